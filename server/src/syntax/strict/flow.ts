/** Maps and lists in brackets. */
import { codeAt } from '../../base/text.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from '../node.ts';
import { type Cursor, comment, decline, enter, isEmpty } from './cursor.ts';
import { noteDuplicate } from './duplicates.ts';
import { keyText } from './key-text.ts';
import { isFlowIndicator, plainNode, scanFlowPlain } from './plain.ts';
import { quoted } from './quoted.ts';

const LF = 10;
const CR = 13;
const SPACE = 32;
const DOUBLE = 34;
const HASH = 35;
const SINGLE = 39;
const COMMA = 44;
const COLON = 58;
const LIST = 91;
const LIST_END = 93;
const MAP = 123;
const MAP_END = 125;

/** The collection at the cursor; its further rows must be deeper than `parent`, except for its last bracket. */
export function flowCollection(cursor: Cursor, parent: number): MapNode | ListNode {
  return collection(cursor, parent, cursor.depth + 1);
}

function collection(cursor: Cursor, parent: number, outermost: number): MapNode | ListNode {
  enter(cursor);
  const isMap = codeAt(cursor.text, cursor.at) === MAP;
  const node = isMap ? flowMap(cursor, parent, outermost) : flowList(cursor, parent, outermost);
  cursor.depth--;
  return node;
}

function flowMap(cursor: Cursor, parent: number, outermost: number): MapNode {
  const start = cursor.at++;
  const entries: MapEntry[] = [];
  for (;;) {
    const first = skip(cursor, parent, outermost);
    if (first === MAP_END) break;
    const key = flowKey(cursor, first, parent);
    noteDuplicate(cursor, entries, key);
    entries.push({ key, value: flowEntry(cursor, parent, outermost) });
    const next = skip(cursor, parent, outermost);
    if (next === COMMA) cursor.at++;
    else if (next !== MAP_END) decline();
  }
  return { kind: 'map', start, end: ++cursor.at, flow: true, entries };
}

/** `first` is the character at the cursor. */
function flowKey(cursor: Cursor, first: number, parent: number): ScalarNode {
  if (first === DOUBLE || first === SINGLE) return quotedKey(cursor, parent);
  const { text, at: start } = cursor;
  const end = scanFlowPlain(cursor, first);
  const key = keyText(text, start, end);
  return key === '<<' ? decline() : { kind: 'scalar', start, end, text: key, style: 'plain' };
}

function quotedKey(cursor: Cursor, parent: number): ScalarNode {
  const key = quoted(cursor, parent);
  if (key.text === '<<' || cursor.text.slice(key.start, key.end).includes('\n')) decline();
  return key;
}

function flowEntry(cursor: Cursor, parent: number, outermost: number): Node | undefined {
  const { text } = cursor;
  let at = cursor.at;
  while (codeAt(text, at) === SPACE) at++;
  cursor.at = at;
  if (codeAt(text, at) !== COLON) return undefined;
  cursor.at = ++at;
  const next = codeAt(text, at);
  if (!isEmpty(next) && next !== COMMA && next !== MAP_END) decline();
  const first = skip(cursor, parent, outermost);
  return first === COMMA || first === MAP_END ? undefined : flowValue(cursor, first, parent, outermost);
}

/** `first` is the character at the cursor. */
function flowValue(cursor: Cursor, first: number, parent: number, outermost: number): Node {
  if (first === MAP || first === LIST) return collection(cursor, parent, outermost);
  if (first === DOUBLE || first === SINGLE) return quoted(cursor, parent);
  const { at } = cursor;
  return plainNode(cursor, at, scanFlowPlain(cursor, first));
}

function flowList(cursor: Cursor, parent: number, outermost: number): ListNode {
  const start = cursor.at++;
  const items: Node[] = [];
  for (;;) {
    const first = skip(cursor, parent, outermost);
    if (first === LIST_END) break;
    items.push(flowValue(cursor, first, parent, outermost));
    const next = skip(cursor, parent, outermost);
    if (next === COMMA) cursor.at++;
    else if (next !== LIST_END) decline();
  }
  return { kind: 'list', start, end: ++cursor.at, flow: true, items };
}

/** Skips blanks, rows and comments inside brackets, up to the character that is returned. */
function skip(cursor: Cursor, parent: number, outermost: number): number {
  const { text } = cursor;
  let at = cursor.at;
  let code = codeAt(text, at);
  while (code === SPACE) code = codeAt(text, ++at);
  cursor.at = at;
  return code > HASH ? code : skipRows(cursor, parent, outermost);
}

function skipRows(cursor: Cursor, parent: number, outermost: number): number {
  const { text } = cursor;
  let at = cursor.at;
  let row = -1;
  for (;;) {
    const code = codeAt(text, at);
    if (code === SPACE) at++;
    else if (code === LF || code === CR) {
      at += code === CR ? 2 : 1;
      row = at;
    } else if (code === HASH) {
      if (codeAt(text, at - 1) !== SPACE && at !== row) decline();
      at = comment(cursor, at);
      row = at;
    } else {
      cursor.at = at;
      if (at >= cursor.end) decline();
      if (row >= 0 && at - row <= parent && !isLastBracket(cursor, at - row, parent, outermost)) decline();
      return code;
    }
  }
}

function isLastBracket(cursor: Cursor, column: number, parent: number, outermost: number): boolean {
  const code = codeAt(cursor.text, cursor.at);
  return (
    column === parent &&
    cursor.depth === outermost &&
    isFlowIndicator(code) &&
    (code === LIST_END || code === MAP_END)
  );
}
