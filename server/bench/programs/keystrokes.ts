/**
 * One keystroke through `analysis/`: the text of the open file goes in; its findings, the totals of its cost centers and the
 * impact of the whole project come out. Runs all sessions in a project of the requested size, and prints times as JSON.
 *
 *     node --expose-gc keystrokes.mjs FILES ROWS,ROWS,…
 */
import type { TextSource } from '../../src/analysis/change.ts';
import { impactOf } from '../../src/analysis/impact/impact.ts';
import { Project } from '../../src/analysis/project.ts';
import { hashText } from '../../src/host/text.ts';
import { RULES } from '../../src/rules/index.ts';
import { CENTERS_PATH, DRIVERS_PATH, type GeneratedFile, generate, single } from '../generate.ts';
import { budgetSessions, driverSession, edited, renameSession, type Session } from '../sessions.ts';

/** One session on one document. */
export interface SessionTimes {
  readonly session: string;
  /** Rows of the document. */
  readonly rows: number;
  /** Milliseconds, one for each state. */
  readonly times: readonly number[];
}

const [files = '1000', rows = '100,1000,5000'] = process.argv.slice(2);
const project = new Project(RULES);
const texts = new Map<string, string>();
for (const { path, text } of generate({ files: Number(files) })) texts.set(path, text);
const singles = rows.split(',').map((it) => ({ rows: Number(it), file: single(Number(it), Number(files)) }));
for (const { file } of singles) texts.set(file.path, file.text);
load();
// otherwise the figures show in whose session V8 happens to mark what loading has left behind
globalThis.gc?.();
const results: SessionTimes[] = [];
warmUp(single(120, Number(files)));
for (const { rows: size, file } of singles)
  for (const it of budgetSessions(file.text)) results.push(record(it, file.path, size));
results.push(record(driverSession(textOf(DRIVERS_PATH)), DRIVERS_PATH, rowsOf(DRIVERS_PATH)));
results.push(record(renameSession(textOf(CENTERS_PATH)), CENTERS_PATH, rowsOf(CENTERS_PATH)));
process.stdout.write(JSON.stringify(results));

function load(): void {
  const sources = new Map<string, TextSource>();
  for (const [path, text] of texts) sources.set(path, { text, hash: hashText(text, 'sha1') });
  project.apply({ texts: sources, asOf: '2026-11-01' });
  project.apply({ base: { texts: sources, revision: 'base', label: 'base', notes: [] } });
  for (const findings of project.allFindings()) void findings;
  impactOf(project);
}

/** The first hundred keystrokes of a process measure compilation, not typing. */
function warmUp(file: GeneratedFile): void {
  texts.set(file.path, file.text);
  for (const it of budgetSessions(file.text)) record(it, file.path, 0);
  project.apply({ texts: new Map([[file.path, undefined]]) });
}

function record({ name, edits }: Session, path: string, size: number): SessionTimes {
  const times: number[] = [];
  let text = textOf(path);
  for (const edit of edits) {
    text = edited(text, edit);
    const started = performance.now();
    keystroke(path, text);
    times.push(performance.now() - started);
  }
  texts.set(path, text);
  return { session: name, rows: size, times };
}

let revision = 0;

function keystroke(path: string, text: string): void {
  project.apply({ texts: new Map([[path, { text, hash: `state ${revision++}` }]]) });
  project.findings(path);
  const { head } = project;
  const centers = new Set<string>();
  for (const key of head.files.get(path)?.documents.get() ?? [])
    for (const line of head.plan(key).lines) centers.add(line.center);
  for (const center of centers) head.totals.all(center);
  impactOf(project);
}

function textOf(path: string): string {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`no ${path}`);
  return text;
}

function rowsOf(path: string): number {
  return textOf(path).split('\n').length - 1;
}
