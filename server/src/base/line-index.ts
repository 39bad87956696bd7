/** Offsets and positions of one text. */
import type { TextRange } from './text.ts';

/** `line` and `character` are 0-based; `character` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Where the rows of a text begin. A row ends at LF, CRLF or CR; the break belongs to the row that it ends. */
export class LineIndex {
  /** The first offset of each row. */
  readonly #starts: Int32Array;
  readonly #length: number;

  private constructor(starts: Int32Array, length: number) {
    this.#starts = starts;
    this.#length = length;
  }

  static of(text: string): LineIndex {
    return new LineIndex(findRows(text), text.length);
  }

  /** The index of `text`, which is this index's text with `inserted` characters in place of a range. */
  edited(text: string, { start, end }: TextRange, inserted: number): LineIndex {
    const old = this.#starts;
    const kept = start === 0 ? 1 : this.#rowOf(start - 1) + 1;
    // a break that begins before the replaced range may end in the inserted text, and one that ends after it may begin there
    const found: number[] = [];
    for (let at = Math.max(1, start); at <= start + inserted; at++) if (isRow(text, at)) found.push(at);
    const left = this.#rowOf(end) + 1;
    const shift = inserted - (end - start);
    const starts = new Int32Array(kept + found.length + old.length - left);
    starts.set(old.subarray(0, kept));
    starts.set(found, kept);
    for (let to = kept + found.length, from = left; from < old.length; to++, from++)
      starts[to] = (old[from] ?? 0) + shift;
    return new LineIndex(starts, text.length);
  }

  /** Number of rows; an empty text has one. */
  get lines(): number {
    return this.#starts.length;
  }

  /** The position of an offset, which is clamped to the text. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#length));
    const line = this.#rowOf(at);
    return { line, character: at - this.start(line) };
  }

  /** The first offset of a row, or the end of the text for a row past the last. */
  start(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  #rowOf(offset: number): number {
    let low = 0;
    let high = this.lines - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Whether a row begins at an offset that is not the first. */
function isRow(text: string, at: number): boolean {
  const last = text.charCodeAt(at - 1);
  return last === LF || (last === CR && text.charCodeAt(at) !== LF);
}

const LF = 10;
const CR = 13;

function findRows(text: string): Int32Array {
  const rows = new Rows();
  let lf = text.indexOf('\n');
  for (let cr = text.indexOf('\r'); cr >= 0; cr = text.indexOf('\r', cr + 1)) {
    for (; lf >= 0 && lf < cr; lf = text.indexOf('\n', lf + 1)) rows.add(lf + 1);
    if (lf !== cr + 1) rows.add(cr + 1);
  }
  for (; lf >= 0; lf = text.indexOf('\n', lf + 1)) rows.add(lf + 1);
  return rows.starts.slice(0, rows.count);
}

/** A growing list of row starts. */
class Rows {
  starts: Int32Array = new Int32Array(64);
  count = 1;

  add(start: number): void {
    if (this.count === this.starts.length) {
      const longer = new Int32Array(this.count * 2);
      longer.set(this.starts);
      this.starts = longer;
    }
    this.starts[this.count++] = start;
  }
}

/** The texts asked about most recently: a keystroke involves two, and many features ask about them. */
class Latest {
  readonly #known: { readonly text: string; readonly index: LineIndex }[] = [];

  get(text: string): LineIndex | undefined {
    return this.#known.find((it) => it.text === text)?.index;
  }

  keep(text: string, index: LineIndex): LineIndex {
    this.#known.push({ text, index });
    if (this.#known.length > MOST_LATEST) this.#known.shift();
    return index;
  }
}

const MOST_LATEST = 4;

/** In characters; finding the rows of a shorter text takes no time. */
const LARGE = 100_000;

/** Large texts are kept apart: a pass over all files of a workspace does not evict the one being typed in. */
const latest = { small: new Latest(), large: new Latest() };

function latestLike({ length }: string): Latest {
  return length < LARGE ? latest.small : latest.large;
}

/** The rows of a text; those of the last few texts are remembered. */
export function rowsOf(text: string): LineIndex {
  const alike = latestLike(text);
  return alike.get(text) ?? alike.keep(text, LineIndex.of(text));
}

/** A text with `put` in place of a range; its rows are derived from those of the text before. */
export function replaced(text: string, range: TextRange, put: string): string {
  const now = text.slice(0, range.start) + put + text.slice(range.end);
  latestLike(now).keep(now, rowsOf(text).edited(now, range, put.length));
  return now;
}
