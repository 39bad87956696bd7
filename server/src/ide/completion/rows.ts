/** One row of YAML by its appearance alone: its dashes, its key, and where its value begins. Works on broken text too. */
import { codeAt } from '../../base/text.ts';
import { rowStart } from '../../syntax/edit-rows.ts';

/** Offsets in the text, columns from 0. */
export interface Row {
  readonly start: number;
  /** Without the line end. */
  readonly end: number;
  /** The column of its first content, or of its end when it is blank. */
  readonly column: number;
  /** Columns of its leading dashes. */
  readonly dashes: readonly number[];
  readonly key: RowKey | undefined;
  /** Where the value begins, or would: after the colon or the last dash, and the spaces there. */
  readonly value: number;
  readonly isIdle: boolean;
}

/** A key that a row begins with. */
export interface RowKey {
  /** Without quotes. */
  readonly text: string;
  readonly column: number;
  readonly start: number;
  /** After the key, before its colon. */
  readonly end: number;
  readonly colon: number;
}

const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;
const QUOTES = new Set([34, 39]);
/** Characters that no plain key begins with. */
const NO_KEY = new Set([...'{}[],#|>&*!%@`'].map((it) => it.charCodeAt(0)));

/** The column of the first character of a row that is not a space. */
export function columnOf(text: string, start: number): number {
  let at = start;
  while (codeAt(text, at) === SPACE) at++;
  return at - start;
}

/** The row that begins at `start`. */
export function rowAt(text: string, start: number): Row {
  const end = rowEnd(text, start);
  const column = columnOf(text, start);
  const dashes: number[] = [];
  let at = start + column;
  while (codeAt(text, at) === DASH && (at + 1 >= end || codeAt(text, at + 1) === SPACE)) {
    dashes.push(at - start);
    at++;
    while (at < end && codeAt(text, at) === SPACE) at++;
  }
  const isIdle = at >= end || codeAt(text, at) === HASH;
  const key = isIdle ? undefined : keyAt(text, { start, at, end });
  let value = at;
  if (key) {
    value = key.colon + 1;
    while (value < end && isBlank(codeAt(text, value))) value++;
  }
  return { start, end, column, dashes, key, value, isIdle: isIdle && dashes.length === 0 };
}

/** The offset of the row below the one that contains `offset`; 0 when there is none. */
export function rowBelow(text: string, offset: number): number {
  return text.indexOf('\n', offset) + 1;
}

/** The offset of the line end of the row, or the end of the text. */
export function rowEnd(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  const end = at < 0 ? text.length : at;
  return end > start && codeAt(text, end - 1) === 13 ? end - 1 : end;
}

/** `---foo` is a plain scalar: a marker is followed by a space or the end of the row. */
const MARKER = /(?:---|\.\.\.)(?=\s|$)/y;

/** Whether a row separates documents. */
export function isMarker(text: string, start: number): boolean {
  MARKER.lastIndex = start;
  return MARKER.test(text);
}

/** The offset of the first row below that separates documents, or the end of the text. */
export function markerBelow(text: string, offset: number): number {
  for (let at = text.indexOf('\n', offset); at >= 0; at = text.indexOf('\n', at + 1))
    if (isMarker(text, at + 1)) return at + 1;
  return text.length;
}

/** The offset of the last row, up to that of `offset`, that separates documents, or the beginning of the text. */
export function markerAbove(text: string, offset: number): number {
  for (let row = rowStart(text, offset); row > 0; row = rowStart(text, row - 1))
    if (isMarker(text, row)) return row;
  return 0;
}

/** What follows a key on its row, without quotes and comment; empty when there is nothing. */
export function valueOn(text: string, { value, end }: Row): string {
  if (QUOTES.has(codeAt(text, value))) return unquoted(text.slice(value, end).trim());
  const comment = commentIn(text, value, end);
  return text.slice(value, comment ?? end).trim();
}

/** A scalar without the quotes around it; what follows them is left out. */
export function unquoted(text: string): string {
  const [quote = ''] = text;
  if (quote !== '"' && quote !== "'") return text;
  const close = text.indexOf(quote, 1);
  return text.slice(1, close < 0 ? text.length : close);
}

/** Where the quote that opens at `start` is closed on its row; undefined if it is not, or if its match opens another. */
export function closingQuote(text: string, start: number, limit: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < limit; at++) {
    const isEscape = quote === '"' ? text.charAt(at) === '\\' : text.startsWith("''", at);
    if (isEscape) at++;
    else if (text.charAt(at) === quote) return BEHIND_QUOTE.test(text.slice(at + 1, at + 2)) ? at : undefined;
  }
  return undefined;
}

const BEHIND_QUOTE = /^[\s,:}\]]?$/;

/** The end of the word that contains an offset. */
export function wordEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\s,:{}[\]"'#]|$/);
  return offset + length;
}

/** Where a comment begins between two offsets that are outside of quotes. */
export function commentIn(text: string, from: number, to: number): number | undefined {
  let quote = -1;
  for (let at = from; at < to; at++) {
    const code = codeAt(text, at);
    if (quote >= 0) {
      if (code === quote) quote = -1;
    } else if (QUOTES.has(code) && isOpening(text, from, at)) quote = code;
    else if (code === HASH && (at === from || isBlank(codeAt(text, at - 1)))) return at;
  }
  return undefined;
}

/** A quote opens a scalar where one may begin; inside a word it is an apostrophe. */
function isOpening(text: string, from: number, at: number): boolean {
  let before = at - 1;
  while (before >= from && codeAt(text, before) === SPACE) before--;
  return before < from || '{[,:-'.includes(text.charAt(before));
}

function isBlank(code: number): boolean {
  return code === SPACE || code === 9 || code === 10;
}

function keyAt(
  text: string,
  { start, at, end }: { readonly start: number; readonly at: number; readonly end: number },
): RowKey | undefined {
  const first = codeAt(text, at);
  if (NO_KEY.has(first)) return undefined;
  let colon: number | undefined;
  let keyEnd = at;
  if (QUOTES.has(first)) {
    const close = closingQuote(text, at, end);
    if (close === undefined) return undefined;
    keyEnd = close + 1;
    colon = keyEnd;
    while (colon < end && codeAt(text, colon) === SPACE) colon++;
    if (codeAt(text, colon) !== COLON) return undefined;
  } else {
    colon = colonIn(text, at, end);
    if (colon === undefined) return undefined;
    keyEnd = at + text.slice(at, colon).trimEnd().length;
  }
  return { text: unquoted(text.slice(at, keyEnd)), column: at - start, start: at, end: keyEnd, colon };
}

function colonIn(text: string, from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    const code = codeAt(text, at);
    if (code === COLON && (at + 1 >= to || isBlank(codeAt(text, at + 1)))) return at;
    if (code === HASH && isBlank(codeAt(text, at - 1))) return undefined;
  }
  return undefined;
}
