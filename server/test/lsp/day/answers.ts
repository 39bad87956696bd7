/** Everything that a server can be asked about a workspace, as one text. */
import type { Diagnostic } from 'vscode-languageserver';
import { LineIndex } from '../../../src/base/line-index.ts';
import { REQUESTS } from '../../../src/protocol.ts';
import { QUESTION } from '../../ide/preview/acme.ts';
import type { Client } from '../client.ts';

/** JSON by what was asked. */
export type Answers = Readonly<Record<string, string>>;

/** What is asked of a place, and how many characters there are to the next. */
const AT = ['hover', 'completion', 'definition'];
const STEP = 173;

/** Answers by what was asked, as JSON; of open files by their texts. What counts the changes of one server is left out. */
export async function answersOf(client: Client, open: ReadonlyMap<string, string>): Promise<Answers> {
  const answers: Record<string, string> = {};
  const ask = async (method: string, params: object, about = '') => {
    answers[`${method} ${about}`] = JSON.stringify(await client.request(method, params), withoutRevision);
  };
  const workspace = client.uri('').replace(/\/$/, '');
  const { items } = await client.request<{ readonly items: readonly Report[] }>('workspace/diagnostic', {
    previousResultIds: [],
  });
  for (const it of items) answers[`diagnostics of ${it.uri}`] = JSON.stringify(it);
  for (const [path, text] of open) {
    const textDocument = { uri: client.uri(path) };
    for (const [method, params] of inFile(text)) await ask(method, { textDocument, ...params }, path);
    for (let offset = 0; offset < text.length; offset += STEP) {
      const position = LineIndex.of(text).position(offset);
      for (const it of AT)
        await ask(`textDocument/${it}`, { textDocument, position }, `${path} at ${offset}`);
    }
  }
  await ask(REQUESTS.impact, { workspace, question: QUESTION, offset: 0, count: 200 });
  await ask(REQUESTS.plan, { workspace, center: undefined, group: 'costCenter', depth: undefined });
  await ask(REQUESTS.tree, { workspace, parent: undefined });
  await ask(REQUESTS.status, { workspace });
  for (const query of ['plan', 'renamed', 'team']) await ask('workspace/symbol', { query }, query);
  return answers;
}

/** Characters shown on both sides of where two answers part. */
const SHOWN = 150;

/** The first answers that are not the same, from where they part; empty where all are. */
export function differences(found: Answers, expected: Answers): string {
  const asked = new Set([...Object.keys(found), ...Object.keys(expected)]);
  const other = [...asked].filter((it) => found[it] !== expected[it]);
  const shown = other.slice(0, 8).map((it) => {
    const [a = 'nothing', b = 'nothing'] = [found[it], expected[it]];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const around = (text: string) => text.slice(Math.max(0, at - SHOWN), at + SHOWN);
    return `${it}\n  found    ${around(a)}\n  expected ${around(b)}`;
  });
  return other.length === 0 ? '' : `${other.length} of ${asked.size}\n${shown.join('\n')}`;
}

interface Report {
  readonly uri: string;
  readonly items: readonly Diagnostic[];
}

function inFile(text: string): readonly (readonly [method: string, params: object])[] {
  const range = { start: { line: 0, character: 0 }, end: LineIndex.of(text).position(text.length) };
  return [
    ['textDocument/diagnostic', {}],
    ['textDocument/codeLens', {}],
    ['textDocument/inlayHint', { range }],
    ['textDocument/documentSymbol', {}],
    ['textDocument/foldingRange', {}],
    ['textDocument/documentLink', {}],
  ];
}

function withoutRevision(key: string, value: unknown): unknown {
  return key === 'revision' ? undefined : value;
}
