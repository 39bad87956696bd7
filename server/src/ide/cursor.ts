/** What is at an offset of a file: the scalar there, where it belongs, and what it means. */
import type { Lowered, PlacedDocument } from '../analysis/content.ts';
import { type PlacedUnit, unitAt } from '../analysis/findings/place.ts';
import { lastUpTo } from '../base/last-up-to.ts';
import type { TextRange } from '../base/text.ts';
import type { ScalarNode } from '../syntax/node.ts';
import { readPeriod } from '../syntax/values/period.ts';
import { type Declared, declaredIn, type Spelling, spellingAt } from './declared.ts';
import type { IdeFile } from './file.ts';
import { type Mention, mentionOf, mentionsIn } from './mentions.ts';
import { type Scalar, scalarAt } from './scalars.ts';
import { type Property, propertyAt } from './schema.ts';

/** The item of a file that holds an offset. */
export interface IdeItem {
  readonly file: IdeFile;
  readonly document: PlacedDocument;
  /** Key of the document, see `Side`. */
  readonly key: string;
  /** Index among the entries of the document's main list; -1 for its head. */
  readonly index: number;
  readonly placed: PlacedUnit;
}

/** A key or a value, and what it is. */
export interface Cursor extends IdeItem {
  /** The head or entry; in a document that could not be split, the entry that the pointer leads into. */
  readonly unit: Lowered;
  /** Pointer within the unit. */
  readonly at: string;
  readonly part: 'key' | 'value';
  readonly node: ScalarNode;
  /** Offsets in the file, including quotes. */
  readonly range: TextRange;
  /** What the schema says about the place; undefined where nothing is allowed. */
  readonly property: Property | undefined;
  /** The map or list around it. */
  readonly around: Property | undefined;
  readonly meaning: Meaning;
}

/**
 * What a scalar is:
 * - `key`: a property of the language, or a key of a map with free keys.
 * - `reference`: something that is declared elsewhere; in `headcount/search` the half at the offset.
 * - `name`: a name, code or alias where it is declared.
 * - `number`: money, a price, quantity, rate, percentage or share.
 */
export type Meaning =
  | { readonly is: 'reference'; readonly mention: Mention }
  | { readonly is: 'name'; readonly how: Spelling; readonly declared: Declared }
  | {
      readonly is:
        | 'key'
        | 'number'
        | 'period'
        | 'currency'
        | 'currency-pair'
        | 'unit'
        | 'rule'
        | 'file'
        | 'kind'
        | 'word'
        | 'text';
    };

/** Undefined between scalars, in a comment, and in what cannot be read. Both ends of a scalar belong to it. */
export function cursorAt(file: IdeFile, offset: number): Cursor | undefined {
  const item = itemAt(file, offset);
  const inside = item && offsetIn(item, offset);
  const scalar = inside === undefined ? undefined : scalarAt(item?.placed.parsed.root, inside);
  return item && scalar && inside !== undefined
    ? cursorOf(item, scalar, inside - scalar.node.start)
    : undefined;
}

/** The heads and entries of a file, in order of its documents. */
export function* itemsIn(file: IdeFile): Generator<IdeItem> {
  for (const [nth, document] of file.documents.entries()) {
    const key = file.keys[nth] ?? '';
    const { source } = document;
    for (let index = -1; index < source.items.length; index++)
      yield { file, document, key, index, placed: unitAt(source, index) };
  }
}

/** The head or entry whose rows hold an offset. */
export function itemAt(file: IdeFile, offset: number): IdeItem | undefined {
  const nth = lastUpTo(file.documents, offset, (it) => it.source.start);
  const document = file.documents[nth];
  if (!document || offset > document.source.end) return undefined;
  const { source } = document;
  const isInGap = source.gapStart <= offset && (offset < source.gapEnd || offset === file.text.length);
  const index = isInGap ? lastUpTo(source.items, offset, (it) => it.start) : -1;
  return { file, document, key: file.keys[nth] ?? '', index, placed: unitAt(source, index) };
}

/** Converts an offset in the file to one in the item's text. */
export function offsetIn({ document, index }: IdeItem, offset: number): number {
  const { source } = document;
  const entry = source.items[index];
  if (entry) return offset - entry.start;
  const gap = source.gapEnd - source.gapStart;
  return offset < source.gapEnd || gap === 0 ? offset - source.start : offset - source.start - gap;
}

/** Converts offsets in an item to offsets in the file. */
export function rangeIn({ placed }: Pick<IdeItem, 'placed'>, { start, end }: TextRange): TextRange {
  const from = placed.inFile(start);
  return { start: from, end: from + end - start };
}

/** The name of the list that an item is an entry of; undefined for a head. */
export function listOf({ document, index }: IdeItem): string | undefined {
  return index < 0 ? undefined : document.source.list?.replace('/spec/', '');
}

function cursorOf(item: IdeItem, scalar: Scalar, inside: number): Cursor {
  const { document } = item;
  const { unit, at } = ownerOf(item, scalar.at);
  const list = listOf(item);
  const { kind } = document.content;
  const property = propertyAt(kind, list, scalar.at);
  const around = propertyAt(kind, list, scalar.at.slice(0, Math.max(0, scalar.at.lastIndexOf('/'))));
  const { node, part } = scalar;
  const owned = { ...scalar, at };
  return {
    ...item,
    unit,
    at,
    part,
    node,
    range: rangeIn(item, node),
    property,
    around,
    meaning: meaningOf({ item, unit, scalar: owned, property, around }, inside),
  };
}

/** An entry left in the head, because the document could not be split, is a unit of its own. */
function ownerOf(
  { document, index }: IdeItem,
  pointer: string,
): { readonly unit: Lowered; readonly at: string } {
  const { head, items } = document.content;
  const entry = index < 0 ? undefined : items[index];
  if (entry) return { unit: entry, at: pointer };
  const inner = items.find(({ inHead }) => inHead !== undefined && `${pointer}/`.startsWith(`${inHead}/`));
  return inner ? { unit: inner, at: pointer.slice(inner.inHead?.length ?? 0) } : { unit: head, at: pointer };
}

interface Known {
  readonly item: IdeItem;
  readonly unit: Lowered;
  readonly scalar: Scalar;
  readonly property: Property | undefined;
  readonly around: Property | undefined;
}

/** `inside` is relative to the start of the scalar. */
function meaningOf(known: Known, inside: number): Meaning {
  const { item, unit, scalar, property } = known;
  const mention = mentionAt(known, inside);
  if (mention) return { is: 'reference', mention };
  if (scalar.part === 'key') return { is: keyMeaning(known) };
  for (const declared of declaredIn(item.key, unit)) {
    const how = spellingAt(declared, scalar.at);
    if (how) return { is: 'name', how, declared };
  }
  return { is: valueMeaning(scalar, item.document.content.kind, property) };
}

function mentionAt({ unit, scalar, property }: Known, inside: number): Mention | undefined {
  const { at, part, node } = scalar;
  const read = mentionsIn(unit).filter((it) => it.at === at && it.part === part);
  const found = read.length > 0 ? read : mentionOf(scalar, property);
  // an opening quote is not part of the text
  const offset = node.style === 'plain' ? inside : inside - 1;
  return found.find(({ start, length }) => offset <= start + length) ?? found.at(-1);
}

type PlainMeaning = Exclude<Meaning['is'], 'reference' | 'name'>;

function keyMeaning({ scalar, around, property }: Known): PlainMeaning {
  const isNamed = around?.part.properties && Object.hasOwn(around.part.properties, scalar.node.text);
  if (isNamed) return 'key';
  switch (around?.keys) {
    case 'period':
      return 'period';
    case 'currency-pair':
      return 'currency-pair';
    case 'rule':
      return 'rule';
    default:
      // the shares of a split may change over time
      return property?.format === 'outlay-share' &&
        readPeriod(scalar.node.text).ok &&
        around?.keys === 'center'
        ? 'period'
        : 'key';
  }
}

const MEANINGS: Readonly<Record<string, PlainMeaning>> = {
  'outlay-money': 'number',
  'outlay-price': 'number',
  'outlay-number': 'number',
  'outlay-quantity': 'number',
  'outlay-percent': 'number',
  'outlay-share': 'number',
  'outlay-threshold': 'number',
  'outlay-period': 'period',
  'outlay-date': 'period',
  'outlay-currency': 'currency',
};

function valueMeaning({ at, node }: Scalar, kind: string, property: Property | undefined): PlainMeaning {
  if (at === '/kind') return 'kind';
  if (kind === 'Driver' && at === '/spec/unit') return 'unit';
  if (/^\/spec\/(?:plan|actual)\/file$/.test(at)) return 'file';
  if (property?.words.includes(node.text)) return 'word';
  return (property?.format && MEANINGS[property.format]) || 'text';
}
