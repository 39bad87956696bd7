/** Scalars that begin with `|` or `>`. */
import { codeAt } from '../../base/text.ts';
import type { ScalarNode } from '../node.ts';
import { type Cursor, comment, decline, skipBlanks, toContent } from './cursor.ts';

const TAB = 9;
const LF = 10;
const CR = 13;
const SPACE = 32;
const HASH = 35;

interface Header {
  readonly folds: boolean;
  readonly chomp: '' | '+' | '-';
  /** Columns deeper than the parent; 0 when the first row decides. */
  readonly indent: number;
}

/** The block scalar at the cursor; its rows are deeper than `parent`. Moves to the content after it. */
export function blockScalar(cursor: Cursor, parent: number): ScalarNode {
  if (parent < 0) decline();
  const start = cursor.at;
  const header = readHeader(cursor);
  const first = contentColumn(cursor, parent);
  const column = header.indent === 0 ? first : parent + header.indent;
  if (first < column) decline();
  const rows = readRows(cursor, column);
  const text = header.folds ? foldRows(rows.lines) : rows.lines.join('\n');
  const breaks = header.chomp === '-' ? 0 : header.chomp === '+' ? 1 + rows.blanks : 1;
  toContent(cursor, cursor.at);
  return { kind: 'scalar', start, end: rows.end, text: text + '\n'.repeat(breaks), style: 'block' };
}

/** Leaves the cursor at the start of the row after the header. */
function readHeader(cursor: Cursor): Header {
  const { text } = cursor;
  const folds = text[cursor.at] === '>';
  let chomp: Header['chomp'] = '';
  let indent = 0;
  for (cursor.at++; ; cursor.at++) {
    const character = text[cursor.at];
    const digit = codeAt(text, cursor.at) - 48;
    if (chomp === '' && (character === '+' || character === '-')) chomp = character;
    else if (indent === 0 && digit >= 1 && digit <= 9) indent = digit;
    else break;
  }
  const from = cursor.at;
  skipBlanks(cursor);
  const code = codeAt(text, cursor.at);
  if (code === LF || code === CR) cursor.at += code === CR ? 2 : 1;
  else if (code === HASH && cursor.at > from) cursor.at = comment(cursor, cursor.at);
  else decline();
  return { folds, chomp, indent };
}

/** The column of the first row with text. Blank rows before it must not be deeper. */
function contentColumn(cursor: Cursor, parent: number): number {
  const { text } = cursor;
  let deepest = 0;
  let row = cursor.at;
  for (;;) {
    let at = row;
    while (codeAt(text, at) === SPACE) at++;
    const code = codeAt(text, at);
    const column = at - row;
    if (code === LF || code === CR) {
      deepest = Math.max(deepest, column);
      row = at + (code === CR ? 2 : 1);
      continue;
    }
    if (code === TAB || at >= cursor.end || column <= parent || deepest > column) decline();
    return column;
  }
}

interface BlockRows {
  readonly lines: readonly string[];
  /** Blank rows after the last text. */
  readonly blanks: number;
  /** End of the last text. */
  readonly end: number;
}

function readRows(cursor: Cursor, column: number): BlockRows {
  const { text } = cursor;
  const lines: string[] = [];
  let used = 0;
  let end = cursor.at;
  while (cursor.at < cursor.end) {
    const row = cursor.at;
    let at = row;
    while (codeAt(text, at) === SPACE) at++;
    const code = codeAt(text, at);
    if (code === TAB) decline();
    const isBlank = code === LF || code === CR || at >= cursor.end;
    if (isBlank ? at - row > column || at >= cursor.end : at - row < column) {
      if (isBlank) decline();
      break;
    }
    const feed = text.indexOf('\n', at);
    const stop = feed < 0 ? cursor.end : codeAt(text, feed - 1) === CR ? feed - 1 : feed;
    lines.push(isBlank ? '' : text.slice(row + column, stop));
    if (!isBlank) {
      used = lines.length;
      end = stop;
    }
    cursor.at = feed < 0 ? cursor.end : feed + 1;
  }
  return { lines: lines.slice(0, used), blanks: lines.length - used, end };
}

function foldRows(lines: readonly string[]): string {
  let value = '';
  let separator = '';
  let wasDeeper = false;
  let isLeading = true;
  for (const line of lines) {
    if (isLeading && line === '') {
      value += '\n';
      continue;
    }
    isLeading = false;
    const code = codeAt(line, 0);
    if (code === SPACE || code === TAB) {
      if (separator === ' ') separator = '\n';
      else if (!wasDeeper && separator === '\n') separator = '\n\n';
      value += separator + line;
      separator = '\n';
      wasDeeper = true;
    } else if (line === '') {
      if (separator === '\n') value += '\n';
      else separator = '\n';
    } else {
      value += separator + line;
      separator = ' ';
      wasDeeper = false;
    }
  }
  return value;
}
