/** The language server in a large project, against yaml-language-server on single files: the same client, texts and typing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EditorClient, positionOf, type Question, type ServerProgram } from './editor-client.ts';
import { CENTERS_PATH, DRIVERS_PATH, type GeneratedFile, generate, single } from './generate.ts';
import { type Goal, grouped, limitGoal, megabytes, milliseconds, ratioGoal } from './goals.ts';
import { openAlone, SETTLING, startPeer } from './language-server.ts';
import type { Bench, Part } from './measure.ts';
import { budgetSessions, driverSession, type Edit, edited, renameSession, type Session } from './sessions.ts';
import { SESSIONS_HEAD, type Statistics, sessionRow, statistics } from './statistics.ts';
import { git, writeFile } from './workplace.ts';

/** Rows that an editor shows at once. */
const SHOWN = 60;

/** How many files the peer opens for the comparison of memory. */
const PEER_FILES = 1000;

/** What VS Code requests again after each edit, besides what it shows at the cursor. */
const OUTLINE: readonly Question[] = ['documentSymbol', 'foldingRange', 'documentLink'].map((it) => ({
  method: `textDocument/${it}`,
}));

/** The figures of the server, and a table of all sessions. */
export async function measureEditor(bench: Bench): Promise<Part> {
  const { project, sizes } = bench;
  const files = sizes.map((rows) => ({ rows, file: single(rows, project.files) }));
  for (const { file } of files) writeFile(join(project.folder, file.path), file.text);
  git(project.folder, 'checkout', '-q', '.');
  git(project.folder, 'add', '-A');
  git(project.folder, 'commit', '-q', '-m', 'singles');
  const ours = await measureOurs(bench, files);
  const peer = await measurePeer(bench, files);
  return {
    goals: goalsOf(bench, ours, peer),
    section: {
      title: 'The language server',
      about: [
        'The built server in that project, asked over stdio as VS Code asks: with each edit for outline, folding, links, hints of the rows in',
        'view and lenses. A keystroke is answered when diagnostics, hints and lenses are there. The peer is asked for diagnostics alone.',
      ],
      rows: [
        ...SESSIONS_HEAD,
        sessionRow('yaml-language-server, diagnostics alone', 100, peer.typing),
        ...ours.sessions.map((it) => sessionRow(it.name, it.rows, statistics(it.times))),
        ...(['completion', 'hover'] as const).flatMap((what) =>
          ours.answers.flatMap((it, i) => [
            sessionRow(`${what} after an edit`, it.rows, it[what]),
            sessionRow(
              `yaml-language-server: ${what} after an edit`,
              it.rows,
              peer.answers[i]?.[what] ?? it[what],
            ),
          ]),
        ),
      ],
    },
  };
}

interface SizedFile {
  readonly rows: number;
  readonly file: GeneratedFile;
}

interface TypedSession {
  readonly name: string;
  readonly rows: number;
  readonly times: readonly number[];
}

/** Milliseconds until completion and hover are answered right after an edit. */
interface Answers {
  readonly rows: number;
  readonly completion: Statistics;
  readonly hover: Statistics;
}

interface Figures {
  /** Milliseconds from the start of the process to the first diagnostics of an open file. */
  readonly start: number;
  /** Megabytes. */
  readonly memory: number;
  readonly answers: readonly Answers[];
}

interface Ours extends Figures {
  readonly sessions: readonly TypedSession[];
}

interface Peer extends Figures {
  readonly typing: Statistics;
}

function goalsOf({ project }: Bench, ours: Ours, peer: Peer): readonly Goal[] {
  const name = 'yaml-language-server, 100 rows alone';
  const typing = (least: number, most: number) =>
    statistics(ours.sessions.filter((it) => least < it.rows && it.rows <= most).flatMap((it) => it.times));
  const [small, middle, large] = [typing(0, 100), typing(100, 10_000), typing(10_000, Infinity)];
  const ratio = (rows: string, part: 'p50' | 'p95', figure: Statistics, most: number) =>
    ratioGoal(
      `server, a keystroke, ${rows}, ${part}`,
      figure[part],
      `${part} of ${name}`,
      peer.typing[part],
      most,
    );
  return [
    ratio('up to 100 rows', 'p50', small, 0.25),
    ratio('up to 100 rows', 'p95', small, 0.25),
    ratio('up to 5,000 rows', 'p50', middle, 2),
    ratio('up to 5,000 rows', 'p95', middle, 2),
    ...(large.count > 0
      ? [limitGoal('server, a keystroke, 50,000 rows, p95', large.p95, 50, milliseconds)]
      : []),
    ...(['completion', 'hover'] as const).flatMap((what) =>
      ours.answers.flatMap((it, i) => {
        const other = peer.answers[i];
        const title = `server, ${what} after an edit, ${grouped(it.rows)} rows`;
        return other
          ? [ratioGoal(title, it[what].p50, 'yaml-language-server, the file alone', other[what].p50, 0.25)]
          : [];
      }),
    ),
    ratioGoal('server, start to first diagnostics', ours.start, name, peer.start, 0.5),
    {
      ...limitGoal(`server, memory, ${grouped(project.files)} files`, ours.memory, peer.memory, megabytes),
      against: `yaml-language-server, ${grouped(PEER_FILES)} files`,
    },
  ];
}

async function measureOurs(bench: Bench, files: readonly SizedFile[]): Promise<Ours> {
  const { project, workplace } = bench;
  workplace.dropCache();
  const started = performance.now();
  const client = await EditorClient.start(program(bench), project.folder);
  const [first] = files;
  if (first) await client.open(first.file.path, first.file.text);
  const start = performance.now() - started;
  // any answer waits until everything is read
  if (first) await client.ask(first.file.path, { method: 'textDocument/codeLens' });
  const memory = client.memory();
  const sessions: TypedSession[] = [];
  const answers: Answers[] = [];
  for (const { rows, file } of files) {
    if (file !== first?.file) await client.open(file.path, file.text);
    for (const it of budgetSessions(file.text))
      sessions.push(await typed(client, file.path, it, rows, file.text));
  }
  for (const { rows, file } of long(files)) answers.push(await answersIn(client, file.path, file.text, rows));
  for (const [path, record] of [
    [DRIVERS_PATH, driverSession],
    [CENTERS_PATH, renameSession],
  ] as const) {
    const text = readFileSync(join(project.folder, path), 'utf8');
    await client.open(path, text);
    sessions.push(await typed(client, path, record(text), text.split('\n').length - 1, text));
  }
  await client.stop();
  return { start, memory, sessions, answers };
}

async function measurePeer({ workplace, project }: Bench, files: readonly SizedFile[]): Promise<Peer> {
  const folder = join(workplace.folder, 'alone');
  const started = performance.now();
  const client = await startPeer(process.execPath, folder);
  const text = files[0]?.file.text ?? '';
  await openAlone(client, folder, 'budget.yaml', text);
  const start = performance.now() - started - SETTLING;
  const times: number[] = [];
  for (const edit of budgetSessions(text).flatMap((it) => it.edits))
    times.push(await client.type('budget.yaml', edit));
  const answers: Answers[] = [];
  for (const { rows, file } of long(files)) {
    await openAlone(client, folder, `rows-${rows}.yaml`, file.text);
    answers.push(await answersIn(client, `rows-${rows}.yaml`, file.text, rows));
  }
  await client.stop();
  return {
    start,
    typing: statistics(times),
    answers,
    memory: await peerMemory(join(workplace.folder, 'many'), project.files),
  };
}

async function peerMemory(folder: string, size: number): Promise<number> {
  const client = await startPeer(process.execPath, folder);
  let i = 0;
  for (const { text } of generate({ files: size })) {
    if (i++ === PEER_FILES) break;
    await openAlone(client, folder, `plan-${i}.yaml`, text);
  }
  const memory = client.memory();
  await client.stop();
  return memory;
}

/** Everything is requested with each edit; what counts is when diagnostics, hints and lenses are there. */
async function typed(
  client: EditorClient,
  path: string,
  { name, edits }: Session,
  rows: number,
  text: string,
): Promise<TypedSession> {
  const times: number[] = [];
  let now = text;
  for (const edit of edits) {
    now = edited(now, edit);
    const { line } = positionOf(now, edit.at);
    const start = Math.max(0, line - SHOWN / 2);
    const range = { start: { line: start, character: 0 }, end: { line: start + SHOWN, character: 0 } };
    const shown = [
      { method: 'textDocument/inlayHint', params: { range } },
      { method: 'textDocument/codeLens' },
    ];
    const typing = client.type(path, edit, shown);
    const outline = OUTLINE.map((it) => client.ask(path, it));
    times.push(await typing);
    await Promise.all(outline);
  }
  return { name, rows, times };
}

/** Files that are long enough for comparing answers. */
function long(files: readonly SizedFile[]): readonly SizedFile[] {
  return files.filter(({ rows }) => 1000 <= rows && rows <= 10_000);
}

/** Removes the last letter of a category in the middle of the file, puts it back, and asks there each time. */
async function answersIn(client: EditorClient, path: string, text: string, rows: number): Promise<Answers> {
  const key = text.indexOf('category: ', Math.floor(text.length / 2)) + 'category: '.length;
  const end = key + (/^[\w-]+/.exec(text.slice(key))?.[0].length ?? 0);
  const edits: readonly Edit[] = [
    { at: end - 1, remove: 1, insert: '' },
    { at: end - 1, remove: 0, insert: text.charAt(end - 1) },
  ];
  const position = positionOf(text, key + 2);
  const times = async (what: string) => {
    const question = { method: `textDocument/${what}`, params: { position } };
    const all: number[] = [];
    for (let round = 0; round < 20; round++)
      for (const edit of edits) all.push(await client.typeAndAsk(path, edit, question));
    return statistics(all);
  };
  return { rows, completion: await times('completion'), hover: await times('hover') };
}

function program({ workplace }: Bench): ServerProgram {
  return {
    node: process.execPath,
    args: [join(import.meta.dirname, '../../dist/server.cjs')],
    env: { XDG_CACHE_HOME: workplace.cache },
    settings: { outlay: { inlayHints: 'all', asOf: '2026-11-01' } },
  };
}
