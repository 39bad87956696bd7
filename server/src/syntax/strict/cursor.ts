/** Where the strict reader is, and how it moves from row to row. */
import { codeAt } from '../../base/text.ts';
import type { Comment, ScalarNode } from '../node.ts';

/** The state of one run of the reader. */
export interface Cursor {
  readonly text: string;
  readonly end: number;
  readonly comments: Comment[];
  /** Keys that their map already has. */
  readonly duplicates: ScalarNode[];
  /** The next character. */
  at: number;
  /** Column of the content of the row when `at` is its first character; -1 after the last row. */
  column: number;
  /** How many collections are open. */
  depth: number;
}

/** How deep collections may nest. Everything that walks nodes may recurse. */
export const DEEPEST = 200;

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const DOT = 46;

/** Thrown, never seen outside: the text is beyond what the strict reader is sure about. The cursor's `at` tells where. */
export const DECLINED: Error = new Error('declined');

/** Thrown, never seen outside: collections nest deeper than `DEEPEST`. */
export const TOO_DEEP: Error = new Error('too deep');

/** Leaves the text to the full parser. */
export function decline(): never {
  throw DECLINED;
}

/** One more collection is open; close it by `depth--`. */
export function enter(cursor: Cursor): void {
  if (++cursor.depth > DEEPEST) throw TOO_DEEP;
}

/** Whether a character separates: blank, tab, row break, or the end of the text (-1). */
export function isEmpty(code: number): boolean {
  return code === SPACE || code === LF || code === CR || code === TAB || code < 0;
}

/** Whether an entry of a list begins here. */
export function isDash(cursor: Cursor): boolean {
  return codeAt(cursor.text, cursor.at) === DASH && isEmpty(codeAt(cursor.text, cursor.at + 1));
}

/** Skips blanks; a tab is left, and whatever reads it declines. */
export function skipBlanks(cursor: Cursor): void {
  const { text } = cursor;
  let at = cursor.at;
  while (codeAt(text, at) === SPACE) at++;
  cursor.at = at;
}

/** Moves to the content of the next row that has any; `from` is the start of a row. Stops at a document marker. */
export function toContent(cursor: Cursor, from: number): void {
  const { text, end } = cursor;
  let row = from;
  for (;;) {
    let at = row;
    let code = codeAt(text, at);
    while (code === SPACE) code = codeAt(text, ++at);
    if (at >= end) {
      cursor.at = end;
      cursor.column = -1;
      return;
    }
    if (code === LF) row = at + 1;
    else if (code === CR) row = at + 2;
    else if (code === HASH) row = comment(cursor, at);
    else {
      cursor.at = at;
      cursor.column = (code === DASH || code === DOT) && at === row && isMarker(text, at) ? -1 : at - row;
      return;
    }
  }
}

/** Whether `---` or `...` is here, at the start of a row. */
export function isMarker(text: string, at: number): boolean {
  return (text.startsWith('---', at) || text.startsWith('...', at)) && isEmpty(codeAt(text, at + 3));
}

/** Records the comment at `at`; returns the start of the row after it. */
export function comment(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const feed = text.indexOf('\n', at);
  const stop = feed < 0 ? cursor.end : feed;
  const end = codeAt(text, stop - 1) === CR ? stop - 1 : stop;
  cursor.comments.push({ start: at, end });
  return feed < 0 ? cursor.end : feed + 1;
}

/** The row must end here, except for a comment; moves to the next content. */
export function endRow(cursor: Cursor): void {
  skipBlanks(cursor);
  const { text, at } = cursor;
  const code = codeAt(text, at);
  if (code === LF) toContent(cursor, at + 1);
  else if (code === CR) toContent(cursor, at + 2);
  else if (at >= cursor.end) toContent(cursor, at);
  else if (code === HASH && codeAt(text, at - 1) === SPACE) toContent(cursor, comment(cursor, at));
  else decline();
}

/** Whether nothing but a comment follows on the row; leaves the cursor after the blanks. */
export function isRowEnd(cursor: Cursor): boolean {
  skipBlanks(cursor);
  const code = codeAt(cursor.text, cursor.at);
  return code === LF || code === CR || code === HASH || cursor.at >= cursor.end;
}
