/** The main list of a document: where its entries begin, by the column of their dashes. */
import { contentOf, isClosing, isConflictMarker, isEntry, isIdle, isTab, nextRow } from './split-rows.ts';

/** A list that can be cut. Offsets in the text. */
export interface ListScan {
  /** The rows of the dashes, in order. */
  readonly starts: readonly number[];
  /** The first row that is not part of the list, or where `isKnown` returned true. */
  readonly end: number;
  readonly isSynced: boolean;
}

/** The columns by which a list is read. */
export interface ListPlace {
  /** Column of the dashes. */
  readonly column: number;
  /** Column of the key of the list. */
  readonly keyColumn: number;
}

/**
 * The entries from the row `from`, which is a dash of the list. Blank rows and comments belong to the entry before them.
 * Undefined when a row neither continues an entry nor ends the list. `isKnown` is asked at every further dash: when it returns
 * true, everything from there on is unchanged.
 */
export function scanList(
  text: string,
  from: number,
  { column, keyColumn }: ListPlace,
  isKnown: (row: number) => boolean,
): ListScan | undefined {
  const starts: number[] = [];
  let row = from;
  while (row < text.length) {
    const at = contentOf(text, row);
    const indentation = at - row;
    if (indentation <= column && !isIdle(text, at) && !isTab(text, at)) {
      const isDash = isEntry(text, at);
      if (isDash && indentation === column) {
        if (row !== from && isKnown(row)) return { starts, end: row, isSynced: true };
        starts.push(row);
      } else if (!staysInside(text, row, at, column)) {
        const isOver =
          indentation <= keyColumn && !isClosing(text, at) && !(isDash && indentation === keyColumn);
        return isOver ? { starts, end: row, isSynced: false } : undefined;
      }
    }
    row = nextRow(text, at);
  }
  return { starts, end: text.length, isSynced: false };
}

/** A bracket that closes in the column of the dashes, or a row of a conflict. */
function staysInside(text: string, row: number, at: number, column: number): boolean {
  return at === row ? isConflictMarker(text, row) : at - row === column && isClosing(text, at);
}
