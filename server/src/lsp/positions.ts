/** Converts positions of the protocol to and from offsets of a text, in the negotiated encoding. */
import type { Position, Range } from 'vscode-languageserver';
import { type LineIndex, rowsOf } from '../base/line-index.ts';
import type { TextRange } from '../base/text.ts';

/** What `character` counts. */
export type Encoding = 'utf-16' | 'utf-8';

/** Of one text. */
export class Positions {
  readonly text: string;
  readonly encoding: Encoding;
  readonly #index: LineIndex;

  constructor(text: string, encoding: Encoding) {
    this.text = text;
    this.encoding = encoding;
    this.#index = rowsOf(text);
  }

  /** The offset of a position; a character beyond the end of its row is that end. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.#index.lines) return this.text.length;
    const start = this.#index.start(line);
    const end = this.#endOf(line);
    if (this.encoding === 'utf-16') return Math.min(start + Math.max(0, character), end);
    return start + unitsIn(this.text.slice(start, end), character);
  }

  position(offset: number): Position {
    const { line, character } = this.#index.position(offset);
    if (this.encoding === 'utf-16') return { line, character };
    const start = this.#index.start(line);
    return { line, character: bytesIn(this.text, start, start + character) };
  }

  range({ start, end }: TextRange): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  offsets({ start, end }: Range): TextRange {
    return { start: this.offset(start), end: this.offset(end) };
  }

  /** Before the line break. */
  #endOf(line: number): number {
    if (line + 1 >= this.#index.lines) return this.text.length;
    const next = this.#index.start(line + 1);
    const before = this.text.endsWith('\r\n', next) ? 2 : 1;
    return next - before;
  }
}

/** How many UTF-16 units of `row` the first `bytes` of UTF-8 are; a truncated character does not count. */
function unitsIn(row: string, bytes: number): number {
  let left = bytes;
  let units = 0;
  for (const character of row) {
    left -= bytesOf(character.codePointAt(0) ?? 0);
    if (left < 0) break;
    units += character.length;
  }
  return units;
}

function bytesIn(text: string, start: number, end: number): number {
  let bytes = 0;
  for (const character of text.slice(start, end)) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
