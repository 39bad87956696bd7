/** A file cut into documents and items: what the reader passes on. */
import type { Comment, Node } from './node.ts';
import type { Problem } from './problem.ts';

/**
 * The text of one item and where its content starts. An item whose rows an edit leaves unchanged stays the same object
 * (`readFile` reuses it from the previous version), so whatever is cached by identity needs no comparison.
 *
 * Blank rows and comments above an item belong to the text of the item before it, those above the first item to the head:
 * where a comment belongs is decided by the row it follows, so that an edit never reaches back.
 */
export interface SourceItem {
  /** The rows of the item, copied out of the file. For a head: all rows of the document but those of its items. */
  readonly text: string;
  /** Column of the dash (of the content for a head: 0). */
  readonly column: number;
}

/** The result of reading one item. Made on demand by `parseItem`, not kept. */
export interface ParsedItem {
  /** For an entry of a list the entry itself, without the dash. Undefined when the item is empty or cannot be read. */
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** Broken YAML, anchors, duplicate keys, conflict markers: with `range`. */
  readonly problems: readonly Problem[];
}

/** One entry of the main list, and where it is in the file. */
export interface PlacedItem {
  readonly item: SourceItem;
  /** Offset of `item.text` in the file. */
  readonly start: number;
}

/** One document and its items. */
export interface SourceDocument {
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  /** The document without the rows of its items; its text is `[start, gapStart)` and `[gapEnd, end)` of the file joined. */
  readonly head: SourceItem;
  readonly gapStart: number;
  readonly gapEnd: number;
  /** `spec.lines`, `spec.items`, …: the pointer of the list in the head (where the head shows an empty entry). */
  readonly list: string | undefined;
  /** Column of the key of the list; -1 when the document is not split. */
  readonly keyColumn: number;
  /** Empty when the document is not split: then the head is the whole document. */
  readonly items: readonly PlacedItem[];
}

/** A text and its documents, which follow each other without a gap; an empty text has one. */
export interface SourceFile {
  readonly text: string;
  readonly documents: readonly SourceDocument[];
}
