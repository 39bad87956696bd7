/** Places in flow style: between braces or brackets, on one row or on several. */
import type { TextRange } from '../../base/text.ts';
import { rowStart } from '../../syntax/edit-rows.ts';
import { type FlowEntry, type FlowNode, type FlowScalar, readFlow } from './flow-read.ts';
import type { Entry, Level } from './place.ts';
import { columnOf, isMarker, type Row, rowAt, unquoted } from './rows.ts';

/** A place inside the brackets of a row. */
export interface FlowPlace {
  readonly position: 'key' | 'value' | 'open';
  /** The levels below the one that the brackets are the value of. */
  readonly levels: readonly Level[];
  /** Without quotes. */
  readonly word: TextRange;
  readonly quote: '"' | "'" | undefined;
  readonly hasColon: boolean;
  readonly lacksSpace: boolean;
}

/** The outermost row enclosing the cursor's row whose value is in flow style and still open at the cursor. */
export function flowRoot(text: string, row: Row, offset: number): Row | undefined {
  let root = isOpenAt(text, row, offset) ? row : undefined;
  for (let at = ancestor(text, row); at; at = ancestor(text, at)) if (isOpenAt(text, at, offset)) root = at;
  return root;
}

function isFlow(text: string, { value }: Row): boolean {
  return text.charAt(value) === '{' || text.charAt(value) === '[';
}

function isOpenAt(text: string, row: Row, offset: number): boolean {
  if (!isFlow(text, row) || row.value >= offset) return false;
  return isInside(flowOf(text, row), offset);
}

/** If brackets are on a row of their own, the rows below may begin in the same column. */
function flowOf(text: string, { value, column, key, dashes }: Row): FlowNode {
  return readFlow(text, value, key || dashes.length > 0 ? column : column - 1);
}

function isInside({ start, end, isClosed }: FlowNode, offset: number): boolean {
  return start < offset && (isClosed ? offset < end : offset <= end);
}

/** The nearest row above that begins farther left. */
function ancestor(text: string, { start, column }: Row): Row | undefined {
  for (let at = start; at > 0; ) {
    at = rowStart(text, at - 1);
    if (isMarker(text, at)) return undefined;
    if (columnOf(text, at) >= column) continue;
    const row = rowAt(text, at);
    if (!row.isIdle) return row;
  }
  return undefined;
}

/** The place in the brackets of `root`; undefined after a closed quote and between words. */
export function flowPlace(text: string, root: Row, offset: number): FlowPlace | undefined {
  const levels: Level[] = [];
  let node = flowOf(text, root);
  for (;;) {
    const entry = node.entries.find((it) => it.start <= offset && offset <= it.end) ?? node.entries.at(-1);
    if (!entry) return undefined;
    const others = node.entries.filter((it) => it !== entry).flatMap((it) => entryOf(text, it));
    const isBehind = entry.colon !== undefined && offset > entry.colon;
    const step = isBehind && entry.key ? wordOf(text, entry.key) : undefined;
    const { key } = node.entries[node.entries.indexOf(entry) - 1] ?? {};
    const before = key && wordOf(text, key);
    levels.push({ kind: node.kind, isFlow: true, column: 0, entries: others, before, step });
    const { value } = entry;
    if (value && value.kind !== 'scalar' && isInside(value, offset)) node = value;
    else return inEntry(text, { node, entry, isBehind, levels }, offset);
  }
}

interface Found {
  readonly node: FlowNode;
  readonly entry: FlowEntry;
  readonly isBehind: boolean;
  readonly levels: readonly Level[];
}

function inEntry(text: string, found: Found, offset: number): FlowPlace | undefined {
  const { node, entry, isBehind, levels } = found;
  const position = isBehind ? 'value' : node.kind === 'map' ? 'key' : 'open';
  const part = position === 'key' ? entry.key : entry.value;
  if (part && part.kind !== 'scalar') return undefined;
  const scalar = part;
  if (scalar && isBeside(scalar, position, offset)) return undefined;
  const word = scalar && scalar.start < offset ? scalar : undefined;
  return {
    position,
    levels,
    word: word ? inQuotes(word, offset) : { start: offset, end: scalar?.end ?? offset },
    quote: word?.quote,
    hasColon: position === 'key' && entry.colon !== undefined,
    lacksSpace: !word && text.charAt(offset - 1) === ':',
  };
}

/** After the closing quote, after a key, or before something that is not a value. */
function isBeside(
  { start, end, isClosed }: FlowScalar,
  position: FlowPlace['position'],
  offset: number,
): boolean {
  if (start >= offset) return start > offset && position !== 'value';
  return isClosed ? offset >= end : position === 'key' && offset > end;
}

function inQuotes({ start, end, quote, isClosed }: FlowScalar, offset: number): TextRange {
  const from = quote === undefined ? start : start + 1;
  return { start: from, end: Math.max(isClosed ? end - 1 : end, offset) };
}

function entryOf(text: string, { key, value }: FlowEntry): readonly Entry[] {
  const scalar = value?.kind === 'scalar' ? wordOf(text, value) : '';
  if (key) return [{ key: wordOf(text, key), value: scalar }];
  return value?.kind === 'scalar' ? [{ key: '', value: scalar }] : [];
}

function wordOf(text: string, { start, end }: TextRange): string {
  return unquoted(text.slice(start, end));
}
