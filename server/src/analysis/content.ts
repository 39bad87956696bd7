/**
 * What a file says: the meaning of its documents and items, without positions. Two texts that say the same give the same
 * objects, so a new comment changes no content.
 */
import type { HeadEntity, ItemEntity } from '../syntax/items/entities.ts';
import type { Problem } from '../syntax/problem.ts';
import type { SourceDocument, SourceFile } from '../syntax/source.ts';

/** One item, read. The unit of identity: nothing downstream runs again while this is the same object. */
export interface Lowered<E extends HeadEntity | ItemEntity = HeadEntity | ItemEntity> {
  /** Undefined when not even its name can be read. */
  readonly entity: E | undefined;
  readonly problems: readonly Problem[];
  /** Pointer in the head, for an entry of a list that could not be cut out of it. */
  readonly inHead?: string;
}

/** The entries of a document's main list. */
export type Items = readonly Lowered<ItemEntity>[];

/** What one of our documents says. The same object as long as it says the same. */
export interface DocumentContent {
  /** The text of `kind`. */
  readonly kind: string;
  /** `metadata.name`, as written; empty when there is none. */
  readonly name: string;
  readonly head: Lowered<HeadEntity>;
  readonly items: Items;
  /**
   * For a list that was not read: the units that declare a name with this key (see `nameKey`), and perhaps others. All of its
   * items have names, and none uses anything that is counted.
   */
  readonly declaring?: (key: string) => readonly Lowered[];
}

/** The items that have to be looked at one by one: not those of a list that was not read. */
export function looseItems(content: DocumentContent): Items {
  return content.declaring ? NO_ITEMS : content.items;
}

const NO_ITEMS: Items = [];

/** One of our documents and where it is. */
export interface PlacedDocument {
  readonly content: DocumentContent;
  readonly source: SourceDocument;
}

/** The documents of a file. */
export interface FileContent {
  readonly source: SourceFile;
  /** Without documents of other tools. */
  readonly documents: readonly PlacedDocument[];
  /** The items of a document unless they are kept: read for this caller alone, who may only keep those that it passes to `hold`. */
  readonly glance?: (content: DocumentContent) => Items | undefined;
  /** Keeps some of the items of a glance, but not the rest: reading the items again then gives the same objects. */
  readonly hold?: (content: DocumentContent, items: Items, kept: Items) => void;
  /** Releases what glances share. */
  readonly endGlances?: () => void;
  /** Whether any items are kept. */
  readonly isKept?: boolean;
  /** Releases all items, which are read again on demand. */
  readonly forget?: () => void;
  /** While a text is torn: the last content with more documents cut into items. Once mended, the text most likely says the same. */
  readonly untorn?: FileContent;
}
