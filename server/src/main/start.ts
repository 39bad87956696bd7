/** `npm start`: the main job on `examples/acme`, whose pending change is prepared in a temporary Git repository. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { impactOf } from '../analysis/impact/impact.ts';
import { total } from '../analysis/model/sums.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import { centersOf } from '../analysis/plan/cube.ts';
import type { CommonOptions } from '../cli/options.ts';
import { runProgram } from '../cli/program.ts';
import { sentenceLines } from '../cli/reporters/impact-text.ts';
import { formatSeconds } from '../cli/terminal/duration.ts';
import { pad } from '../cli/terminal/grid.ts';
import { openWorkspace, type Workspace } from '../cli/workspace.ts';
import type { World } from '../cli/world.ts';
import { plural } from '../domain/words/lists.ts';
import { formatAmount } from '../domain/words/money.ts';
import { prepareGitEnvironment } from '../host/git.ts';
import { countSeverities, diagnosticsOf } from '../report/diagnostic.ts';
import { impactReport } from '../report/impact-report.ts';
import { defaultPeriod } from '../report/plan-columns.ts';
import { endWithOutput, processWorld } from './process-world.ts';

/** Set by the build. */
declare const OUTLAY_VERSION: string;
declare const OUTLAY_BUILD: string;

/** The day on which the example's change is reviewed. */
const AS_OF = '2026-11-18';
const EXAMPLE = 'examples/acme';
const PATCH = 'pending-change.patch';
const BRANCH = 'payments-capacity';

async function main(): Promise<void> {
  prepareGitEnvironment(process.env);
  endWithOutput();
  const world = processWorld(__dirname, OUTLAY_VERSION, OUTLAY_BUILD);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'outlay-start-')));
  // even if the reader of the output leaves early
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  prepare(join(__dirname, '..', EXAMPLE), folder);
  process.exitCode = await run(world, folder);
}

/** Turns the example into a repository: committed on `main`, its pending change in the working tree of a branch. */
function prepare(example: string, folder: string): void {
  cpSync(example, folder, { recursive: true });
  const git = (...args: readonly string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=Outlay',
        '-c',
        'user.email=start@outlay.invalid',
        '-c',
        'commit.gpgSign=false',
        '-c',
        'core.hooksPath=/dev/null',
        '-c',
        'core.autocrlf=false',
        ...args,
      ],
      { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message=The plan that was agreed');
  git('checkout', '--quiet', '-b', BRANCH);
  git('apply', PATCH);
}

async function run(world: World, folder: string): Promise<number> {
  const { style } = world;
  const options: CommonOptions = { cwd: folder, asOf: AS_OF, format: 'text' };
  const watch = stopwatch(world);
  const row = (name: string, text: string) =>
    world.out(
      `${style.ok(style.glyphs.ok)} ${name.padEnd(9)} ${pad(text, 68)} ${style.dim(pad(watch(), 7, 'right'))}\n`,
    );
  const workspace = await openWorkspace(world, options, { base: true });
  if (!workspace) return 3;
  row('check', checkWords(workspace));
  row('plan', planWords(workspace));
  const impact = impactOf(workspace.project);
  if (impact.state === 'unknown') {
    world.err(`the effect is unknown: ${impact.reason}\n`);
    return 3;
  }
  const report = impactReport(workspace.project, impact);
  row('impact', `branch ${BRANCH}: ${report.headline.text}`);
  world.out('\n');
  for (const sentence of report.sentences)
    for (const line of sentenceLines(sentence, style, world.columns - 2)) world.out(`  ${line}\n`);
  for (const notice of report.notices) world.out(`  ${style.warning('note')}: ${notice}\n`);
  for (const command of [['show', '--depth', '2'], ['impact'], ['check']]) {
    world.out(`\n${style.dim('$')} ${style.bold(`outlay ${command.join(' ')}`)}\n`);
    await runProgram(world, [...command, '--cwd', folder, '--as-of', AS_OF]);
  }
  world.out(tryNext(world));
  return 0;
}

/** Returns the seconds since its last call. */
function stopwatch(world: World): () => string {
  let last = world.elapsed();
  return () => {
    const now = world.elapsed();
    const took = now - last;
    last = now;
    return formatSeconds(took, 1);
  };
}

function checkWords({ project }: Workspace): string {
  const found = [...project.allFindings()].flatMap((it) =>
    diagnosticsOf(project.head, it[0]?.path ?? '', it),
  );
  const documents = plural(project.head.documents.size, 'document');
  const counts = countSeverities(found);
  if (found.length === 0) return `${documents}, no findings`;
  const words = [
    plural(counts.error, 'error'),
    plural(counts.warning, 'warning'),
    plural(counts.info, 'info'),
  ];
  return `${documents}, ${words.join(', ')}`;
}

function planWords({ project }: Workspace): string {
  const { head } = project;
  const { calendar, currency } = head.settings.get();
  const { span } = defaultPeriod(head, project.asOf);
  const sum = total(head.totals.all(WORKSPACE), 'spend', span.first, span.last);
  const centers = centersOf(head).length - 1;
  return `${formatAmount(sum, currency)} in ${calendar.periodText(span)}, ${plural(centers, 'cost center')}`;
}

function tryNext({ style }: World): string {
  const lines: readonly (readonly [string, string])[] = [
    [`npx outlay show --cwd ${EXAMPLE}`, 'the plan as a tree'],
    [`edit ${EXAMPLE}/budgets/payments.yaml`, `then npx outlay impact --cwd ${EXAMPLE}: watch money move`],
    [`npx outlay explain payments/seats --cwd ${EXAMPLE}`, 'where an amount comes from'],
  ];
  const width = Math.max(...lines.map(([command]) => command.length));
  const rows = lines.map(([command, why], i) => `  ${i + 1}  ${style.blue(command.padEnd(width))}  ${why}`);
  return `\n${style.bold('Try next')}\n${rows.join('\n')}\n`;
}

void main().catch((error: unknown) => {
  process.stderr.write(`npm start failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 3;
});
