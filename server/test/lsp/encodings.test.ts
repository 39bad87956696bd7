/** A client that counts in UTF-8 is told the same places as one that counts in UTF-16. */
import assert from 'node:assert/strict';
import type { Position, SemanticTokens } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { type Client, connect, PULL, stopAll } from './client.ts';

const PATH = 'budgets/zürich.yaml';
const TEXT = `apiVersion: outlay/v1
kind: Budget
metadata: { title: "🏔 Zürich 🏔", name: zürich }
spec:
  costCenter: payments
  period: FY2027..FY2028
  lines:
    - { title: "🚀🚀", name: 🚀a, category: clod, amount: { FY2027: 1_152_000, FY2028: 1.2M } }
    - { title: "ü", name: straße, category: cloud, amount: { FY2027: 1_000_000 } }
    - { title: "𝔘", name: ziel, category: saas, percent: 10%, of: [straße] }
    - { title: "𝔘", name: last, category: "cl\\
      oud", amount: 4K }
`;

interface Asked {
  readonly what: string;
  readonly params: (at: (offset: number) => Position) => object;
}

/** Everything that is asked of the file, its positions by offsets. */
const ALL: readonly Asked[] = [
  ...['documentSymbol', 'foldingRange', 'codeLens', 'documentLink', 'diagnostic', 'semanticTokens/full'].map(
    (what) => ({ what, params: () => ({}) }),
  ),
  ...['inlayHint', 'semanticTokens/range', 'codeAction'].map(
    (what): Asked => ({
      what,
      params: (at) => ({
        range: { start: at(0), end: at(TEXT.length) },
        context: { diagnostics: [] },
      }),
    }),
  ),
  ...[...TEXT.matchAll(/payments|clod|cloud|straße|4K|ziel|zürich|1\.2M|FY2027/g)].flatMap(({ index }) =>
    ['hover', 'definition', 'references', 'documentHighlight', 'prepareRename', 'rename', 'completion'].map(
      (what): Asked => ({
        what,
        params: (at) => ({
          position: at(index + 2),
          context: { includeDeclaration: true },
          newName: 'other',
        }),
      }),
    ),
  ),
  ...[...TEXT.matchAll(/payments|straße/g)].map(
    ({ index }): Asked => ({
      what: 'selectionRange',
      params: (at) => ({ positions: [at(index + 1)] }),
    }),
  ),
];

function positionIn(rows: readonly string[], offset: number, bytes: boolean): Position {
  let line = 0;
  let rest = offset;
  while (rest > (rows[line] ?? '').length) rest -= (rows[line++] ?? '').length + 1;
  const before = (rows[line] ?? '').slice(0, rest);
  return { line, character: bytes ? Buffer.byteLength(before) : before.length };
}

/** What is said in UTF-8, in UTF-16; `uri` is that of the file that it is said of. */
function inUtf16(
  said: unknown,
  rowsOf: (uri: string) => readonly string[] | undefined,
  uri: string,
): unknown {
  if (Array.isArray(said)) return said.map((it) => inUtf16(it, rowsOf, uri));
  if (typeof said !== 'object' || said === null) return said;
  const of: unknown =
    Reflect.get(said, 'uri') ?? Reflect.get(Object(Reflect.get(said, 'textDocument')), 'uri');
  const here = typeof of === 'string' ? of : uri;
  const entries = Object.entries(said).map(([key, value]) => [
    key,
    inUtf16(value, rowsOf, key.startsWith('file:') ? key : here),
  ]);
  const same: Record<string, unknown> = Object.fromEntries(entries);
  // made from the places
  delete same.resultId;
  const { line, character } = same;
  if (typeof line !== 'number' || typeof character !== 'number') return same;
  const row = Buffer.from(rowsOf(here)?.[line] ?? '');
  const before = row.subarray(0, character);
  return rowsOf(here) ? { line, character: before.toString().length } : same;
}

function isTokens(said: unknown): said is SemanticTokens {
  return typeof said === 'object' && said !== null && 'data' in said;
}

/** Tokens as ranges. */
function ranges(said: unknown): unknown {
  if (!isTokens(said)) return said;
  const found: object[] = [];
  let at = { line: 0, character: 0 };
  for (let i = 0; i < said.data.length; i += 5) {
    const [line = 0, character = 0, length = 0, type] = said.data.slice(i, i + 4);
    at = { line: at.line + line, character: line === 0 ? at.character + character : character };
    found.push({ type, start: at, end: { line: at.line, character: at.character + length } });
  }
  return found;
}

async function answers(client: Client, bytes: boolean): Promise<readonly (readonly [string, unknown])[]> {
  const rows = TEXT.split('\n');
  const uri = client.uri(PATH);
  const rowsOf = (of: string) => (of === uri ? rows : undefined);
  const found: [string, unknown][] = [];
  for (const { what, params } of ALL) {
    const asked = { textDocument: { uri }, ...params((it) => positionIn(rows, it, bytes)) };
    const said = await client
      .request<unknown>(`textDocument/${what}`, asked)
      .catch((error: unknown) => String(error));
    const plain = ranges(said);
    found.push([
      `${what} ${JSON.stringify(params((it) => positionIn(rows, it, false)))}`,
      inUtf16(plain, bytes ? rowsOf : () => undefined, uri),
    ]);
  }
  return found;
}

describe('places in a text with letters of many bytes', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('are the same in UTF-8 and in UTF-16', async () => {
    const made = acme();
    const [first, second] = await Promise.all(
      ['utf-16', 'utf-8'].map(async (encoding) => {
        const client = await connect(made.path, {
          capabilities: { ...PULL, general: { positionEncodings: [encoding] } },
          settings: { inlayHints: 'all' },
        });
        assert.equal(client.result.capabilities.positionEncoding, encoding);
        client.open(PATH, TEXT);
        await client.read();
        return answers(client, encoding === 'utf-8');
      }),
    );
    for (const [i, [what, said]] of (first ?? []).entries()) {
      assert.deepEqual(
        JSON.parse(JSON.stringify(second?.[i]?.[1] ?? null)),
        JSON.parse(JSON.stringify(said ?? null)),
        what,
      );
    }
  });
});
