/** Scalars in single and double quotes. */
import { codeAt } from '../../base/text.ts';
import type { ScalarNode } from '../node.ts';
import { type Cursor, decline } from './cursor.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const SINGLE = 39;
const BACKSLASH = 92;

/** The quoted scalar at the cursor; its further rows must be deeper than `parent`. */
export function quoted(cursor: Cursor, parent: number): ScalarNode {
  const { text, end } = cursor;
  const quote = codeAt(text, cursor.at);
  const start = cursor.at;
  for (let at = start + 1; at < end; at++) {
    const code = codeAt(text, at);
    if (code === quote) {
      if (quote === SINGLE && codeAt(text, at + 1) === SINGLE) break;
      cursor.at = at + 1;
      return node(start, at + 1, text.slice(start + 1, at), quote);
    }
    if (code === LF || (code === BACKSLASH && quote === DOUBLE)) break;
  }
  return slowly(cursor, quote, parent);
}

function node(start: number, end: number, text: string, quote: number): ScalarNode {
  return { kind: 'scalar', start, end, text, style: quote === DOUBLE ? 'double' : 'single' };
}

function slowly(cursor: Cursor, quote: number, parent: number): ScalarNode {
  const { text, end } = cursor;
  const start = cursor.at;
  let at = start + 1;
  for (; ; at++) {
    if (at >= end) decline();
    const code = codeAt(text, at);
    if (code === LF) checkIndentation(text, at + 1, parent);
    else if (code === BACKSLASH && quote === DOUBLE) {
      if (codeAt(text, at + 1) !== LF && codeAt(text, at + 1) !== CR) at++;
    } else if (code === quote) {
      if (quote === DOUBLE || codeAt(text, at + 1) !== SINGLE) break;
      at++;
    }
  }
  cursor.at = at + 1;
  const inside = text.slice(start + 1, at);
  const value = quote === DOUBLE ? doubleValue(inside) : fold(inside).replaceAll("''", "'");
  return node(start, at + 1, value, quote);
}

function checkIndentation(text: string, row: number, parent: number): void {
  let at = row;
  while (codeAt(text, at) === SPACE) at++;
  const code = codeAt(text, at);
  if (code === TAB) decline();
  if (at - row <= parent && code !== LF && code !== CR) decline();
}

/** Is not retried from within the blanks: a row may have a hundred thousand of them. */
const BLANKS_AT_END = /(?<![ \t])[ \t]+$/;

/** One break becomes a blank, several become one fewer; blanks around breaks do not count. */
function fold(source: string): string {
  if (!source.includes('\n')) return source;
  const rows = source.split(/\r?\n/);
  let value = (rows[0] ?? '').replace(BLANKS_AT_END, '');
  let breaks = 0;
  for (let i = 1; i < rows.length; i++) {
    const isLast = i === rows.length - 1;
    const begun = (rows[i] ?? '').replace(/^[ \t]+/, '');
    const row = isLast ? begun : begun.replace(BLANKS_AT_END, '');
    breaks++;
    if (row === '' && !isLast) continue;
    value += (breaks === 1 ? ' ' : '\n'.repeat(breaks - 1)) + row;
    breaks = 0;
  }
  return value;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['\t', '\t'],
]);

const DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** An escape, blanks, or breaks that fold with the blanks around them. */
const PIECE = /\\(?:\r?\n[ \t]*|[xuU]|.)|[ \t]+(?:\r?\n(?:[ \t]|\r?\n)*)?|\r?\n(?:[ \t]|\r?\n)*/gsu;

function doubleValue(inside: string): string {
  let value = '';
  let from = 0;
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(inside); match; match = PIECE.exec(inside)) {
    const [piece] = match;
    value += inside.slice(from, match.index);
    from = match.index + piece.length;
    if (codeAt(piece, 0) !== BACKSLASH) value += folded(piece);
    else if (!piece.endsWith('\n') && !/^\\\r?\n/.test(piece)) {
      const name = piece.slice(1);
      const digits = DIGITS.get(name);
      value +=
        digits === undefined
          ? (ESCAPES.get(name) ?? decline())
          : character(inside.slice(from, from + digits), digits);
      from += digits ?? 0;
      PIECE.lastIndex = from;
    }
  }
  return value + inside.slice(from);
}

function folded(piece: string): string {
  let breaks = 0;
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) breaks++;
  if (breaks === 0) return piece;
  return breaks === 1 ? ' ' : '\n'.repeat(breaks - 1);
}

function character(hex: string, digits: number): string {
  if (hex.length !== digits || !/^[0-9a-fA-F]+$/.test(hex)) decline();
  const code = Number.parseInt(hex, 16);
  return code > 0x10ffff ? decline() : String.fromCodePoint(code);
}
