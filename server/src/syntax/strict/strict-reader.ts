/**
 * Reads the common part of YAML 1.2 into nodes, with the place of everything. Whatever it is not sure about makes it decline:
 * then `yaml` reads the item. Invariant: what it accepts, `yaml` accepts and reads alike.
 */
import type { Comment, ListNode, MapEntry, MapNode, Node, ScalarNode } from '../node.ts';
import { readDouble } from './double-quoted.ts';

/** Thrown inside this folder only, as a constant: declining is no error. */
const DECLINED: unique symbol = Symbol('declined');

const LF = 10;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const QUESTION = 63;
const OPEN = 91;
const CLOSE = 93;
const BRACE = 123;
const UNBRACE = 125;

/** Characters that begin something else than a plain scalar: ! # % & * , > @ [ ] ` { | } " ' */
const INDICATORS: ReadonlySet<number> = new Set([
  33, 34, 35, 37, 38, 39, 42, 44, 62, 64, 91, 93, 96, 123, 124, 125,
]);

/** Deeper nesting is left to `yaml`, which the caller bounds. */
const DEEPEST = 64;
/** A key and its colon must be this close (YAML 1.2, 7.4.2 and 8.2.2). */
const LONGEST_KEY = 1000;

/** What the strict reader gives. */
export interface StrictResult {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
}

/** Nodes and comments of `text`, or undefined where it declines. */
export function readStrict(text: string): StrictResult | undefined {
  if (UNSURE.test(text)) return undefined;
  try {
    return new StrictReader(text).read();
  } catch (reason) {
    if (reason === DECLINED) return undefined;
    throw reason;
  }
}

/** Tabs, lone CR, NUL and other controls, lone surrogates, unusual line ends, byte order marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const UNSURE = /[\0-\x08\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]|\r(?!\n)/;

class StrictReader {
  readonly #text: string;
  readonly #length: number;
  readonly #comments: Comment[] = [];
  /** The next character to look at. */
  #at = 0;
  /** Column of the content of the current row, −1 at the end. */
  #indent = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#length = text.length;
  }

  read(): StrictResult {
    this.#nextRow(0);
    if (this.#text.startsWith('---', this.#at) && this.#indent === 0 && this.#isBreak(this.#at + 3)) {
      this.#at += 3;
      this.#endRow();
    }
    if (this.#indent < 0) return { root: undefined, comments: this.#comments };
    const root = this.#block(this.#indent);
    if (this.#indent >= 0) this.#decline();
    return { root, comments: this.#comments };
  }

  #decline(): never {
    throw DECLINED;
  }

  #code(at: number): number {
    return at < this.#length ? this.#text.charCodeAt(at) : -1;
  }

  /** A line end, or the end of the text. */
  #isBreak(at: number): boolean {
    const code = this.#code(at);
    return code === LF || code === CR || code === -1;
  }

  #isBlank(at: number): boolean {
    return this.#code(at) === SPACE || this.#isBreak(at);
  }

  /** Goes to the content of the next row that has any; `from` is the start of a row. */
  #nextRow(from: number): void {
    let row = from;
    while (row < this.#length) {
      let at = row;
      while (this.#code(at) === SPACE) at++;
      const code = this.#code(at);
      if (code === -1) break;
      if (code === LF || code === CR) {
        row = at + (code === CR ? 2 : 1);
        continue;
      }
      if (code === HASH) {
        row = this.#comment(at);
        continue;
      }
      if (at === row && row > 0 && this.#isMarker(at)) this.#decline();
      this.#at = at;
      this.#indent = at - row;
      return;
    }
    this.#at = this.#length;
    this.#indent = -1;
  }

  #isMarker(at: number): boolean {
    const code = this.#code(at);
    if (code === 37) return true;
    return (this.#text.startsWith('---', at) || this.#text.startsWith('...', at)) && this.#isBlank(at + 3);
  }

  /** Takes up the comment at `at`; gives the start of the next row. */
  #comment(at: number): number {
    let end = this.#text.indexOf('\n', at);
    if (end < 0) end = this.#length;
    const stop = this.#code(end - 1) === CR ? end - 1 : end;
    this.#comments.push({ start: at, end: stop });
    return end + 1;
  }

  #skipSpaces(): void {
    while (this.#code(this.#at) === SPACE) this.#at++;
  }

  /** Nothing but spaces and a comment may follow on this row. */
  #endRow(): void {
    const from = this.#at;
    this.#skipSpaces();
    const code = this.#code(this.#at);
    if (code === HASH && (this.#at > from || this.#code(this.#at - 1) === SPACE))
      this.#nextRow(this.#comment(this.#at));
    else if (code === LF) this.#nextRow(this.#at + 1);
    else if (code === CR) this.#nextRow(this.#at + 2);
    else if (code === -1) this.#nextRow(this.#length);
    else this.#decline();
  }

  #deeper(): void {
    if (++this.#depth > DEEPEST) this.#decline();
  }

  /** A block collection or a scalar at the current place, which is at column `column`. */
  #block(column: number): Node {
    this.#deeper();
    const node = this.#blockNode(column);
    this.#depth--;
    return node;
  }

  #blockNode(column: number): Node {
    if (this.#code(this.#at) === DASH && this.#isBlank(this.#at + 1)) return this.#list(column);
    if (this.#isKey()) return this.#map(column);
    return this.#inline(column - 1);
  }

  /** Whether what stands here, up to the end of the row, is a key with its colon. */
  #isKey(): boolean {
    const code = this.#code(this.#at);
    let at = this.#at;
    if (code === QUOTE || code === APOSTROPHE) at = this.#quotedEnd(at);
    else {
      if (INDICATORS.has(code)) return false;
      at = this.#plainEnd(at, false);
      while (this.#code(at) === SPACE) at++;
      return this.#code(at) === COLON;
    }
    while (this.#code(at) === SPACE) at++;
    return this.#code(at) === COLON && this.#isBlank(at + 1);
  }

  #list(column: number): ListNode {
    const start = this.#at;
    const items: (Node | undefined)[] = [];
    let end = start;
    while (this.#indent === column && this.#code(this.#at) === DASH && this.#isBlank(this.#at + 1)) {
      const dash = this.#at;
      this.#at++;
      this.#skipSpaces();
      if (this.#isBreak(this.#at) || this.#code(this.#at) === HASH) {
        this.#endRow();
        items.push(this.#indent > column ? this.#block(this.#indent) : undefined);
      } else {
        const inner = column + (this.#at - dash);
        this.#indent = inner;
        items.push(this.#block(inner));
      }
      end = items.at(-1)?.end ?? dash + 1;
    }
    if (this.#indent > column) this.#decline();
    return { kind: 'list', start, end, flow: false, items };
  }

  #map(column: number): MapNode {
    const start = this.#at;
    const entries: MapEntry[] = [];
    const seen = new Set<string>();
    let end = start;
    while (this.#indent === column && !(this.#code(this.#at) === DASH && this.#isBlank(this.#at + 1))) {
      if (!this.#isKey()) this.#decline();
      const key = this.#key(seen);
      const value = this.#value(column);
      entries.push({ key, value });
      end = value?.end ?? this.#afterColon(key.end);
    }
    if (this.#indent > column) this.#decline();
    return { kind: 'map', start, end, flow: false, entries };
  }

  #afterColon(at: number): number {
    return this.#text.indexOf(':', at) + 1;
  }

  #key(seen: Set<string>): ScalarNode {
    const key = this.#scalar(false);
    if (key.end - key.start > LONGEST_KEY || seen.has(key.text)) this.#decline();
    if (key.style === 'plain' && key.text === '<<') this.#decline();
    seen.add(key.text);
    this.#skipSpaces();
    if (this.#code(this.#at) !== COLON) this.#decline();
    this.#at++;
    return key;
  }

  /** What follows a key and its colon in a block map at `column`. */
  #value(column: number): Node | undefined {
    this.#skipSpaces();
    const code = this.#code(this.#at);
    if (this.#isBreak(this.#at) || (code === HASH && this.#code(this.#at - 1) === SPACE)) {
      this.#endRow();
      if (this.#indent > column) return this.#block(this.#indent);
      const isList = this.#indent === column && this.#code(this.#at) === DASH && this.#isBlank(this.#at + 1);
      return isList ? this.#block(column) : undefined;
    }
    return this.#inline(column);
  }

  /** A scalar or a flow collection that begins on this row; rows that go on must be deeper than `column`. */
  #inline(column: number): Node {
    const code = this.#code(this.#at);
    let node: Node;
    if (code === BRACE || code === OPEN) node = this.#flow(column);
    else if (code === 124) return this.#literal(column);
    else node = this.#scalar(false);
    this.#endRow();
    if (this.#indent > column) this.#decline();
    return node;
  }

  /** One plain or quoted scalar on one row. */
  #scalar(isFlow: boolean): ScalarNode {
    const start = this.#at;
    const code = this.#code(start);
    if (code === QUOTE || code === APOSTROPHE) {
      const end = this.#quotedEnd(start);
      this.#at = end;
      const inner = this.#text.slice(start + 1, end - 1);
      if (code === APOSTROPHE)
        return { kind: 'scalar', start, end, text: inner.replaceAll("''", "'"), style: 'single' };
      const text = inner.includes('\\') ? readDouble(inner) : inner;
      if (text === undefined) this.#decline();
      return { kind: 'scalar', start, end, text, style: 'double' };
    }
    this.#checkPlainStart(isFlow);
    let end = this.#plainEnd(start, isFlow);
    this.#at = end;
    while (end > start && this.#code(end - 1) === SPACE) end--;
    if (end === start) this.#decline();
    return { kind: 'scalar', start, end, text: this.#text.slice(start, end), style: 'plain' };
  }

  #checkPlainStart(isFlow: boolean): void {
    const code = this.#code(this.#at);
    if (INDICATORS.has(code)) this.#decline();
    if (code === DASH || code === QUESTION || code === COLON) {
      const next = this.#code(this.#at + 1);
      if (this.#isBlank(this.#at + 1)) this.#decline();
      if (isFlow && (next === COMMA || next === OPEN || next === CLOSE || next === BRACE || next === UNBRACE))
        this.#decline();
    }
  }

  /** The end of a plain scalar on this row, trailing spaces included. */
  #plainEnd(from: number, isFlow: boolean): number {
    let at = from;
    for (; at < this.#length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === LF || code === CR) break;
      if (code === HASH && at > from && this.#text.charCodeAt(at - 1) === SPACE) break;
      if (code === COLON) {
        if (this.#isBlank(at + 1)) break;
        if (isFlow && isFlowIndicator(this.#code(at + 1))) break;
      } else if (isFlow && isFlowIndicator(code)) break;
    }
    return at;
  }

  /** The offset after the closing quote, on the same row. */
  #quotedEnd(from: number): number {
    const quote = this.#code(from);
    for (let at = from + 1; at < this.#length; at++) {
      const code = this.#text.charCodeAt(at);
      if (code === LF || code === CR) this.#decline();
      if (code === 92 && quote === QUOTE) at++;
      else if (code === quote) {
        if (quote === QUOTE || this.#code(at + 1) !== APOSTROPHE) return at + 1;
        at++;
      }
    }
    return this.#decline();
  }

  #flow(column: number): Node {
    this.#deeper();
    const node = this.#code(this.#at) === BRACE ? this.#flowMap(column) : this.#flowList(column);
    this.#depth--;
    return node;
  }

  /** Spaces, line ends and comments between the parts of a flow collection. */
  #flowSpace(column: number): void {
    for (;;) {
      const from = this.#at;
      this.#skipSpaces();
      const code = this.#code(this.#at);
      if (code === HASH) {
        if (this.#at === from && this.#code(this.#at - 1) !== SPACE) this.#decline();
        this.#flowRow(this.#comment(this.#at), column);
      } else if (code === LF) this.#flowRow(this.#at + 1, column);
      else if (code === CR) this.#flowRow(this.#at + 2, column);
      else return;
    }
  }

  #flowRow(row: number, column: number): void {
    let at = row;
    while (this.#code(at) === SPACE) at++;
    if (!this.#isBreak(at) && at - row <= column) this.#decline();
    if (at === row && this.#isMarker(at)) this.#decline();
    this.#at = at;
    if (at >= this.#length) this.#decline();
  }

  #flowMap(column: number): MapNode {
    const start = this.#at;
    const entries: MapEntry[] = [];
    const seen = new Set<string>();
    this.#at++;
    for (;;) {
      this.#flowSpace(column);
      if (this.#code(this.#at) === UNBRACE) break;
      entries.push(this.#flowEntry(column, seen));
      this.#flowSpace(column);
      const code = this.#code(this.#at);
      if (code === COMMA) this.#at++;
      else if (code !== UNBRACE) this.#decline();
    }
    this.#at++;
    return { kind: 'map', start, end: this.#at, flow: true, entries };
  }

  #flowEntry(column: number, seen: Set<string>): MapEntry {
    const key = this.#scalar(true);
    if (seen.has(key.text) || (key.style === 'plain' && key.text === '<<')) this.#decline();
    seen.add(key.text);
    const row = this.#at;
    this.#skipSpaces();
    if (this.#code(this.#at) !== COLON) {
      this.#at = row;
      return { key, value: undefined };
    }
    if (this.#at - key.start > LONGEST_KEY) this.#decline();
    this.#at++;
    if (key.style === 'plain' && !this.#isBlank(this.#at) && !isFlowIndicator(this.#code(this.#at)))
      this.#decline();
    this.#flowSpace(column);
    const code = this.#code(this.#at);
    if (code === COMMA || code === UNBRACE) return { key, value: undefined };
    return { key, value: this.#flowNode(column) };
  }

  #flowNode(column: number): Node {
    const code = this.#code(this.#at);
    return code === BRACE || code === OPEN ? this.#flow(column) : this.#scalar(true);
  }

  #flowList(column: number): ListNode {
    const start = this.#at;
    const items: Node[] = [];
    this.#at++;
    for (;;) {
      this.#flowSpace(column);
      if (this.#code(this.#at) === CLOSE) break;
      items.push(this.#flowNode(column));
      this.#flowSpace(column);
      const code = this.#code(this.#at);
      if (code === COMMA) this.#at++;
      else if (code !== CLOSE) this.#decline();
    }
    this.#at++;
    return { kind: 'list', start, end: this.#at, flow: true, items };
  }

  /** `|` and `|-`; indentation indicators, `|+` and `>` are left to `yaml`. */
  #literal(column: number): ScalarNode {
    const start = this.#at;
    this.#at++;
    const isStripped = this.#code(this.#at) === DASH;
    if (isStripped) this.#at++;
    if (!this.#isBreak(this.#at)) this.#decline();
    const rows: string[] = [];
    let indent = -1;
    let row = this.#at + (this.#code(this.#at) === CR ? 2 : 1);
    let end = this.#at;
    while (row < this.#length) {
      let stop = this.#text.indexOf('\n', row);
      if (stop < 0) stop = this.#length;
      let at = row;
      while (this.#code(at) === SPACE) at++;
      if (this.#isBreak(at)) {
        if (indent < 0 || at - row > indent) this.#decline();
        rows.push('');
      } else {
        if (indent < 0) indent = at - row;
        if (indent <= column) this.#decline();
        if (at - row < indent) break;
        rows.push(this.#text.slice(row + indent, this.#code(stop - 1) === CR ? stop - 1 : stop));
        end = stop;
      }
      row = stop + 1;
    }
    if (indent < 0) this.#decline();
    while (rows.at(-1) === '') rows.pop();
    this.#nextRow(Math.min(row, this.#length));
    if (this.#indent > column) this.#decline();
    return { kind: 'scalar', start, end, text: rows.join('\n') + (isStripped ? '' : '\n'), style: 'block' };
  }
}

function isFlowIndicator(code: number): boolean {
  return code === COMMA || code === OPEN || code === CLOSE || code === BRACE || code === UNBRACE;
}
