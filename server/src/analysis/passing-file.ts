/**
 * A file that holds Budgets and nothing else is read in passing: only the heads of its documents are kept. Its items are read
 * again from the text when they are asked for; most files of a large workspace are looked at once and never again.
 */
import type { HeadEntity, ItemEntity } from '../syntax/items/entities.ts';
import { lowerItem } from '../syntax/lower.ts';
import { readFile } from '../syntax/read-file.ts';
import type { SourceDocument, SourceFile, SourceItem } from '../syntax/source.ts';
import type { ReadableText } from './change.ts';
import type { DocumentContent, FileContent, Items, Lowered, PlacedDocument } from './content.ts';

/** The head of one of its documents. */
export interface PassingHead {
  readonly head: Lowered<HeadEntity>;
  /** Index among all documents of the file. */
  readonly at: number;
}

/** Reads an item, unless it is held. */
type ReadLine = (item: SourceItem, held: Lowered<ItemEntity> | undefined) => Lowered<ItemEntity>;

/** A file of Budgets. Everything but the heads is read from the text when first asked for, and kept from then on. */
export class PassingFile implements FileContent {
  readonly documents: readonly PassingDocument[];
  /** Reads an item that is kept. */
  readonly read: ReadLine;
  readonly #text: ReadableText;
  #source: SourceFile | undefined;
  #glanced: SourceFile | undefined;

  constructor(text: ReadableText, heads: readonly PassingHead[], read: ReadLine) {
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
    return document.itemsOf(this.#glanced.documents[document.at], readLine);
  }

  hold(content: DocumentContent, items: Items, kept: Items): void {
    this.documents.find((it) => it.content === content)?.hold(items, kept);
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

/** Its own content, to save objects: there are many of these. */
class PassingDocument implements PlacedDocument, DocumentContent {
  readonly kind: string = 'Budget';
  readonly head: Lowered<HeadEntity>;
  readonly at: number;
  readonly #file: PassingFile;
  #items: Items | undefined;
  /** Those that are held, by index. */
  #held: ReadonlyMap<number, Lowered<ItemEntity>> = NONE_HELD;

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
    this.#items ??= this.itemsOf(this.source, this.#file.read);
    return this.#items;
  }

  itemsOf(source: SourceDocument | undefined, read: ReadLine): Items {
    return (source?.items ?? []).map(({ item }, i) => read(item, this.#held.get(i)));
  }

  hold(items: Items, kept: Items): void {
    this.#held = kept.length === 0 ? NONE_HELD : new Map(kept.map((it) => [items.indexOf(it), it]));
  }
}

const NONE_HELD: ReadonlyMap<number, Lowered<ItemEntity>> = new Map();

function readLine(item: SourceItem, held: Lowered<ItemEntity> | undefined): Lowered<ItemEntity> {
  return held ?? lowerItem(item, 'Budget', 'lines');
}
