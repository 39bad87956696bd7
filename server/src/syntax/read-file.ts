/** Cuts a text into documents and the items of their main lists; after an edit, only around it. */
import { copied } from '../base/copied.ts';
import { lastUpTo } from '../base/last-up-to.ts';
import type { PlacedItem, SourceDocument, SourceFile, SourceItem } from './source.ts';
import { type DocumentScan, documentEnd, scanDocument } from './split.ts';
import { changeBetween, type TextChange } from './split-change.ts';
import { type ListPlace, type ListScan, scanList } from './split-list.ts';
import { nextRow } from './split-rows.ts';

/**
 * Never throws. Given the file before an edit, whatever is unchanged stays the same object: the file, documents that did not
 * move, and items wherever they are now. The result is equal to a fresh reading.
 */
export function readFile(text: string, previous?: SourceFile): SourceFile {
  const change = previous && changeBetween(previous.text, text);
  if (previous && !change) return previous;
  return { text, documents: change ? changedDocuments(text, previous, change) : allDocuments(text) };
}

/** A document without its items. */
export type SourceHead = Pick<SourceDocument, 'head' | 'list'>;

/** The heads that `readFile` gives, for callers that look at these first: nothing else is cut out. */
export function readHeads(text: string): readonly SourceHead[] {
  const heads: SourceHead[] = [];
  let start = 0;
  do {
    const { end, list } = scanDocument(text, start, () => false);
    const gapEnd = list?.scan.end ?? end;
    const gapStart = list?.scan.starts[0] ?? gapEnd;
    const head = itemOf(undefined, headText(text, { start, end, gapStart, gapEnd }), 0);
    heads.push({ head, list: list && listPointer(list) });
    start = end;
  } while (start < text.length);
  return heads;
}

function allDocuments(text: string): readonly SourceDocument[] {
  const documents: SourceDocument[] = [];
  let start = 0;
  do {
    const document = freshDocument(text, start, undefined);
    documents.push(document);
    start = document.end;
  } while (start < text.length);
  return documents;
}

/** What is known about the previous text: the items that may appear again. */
interface Known {
  readonly documents: readonly SourceDocument[];
  readonly change: TextChange;
  /** Those of the documents that are read again, by text; see `remember`. */
  readonly items: Map<string, SourceItem>;
}

function changedDocuments(text: string, previous: SourceFile, change: TextChange): readonly SourceDocument[] {
  const old = previous.documents;
  const documents = unchangedBefore(text, old, change);
  const known: Known = { documents: old, change, items: new Map() };
  let start = documents.at(-1)?.end ?? 0;
  let next = documents.length;
  do {
    const behind = documents.length > 0 ? sameBehind(old, start, change) : -1;
    if (behind >= 0) {
      for (const it of old.slice(behind)) documents.push(movedDocument(it, change.shift));
      return documents;
    }
    const document = editedDocument(text, start, old[next++], known);
    documents.push(document);
    start = document.end;
  } while (start < text.length);
  return documents;
}

/** Documents before the change. Where one ends is decided by the row after it, so that row must not be touched either. */
function unchangedBefore(
  text: string,
  old: readonly SourceDocument[],
  { start }: TextChange,
): SourceDocument[] {
  let kept = 0;
  while (kept + 1 < old.length && nextRow(text, (old[kept] ?? { end: start }).end) < start) kept++;
  return old.slice(0, kept);
}

/** The index of the old document that now begins at `start`: everything from there on is the same; -1 if there is none. */
function sameBehind(old: readonly SourceDocument[], start: number, { end, shift }: TextChange): number {
  return start < end ? -1 : binarySearch(old, start - shift, startOf);
}

function startOf(it: { readonly start: number }): number {
  return it.start;
}

function binarySearch<T>(values: readonly T[], wanted: number, of: (value: T) => number): number {
  const index = lastUpTo(values, wanted, of);
  const value = values[index];
  return value !== undefined && of(value) === wanted ? index : -1;
}

function movedDocument(document: SourceDocument, shift: number): SourceDocument {
  if (shift === 0) return document;
  const { start, end, gapStart, gapEnd, items } = document;
  return {
    ...document,
    start: start + shift,
    end: end + shift,
    gapStart: gapStart + shift,
    gapEnd: gapEnd + shift,
    items: items.map((it) => ({ item: it.item, start: it.start + shift })),
  };
}

/** Reads a document that the change touches; `before` is what it may have been. */
function editedDocument(
  text: string,
  start: number,
  before: SourceDocument | undefined,
  known: Known,
): SourceDocument {
  if (before) remember(known, before);
  const resumed = before?.start === start ? resumedDocument(text, before, known) : undefined;
  return resumed ?? freshDocument(text, start, known);
}

/** Remembers the head and the items that the change touches: all others are found where they were. */
function remember({ items, change }: Known, { head, items: placed }: SourceDocument): void {
  items.set(head.text, head);
  const end = change.end - change.shift;
  const first = Math.max(0, lastUpTo(placed, change.start, startOf));
  for (let i = first; i < Math.min(placed.length, first + FEW_ITEMS); i++) {
    const it = placed[i];
    if (!it || it.start >= end) break;
    if (it.start + it.item.text.length > change.start) items.set(it.item.text, it.item);
  }
}

/** Continues from the item before the one that the change touches; undefined when that is not possible. */
function resumedDocument(text: string, before: SourceDocument, known: Known): SourceDocument | undefined {
  const { items, list, keyColumn } = before;
  const first = lastUpTo(items, known.change.start, startOf) - 1;
  const at = items[first];
  if (list === undefined || !at) return undefined;
  const place: ListPlace = { column: at.item.column, keyColumn };
  const scan = scanList(text, at.start, place, (row) => knownAt(known, row, place) !== undefined);
  if (!scan) return undefined;
  const synced = scan.isSynced ? knownAt(known, scan.end, place) : undefined;
  const kept = items.slice(0, first);
  const end = synced ? synced.document.end + known.change.shift : documentEnd(text, scan.end);
  return assemble(text, { start: before.start, end, list, place, scan }, kept, known);
}

/** Items beyond this many are read afresh rather than looked up: a text that changed this much is a different one. */
const FEW_ITEMS = 20_000;

interface KnownPlace {
  readonly document: SourceDocument;
  readonly index: number;
}

/** The item that was where the row `row` came from, if the row is after the change and the list had the same columns. */
function knownAt({ documents, change }: Known, row: number, place: ListPlace): KnownPlace | undefined {
  if (row < change.end) return undefined;
  const old = row - change.shift;
  const document = documents[lastUpTo(documents, old, startOf)];
  if (!document || document.keyColumn !== place.keyColumn) return undefined;
  const index = binarySearch(document.items, old, startOf);
  return document.items[index]?.item.column === place.column ? { document, index } : undefined;
}

function freshDocument(text: string, start: number, known: Known | undefined): SourceDocument {
  const scan: DocumentScan = scanDocument(
    text,
    start,
    (row, place) => known !== undefined && knownAt(known, row, place) !== undefined,
  );
  const { list } = scan;
  if (!list) {
    const { end } = scan;
    const head = itemOf(known, text.slice(start, end), 0);
    return { start, end, head, gapStart: end, gapEnd: end, list: undefined, keyColumn: -1, items: [] };
  }
  const synced = known && scan.isSynced ? knownAt(known, scan.end, list) : undefined;
  const end = known && synced ? synced.document.end + known.change.shift : scan.end;
  const found: FoundDocument = { start, end, list: listPointer(list), place: list, scan: list.scan };
  return assemble(text, found, [], known);
}

interface FoundDocument {
  readonly start: number;
  readonly end: number;
  readonly list: string;
  readonly place: ListPlace;
  readonly scan: ListScan;
}

/** The items before the scanned ones, the scanned ones, and, if the scan reached known items, the known rest. */
function assemble(
  text: string,
  { start, end, list, place, scan }: FoundDocument,
  kept: readonly PlacedItem[],
  known: Known | undefined,
): SourceDocument {
  const { column, keyColumn } = place;
  const items = kept.slice();
  const { starts } = scan;
  for (const [i, from] of starts.entries()) {
    const to = starts[i + 1] ?? scan.end;
    const same = known && sameItem(known, from, to, column);
    items.push({ item: same ?? itemOf(known, text.slice(from, to), column), start: from });
  }
  let gapEnd = scan.end;
  const rest = known && scan.isSynced ? knownAt(known, scan.end, place) : undefined;
  if (known && rest) {
    addMoved(items, rest, known.change.shift);
    gapEnd = rest.document.gapEnd + known.change.shift;
  }
  const gapStart = items[0]?.start ?? gapEnd;
  const head = itemOf(known, headText(text, { start, end, gapStart, gapEnd }), 0);
  return { start, end, head, gapStart, gapEnd, list, keyColumn, items };
}

type Bounds = Pick<SourceDocument, 'start' | 'end' | 'gapStart' | 'gapEnd'>;

function headText(text: string, { start, end, gapStart, gapEnd }: Bounds): string {
  return text.slice(start, gapStart) + text.slice(gapEnd, end);
}

function listPointer({ key }: { readonly key: string }): string {
  return `/spec/${key}`;
}

function addMoved(items: PlacedItem[], { document, index }: KnownPlace, shift: number): void {
  const old = document.items;
  for (let i = index; i < old.length; i++) {
    const it = old[i];
    if (it) items.push(shift === 0 ? it : { item: it.item, start: it.start + shift });
  }
}

/** The item that had exactly these rows, on either side of the change; it may have been in a different document. */
function sameItem(
  { documents, change }: Known,
  row: number,
  end: number,
  column: number,
): SourceItem | undefined {
  if (end > change.start && row < change.end) return undefined;
  const old = row < change.end ? row : row - change.shift;
  const items = documents[lastUpTo(documents, old, startOf)]?.items ?? [];
  const item = items[binarySearch(items, old, startOf)]?.item;
  return item?.column === column && item.text.length === end - row ? item : undefined;
}

function itemOf(known: Known | undefined, text: string, column: number): SourceItem {
  const found = known?.items.get(text);
  if (found?.column !== column) return { text: copied(text), column };
  // items with equal rows are separate objects
  known?.items.delete(text);
  return found;
}
