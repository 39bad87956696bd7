/**
 * Contents of files as an earlier run has read them. What a text says never changes: a text that was read once need not be read
 * again until a place in it is asked for.
 */
import { readFile } from '../../syntax/read-file.ts';
import type { SourceDocument, SourceFile } from '../../syntax/source.ts';
import type { ReadableText } from '../change.ts';
import type { DocumentContent, FileContent, PlacedDocument } from '../content.ts';

/** One of our documents, and its place among all documents of its file, from 0. Plain data. */
export interface KnownDocument {
  readonly content: DocumentContent;
  readonly at: number;
}

/** What files say, by `textId`. */
export type Contents = ReadonlyMap<string, readonly KnownDocument[]>;

/** As in `ReadableText`. */
interface Identified {
  readonly hash: string;
  readonly id?: string | undefined;
}

/** Identifies a text to the byte: the problems of an item contain offsets. */
export function textId({ hash, id = hash }: Identified): string {
  return id;
}

/** What is kept of a file that was read. */
export function knownDocuments({ source, documents }: FileContent): readonly KnownDocument[] {
  return documents.map((it) => {
    const { kind, name, head, items } = it.content;
    const { entity, problems } = head;
    return {
      content: { kind, name, head: { entity, problems }, items },
      at: source.documents.indexOf(it.source),
    };
  });
}

/** Contents that wait for their texts. */
export class KnownContents {
  readonly #contents: Map<string, readonly KnownDocument[]> = new Map();

  take(contents: Contents): void {
    for (const [id, documents] of contents) this.#contents.set(id, documents);
  }

  /** The content of a text, if it is known. Each is handed out once: two files never share their documents. */
  read(text: ReadableText): FileContent | undefined {
    const id = textId(text);
    const documents = this.#contents.get(id);
    this.#contents.delete(id);
    return documents && new KnownFile(text, documents);
  }
}

/** Its text is cut into documents when a place is asked for, or when it is edited. */
class KnownFile implements FileContent {
  readonly documents: readonly PlacedDocument[];
  readonly #text: ReadableText;
  #source: SourceFile | undefined;

  constructor(text: ReadableText, documents: readonly KnownDocument[]) {
    this.#text = text;
    const sourceAt = (at: number) => this.#sourceAt(at);
    this.documents = documents.map(({ content, at }) => ({
      content,
      get source() {
        return sourceAt(at);
      },
    }));
  }

  get source(): SourceFile {
    this.#source ??= readFile(this.#text.text);
    return this.#source;
  }

  #sourceAt(at: number): SourceDocument {
    const document = this.source.documents[at];
    if (!document) throw new Error('a text reads differently the second time');
    return document;
  }
}
