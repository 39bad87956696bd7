/** Flow style as written, closed or not: brackets, entries and scalars with their places. Never fails. */
import type { TextRange } from '../../base/text.ts';
import { DEEPEST } from '../../syntax/strict/cursor.ts';
import { closingQuote, columnOf, isMarker, rowEnd, wordEnd } from './rows.ts';

/** Braces or brackets. */
export interface FlowNode extends TextRange {
  readonly kind: 'map' | 'list';
  readonly isClosed: boolean;
  readonly entries: readonly FlowEntry[];
}

/** What is between two commas, including the white space around it. */
export interface FlowEntry extends TextRange {
  /** The key of a map, even if it has no colon yet. */
  readonly key: FlowScalar | undefined;
  readonly colon: number | undefined;
  readonly value: FlowScalar | FlowNode | undefined;
}

/** A scalar with its quotes. */
export interface FlowScalar extends TextRange {
  readonly kind: 'scalar';
  readonly quote: '"' | "'" | undefined;
  readonly isClosed: boolean;
}

/** Reads the brackets that open at `start`, stopping before the first later row that begins at or before `column`. */
export function readFlow(text: string, start: number, column: number): FlowNode {
  return new FlowReader(text, start, column).node();
}

const ENDS = new Set(['', ',', '}', ']']);
const BLANKS = new Set([' ', '\t', '\r']);

class FlowReader {
  readonly #text: string;
  readonly #column: number;
  #at: number;
  #depth = 0;

  constructor(text: string, start: number, column: number) {
    this.#text = text;
    this.#column = column;
    this.#at = start;
  }

  node(): FlowNode {
    const start = this.#at;
    const kind = this.#char() === '{' ? 'map' : 'list';
    const entries: FlowEntry[] = [];
    this.#depth++;
    this.#at++;
    for (;;) {
      entries.push(this.#entry(kind));
      if (this.#char() !== ',') break;
      this.#at++;
    }
    const isClosed = this.#char() !== '';
    if (isClosed) this.#at++;
    this.#depth--;
    return { kind, start, end: this.#at, isClosed, entries };
  }

  #entry(kind: 'map' | 'list'): FlowEntry {
    const start = this.#at;
    this.#skip();
    const isEmpty = ENDS.has(this.#char()) || this.#isColon();
    const first = isEmpty ? undefined : this.#value();
    this.#skip();
    let colon: number | undefined;
    let value: FlowEntry['value'];
    if (this.#char() === ':') {
      colon = this.#at++;
      this.#skip();
      if (!ENDS.has(this.#char())) value = this.#value();
      this.#skip();
    }
    // skips what is not allowed here
    while (!ENDS.has(this.#char())) {
      this.#value();
      this.#skip();
    }
    const isKey = first?.kind === 'scalar' && (kind === 'map' || colon !== undefined);
    const end = this.#at;
    return isKey
      ? { start, end, key: first, colon, value }
      : { start, end, key: undefined, colon, value: first ?? value };
  }

  #value(): FlowScalar | FlowNode {
    const char = this.#char();
    // our documents are never nested deeper
    if ((char === '{' || char === '[') && this.#depth < DEEPEST) return this.node();
    return char === '"' || char === "'" ? this.#quoted(char) : this.#plain();
  }

  #quoted(quote: '"' | "'"): FlowScalar {
    const start = this.#at;
    const close = closingQuote(this.#text, start, rowEnd(this.#text, start));
    this.#at = close === undefined ? wordEnd(this.#text, start + 1) : close + 1;
    return { kind: 'scalar', quote, isClosed: close !== undefined, start, end: this.#at };
  }

  #plain(): FlowScalar {
    const start = this.#at;
    let end = start;
    for (; ; this.#at++) {
      const char = this.#char();
      if (ENDS.has(char) || char === '\n' || this.#isColon() || this.#isComment()) break;
      if (!BLANKS.has(char)) end = this.#at + 1;
    }
    // nothing was taken: a colon or a comment at the very beginning
    if (this.#at === start) this.#at++;
    return { kind: 'scalar', quote: undefined, isClosed: false, start, end: Math.max(end, start) };
  }

  #isColon(): boolean {
    if (this.#char() !== ':') return false;
    const next = this.#text.charAt(this.#at + 1);
    return ENDS.has(next) || next === '\n' || BLANKS.has(next);
  }

  #isComment(): boolean {
    return this.#char() === '#' && /\s/.test(this.#text.charAt(this.#at - 1));
  }

  /** Skips white space, comments, and line ends as long as the rows after them belong here. */
  #skip(): void {
    for (;;) {
      const char = this.#char();
      if (this.#isComment()) {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else if (char === '\n' || BLANKS.has(char)) this.#at++;
      else return;
    }
  }

  /** The character here; empty at the end of what belongs here. */
  #char(): string {
    const char = this.#text.charAt(this.#at);
    return char === '\n' && this.#isLastRow() ? '' : char;
  }

  #isLastRow(): boolean {
    const next = this.#at + 1;
    if (next >= this.#text.length || isMarker(this.#text, next)) return true;
    const column = columnOf(this.#text, next);
    const first = this.#text.charAt(next + column);
    return column <= this.#column && first !== '\n' && first !== '\r';
  }
}
