/** `outlay init`: a small workspace to start with. It asks nothing and overwrites nothing. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fiscalYear } from '../../analysis/impact/impact.ts';
import { Project } from '../../analysis/project.ts';
import { list } from '../../domain/words/lists.ts';
import { workspaceOf } from '../../host/disk.ts';
import { shellWord } from '../../host/trouble.ts';
import { RULES } from '../../rules/index.ts';
import { jsonText } from '../json.ts';
import { type CommonOptions, type Format, folderOf } from '../options.ts';
import { fromHere } from '../paths.ts';
import { complain, isFolder, note } from '../workspace.ts';
import type { ExitCode, World } from '../world.ts';
import { writeInto } from '../write-files.ts';

/** Writes `outlay.yaml`, `centers.yaml` and `budget.yaml`, unless one of them exists. */
export async function runInit(world: World, options: CommonOptions): Promise<ExitCode> {
  const folder = folderOf(world, options);
  if (!isFolder(world, folder, true)) return 2;
  const files = filesFor(options.asOf ?? world.today());
  const there = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (there.length > 0) {
    complain(
      world,
      `${list(there)} ${there.length === 1 ? 'is' : 'are'} there already, nothing was written`,
      'see what it says: outlay show',
    );
    return 2;
  }
  const above = workspaceOf(folder);
  if (above !== undefined)
    note(world, `a workspace of its own: from now on ${above} reads nothing in this folder`);
  const written = await writeInto(world, folder, files);
  if (!written) return 3;
  world.out(formatted(world, folder, written, options.format));
  return 0;
}

function formatted(world: World, folder: string, written: readonly string[], format: Format): string {
  if (format === 'json') return jsonText({ version: 1, command: 'init', written });
  const { style } = world;
  const next: readonly (readonly [string, string])[] = [
    ...(folder === world.cwd ? [] : [[`cd ${shellWord(fromHere(world, folder, '.'))}`, ''] as const]),
    ['outlay check', 'is anything wrong?'],
    ['outlay show', 'the plan as a tree'],
    [
      `${isInRepository(folder) ? '' : 'git init && '}git add . && git commit -m "Plan"`,
      'then every edit has an effect: outlay impact',
    ],
  ];
  const width = Math.max(...next.map(([command]) => command.length));
  return [
    ...written.map((path) => `${style.ok(style.glyphs.ok)} ${fromHere(world, folder, path)}`),
    '',
    style.bold('Try next'),
    ...next.map(([command, why]) =>
      `  ${style.blue(command.padEnd(why === '' ? 0 : width))}  ${why}`.trimEnd(),
    ),
    '',
  ].join('\n');
}

/** Whether the folder is already in a Git repository: a plan may be one folder of many. */
function isInRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)));
}

/** The workspace for the year that contains `today` (a UTC day). */
function filesFor(today: string): ReadonlyMap<string, string> {
  const { calendar } = new Project(RULES).head.settings.get();
  const year = fiscalYear(calendar, today);
  return new Map([
    ['outlay.yaml', workspaceText(year)],
    ['centers.yaml', CENTERS],
    ['budget.yaml', budgetText(year)],
  ]);
}

function workspaceText(year: number): string {
  return `# This folder is a workspace: every YAML file below it is part of the plan.
apiVersion: outlay/v1
kind: Workspace
metadata: { name: my-company, title: My Company }
spec:
  currency: USD # totals are in it
  calendar: { start: ${year}-01-01, pattern: monthly, named: starting } # the first day of any one fiscal year
`;
}

const CENTERS = `# Who spends: one tree. A total is a center's own lines and all below.
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: company, title: My Company, owner: alex }
    - { name: engineering, title: Engineering, parent: company } # the owner is that of the center above
---
# What it is spent on.
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - { name: cloud, pool: cloud }
    - { name: saas, pool: software }
---
# People are named once and referred to by name.
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec:
  people:
    - { name: alex, emails: [alex@company.example] }
`;

function budgetText(year: number): string {
  return `# What engineering plans to spend. Only lines are money.
apiVersion: outlay/v1
kind: Budget
metadata: { name: engineering }
spec:
  costCenter: engineering
  period: FY${year}..FY${year + 1}
  lines:
    # a total by fiscal year, spread evenly over its months
    - { name: compute, category: cloud, amount: { FY${year}: 120k, FY${year + 1}: 132k } }
    # so much in each month
    - { name: backups, category: cloud, amount: 850.00/month }
    # a quantity at a price: how many there are in each month from then on
    - { name: seats, category: saas, quantity: { ${year}-01..: 14, ${year}-07..: 16 }, unitPrice: 21.00 USD/month }
    # a part of other lines
    - { name: support, category: cloud, percent: 3%, of: [compute, backups] }
`;
}
