/** The figures, one function for each part of the table. Each peer runs right next to what is compared with it. */
import { join } from 'node:path';
import { single } from './generate.ts';
import { type Goal, grouped, limitGoal, megabytes, milliseconds, percent, ratioGoal } from './goals.ts';
import { serverKeystrokes } from './language-server.ts';
import { medianTime, outputOf, type Program, peakOf, timeOf } from './processes.ts';
import type { DeclinedCount } from './programs/declined.ts';
import type { SessionTimes } from './programs/keystrokes.ts';
import { budgetSessions } from './sessions.ts';
import { median, SESSIONS_HEAD, sessionRow, statistics } from './statistics.ts';
import { changeTen, GIT, git, type ProjectFolder, type Workplace } from './workplace.ts';

/** What every part needs. */
export interface Bench {
  readonly workplace: Workplace;
  readonly project: ProjectFolder;
  readonly small: ProjectFolder;
  /** `dist/cli.cjs`; undefined if it has not been built. */
  readonly cli: string | undefined;
  readonly newest: { readonly file: string; readonly version: string };
  readonly runs: number;
  /** Rows of the documents that are typed in. */
  readonly sizes: readonly number[];
}

/** A table that shows more than the goals require. */
export interface Section {
  readonly title: string;
  readonly about: readonly string[];
  readonly rows: readonly string[];
}

/** Goals, and the details behind them. */
export interface Part {
  readonly goals: readonly Goal[];
  readonly section?: Section;
}

/** A cold and a warm `check`, against parsers and the straight program; memory. */
export function measureCheck(bench: Bench): Part {
  const { workplace, project, runs } = bench;
  const check = command(bench, 'check', project.folder);
  const peer = (name: string) => node(process.execPath, workplace.program(`${name}.mjs`), project.folder);
  const yaml = medianTime(peer('parse-yaml'), Math.max(1, runs - 2));
  const jsYaml = medianTime(peer('parse-js-yaml'), runs);
  const straight = medianTime(peer('straight'), runs);
  const cold = medianTime(check, runs, () => workplace.dropCache());
  // the timing of garbage collection decides over a tenth of it
  const peaks = Array.from({ length: runs }, () => {
    workplace.dropCache();
    return peakOf(check, workplace.folder);
  });
  const warm = medianTime(check, runs, (run) => changeTen(project, run));
  const name = `\`check\`, ${grouped(project.files)} files`;
  return {
    goals: [
      ratioGoal(`${name}, cold`, cold, '`yaml` parses the same text', yaml, 0.15),
      ratioGoal(`${name}, cold`, cold, '`js-yaml` loads it', jsYaml, 2.5),
      ratioGoal(`${name}, cold`, cold, 'the straight program', straight, 1.5),
      ratioGoal(`${name}, 10 changed, warm`, warm, '`yaml` parses the same text', yaml, 0.03),
      limitGoal(`${name}, cold: most memory`, median(peaks), 400, megabytes),
    ],
  };
}

/** `check` of ten files, against a Node that does nothing. */
export function measureSmall(bench: Bench): Part {
  const { workplace, small, runs } = bench;
  const empty = node(process.execPath, workplace.program('empty.cjs'));
  const check = command(bench, 'check', small.folder);
  timeOf(check);
  const times = Array.from({ length: runs * 3 }, () => ({ check: timeOf(check), empty: timeOf(empty) }));
  const checkTime = statistics(times.map((it) => it.check)).p50;
  const emptyTime = statistics(times.map((it) => it.empty)).p50;
  return { goals: [ratioGoal('`check`, 10 files', checkTime, 'an empty Node', emptyTime, 2.5)] };
}

/** `impact` of ten changed files with a warm cache on the newest Node, against Git and an empty Node. */
export function measureImpact(bench: Bench): Part {
  const { workplace, project, newest, runs } = bench;
  changeTen(project, 1000);
  const impact = command({ ...bench, node: newest.file }, 'impact', project.folder);
  timeOf(impact);
  const raw = git(project.folder, 'diff', '--raw', '--no-abbrev', 'HEAD').trim().split('\n');
  const ids = raw.map((it) => it.split(' ')[2] ?? '');
  const diff = gitProgram(project, 'diff', '--raw', '--no-abbrev', '-z', 'HEAD');
  const blobs = { ...gitProgram(project, 'cat-file', '--batch'), input: `${ids.join('\n')}\n` };
  const empty = node(newest.file, workplace.program('empty.cjs'));
  const floor = [diff, blobs, empty].reduce((sum, it) => sum + medianTime(it, runs * 2), 0);
  const figure = medianTime(impact, runs);
  const name = `\`impact\`, ${ids.length} of ${grouped(project.files)} files changed, warm, Node ${newest.version}`;
  return { goals: [ratioGoal(name, figure, '`git diff` + `cat-file --batch` + an empty Node', floor, 3)] };
}

/** Typing, against yaml-language-server on a standalone file. */
export async function measureTyping(bench: Bench): Promise<Part> {
  const { workplace, project, sizes } = bench;
  const text = single(100, project.files).text;
  const server = statistics(
    await serverKeystrokes({
      node: process.execPath,
      folder: join(workplace.folder, 'alone'),
      text,
      sessions: budgetSessions(text),
    }),
  );
  const args = ['--expose-gc', workplace.program('keystrokes.mjs'), String(project.files), sizes.join(',')];
  const sessions: readonly SessionTimes[] = JSON.parse(outputOf({ file: process.execPath, args }));
  const timesOf = (least: number, most: number) =>
    statistics(sessions.filter((it) => least < it.rows && it.rows <= most).flatMap((it) => it.times));
  const peer = 'p95 of yaml-language-server, 100 rows alone';
  const large = timesOf(10_000, Infinity);
  return {
    goals: [
      ratioGoal('a keystroke, up to 100 rows, p95', timesOf(0, 100).p95, peer, server.p95, 0.2),
      ratioGoal('a keystroke, up to 1,000 rows, p95', timesOf(100, 1000).p95, peer, server.p95, 0.4),
      ratioGoal('a keystroke, up to 5,000 rows, p95', timesOf(1000, 10_000).p95, peer, server.p95, 0.4),
      ...(large.count > 0 ? [limitGoal('a keystroke, 50,000 rows, p95', large.p95, 50, milliseconds)] : []),
    ],
    section: {
      title: 'Typing',
      about: [
        'A keystroke goes through the engine inside that project: the text of the open file in; its findings, the totals of its cost centers',
        'and the impact of the whole project out. Every state counts; what loading has left behind is collected before the first.',
      ],
      rows: [
        ...SESSIONS_HEAD,
        sessionRow('yaml-language-server, the first four sessions', 100, server),
        ...sessions.map((it) => sessionRow(it.session, it.rows, statistics(it.times))),
      ],
    },
  };
}

/** How much of what people write needs the full parser. */
export function measureDeclined({ workplace }: Bench): Part {
  const examples = join(import.meta.dirname, '../../examples');
  const args = [workplace.program('declined.mjs'), examples];
  const counts: readonly DeclinedCount[] = JSON.parse(outputOf({ file: process.execPath, args }));
  const goals = counts.map(({ name, items, declined }) =>
    limitGoal(
      `declined by the strict reader: ${name}, ${grouped(items)} items`,
      declined / items,
      0.01,
      percent,
    ),
  );
  return { goals };
}

function command(bench: Bench & { readonly node?: string }, name: string, folder: string): Program {
  const file = bench.node ?? process.execPath;
  const env = { ...GIT, XDG_CACHE_HOME: bench.workplace.cache };
  const fine = [0, 1];
  return bench.cli === undefined
    ? { file, args: [bench.workplace.program('command.mjs'), name, folder], env, fine }
    : { file, args: [bench.cli, name, '--cwd', folder, '--as-of', '2026-11-01'], env, fine };
}

function node(file: string, ...args: readonly string[]): Program {
  return { file, args };
}

function gitProgram({ folder }: ProjectFolder, ...args: readonly string[]): Program {
  return { file: 'git', args: ['-C', folder, ...args], env: GIT };
}
