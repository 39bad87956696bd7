/** Where a pointer leads in the text of an item, and where the entries around it are. */
import type { TextRange } from '../base/text.ts';
import { columnAt, isEmptyBetween, shownEnd } from './edit-rows.ts';
import { indexOfKey, unescapePointer } from './locate.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './node.ts';
import type { ParsedItem } from './source.ts';
import { nextRow } from './split-rows.ts';

/** Room for a value: after a key and its colon, after a dash, or the item itself. */
export interface Place {
  /** Undefined where nothing was written. */
  readonly value: Node | undefined;
  readonly key: ScalarNode | undefined;
  /** In the map or list around it; undefined for the item itself. */
  readonly index: number | undefined;
  /** Offset after the colon or the dash. */
  readonly after: number;
  /** What separates a new value from the text before `after`. */
  readonly lead: string;
  /** The value is in braces or brackets. */
  readonly isFlow: boolean;
  /** The value may begin with a key or a dash on the row of `after`. */
  readonly isCompact: boolean;
  /** Column of the rows on which a value continues. */
  readonly column: number;
  /** Column of the entries of a map or list on rows of its own. */
  readonly inner: number;
}

/** What is added at the end of a map (with its key as source text) or of a list. */
export interface Added {
  readonly key: string | undefined;
  readonly text: string;
}

/** All changes to the entries of one map or list, which may not exist yet. */
export interface Change {
  readonly place: Place;
  readonly removed: Set<number>;
  readonly added: Added[];
}

/** An entry from its key or dash to the end of its visible text. */
export interface EntrySpan extends TextRange {
  readonly value: Node | undefined;
}

/** The place of a pointer; undefined where it leads nowhere, or into a form that is not edited (`? key`). */
export function placeAt({ root, problems }: ParsedItem, text: string, at: string): Place | undefined {
  if (!root && problems.length > 0) return undefined;
  let place = rootPlace(root, text);
  for (const step of at === '' ? [] : at.slice(1).split('/')) {
    const inside = place && placeIn(place, text, unescapePointer(step));
    if (!inside) return undefined;
    place = inside;
  }
  return place;
}

function rootPlace(root: Node | undefined, text: string): Place | undefined {
  const plain = { value: root, key: undefined, index: undefined, isFlow: false, isCompact: true };
  const dash = /^(?:\ufeff)? *(?=-(?:[ \r\n]|$))/.exec(text)?.[0].length;
  if (dash === undefined || (root?.kind === 'list' && root.start === dash)) {
    const after = root?.start ?? text.length;
    return { ...plain, after, lead: '', column: 0, inner: root ? columnAt(text, after) : 0 };
  }
  const inner = columnAt(text, dash) + 2;
  return { ...plain, after: dash + 1, lead: ' ', column: inner, inner };
}

function placeIn(place: Place, text: string, step: string): Place | undefined {
  const node = place.value;
  if (node?.kind === 'map') {
    const index = indexOfKey(node, step);
    const entry = node.entries[index];
    return entry && inMap(node, entry, index, text);
  }
  if (node?.kind !== 'list' || !/^\d+$/.test(step)) return undefined;
  return inList(node, Number(step), text);
}

function inMap({ flow }: MapNode, entry: MapEntry, index: number, text: string): Place | undefined {
  const { key, value } = entry;
  const after = afterColon(text, entry);
  if (after === undefined && (!flow || value)) return undefined;
  // in braces nothing is put on a row of its own
  const column = flow ? 0 : columnAt(text, key.start);
  return {
    value,
    key,
    index,
    after: after ?? key.end,
    lead: after === undefined ? ': ' : ' ',
    isFlow: flow,
    isCompact: false,
    column,
    inner: column + 2,
  };
}

function inList(node: ListNode, index: number, text: string): Place | undefined {
  if (index >= node.items.length) return undefined;
  const value = node.items[index];
  const plain = { value, key: undefined, index, lead: ' ', isFlow: node.flow, isCompact: true };
  const start = node.flow ? value?.start : dashes(node, text)[index];
  if (start === undefined) return undefined;
  const inner = node.flow ? 0 : columnAt(text, start) + 2;
  return { ...plain, after: node.flow ? start : start + 1, column: inner, inner };
}

/** The offset after the colon of an entry; undefined when there is none, or the key follows a `?`. */
function afterColon(text: string, { key, value }: MapEntry): number | undefined {
  const colon = text.indexOf(':', key.end);
  if (colon < 0 || (value && colon >= value.start) || !isEmptyBetween(text, key.end, colon)) return undefined;
  return isExplicit(text, key.start) ? undefined : colon + 1;
}

/** Whether a `?` comes before a key. */
function isExplicit(text: string, key: number): boolean {
  let at = key - 1;
  while (text.charAt(at) === ' ') at--;
  return text.charAt(at) === '?';
}

const dashesOf: WeakMap<ListNode, readonly number[]> = new WeakMap();

/** The dashes of a list in block style, remembered since many entries of one list may be looked up. */
function dashes(node: ListNode, text: string): readonly number[] {
  const known = dashesOf.get(node) ?? findDashes(node, text);
  dashesOf.set(node, known);
  return known;
}

/** All rows of the entries of a list are deeper than its dashes. */
function findDashes(node: ListNode, text: string): readonly number[] {
  const column = columnAt(text, node.start);
  const found = [node.start];
  for (let row = nextRow(text, node.start); found.length < node.items.length; row = nextRow(text, row)) {
    if (row >= text.length) break;
    const at = row + column;
    if (text.charAt(at) === '-' && isEmptyBetween(text, row, at) && /[ \r\n]|^$/.test(text.charAt(at + 1)))
      found.push(at);
  }
  return found;
}

/** Where the entries of a map or list are; undefined when one of them has a form that is not edited. */
export function entrySpans(node: MapNode | ListNode, text: string): readonly EntrySpan[] | undefined {
  const spans = node.kind === 'map' ? mapSpans(node, text) : listSpans(node, text);
  return spans.every((it) => it !== undefined) ? spans : undefined;
}

function mapSpans({ entries, flow }: MapNode, text: string): (EntrySpan | undefined)[] {
  return entries.map((entry) => {
    const { key, value } = entry;
    const after = afterColon(text, entry);
    if (after === undefined && !flow) return undefined;
    const end = value ? endOf(value, text) : (after ?? key.end);
    return { start: key.start, end, value };
  });
}

function listSpans(node: ListNode, text: string): (EntrySpan | undefined)[] {
  const starts = node.flow ? node.items.map((it) => it?.start) : dashes(node, text);
  return node.items.map((value, i) => {
    const start = starts[i];
    return start === undefined ? undefined : { start, end: value ? endOf(value, text) : start + 1, value };
  });
}

/** The end of a node's visible text, including a colon or dash after which nothing was written. */
export function endOf(node: Node, text: string): number {
  const spans = node.kind === 'scalar' || node.flow ? undefined : entrySpans(node, text);
  return spans?.at(-1)?.end ?? shownEnd(text, node.end);
}

/** Where a row can begin after an entry, without becoming part of it. */
export function rowAfter({ end, value }: EntrySpan, text: string): number {
  let row = nextRow(text, end);
  if (!value || !keepsRows(value, text)) return row;
  while (row < text.length && isEmptyBetween(text, row, nextRow(text, row))) row = nextRow(text, row);
  return row;
}

/** Whether a node ends with a block scalar that owns the empty rows after it. */
function keepsRows(node: Node, text: string): boolean {
  if (node.kind === 'scalar')
    return node.style === 'block' && /^[|>]\d?\+/.test(text.slice(node.start, node.start + 3));
  const last = node.kind === 'list' ? node.items.at(-1) : node.entries.at(-1)?.value;
  return last !== undefined && keepsRows(last, text);
}
