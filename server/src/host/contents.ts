/** The contents of files, as bytes. The items of long lists are stored one by one, so that each can be read alone. */
import { deserialize, serialize } from 'node:v8';
import type { Contents, KnownDocument } from '../analysis/memory/known-contents.ts';
import { KnownList, type ListHead, nameIndex } from '../analysis/memory/known-list.ts';

/** As it is stored. */
interface StoredList extends ListHead {
  readonly items: Buffer;
  /** Where each ends in `items`, in bytes. */
  readonly ends: Int32Array;
}

/** A document, or a list in its place. */
type StoredDocument = KnownDocument | { readonly at: number; readonly list: StoredList };

/** Serializes all contents. */
export function writeContents(contents: Contents): Uint8Array {
  const stored = new Map<string, readonly StoredDocument[]>();
  for (const [id, documents] of contents) stored.set(id, documents.map(storedDocument));
  return serialize(stored);
}

function storedDocument(document: KnownDocument): StoredDocument {
  const { content, at } = document;
  const names = nameIndex(content);
  if (!names) return document;
  const { kind, name, head } = content;
  const items = content.items.map((it) => serialize(it));
  let end = 0;
  const ends = Int32Array.from(items, (it) => (end += it.length));
  return { at, list: { kind, name, head, names, length: items.length, items: Buffer.concat(items), ends } };
}

/** Reads what `writeContents` wrote; throws if a later Node wrote it. */
export function readContents(bytes: Uint8Array): Contents {
  const stored: ReadonlyMap<string, readonly StoredDocument[]> = deserialize(bytes);
  const contents = new Map<string, readonly KnownDocument[]>();
  for (const [id, documents] of stored) contents.set(id, documents.map(knownDocument));
  return contents;
}

function knownDocument(stored: StoredDocument): KnownDocument {
  if (!('list' in stored)) return stored;
  const { at, list } = stored;
  const { items, ends } = list;
  const read = (i: number) => deserialize(items.subarray(ends[i - 1] ?? 0, ends[i]));
  return { at, content: new KnownList(list, read) };
}
