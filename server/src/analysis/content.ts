/**
 * What a file says: its documents and items with their meaning read, without positions. Two texts that say the same give the
 * same objects, so a new comment changes no content.
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

/** A document of ours, as it reads. The same object as long as it says the same. */
export interface DocumentContent {
  /** The text of `kind`. */
  readonly kind: string;
  /** `metadata.name`, as written; empty when there is none. */
  readonly name: string;
  readonly head: Lowered<HeadEntity>;
  readonly items: Items;
  /**
   * The units that declare a name with this key, see `nameKey`, and perhaps others: of a list that was not read. None of its items
   * uses what is counted, all of them have names.
   */
  readonly declaring?: (key: string) => readonly Lowered[];
}

/** Of which somebody has to look at each: not those of a list that was not read. */
export function looseItems(content: DocumentContent): Items {
  return content.declaring ? NO_ITEMS : content.items;
}

const NO_ITEMS: Items = [];

/** A document of ours and where it stands. */
export interface PlacedDocument {
  readonly content: DocumentContent;
  readonly source: SourceDocument;
}

/** The documents of a file. */
export interface FileContent {
  readonly source: SourceFile;
  /** Documents of other tools are not in it. */
  readonly documents: readonly PlacedDocument[];
  /** The items of a document if nobody has kept them: read for the caller alone, who may only keep those that it holds. */
  readonly glance?: (content: DocumentContent) => Items | undefined;
  /** Some of the items of a glance are kept, but for the rest: whoever reads the items again gets the same objects. */
  readonly hold?: (content: DocumentContent, items: Items, kept: Items) => void;
  /** What glances have in common is let go. */
  readonly endGlances?: () => void;
  /** Whether somebody keeps items. */
  readonly isKept?: boolean;
  /** All items are let go, and read again by whoever asks. */
  readonly forget?: () => void;
  /** While a text is torn: the last content that had more documents in pieces. What is mended most likely says the same as it. */
  readonly untorn?: FileContent;
}
