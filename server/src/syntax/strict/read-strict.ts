/** The strict reader: the YAML that people write, read in one pass. It declines what it is not sure about. */
import { codeAt } from '../../base/text.ts';
import type { Comment, ListNode, MapEntry, MapNode, Node, ScalarNode } from '../node.ts';
import { blockScalar } from './block-scalar.ts';
import {
  type Cursor,
  DECLINED,
  decline,
  endRow,
  enter,
  isDash,
  isEmpty,
  isMarker,
  isRowEnd,
  skipBlanks,
  TOO_DEEP,
  toContent,
} from './cursor.ts';
import { noteDuplicate } from './duplicates.ts';
import { flowCollection } from './flow.ts';
import { keyText } from './key-text.ts';
import { plainRows, scanPlain } from './plain.ts';
import { quoted } from './quoted.ts';

/** What the strict reader makes of a text: `read`, or where it stopped. Offsets in the text. */
export type StrictResult =
  | {
      readonly outcome: 'read';
      /** Undefined when there is no content. */
      readonly root: Node | undefined;
      readonly comments: readonly Comment[];
      /** Keys that their map already has. */
      readonly duplicates: readonly ScalarNode[];
    }
  | { readonly outcome: 'declined' | 'too-deep'; readonly at: number };

const BOM = '\uFEFF';
const DOUBLE = 34;
const SINGLE = 39;
const COLON = 58;
const LIST = 91;
const MAP = 123;
const LITERAL = 124;
const FOLDED = 62;

/** A key longer than this is left to the full parser, which refuses more than 1,024. */
const LONGEST_KEY = 1000;

/** Reads a text with at most one document. */
export function readStrict(text: string): StrictResult {
  const cursor: Cursor = {
    text,
    end: text.length,
    comments: [],
    duplicates: [],
    at: 0,
    column: -1,
    depth: 0,
  };
  try {
    if (text.includes(BOM, 1) || (text.includes('\r') && /\r(?!\n)/.test(text))) decline();
    const root = document(cursor);
    return { outcome: 'read', root, comments: cursor.comments, duplicates: cursor.duplicates };
  } catch (error) {
    if (error === DECLINED) return { outcome: 'declined', at: cursor.at };
    if (error === TOO_DEEP) return { outcome: 'too-deep', at: cursor.at };
    throw error;
  }
}

function document(cursor: Cursor): Node | undefined {
  const { text, end } = cursor;
  toContent(cursor, text.startsWith(BOM) ? 1 : 0);
  if (cursor.column < 0 && cursor.at < end && text.startsWith('---', cursor.at)) {
    cursor.at += 3;
    endRow(cursor);
  }
  let root: Node | undefined;
  if (cursor.column >= 0) {
    if (codeAt(text, cursor.at) === 37) decline();
    root = content(cursor, cursor.column, -1);
    if (root.kind === 'scalar') decline();
  }
  if (cursor.column >= 0) decline();
  if (cursor.at < end) {
    if (!text.startsWith('...', cursor.at) || !isMarker(text, cursor.at)) decline();
    if (root === undefined) decline();
    cursor.at += 3;
    endRow(cursor);
    if (cursor.at < end) decline();
  }
  return root;
}

/** What is at the cursor, in `column`; its rows are deeper than `parent`. */
function content(cursor: Cursor, column: number, parent: number): Node {
  const { text, at } = cursor;
  const code = codeAt(text, at);
  if (code === DOUBLE || code === SINGLE) {
    const scalar = quoted(cursor, parent);
    return isKey(cursor) ? map(cursor, column, scalar) : closed(cursor, scalar, parent);
  }
  if (code === MAP || code === LIST) return closed(cursor, flowCollection(cursor, parent), parent);
  if (code === LITERAL || code === FOLDED) return deeperNever(cursor, blockScalar(cursor, parent), parent);
  if (isDash(cursor)) return list(cursor, column);
  const end = scanPlain(cursor);
  if (codeAt(text, cursor.at) === COLON) return map(cursor, column, plainKey(cursor, at, end));
  return closed(cursor, plainRows(cursor, at, end, parent), parent);
}

/** The row of a value must end here, and no deeper row may follow. */
function closed<N extends Node>(cursor: Cursor, node: N, parent: number): N {
  endRow(cursor);
  return deeperNever(cursor, node, parent);
}

function deeperNever<N extends Node>(cursor: Cursor, node: N, parent: number): N {
  if (cursor.column > parent) decline();
  return node;
}

function plainKey(cursor: Cursor, start: number, end: number): ScalarNode {
  const text = keyText(cursor.text, start, end);
  if (text === '<<') decline();
  return { kind: 'scalar', start, end, text, style: 'plain' };
}

/** Whether the scalar before the cursor is a key; if so, the cursor moves to its `:`. */
function isKey(cursor: Cursor): boolean {
  const before = cursor.at;
  skipBlanks(cursor);
  const { text, at } = cursor;
  if (codeAt(text, at) === COLON && isEmpty(codeAt(text, at + 1))) return true;
  cursor.at = before;
  return false;
}

/** A map whose first key was read: the cursor is at its `:`. */
function map(cursor: Cursor, column: number, first: ScalarNode): MapNode {
  enter(cursor);
  const entries: MapEntry[] = [];
  let key = first;
  for (;;) {
    if (cursor.at - key.start > LONGEST_KEY || (key.style !== 'plain' && holdsBreak(cursor, key))) decline();
    noteDuplicate(cursor, entries, key);
    cursor.at++;
    entries.push({ key, value: value(cursor, column) });
    if (cursor.column !== column) break;
    key = nextKey(cursor, column);
  }
  if (cursor.column > column) decline();
  cursor.depth--;
  return {
    kind: 'map',
    start: first.start,
    end: endOf(entries[entries.length - 1], first),
    flow: false,
    entries,
  };
}

function endOf(last: MapEntry | undefined, first: ScalarNode): number {
  return last?.value?.end ?? last?.key.end ?? first.end;
}

function holdsBreak(cursor: Cursor, key: ScalarNode): boolean {
  const feed = cursor.text.indexOf('\n', key.start);
  return feed >= 0 && feed < key.end;
}

function nextKey(cursor: Cursor, column: number): ScalarNode {
  const { text, at } = cursor;
  const code = codeAt(text, at);
  if (code === DOUBLE || code === SINGLE) {
    const key = quoted(cursor, column);
    return isKey(cursor) ? key : decline();
  }
  const end = scanPlain(cursor);
  return codeAt(text, cursor.at) === COLON ? plainKey(cursor, at, end) : decline();
}

/** What follows a `key:`, on its row or deeper; a list may begin in the column of the key. */
function value(cursor: Cursor, column: number): Node | undefined {
  if (isRowEnd(cursor)) {
    endRow(cursor);
    if (cursor.column > column) return content(cursor, cursor.column, column);
    return cursor.column === column && isDash(cursor) ? list(cursor, column) : undefined;
  }
  const { text, at } = cursor;
  const code = codeAt(text, at);
  if (code === DOUBLE || code === SINGLE) return closed(cursor, quoted(cursor, column), column);
  if (code === MAP || code === LIST) return closed(cursor, flowCollection(cursor, column), column);
  if (code === LITERAL || code === FOLDED) return deeperNever(cursor, blockScalar(cursor, column), column);
  const end = scanPlain(cursor);
  if (codeAt(text, cursor.at) === COLON) decline();
  return closed(cursor, plainRows(cursor, at, end, column), column);
}

function list(cursor: Cursor, column: number): ListNode {
  enter(cursor);
  const start = cursor.at;
  const items: (Node | undefined)[] = [];
  let end = start + 1;
  do {
    const item = entry(cursor, column);
    items.push(item);
    end = item?.end ?? end;
  } while (cursor.column === column && isDash(cursor));
  if (cursor.column > column) decline();
  cursor.depth--;
  return { kind: 'list', start, end, flow: false, items };
}

function entry(cursor: Cursor, column: number): Node | undefined {
  const dash = cursor.at++;
  if (isRowEnd(cursor)) {
    endRow(cursor);
    return cursor.column > column ? content(cursor, cursor.column, column) : undefined;
  }
  return content(cursor, column + cursor.at - dash, column);
}
