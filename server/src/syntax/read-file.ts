/** Cuts a text into documents and the items of their main lists, by rows and indentation alone. */
import type { PlacedItem, SourceDocument, SourceFile, SourceItem } from './source.ts';

/** Lists that are cut, wherever they stand directly under `spec`. */
const LISTS: ReadonlySet<string> = new Set(['lines', 'items', 'people', 'rules', 'splits', 'moves', 'keys']);

const SPACE = 32;
const LF = 10;
const CR = 13;
const HASH = 35;
const DASH = 45;

/** Rows of a text by their starts; the last entry is the length of the text. */
interface Rows {
  readonly text: string;
  readonly starts: readonly number[];
}

/**
 * Reads `text` again as a whole: rows are cheap, items are not. An item whose rows stand in `previous` as they are is the same
 * object, so whatever was read from it still holds.
 */
export function readFile(text: string, previous?: SourceFile): SourceFile {
  const known = new Known(text, previous);
  const rows: Rows = { text, starts: rowStarts(text) };
  const documents: SourceDocument[] = [];
  let first = 0;
  const last = rows.starts.length - 1;
  let hasContent = false;
  for (let row = 0; row <= last; row++) {
    const mark = row === last ? 'end' : marker(rows, row);
    const begins = mark === 'begin' && hasContent;
    if (row === last || begins) {
      if (hasContent || documents.length === 0) documents.push(readDocument(rows, first, row, known));
      first = row;
      hasContent = false;
    }
    if (row === last) break;
    if (mark === 'begin' || !isBlank(rows, row)) hasContent = true;
    if (mark === 'end' && hasContent) {
      documents.push(readDocument(rows, first, row + 1, known));
      first = row + 1;
      hasContent = false;
    }
  }
  return { text, documents };
}

function rowStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  if (starts.at(-1) !== text.length) starts.push(text.length);
  return starts;
}

function startOf({ starts, text }: Rows, row: number): number {
  return starts[row] ?? text.length;
}

/** `---` and `...` at column 0, followed by a space or nothing. */
function marker(rows: Rows, row: number): 'begin' | 'end' | undefined {
  const { text } = rows;
  let at = startOf(rows, row);
  if (row === 0 && text.charCodeAt(0) === 0xfeff) at++;
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== 46) return undefined;
  const after = text.charCodeAt(at + 3);
  if (!(Number.isNaN(after) || after === SPACE || after === LF || after === CR || after === 9))
    return undefined;
  if (text.startsWith('---', at)) return 'begin';
  return text.startsWith('...', at) ? 'end' : undefined;
}

/** Column of the first character that is no space; -1 for a row that is blank or a comment. */
function indentOf({ text, starts }: Rows, row: number): number {
  const start = starts[row] ?? text.length;
  const end = starts[row + 1] ?? text.length;
  let at = start;
  while (at < end && text.charCodeAt(at) === SPACE) at++;
  if (at >= end) return -1;
  const code = text.charCodeAt(at);
  if (code === LF || code === HASH) return -1;
  if (code === CR && text.charCodeAt(at + 1) === LF) return -1;
  return at - start;
}

function isBlank(rows: Rows, row: number): boolean {
  return indentOf(rows, row) < 0;
}

function readDocument(rows: Rows, first: number, end: number, known: Known): SourceDocument {
  const { text } = rows;
  const start = startOf(rows, first);
  const stop = startOf(rows, end);
  const list = findList(rows, first, end);
  if (!list) {
    const head = known.head(text.slice(start, stop), start);
    return { start, end: stop, head, gapStart: stop, gapEnd: stop, list: undefined, items: [] };
  }
  const gapStart = startOf(rows, list.rows[0] ?? end);
  const gapEnd = startOf(rows, list.end);
  const items: PlacedItem[] = list.rows.map((row, i) => {
    const from = startOf(rows, row);
    const to = i + 1 < list.rows.length ? startOf(rows, list.rows[i + 1] ?? row) : gapEnd;
    return { item: known.item(from, to, list.column), start: from };
  });
  const head = known.head(text.slice(start, gapStart) + text.slice(gapEnd, stop), start);
  return { start, end: stop, head, gapStart, gapEnd, list: `/spec/${list.key}`, items };
}

interface FoundList {
  readonly key: string;
  readonly column: number;
  /** The rows of the dashes. */
  readonly rows: readonly number[];
  /** The row after the last item. */
  readonly end: number;
}

/** The first list under `spec` whose rows are all plain to see; undefined: the document is one item. */
function findList(rows: Rows, first: number, end: number): FoundList | undefined {
  const { text } = rows;
  const all = text.slice(startOf(rows, first), startOf(rows, end));
  if (/^%|^[ ]*\t|\r(?!\n)|^[ ]*\?(?:[ \r]|$)/m.test(all)) return undefined;
  let row = first;
  while (row < end && !/^spec:[ \t]*(?:#.*)?\r?\n?$/.test(rowText(rows, row))) row++;
  let child = -1;
  for (row++; row < end; row++) {
    const indent = indentOf(rows, row);
    if (indent < 0) continue;
    if (indent === 0) return undefined;
    if (child < 0) child = indent;
    if (indent !== child) continue;
    const key = /^ *([a-z]+):[ \t]*(?:#.*)?\r?\n?$/.exec(rowText(rows, row))?.[1];
    if (key !== undefined && LISTS.has(key)) return listAt(rows, row + 1, end, child, key);
  }
  return undefined;
}

function rowText(rows: Rows, row: number): string {
  return rows.text.slice(startOf(rows, row), startOf(rows, row + 1));
}

function listAt(
  rows: Rows,
  first: number,
  end: number,
  keyColumn: number,
  key: string,
): FoundList | undefined {
  let column = -1;
  const dashes: number[] = [];
  let row = first;
  let stop = first;
  for (; row < end; row++) {
    const indent = indentOf(rows, row);
    if (indent < 0) continue;
    if (column < 0) {
      if (indent < keyColumn || !isDash(rows, row, indent)) return undefined;
      column = indent;
    }
    if (indent === column && isDash(rows, row, indent)) dashes.push(row);
    else if (indent <= column) {
      if (indent > keyColumn || (indent === column && indent !== keyColumn)) return undefined;
      break;
    }
    stop = row + 1;
  }
  if (dashes.length === 0) return undefined;
  return { key, column, rows: dashes, end: row >= end ? end : stop };
}

function isDash({ text, starts }: Rows, row: number, indent: number): boolean {
  const at = (starts[row] ?? 0) + indent;
  if (text.charCodeAt(at) !== DASH) return false;
  const after = text.charCodeAt(at + 1);
  return Number.isNaN(after) || after === SPACE || after === LF || after === CR;
}

/** What the version before had: items at the same place before the edit, or behind it. */
class Known {
  readonly #text: string;
  readonly #prefix: number;
  readonly #suffix: number;
  readonly #shift: number;
  readonly #items: readonly PlacedItem[];
  readonly #heads: readonly SourceItem[];
  #at = 0;

  constructor(text: string, previous: SourceFile | undefined) {
    this.#text = text;
    this.#items = previous?.documents.flatMap((it) => it.items) ?? [];
    this.#heads = previous?.documents.map((it) => it.head) ?? [];
    const before = previous?.text ?? '';
    const most = Math.min(text.length, before.length);
    this.#prefix = commonPrefix(text, before, most);
    this.#suffix = commonSuffix(text, before, most - this.#prefix);
    this.#shift = text.length - before.length;
  }

  head(text: string, _start: number): SourceItem {
    return this.#heads.find((it) => it.text === text) ?? { text: copied(text), column: 0 };
  }

  item(from: number, to: number, column: number): SourceItem {
    const isBefore = to < this.#prefix;
    const isAfter = from > this.#text.length - this.#suffix;
    if (isBefore || isAfter) {
      const old = this.#find(isBefore ? from : from - this.#shift);
      if (old && old.column === column && old.text.length === to - from) return old;
    }
    return { text: copied(this.#text.slice(from, to)), column };
  }

  /** Asked in order of place, so one walk finds all. */
  #find(start: number): SourceItem | undefined {
    while ((this.#items[this.#at]?.start ?? Infinity) < start) this.#at++;
    const found = this.#items[this.#at];
    return found?.start === start ? found.item : undefined;
  }
}

const STEP = 4096;

function commonPrefix(a: string, b: string, most: number): number {
  let at = 0;
  while (at + STEP <= most && a.slice(at, at + STEP) === b.slice(at, at + STEP)) at += STEP;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonSuffix(a: string, b: string, most: number): number {
  let at = 0;
  const x = a.length;
  const y = b.length;
  while (at + STEP <= most && a.slice(x - at - STEP, x - at) === b.slice(y - at - STEP, y - at)) at += STEP;
  while (at < most && a.charCodeAt(x - at - 1) === b.charCodeAt(y - at - 1)) at++;
  return at;
}

/** A string of its own: a slice would keep the whole file alive. */
function copied(text: string): string {
  return text.length < 13 ? text : `${text} `.slice(0, -1);
}
