/**
 * What a file says: its documents and items with their meaning read, without positions. Two texts that say the same give the
 * same objects, so a new comment changes no content.
 *
 * A file that holds Budgets and nothing else is read in passing: only the heads of its documents are kept. Its items are read
 * again from the text when they are asked for; most files of a large workspace are looked at once and never again.
 */
import { commonEnds } from '../base/common-ends.ts';
import { sameValue } from '../base/same.ts';
import type { HeadEntity, ItemEntity } from '../syntax/items/entities.ts';
import { lowerHead, lowerItem } from '../syntax/lower.ts';
import type { Problem } from '../syntax/problem.ts';
import { readFile, readHeads } from '../syntax/read-file.ts';
import type { PlacedItem, SourceDocument, SourceFile, SourceItem } from '../syntax/source.ts';
import type { ReadableText } from './change.ts';
import { inPieces } from './engine/pieces.ts';

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
  /** The items of a document if nobody has kept them: read for the caller alone, who may not keep them either. */
  readonly glance?: (content: DocumentContent) => Items | undefined;
  /** What glances have in common is let go. */
  readonly endGlances?: () => void;
  /** Whether somebody keeps items. */
  readonly isKept?: boolean;
  /** All items are let go, and read again by whoever asks. */
  readonly forget?: () => void;
  /** While a text is torn: the last content that had more documents in pieces. What is mended most likely says the same as it. */
  readonly untorn?: FileContent;
}

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

  /** Never fails. With the content of the version before, what still says the same stays the same object. */
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

  /** How many documents of ours are cut into items. */
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

  /** Undefined when it holds anything besides Budgets whose lines stand apart. */
  #inPassing(text: string, readable: ReadableText): FileContent | undefined {
    const heads: PassingHead[] = [];
    for (const [at, { head: item, list }] of readHeads(text).entries()) {
      const head = readHead(item, list);
      if (head.foreign) continue;
      if (head.kind !== 'Budget' || list !== '/spec/lines' || head.inner.length > 0) return undefined;
      heads.push({ head: { entity: head.entity, problems: head.problems }, at });
    }
    return new PassingFile(readable, heads, (item) => this.#item(item, 'Budget', 'lines'));
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

  /** An edit leaves the entries before and behind it: these are taken over without a look at them. */
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

/** Every line of a Budget depends on what its head says; what is wrong with the head is no line's business. */
function keptHead(old: Lowered<HeadEntity>, now: Lowered<HeadEntity>): Lowered<HeadEntity> {
  if (old === now || !sameValue(old.entity, now.entity)) return now;
  return sameLowered(old, now) ? old : { entity: old.entity, problems: now.problems };
}

interface PassingHead {
  readonly head: Lowered<HeadEntity>;
  /** Index among all documents of the file. */
  readonly at: number;
}

/** A file of Budgets. Everything but the heads is read from the text when it is asked for first, and kept from then on. */
class PassingFile implements FileContent {
  readonly documents: readonly PassingDocument[];
  /** Reads an item that is kept. */
  readonly read: (item: SourceItem) => Lowered<ItemEntity>;
  readonly #text: ReadableText;
  #source: SourceFile | undefined;
  #glanced: SourceFile | undefined;

  constructor(
    text: ReadableText,
    heads: readonly PassingHead[],
    read: (item: SourceItem) => Lowered<ItemEntity>,
  ) {
    this.#text = text;
    this.read = read;
    this.documents = heads.map(({ head, at }) => new PassingDocument(this, head, at));
  }

  get source(): SourceFile {
    this.#source ??= this.#glanced ?? readFile(this.#text.text);
    return this.#source;
  }

  glance(content: DocumentContent): Items | undefined {
    const document = this.documents.find((it) => it.content === content);
    if (!document || document.isKept) return undefined;
    this.#glanced ??= this.#source ?? readFile(this.#text.text);
    return itemsOf(this.#glanced.documents[document.at], readLine);
  }

  get isKept(): boolean {
    return this.documents.some((it) => it.isKept);
  }

  endGlances(): void {
    this.#glanced = undefined;
  }

  forget(): void {
    this.endGlances();
    this.#source = undefined;
    for (const document of this.documents) document.forget();
  }
}

/** It is its own content: there are many of them. */
class PassingDocument implements PlacedDocument, DocumentContent {
  readonly kind: string = 'Budget';
  readonly head: Lowered<HeadEntity>;
  readonly at: number;
  readonly #file: PassingFile;
  #items: Items | undefined;

  constructor(file: PassingFile, head: Lowered<HeadEntity>, at: number) {
    this.#file = file;
    this.head = head;
    this.at = at;
  }

  get name(): string {
    return this.head.entity?.name ?? '';
  }

  get content(): DocumentContent {
    return this;
  }

  get source(): SourceDocument {
    const source = this.#file.source.documents[this.at];
    if (!source) throw new Error('a text reads differently the second time');
    return source;
  }

  get isKept(): boolean {
    return this.#items !== undefined;
  }

  forget(): void {
    this.#items = undefined;
  }

  get items(): Items {
    this.#items ??= itemsOf(this.source, this.#file.read);
    return this.#items;
  }
}

function itemsOf(source: SourceDocument | undefined, read: (item: SourceItem) => Lowered<ItemEntity>): Items {
  return (source?.items ?? []).map(({ item }) => read(item));
}

function readLine(item: SourceItem): Lowered<ItemEntity> {
  return lowerItem(item, 'Budget', 'lines');
}
