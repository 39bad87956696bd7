/** Turns texts into contents: texts that say the same become the same objects. */
import { commonEnds } from '../base/common-ends.ts';
import { sameValue } from '../base/same.ts';
import type { HeadEntity, ItemEntity } from '../syntax/items/entities.ts';
import { lowerHead, lowerItem } from '../syntax/lower.ts';
import { readFile, readHeads } from '../syntax/read-file.ts';
import type { PlacedItem, SourceDocument, SourceFile, SourceItem } from '../syntax/source.ts';
import type { ReadableText } from './change.ts';
import type { DocumentContent, FileContent, Items, Lowered, PlacedDocument } from './content.ts';
import { inPieces } from './engine/pieces.ts';
import { PassingFile, type PassingHead } from './passing-file.ts';

interface Head extends Lowered<HeadEntity> {
  readonly inner: Items;
  readonly kind: string | undefined;
  readonly foreign: boolean;
}

const NO_ITEMS: Items = [];
const NO_PLACES: readonly PlacedItem[] = [];

/** Reads files; owns the memory of what was read, which the two sides of a comparison share. */
export class ContentReader {
  readonly #heads: WeakMap<SourceItem, Head> = new WeakMap();
  readonly #items: WeakMap<SourceItem, Map<string, Lowered<ItemEntity>>> = new WeakMap();

  /** Never fails. Given the content of the previous version, what still says the same stays the same object. */
  read(readable: ReadableText, before?: FileContent): FileContent {
    const { text } = readable;
    if (!before) return this.#inPassing(text, readable) ?? this.#whole(readFile(text), undefined);
    const source = readFile(text, before.source);
    const { untorn } = before;
    const pieces = this.#pieces(source);
    if (untorn && pieces >= piecesIn(untorn)) return this.#whole(readFile(text, untorn.source), untorn);
    const last = untorn ?? (pieces < piecesIn(before) ? before : undefined);
    return { ...this.#whole(source, before), ...(last && { untorn: last }) };
  }

  /** How many of our documents are cut into items. */
  #pieces({ documents }: SourceFile): number {
    return documents.filter(({ head, list }) => list !== undefined && !this.#head(head, list).foreign).length;
  }

  #whole(source: SourceFile, before: FileContent | undefined): FileContent {
    const documents: PlacedDocument[] = [];
    for (const document of source.documents) {
      const content = this.#document(document, before?.documents[documents.length]);
      if (content) documents.push({ content, source: document });
    }
    return { source, documents };
  }

  /** Undefined when it holds anything besides Budgets whose lines are all cut into items. */
  #inPassing(text: string, readable: ReadableText): FileContent | undefined {
    const heads: PassingHead[] = [];
    for (const [at, { head: item, list }] of readHeads(text).entries()) {
      const head = readHead(item, list);
      if (head.foreign) continue;
      if (head.kind !== 'Budget' || list !== '/spec/lines' || head.inner.length > 0) return undefined;
      heads.push({ head: { entity: head.entity, problems: head.problems }, at });
    }
    return new PassingFile(readable, heads, (item, held) => this.#item(item, 'Budget', 'lines', held));
  }

  #document(source: SourceDocument, before: PlacedDocument | undefined): DocumentContent | undefined {
    const old = before?.content;
    const lowered = this.#head(source.head, source.list);
    if (lowered.foreign) return undefined;
    const kind = lowered.kind ?? '';
    const head = old ? keptHead(old.head, lowered) : lowered;
    const items = this.#list(source, kind, lowered, before);
    if (old && old.head === head && old.items === items) return old;
    return { kind, name: head.entity?.name ?? '', head, items };
  }

  #head(item: SourceItem, cut: string | undefined): Head {
    let found = this.#heads.get(item);
    if (!found) {
      found = readHead(item, cut);
      this.#heads.set(item, found);
    }
    return found;
  }

  #list(source: SourceDocument, kind: string, head: Head, old: PlacedDocument | undefined): Items {
    const before = old?.content.items ?? NO_ITEMS;
    const items = source.list === undefined ? [...head.inner] : this.#entries(source, kind, head, old);
    if (items.length !== before.length) return inPieces(items, before);
    const { start, end } = commonEnds(items, before, Object.is);
    let same = true;
    for (let i = start; i < items.length - end; i++) {
      const item = items[i];
      const other = before[i];
      if (item && other && sameLowered(other, item)) items[i] = other;
      else same = false;
    }
    return same ? before : inPieces(items, before);
  }

  /** An edit does not touch the entries before and after it: these are taken over without looking at them. */
  #entries(
    { items, list }: SourceDocument,
    kind: string,
    { inner }: Head,
    old: PlacedDocument | undefined,
  ): Lowered<ItemEntity>[] {
    const name = listName(list);
    const isAlike = old?.source.list === list && old?.content.kind === kind;
    const was = isAlike ? old.source.items : NO_PLACES;
    const known = isAlike ? old.content.items : NO_ITEMS;
    const { start, end } = commonEnds(items, was, (a, b) => a?.item === b?.item);
    const read = items.slice(start, items.length - end).map(({ item }) => this.#item(item, kind, name));
    return known.slice(0, start).concat(read, known.slice(was.length - end, was.length), inner);
  }

  /** `held` is the result of an earlier read. */
  #item(
    item: SourceItem,
    kind: string,
    list: string,
    held: Lowered<ItemEntity> | undefined = undefined,
  ): Lowered<ItemEntity> {
    let byKind = this.#items.get(item);
    if (!byKind) {
      byKind = new Map();
      this.#items.set(item, byKind);
    }
    const key = `${kind}/${list}`;
    let found = byKind.get(key);
    if (!found) {
      found = held ?? lowerItem(item, kind, list);
      byKind.set(key, found);
    }
    return found;
  }
}

function piecesIn({ documents }: FileContent): number {
  return documents.filter((it) => it.source.list !== undefined).length;
}

function readHead(item: SourceItem, cut: string | undefined): Head {
  const { entity, documentKind, problems, ours, inner } = lowerHead(item, cut);
  return { entity, problems, kind: documentKind, foreign: ours === 'foreign', inner };
}

function listName(list: string | undefined): string {
  return list?.slice(list.lastIndexOf('/') + 1) ?? '';
}

function sameLowered(a: Lowered, b: Lowered): boolean {
  if (a === b) return true;
  return a.inHead === b.inHead && sameValue(a.entity, b.entity) && sameValue(a.problems, b.problems);
}

/** Every line of a Budget depends on what its head says, but none on the problems of the head. */
function keptHead(old: Lowered<HeadEntity>, now: Lowered<HeadEntity>): Lowered<HeadEntity> {
  if (old === now || !sameValue(old.entity, now.entity)) return now;
  return sameLowered(old, now) ? old : { entity: old.entity, problems: now.problems };
}
