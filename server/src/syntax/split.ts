/** One document of a text: where it ends, and whether it can be cut into a head and the items of its main list. */
import { codeAt } from '../base/text.ts';
import { type ListPlace, type ListScan, scanList } from './split-list.ts';
import {
  beginsPlainly,
  contentOf,
  isEntry,
  isExplicitKey,
  isIdle,
  isIdleBetween,
  isRestIdle,
  isSpec,
  isTab,
  listKeyAt,
  markerAt,
  nextRow,
} from './split-rows.ts';

/** Offsets in the text. */
export interface DocumentScan {
  readonly end: number;
  readonly list: FoundList | undefined;
  /** The rest of the document, from the end of the list, is unchanged: `end` is not known. */
  readonly isSynced: boolean;
}

/** The main list of a document. */
interface FoundList extends ListPlace {
  readonly key: string;
  readonly scan: ListScan;
}

const BOM = 0xfeff;

/** What a document has shown so far. */
interface Progress {
  hasBegin: boolean;
  hasContent: boolean;
  isClosed: boolean;
  /** Some row makes cutting unsafe. */
  isWhole: boolean;
  inSpec: boolean;
  /** Column of the keys under `spec`; -1 before the first. */
  specColumn: number;
}

/** Reads the document that begins at `start`. `isKnown` is as in `scanList`, but also gets the place of the list. */
export function scanDocument(
  text: string,
  start: number,
  isKnown: (row: number, place: ListPlace) => boolean,
): DocumentScan {
  const progress: Progress = {
    hasBegin: false,
    hasContent: false,
    isClosed: false,
    isWhole: false,
    inSpec: false,
    specColumn: -1,
  };
  let row = codeAt(text, start) === BOM ? start + 1 : start;
  while (row < text.length) {
    const at = contentOf(text, row);
    if (!isIdle(text, at)) {
      if (endsBefore(text, row, at, progress)) return { end: row, list: undefined, isSynced: false };
      const list = progress.isWhole ? undefined : listAt(text, row, at, progress, isKnown);
      if (list?.scan.isSynced) return { end: list.scan.end, list, isSynced: true };
      if (list) return { end: documentEnd(text, list.scan.end), list, isSynced: false };
    }
    row = nextRow(text, at);
  }
  return { end: text.length, list: undefined, isSynced: false };
}

/** Takes the row into account; returns whether it belongs to the next document. */
function endsBefore(text: string, row: number, at: number, progress: Progress): boolean {
  const marker = at === row ? markerAt(text, row) : undefined;
  if (marker === 'begin') {
    if (progress.hasBegin || progress.hasContent || progress.isClosed) return true;
    progress.hasBegin = true;
    if (isRestIdle(text, row + 3)) return false;
    progress.isWhole = true;
    progress.hasContent = true;
    return false;
  }
  if (progress.isClosed) return marker !== undefined || !isIdleBetween(text, row);
  if (marker === 'end') {
    progress.isClosed = true;
    progress.isWhole = true;
    return false;
  }
  if (isUnsafe(text, row, at, progress)) progress.isWhole = true;
  if (!progress.hasBegin && !progress.hasContent && isIdleBetween(text, row)) return false;
  const isDirective = at === row && codeAt(text, at) === 37 && !progress.hasBegin;
  if (!isDirective && !isIdleBetween(text, row)) progress.hasContent = true;
  return false;
}

/** A directive, a tab as indentation, a `? key`, or a document that does not begin with a plain key. */
function isUnsafe(text: string, row: number, at: number, progress: Progress): boolean {
  if (isTab(text, at) || isExplicitKey(text, at)) return true;
  return !progress.hasContent && (at !== row || !beginsPlainly(text, at));
}

/** The main list, when its key is on this row and it can be cut. */
function listAt(
  text: string,
  row: number,
  at: number,
  progress: Progress,
  isKnown: (row: number, place: ListPlace) => boolean,
): FoundList | undefined {
  const column = at - row;
  if (column === 0) {
    progress.inSpec = isSpec(text, at);
    progress.specColumn = -1;
    return undefined;
  }
  if (!progress.inSpec) return undefined;
  if (progress.specColumn < 0) {
    progress.specColumn = column;
    progress.isWhole = !beginsPlainly(text, at);
  }
  const key = column === progress.specColumn ? listKeyAt(text, at) : undefined;
  return key === undefined ? undefined : listAfter(text, key, nextRow(text, at), column, isKnown);
}

function listAfter(
  text: string,
  key: string,
  from: number,
  keyColumn: number,
  isKnown: (row: number, place: ListPlace) => boolean,
): FoundList | undefined {
  let row = from;
  let at = contentOf(text, row);
  while (row < text.length && isIdle(text, at)) {
    row = nextRow(text, at);
    at = contentOf(text, row);
  }
  const place: ListPlace = { column: at - row, keyColumn };
  if (place.column < keyColumn || !isEntry(text, at)) return undefined;
  const scan = scanList(text, row, place, (it) => isKnown(it, place));
  // one by one: V8 makes a separate class for an object that is spread and then added to
  return scan && { column: place.column, keyColumn, key, scan };
}

/** The end of the document whose list ended at `from`. */
export function documentEnd(text: string, from: number): number {
  let isClosed = false;
  for (let row = from; row < text.length; ) {
    const at = contentOf(text, row);
    if (!isIdle(text, at)) {
      const marker = at === row ? markerAt(text, row) : undefined;
      const isNext = isClosed && (marker !== undefined || !isIdleBetween(text, row));
      if (marker === 'begin' || isNext) return row;
      if (marker === 'end') isClosed = true;
    }
    row = nextRow(text, at);
  }
  return text.length;
}
