/** Everything that a client can ask about a place in a file, and where the places lie that an answer speaks of. */
import type { Position, Range, ServerCapabilities } from 'vscode-languageserver';
import { REQUESTS } from '../../src/protocol.ts';
import { QUESTION } from '../ide/preview/acme.ts';

/** What is asked about: a position of a file that is open. */
export interface Asked {
  readonly uri: string;
  /** From the workspace folder. */
  readonly path: string;
  readonly position: Position;
  /** The whole text. */
  readonly range: Range;
  /** URI of its folder. */
  readonly workspace: string;
}

/** One request. */
export type Request = readonly [method: string, params: object];

/** What a server that provides something is asked about a position. */
const AT_POSITION: Provided = {
  hoverProvider: at('textDocument/hover'),
  completionProvider: at('textDocument/completion'),
  definitionProvider: at('textDocument/definition'),
  referencesProvider: at('textDocument/references', { context: { includeDeclaration: true } }),
  documentHighlightProvider: at('textDocument/documentHighlight'),
  renameProvider: (asked) => [
    ...at('textDocument/prepareRename')(asked),
    ...at('textDocument/rename', { newName: 'another' })(asked),
  ],
  selectionRangeProvider: ({ uri, position }) => [
    ['textDocument/selectionRange', { textDocument: { uri }, positions: [position] }],
  ],
};

/** The same about a whole file. */
const OF_FILE: Provided = {
  codeActionProvider: (asked) => [
    ...ofRange('textDocument/codeAction', { context: { diagnostics: [] } })(asked),
    ...ofRange('textDocument/codeAction', { context: { diagnostics: [], only: ['source.fixAll'] } })(asked),
  ],
  inlayHintProvider: ofRange('textDocument/inlayHint'),
  semanticTokensProvider: (asked) => [
    ...ofFile('textDocument/semanticTokens/full')(asked),
    ...ofRange('textDocument/semanticTokens/range')(asked),
  ],
  codeLensProvider: ofFile('textDocument/codeLens'),
  foldingRangeProvider: ofFile('textDocument/foldingRange'),
  documentFormattingProvider: ofFile('textDocument/formatting', {
    options: { tabSize: 2, insertSpaces: true },
  }),
  documentSymbolProvider: ofFile('textDocument/documentSymbol'),
  documentLinkProvider: ofFile('textDocument/documentLink'),
  diagnosticProvider: (asked) => [
    ...ofFile('textDocument/diagnostic')(asked),
    ['workspace/diagnostic', { previousResultIds: [] }],
  ],
  workspaceSymbolProvider: () => [['workspace/symbol', { query: 'o' }]],
};

type Provided = Readonly<Record<string, (asked: Asked) => readonly Request[]>>;

/** What can be asked about a position of a server with these capabilities. */
export function requestsAt(capabilities: ServerCapabilities, asked: Asked): readonly Request[] {
  const { workspace, path, position } = asked;
  const rowAt: Request = [REQUESTS.rowAt, { workspace, question: QUESTION, path, ...position }];
  return [...providedBy(capabilities, AT_POSITION, asked), rowAt];
}

/** What can be asked about a whole file, and about all of them. */
export function requestsOf(capabilities: ServerCapabilities, asked: Asked): readonly Request[] {
  const { workspace } = asked;
  const question = QUESTION;
  const window = { workspace, question, offset: 0, count: 50 };
  return [
    ...providedBy(capabilities, OF_FILE, asked),
    [REQUESTS.impact, window],
    [REQUESTS.rows, window],
    [REQUESTS.plan, { workspace, group: 'costCenter' }],
    [REQUESTS.tree, { workspace }],
    [REQUESTS.explain, { workspace, question, row: 'center/shop', figure: 'after' }],
    [REQUESTS.export, { workspace, question, format: 'markdown' }],
    [REQUESTS.status, { workspace }],
    [REQUESTS.bases, { workspace }],
  ];
}

/** What is provided and not known here was forgotten by the tests. */
function providedBy(capabilities: ServerCapabilities, known: Provided, asked: Asked): readonly Request[] {
  const provided = Object.keys(capabilities).filter((it) => it.endsWith('Provider'));
  const forgotten = provided.filter((it) => !(it in AT_POSITION) && !(it in OF_FILE));
  if (forgotten.length > 0) throw new Error(`nobody asks for ${forgotten.join(', ')}`);
  return provided.flatMap((it) => known[it]?.(asked) ?? []);
}

function at(method: string, more: object = {}) {
  return ({ uri, position }: Asked): readonly Request[] => [
    [method, { textDocument: { uri }, position, ...more }],
  ];
}

function ofRange(method: string, more: object = {}) {
  return ({ uri, range }: Asked): readonly Request[] => [[method, { textDocument: { uri }, range, ...more }]];
}

function ofFile(method: string, more: object = {}) {
  return ({ uri }: Asked): readonly Request[] => [[method, { textDocument: { uri }, ...more }]];
}

/** Full of numbers, none of which is a place. */
const CHART = 'option';

/** A position in an answer, and the URI or the path of the file that it is in; of the file that was asked about there may be none. */
export type Placed = readonly [file: string | undefined, position: Position];

/** Every one in an answer, whatever the answer is. */
export function* positionsIn(answer: unknown, around?: string): Generator<Placed> {
  if (typeof answer !== 'object' || answer === null) return;
  const file = fileOf(answer) ?? around;
  for (const position of positionsOf(answer)) yield [file, position];
  for (const [name, value] of Object.entries(answer))
    if (name === 'changes') for (const [uri, edits] of Object.entries(value)) yield* positionsIn(edits, uri);
    else if (name !== CHART) yield* positionsIn(value, name === 'originSelectionRange' ? around : file);
}

/** URI or path. */
function fileOf(answer: object): string | undefined {
  const { targetUri, uri, path, textDocument }: Record<string, unknown> = { ...answer };
  const document: { uri?: unknown } = { ...Object(textDocument) };
  return [targetUri, uri, path, document.uri].find((it) => typeof it === 'string');
}

/** Of a position itself, of a fold, of semantic tokens. */
function positionsOf(answer: object): readonly Position[] {
  const { line, character, startLine, endLine, data }: Record<string, unknown> = { ...answer };
  if (typeof line === 'number' && typeof character === 'number') return [{ line, character }];
  if (typeof startLine === 'number' && typeof endLine === 'number')
    return [startLine, endLine].map((it) => ({ line: it, character: 0 }));
  return Array.isArray(data) && data.every((it) => typeof it === 'number') ? tokenEnds(data) : [];
}

/** Both ends of each: five numbers, rows and columns counted from the token before. */
function tokenEnds(data: readonly number[]): readonly Position[] {
  const ends: Position[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [rows = 0, columns = 0, length = 0] = data.slice(i, i + 3);
    line += rows;
    character = rows === 0 ? character + columns : columns;
    ends.push({ line, character }, { line, character: character + length });
  }
  return ends;
}

/** What a client asks to know more about, of an answer: completions, lenses, hints. */
export function resolvesOf(method: string, answer: unknown): readonly Request[] {
  const resolve = RESOLVED.get(method);
  const items: unknown = Array.isArray(answer) ? answer : Reflect.get(Object(answer), 'items');
  return resolve && Array.isArray(items) ? items.slice(0, 2).map((it) => [resolve, it]) : [];
}

const RESOLVED: ReadonlyMap<string, string> = new Map([
  ['textDocument/completion', 'completionItem/resolve'],
  ['textDocument/codeLens', 'codeLens/resolve'],
  ['textDocument/inlayHint', 'inlayHint/resolve'],
]);
