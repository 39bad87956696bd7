/** Offsets and positions of one text. */

/** `line` and `character` are 0-based; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the rows of a text begin. A row ends at LF, CRLF or CR; the break belongs to the row that it ends. */
export class LineIndex {
  readonly #starts: Int32Array;
  readonly #count: number;
  readonly #length: number;

  /** With the text before an edit and its index, only the changed rows are looked at. */
  constructor(text: string, before?: { readonly index: LineIndex; readonly unchanged: number }) {
    const kept = before ? before.index.#rowsBefore(before.unchanged) : 1;
    const rows = new Rows(Math.max(kept * 2, 64));
    if (before) rows.takeOver(before.index.#starts.subarray(0, kept));
    else rows.add(0);
    findRows(text, rows);
    this.#starts = rows.starts;
    this.#count = rows.count;
    this.#length = text.length;
  }

  /** Number of rows; an empty text has one. */
  get lines(): number {
    return this.#count;
  }

  /** The position of an offset, which is held to the text. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#rowOf(at);
    return { line, character: at - this.#start(line) };
  }

  /** The offset of a position; a line or character beyond the end is the end (of the row, without its break's rows after). */
  offset(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#count) return this.#length;
    const next = position.line + 1 < this.#count ? this.#start(position.line + 1) : this.#length;
    return Math.min(this.#start(position.line) + Math.max(0, position.character), next);
  }

  #start(line: number): number {
    return this.#starts[line] ?? 0;
  }

  #rowOf(offset: number): number {
    let low = 0;
    let high = this.#count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** How many rows begin where the first `unchanged` characters decide it: a CR at their end may become a CRLF. */
  #rowsBefore(unchanged: number): number {
    return this.#rowOf(Math.max(0, unchanged - 1)) + 1;
  }
}

/** A growing list of row starts. */
class Rows {
  starts: Int32Array;
  count = 0;

  constructor(capacity: number) {
    this.starts = new Int32Array(capacity);
  }

  add(start: number): void {
    if (this.count === this.starts.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.starts);
      this.starts = longer;
    }
    this.starts[this.count++] = start;
  }

  takeOver(starts: Int32Array): void {
    this.starts.set(starts);
    this.count = starts.length;
  }
}

function findRows(text: string, rows: Rows): void {
  const last = rows.starts[rows.count - 1] ?? 0;
  if (text.includes('\r', last)) findAllBreaks(text, last, rows);
  else for (let at = text.indexOf('\n', last); at >= 0; at = text.indexOf('\n', at + 1)) rows.add(at + 1);
}

function findAllBreaks(text: string, from: number, rows: Rows): void {
  let lf = text.indexOf('\n', from);
  for (let cr = text.indexOf('\r', from); cr >= 0; cr = text.indexOf('\r', cr + 1)) {
    for (; lf >= 0 && lf < cr; lf = text.indexOf('\n', lf + 1)) rows.add(lf + 1);
    if (lf !== cr + 1) rows.add(cr + 1);
  }
  for (; lf >= 0; lf = text.indexOf('\n', lf + 1)) rows.add(lf + 1);
}

/** The texts that were asked about last: a keystroke has two, of which many features ask. */
const latest: { readonly text: string; readonly index: LineIndex }[] = [];

const MOST_LATEST = 4;

/** The rows of a text; those of the last few are not looked for again. */
export function rowsOf(text: string): LineIndex {
  const known = latest.find((it) => it.text === text);
  if (known) return known.index;
  const index = new LineIndex(text);
  latest.push({ text, index });
  if (latest.length > MOST_LATEST) latest.shift();
  return index;
}
