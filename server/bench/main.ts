/**
 * `npm run bench`: prints every figure that has a goal, all from one run, and writes `docs/benchmarks.md`.
 *
 *     node --import tsx server/bench/main.ts [--quick] [--files N] [--only check,small,impact,typing,editor,declined]
 *
 * `--quick` and `--files` are for trying out: smaller projects, fewer runs, and the page is not written.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { today } from '../src/host/clock.ts';
import { type Goal, goalRows, grouped, isMet } from './goals.ts';
import {
  type Bench,
  measureCheck,
  measureDeclined,
  measureImpact,
  measureSmall,
  measureTyping,
  type Part,
} from './measure.ts';
import { measureEditor } from './measure-editor.ts';
import { outputOf } from './processes.ts';
import { newestNode, openWorkplace, type Workplace, writeProject } from './workplace.ts';

const PARTS = {
  check: measureCheck,
  small: measureSmall,
  impact: measureImpact,
  typing: measureTyping,
  editor: measureEditor,
  declined: measureDeclined,
} satisfies Record<string, (bench: Bench) => Part | Promise<Part>>;

const root = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    files: { type: 'string' },
    only: { type: 'string' },
  },
});
const workplace = await openWorkplace();
process.on('exit', workplace.remove);
const bench = prepare(workplace);
const parts = await measure(bench);
const goals = parts.flatMap((it) => it.goals);
if (!options.quick && options.files === undefined && options.only === undefined) writePage();
console.log(`\n${goals.filter(isMet).length} of ${goals.length} goals are met`);

function prepare(place: Workplace): Bench {
  const files = Number(options.files ?? (options.quick ? 1000 : 10_000));
  const cli = join(root, 'dist/cli.cjs');
  const isBuilt = existsSync(cli);
  if (!isBuilt)
    console.error('dist/cli.cjs is missing (npm run build): a program without layout and cache stands in');
  console.error(`writing a project of ${grouped(files)} files`);
  const project = writeProject(place, files);
  return {
    workplace: place,
    project,
    small: writeProject(place, 10),
    cli: isBuilt ? cli : undefined,
    newest: wants('impact') && !options.quick ? newestNode(place) : running(),
    runs: options.quick ? 1 : 3,
    sizes: options.quick ? [100, 1000, 5000] : [100, 1000, 5000, 50_000],
  };
}

function running(): Bench['newest'] {
  return { file: process.execPath, version: process.versions.node };
}

function wants(part: string): boolean {
  return options.only === undefined || options.only.split(',').includes(part);
}

async function measure(on: Bench): Promise<readonly Part[]> {
  const done: Part[] = [];
  for (const [name, run] of Object.entries(PARTS)) {
    if (!wants(name)) continue;
    console.error(`measuring: ${name}`);
    const part = await run(on);
    for (const it of part.goals) console.log(line(it));
    for (const it of part.section?.rows ?? []) console.log(`  ${it}`);
    done.push(part);
  }
  return done;
}

function line(goal: Goal): string {
  const { name, figure, against, value, most, show } = goal;
  const result = against === '' ? '' : ` is ${show(value)} of ${against}`;
  return `${isMet(goal) ? 'met    ' : 'NOT MET'} ${name}: ${figure}${result}, at most ${show(most)}`;
}

function writePage(): void {
  const { bytes, files } = bench.project;
  const page = [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; what a row compares is from one run, so that ratios hold on any machine. Times are those of whole processes,',
    'medians; keystrokes are times inside one process. `server/bench/generate.ts` makes the project, the same on every machine.',
    '',
    `- ${machine()}, ${today()}`,
    `- ${versions()}`,
    `- a project of ${grouped(files)} files, ${(bytes / 1e6).toFixed(1)} MB`,
    '',
    ...goalRows(goals),
    '',
    ...parts.flatMap(({ section }) =>
      section ? [`## ${section.title}`, '', ...section.about, '', ...section.rows, ''] : [],
    ),
  ];
  writeFileSync(join(root, 'docs/benchmarks.md'), page.join('\n'));
}

function machine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`;
}

function versions(): string {
  const peers = ['yaml', 'js-yaml', 'yaml-language-server'].map((it) => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', it, 'package.json'), 'utf8'));
    return `${it} ${version}`;
  });
  const gitVersion = outputOf({ file: 'git', args: ['--version'] })
    .trim()
    .replace('version ', '');
  return [
    `Node ${process.versions.node} (for \`impact\` ${bench.newest.version})`,
    gitVersion,
    ...peers,
  ].join(', ');
}
