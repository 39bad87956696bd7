/**
 * What a file says: its documents and items with their meaning read, without positions. Two texts that say the same give the
 * same objects, so a new comment changes no content.
 */
import { sameValue } from '../base/same.ts';
import type { HeadEntity, ItemEntity } from '../syntax/items/entities.ts';
import { lowerHead, lowerItem } from '../syntax/lower.ts';
import type { Problem } from '../syntax/problem.ts';
import { readFile } from '../syntax/read-file.ts';
import type { SourceDocument, SourceFile, SourceItem } from '../syntax/source.ts';

/** One item, read. The unit of identity: nothing downstream runs again while this is the same object. */
export interface Lowered<E extends HeadEntity | ItemEntity = HeadEntity | ItemEntity> {
  /** Undefined when not even its name can be read. */
  readonly entity: E | undefined;
  readonly problems: readonly Problem[];
  /** Pointer in the head, for an entry of a list that could not be cut out of it. */
  readonly inHead?: string;
}

/** A document of ours, as it reads. The same object as long as it says the same. */
export interface DocumentContent {
  /** The text of `kind`. */
  readonly kind: string;
  /** `metadata.name`, as written; empty when there is none. */
  readonly name: string;
  readonly head: Lowered<HeadEntity>;
  readonly items: readonly Lowered<ItemEntity>[];
}

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
}

interface Head extends Lowered<HeadEntity> {
  readonly inner: readonly Lowered<ItemEntity>[];
  readonly kind: string | undefined;
  readonly foreign: boolean;
}

/** Reads files; owns the memory of what was read, which the two sides of a comparison share. */
export class ContentReader {
  readonly #heads: WeakMap<SourceItem, Head> = new WeakMap();
  readonly #items: WeakMap<SourceItem, Map<string, Lowered<ItemEntity>>> = new WeakMap();

  /** Never fails. With the content of the version before, what still says the same stays the same object. */
  read(text: string, before?: FileContent): FileContent {
    const source = readFile(text, before?.source);
    const documents: PlacedDocument[] = [];
    for (const document of source.documents) {
      const old = before?.documents[documents.length]?.content;
      const content = this.#document(document, old);
      if (content) documents.push({ content, source: document });
    }
    return { source, documents };
  }

  #document(source: SourceDocument, old: DocumentContent | undefined): DocumentContent | undefined {
    const lowered = this.#head(source.head, source.list);
    if (lowered.foreign) return undefined;
    const kind = lowered.kind ?? '';
    const head = old && sameLowered(old.head, lowered) ? old.head : lowered;
    const items = this.#list(source, kind, lowered, old);
    if (old && old.head === head && old.items === items) return old;
    return { kind, name: head.entity?.name ?? '', head, items };
  }

  #head(item: SourceItem, cut: string | undefined): Head {
    let found = this.#heads.get(item);
    if (!found) {
      const { entity, documentKind, problems, ours, inner } = lowerHead(item, cut);
      found = { entity, problems, kind: documentKind, foreign: ours === 'foreign', inner };
      this.#heads.set(item, found);
    }
    return found;
  }

  #list(
    source: SourceDocument,
    kind: string,
    head: Head,
    old: DocumentContent | undefined,
  ): readonly Lowered<ItemEntity>[] {
    const { list } = source;
    const before = old?.items ?? [];
    const name = list?.slice(list.lastIndexOf('/') + 1) ?? '';
    const items =
      list === undefined
        ? [...head.inner]
        : [...source.items.map(({ item }) => this.#item(item, kind, name)), ...head.inner];
    let same = items.length === before.length;
    for (const [i, item] of items.entries()) {
      const other = before[i];
      if (item === other) continue;
      if (other && items.length === before.length && sameLowered(other, item)) items[i] = other;
      else same = false;
    }
    return same ? before : items;
  }

  #item(item: SourceItem, kind: string, list: string): Lowered<ItemEntity> {
    let byKind = this.#items.get(item);
    if (!byKind) {
      byKind = new Map();
      this.#items.set(item, byKind);
    }
    const key = `${kind}/${list}`;
    let found = byKind.get(key);
    if (!found) {
      found = lowerItem(item, kind, list);
      byKind.set(key, found);
    }
    return found;
  }
}

function sameLowered(a: Lowered, b: Lowered): boolean {
  if (a === b) return true;
  return a.inHead === b.inHead && sameValue(a.entity, b.entity) && sameValue(a.problems, b.problems);
}
