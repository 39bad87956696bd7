/** Plain scalars: texts without quotes. */
import { codeAt, flagsOf } from '../../base/text.ts';
import type { ScalarNode } from '../node.ts';
import { type Cursor, decline, isEmpty } from './cursor.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const COLON = 58;

/** Characters that a plain scalar cannot begin with. */
const NO_START = flagsOf(',[]{}#&*!|>\'"%@`\t');
/** Characters that begin one only before text: alone they are indicators. */
const INDICATOR = flagsOf('-?:');
const FLOW = flagsOf(',[]{}');
/** Where the text of a plain scalar may end. */
const STOP = flagsOf(':#\n\r\t');
/** As `STOP`, inside brackets. */
const FLOW_STOP = flagsOf(':#\n\r\t,[]{}');

/** Whether the character is one of `,[]{}`. */
export function isFlowIndicator(code: number): boolean {
  return FLOW[code] === 1;
}

/**
 * Scans a plain scalar to the end of its part on this row. Returns the end of the text; `at` is then past the blanks after it:
 * at a row break, a comment, a `:` that makes it a key, or the end.
 */
export function scanPlain(cursor: Cursor): number {
  const { text } = cursor;
  const first = codeAt(text, cursor.at);
  if (NO_START[first] === 1 || (INDICATOR[first] === 1 && isEmpty(codeAt(text, cursor.at + 1)))) decline();
  return scanRest(cursor);
}

function scanRest(cursor: Cursor): number {
  const { text, end } = cursor;
  let at = cursor.at;
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (STOP[code] !== 1) continue;
    if (code === TAB) decline();
    if (code === COLON ? isEmpty(codeAt(text, at + 1)) : code !== HASH || isCommentAt(text, at)) break;
  }
  cursor.at = at;
  return trimmed(text, at);
}

/** As `scanPlain`, inside `{}` or `[]`; `first` is the character at the cursor. */
export function scanFlowPlain(cursor: Cursor, first: number): number {
  const { text, end } = cursor;
  let at = cursor.at;
  if (NO_START[first] === 1) decline();
  if (INDICATOR[first] === 1 && (first !== 45 || endsFlowKey(codeAt(text, at + 1)))) decline();
  for (; at < end; at++) {
    const code = text.charCodeAt(at);
    if (FLOW_STOP[code] !== 1) continue;
    if (code === TAB) decline();
    if (code === COLON ? endsFlowKey(codeAt(text, at + 1)) : code !== HASH || isCommentAt(text, at)) break;
  }
  cursor.at = at;
  return trimmed(text, at);
}

/** Whether a `:` before this character ends a key. */
function endsFlowKey(next: number): boolean {
  return isEmpty(next) || FLOW[next] === 1;
}

/** Whether the `#` here begins a comment. */
function isCommentAt(text: string, at: number): boolean {
  return codeAt(text, at - 1) === SPACE;
}

function trimmed(text: string, from: number): number {
  let end = from;
  while (codeAt(text, end - 1) === SPACE) end--;
  return end;
}

/** A node from `start` to `end` on one row. */
export function plainNode(cursor: Cursor, start: number, end: number): ScalarNode {
  return { kind: 'scalar', start, end, text: cursor.text.slice(start, end), style: 'plain' };
}

/** The scalar from `start` whose first row ends at `end`, and the rows deeper than `parent` that continue it. */
export function plainRows(cursor: Cursor, start: number, end: number, parent: number): ScalarNode {
  const { text } = cursor;
  let last = end;
  let value: string | undefined;
  for (;;) {
    const code = codeAt(text, cursor.at);
    if (code !== LF && code !== CR) break;
    const next = continuation(cursor, parent);
    if (next === undefined) break;
    cursor.at = next.at;
    const stop = scanRest(cursor);
    if (codeAt(text, cursor.at) === COLON) decline();
    value ??= text.slice(start, end);
    value += (next.blanks === 0 ? ' ' : '\n'.repeat(next.blanks)) + text.slice(next.at, stop);
    last = stop;
  }
  if (value === undefined) return plainNode(cursor, start, end);
  return { kind: 'scalar', start, end: last, text: value, style: 'plain' };
}

/** Where the text continues after the row break at the cursor, and how many blank rows are between. */
function continuation(
  cursor: Cursor,
  parent: number,
): { readonly at: number; readonly blanks: number } | undefined {
  const { text } = cursor;
  let at = cursor.at;
  let blanks = -1;
  for (;;) {
    at += codeAt(text, at) === CR ? 2 : 1;
    blanks++;
    const row = at;
    while (codeAt(text, at) === SPACE) at++;
    const code = codeAt(text, at);
    if (code === LF || code === CR) continue;
    if (code === TAB) decline();
    return at - row > parent && at < cursor.end && code !== HASH ? { at, blanks } : undefined;
  }
}
