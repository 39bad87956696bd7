/**
 * Long lists that are only ever looked up by name: thousands of cost centers, of which a run asks for some. An earlier run has
 * recorded which item declares what, so only the items that are asked for are read.
 */
import type { HeadEntity, ItemEntity } from '../../syntax/items/entities.ts';
import type { DocumentContent, Items, Lowered } from '../content.ts';
import { declarationsIn, nameKey } from '../model/names.ts';

/** From this many items on, it pays not to read a list as a whole. */
const LONG = 200;

/** Pairs of the hash of a name and the index of the item that declares it, sorted by both. */
export type NameIndex = Int32Array;

/** What is known of a list without its items. Plain data. */
export interface ListHead {
  readonly kind: string;
  readonly name: string;
  readonly head: Lowered<HeadEntity>;
  readonly names: NameIndex;
  /** How many items it has. */
  readonly length: number;
}

/** Which item declares what, in a list that is worth it. All of its items have names, and use nothing that is counted. */
export function nameIndex({ items }: DocumentContent): NameIndex | undefined {
  if (items.length < LONG || !items.every(isCenterOrPerson)) return undefined;
  const pairs = items.flatMap((unit, i) =>
    declarationsIn(unit, '').map(({ kind, text }) => ({ number: numberOf(nameKey(kind, text)), i })),
  );
  pairs.sort((a, b) => a.number - b.number || a.i - b.i);
  return Int32Array.from(pairs.flatMap(({ number, i }) => [number, i]));
}

function isCenterOrPerson({ entity }: Lowered<ItemEntity>): boolean {
  return entity?.kind === 'CostCenter' || entity?.kind === 'Person';
}

/** A list whose items are read when they are asked for. */
export class KnownList implements DocumentContent {
  readonly kind: string;
  readonly name: string;
  readonly head: Lowered<HeadEntity>;
  readonly #names: NameIndex;
  readonly #read: (index: number) => Lowered<ItemEntity>;
  /** Those that were read so far. */
  readonly #items: Lowered<ItemEntity>[];
  #whole: Items | undefined;

  /** `read` reads the item at an index, from 0; it is called once for each. */
  constructor(list: ListHead, read: (index: number) => Lowered<ItemEntity>) {
    this.kind = list.kind;
    this.name = list.name;
    this.head = list.head;
    this.#names = list.names;
    this.#read = read;
    this.#items = new Array<Lowered<ItemEntity>>(list.length);
  }

  get items(): Items {
    this.#whole ??= Array.from(this.#items, (_, i) => this.#at(i));
    return this.#whole;
  }

  declaring(key: string): readonly Lowered[] {
    const found = new Set<Lowered>([this.head]);
    const names = this.#names;
    const number = numberOf(key);
    for (let at = firstOf(names, number); at < names.length && names[at] === number; at += 2)
      found.add(this.#at(names[at + 1] ?? 0));
    return [...found];
  }

  #at(index: number): Lowered<ItemEntity> {
    const known = this.#items[index];
    if (known) return known;
    const item = this.#read(index);
    this.#items[index] = item;
    return item;
  }
}

/** The position of the first pair whose number is not less. */
function firstOf(names: NameIndex, number: number): number {
  let from = 0;
  for (let to = names.length / 2; from < to; ) {
    const middle = (from + to) >> 1;
    if ((names[2 * middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return 2 * from;
}

/** A hash that few texts share; FNV-1a. */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) number = Math.imul(number ^ text.charCodeAt(i), 0x01000193);
  return number | 0;
}
