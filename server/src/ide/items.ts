/** The items of a file with their places, one by one as they are needed: most of a long file is never read again. */
import type { Lowered, PlacedDocument } from '../analysis/content.ts';
import { headOffset } from '../analysis/findings/place.ts';
import { lastUpTo } from '../base/last-up-to.ts';
import type { TextRange } from '../base/text.ts';
import { indexOfKey, unescapePointer } from '../syntax/locate.ts';
import type { MapEntry, Node } from '../syntax/node.ts';
import type { ParsedItem } from '../syntax/source.ts';
import type { IdeFile } from './file.ts';
import { parsedItem } from './parsed-items.ts';

/** A document of ours, with the key by which the engine knows it. */
export interface KeyedDocument extends PlacedDocument {
  readonly key: string;
}

/** The documents of a file, in text order. */
export function keyedDocuments({
  project,
  path,
}: Pick<IdeFile, 'project' | 'path'>): readonly KeyedDocument[] {
  const keys = project.head.files.get(path)?.documents.get() ?? [];
  return keys.flatMap((key) => {
    const placed = project.head.placed(key);
    return placed ? [{ key, content: placed.content, source: placed.source }] : [];
  });
}

/** The head of a document as nodes. */
export function placeHead({
  source,
}: Pick<PlacedDocument, 'source'>): Pick<PlacedItemText, 'parsed' | 'inFile'> {
  return {
    parsed: parsedItem(source.head, 'head'),
    inFile: (offset) => headOffset(source, offset),
  };
}

/** One item of a document. Offsets are relative to the file. */
export interface PlacedItemText {
  readonly unit: Lowered;
  /** Index in the list it is an entry of; -1 for the head. */
  readonly index: number;
  readonly range: TextRange;
  /** Its rows; for a head, those without the entries of its main list. */
  readonly text: string;
  /** Its text as nodes, with offsets relative to the item. */
  readonly parsed: ParsedItem;
  /** `find` returns the node at a pointer of the entity, `inFile` converts an offset in the item to one in the file. */
  readonly find: (at: string) => FoundNode | undefined;
  readonly inFile: (offset: number) => number;
}

/** What a pointer leads to. */
export interface FoundNode {
  readonly node: Node;
  /** Undefined for an entry of a list. */
  readonly entry: MapEntry | undefined;
}

/** The head if it meets `range`, then those entries of the main list that do. Items without text of their own share the head's. */
export function* itemsIn({ content, source }: PlacedDocument, range: TextRange): Generator<PlacedItemText> {
  const meets = (it: TextRange) => it.start <= range.end && range.start <= it.end;
  const isSplit = source.items.length > 0;
  if (
    meets({ start: source.start, end: source.gapStart }) ||
    meets({ start: source.gapEnd, end: source.end })
  ) {
    const { parsed, inFile } = placeHead({ source });
    const whole = { start: source.start, end: isSplit ? source.gapStart : source.end };
    yield item(content.head, -1, { range: whole, text: source.head.text, parsed, inFile });
    // entries that could not be split off the head
    for (const [i, unit] of content.items.entries())
      if (i >= source.items.length)
        yield item(unit, i, { range: whole, text: source.head.text, parsed, inFile });
  }
  const from = Math.max(
    0,
    lastUpTo(source.items, range.start, (it) => it.start),
  );
  for (let i = from; i < source.items.length; i++) {
    const placed = source.items[i];
    const unit = content.items[i];
    if (!placed || !unit || placed.start > range.end) break;
    const { start } = placed;
    const whole = { start, end: start + placed.item.text.length };
    if (!meets(whole)) continue;
    yield item(unit, i, {
      range: whole,
      text: placed.item.text,
      parsed: parsedItem(placed.item, 'entry'),
      inFile: (offset) => start + offset,
    });
  }
}

function item(
  unit: Lowered,
  index: number,
  place: Pick<PlacedItemText, 'range' | 'text' | 'parsed' | 'inFile'>,
): PlacedItemText {
  const find = (at: string) => nodeAt(place.parsed.root, `${unit.inHead ?? ''}${at}`);
  return { unit, index, ...place, find };
}

/** The node that a pointer leads to, starting at the root of an item. */
export function nodeAt(root: Node | undefined, at: string): FoundNode | undefined {
  let found: FoundNode | undefined = root && { node: root, entry: undefined };
  for (const step of at === '' ? [] : at.slice(1).split('/')) {
    if (!found) return undefined;
    found = inside(found.node, unescapePointer(step));
  }
  return found;
}

function inside(node: Node, step: string): FoundNode | undefined {
  if (node.kind === 'map') {
    const entry = node.entries[indexOfKey(node, step)];
    return entry?.value && { node: entry.value, entry };
  }
  const child = node.kind === 'list' && /^\d+$/.test(step) ? node.items[Number(step)] : undefined;
  return child && { node: child, entry: undefined };
}
