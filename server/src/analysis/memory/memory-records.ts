/** Money and names as numbers: records that are written one after the other and can each be read by themselves. */
import { copied } from '../../base/copied.ts';
import { MonthVector } from '../../domain/month-vector.ts';
import type { Treatment } from '../../domain/plan/spec.ts';
import { type CenterSum, emptySum, type SummedLines } from '../model/sums.ts';

/** What records are made of. */
export interface Records {
  readonly strings: readonly string[];
  /** Indexes of `strings`, counts and months, never money. */
  readonly numbers: Int32Array;
  /** Minor units. */
  readonly amounts: BigInt64Array;
}

/** What an index holds under a text. */
export type IndexEntry = readonly [text: string, number: number];

/** Writes records, which can be read immediately; all parts of one are put before the next begins. */
export class RecordWriter implements Records {
  readonly strings: string[] = [];
  readonly #indexes: Map<string, number> = new Map();
  /** Only the first `numberCount` are in use. */
  #numbers: Int32Array = new Int32Array(FIRST_ROOM);
  #numberCount = 0;
  /** Only the first `amountCount` are in use. */
  #amounts: BigInt64Array = new BigInt64Array(FIRST_ROOM);
  #amountCount = 0;

  get numbers(): Int32Array {
    return this.#numbers;
  }

  get amounts(): BigInt64Array {
    return this.#amounts;
  }

  /** Where the next record begins. */
  get place(): number {
    return this.#numberCount;
  }

  /** The index of a text. */
  indexOf(text: string): number {
    const known = this.#indexes.get(text);
    if (known !== undefined) return known;
    const own = copied(text);
    const index = this.strings.push(own) - 1;
    this.#indexes.set(own, index);
    return index;
  }

  putTexts(texts: readonly string[]): void {
    this.#put(texts.length);
    for (const it of texts) this.#put(this.indexOf(it));
  }

  /** As `numbersOf` reads it. */
  putIndex(entries: readonly IndexEntry[]): void {
    const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    this.#put(sorted.length);
    for (const [text, number] of sorted) this.#put(this.indexOf(text), number);
  }

  /** As `RecordReader.money` reads it. Months without money are left out. */
  putMoney(money: readonly SummedLines[]): void {
    this.#put(money.length, this.#amountCount);
    for (const { center, sum } of money) {
      this.#put(this.indexOf(center), sum.lines, sum.amounts.size);
      for (const { treatment, currency, native, reporting } of sum.amounts.values()) {
        this.#put(this.indexOf(treatment), this.indexOf(currency));
        this.#putVector(native);
        if (isSame(native, reporting)) this.#put(AS_NATIVE);
        else this.#putVector(reporting);
      }
    }
  }

  /** All records in the form in which they are stored. */
  all(): Records {
    const numbers = this.#numbers.subarray(0, this.#numberCount);
    return { strings: this.strings, numbers, amounts: this.#amounts.subarray(0, this.#amountCount) };
  }

  #put(...numbers: readonly number[]): void {
    const count = this.#numberCount + numbers.length;
    if (count > this.#numbers.length) {
      const before = this.#numbers;
      this.#numbers = new Int32Array(moreThan(count));
      this.#numbers.set(before);
    }
    for (const it of numbers) this.#numbers[this.#numberCount++] = it;
  }

  #putVector({ reach, span }: MonthVector): void {
    const length = span ? span.last - span.first + 1 : 0;
    const { first, values } = reach;
    if (Array.isArray(values)) this.#put(LARGE);
    this.#put(length, span?.first ?? 0);
    if (!span) return;
    const start = span.first - first;
    const parts = Array.isArray(values)
      ? inParts(values.slice(start, start + length))
      : [values.subarray(start, start + length)];
    for (const it of parts) {
      this.#makeRoom(this.#amountCount + length);
      this.#amounts.set(it, this.#amountCount);
      this.#amountCount += length;
    }
  }

  #makeRoom(count: number): void {
    if (count <= this.#amounts.length) return;
    const before = this.#amounts;
    this.#amounts = new BigInt64Array(moreThan(count));
    this.#amounts.set(before);
  }
}

const FIRST_ROOM = 1024;

function moreThan(count: number): number {
  return Math.ceil(1.5 * count);
}

/** In place of a length: the amounts in the reporting currency equal the native ones. */
const AS_NATIVE = -1;
/** In front of the length of a vector whose amounts may not fit 64 bits. */
const LARGE = -2;

/** Bits of the lower part of a large amount. */
const LOWER = 62;

/** Lower and higher parts of large amounts. */
function inParts(amounts: readonly bigint[]): readonly BigInt64Array[] {
  const lower = amounts.map((it) => BigInt.asUintN(LOWER, it));
  return [BigInt64Array.from(lower), BigInt64Array.from(amounts, (it) => it >> BigInt(LOWER))];
}

function fromParts(lower: BigInt64Array, higher: BigInt64Array): bigint[] {
  return Array.from(lower, (it, i) => it + ((higher[i] ?? 0n) << BigInt(LOWER)));
}

function isSame(a: MonthVector, b: MonthVector): boolean {
  if (a === b) return true;
  const { first, values } = a.reach;
  const other = b.reach;
  return (
    first === other.first &&
    values.length === other.values.length &&
    values.every((it, i) => it === other.values[i])
  );
}

/** The numbers under a text in the index that begins at `place`, without decoding the rest of it. */
export function numbersOf({ strings, numbers }: Records, place: number, text: string): readonly number[] {
  const count = numbers[place] ?? 0;
  const textAt = (i: number): string => strings[numbers[place + 1 + 2 * i] ?? 0] ?? '';
  let from = 0;
  for (let to = count; from < to; ) {
    const middle = (from + to) >> 1;
    if (textAt(middle) < text) from = middle + 1;
    else to = middle;
  }
  const found: number[] = [];
  for (let i = from; i < count && textAt(i) === text; i++) found.push(numbers[place + 2 + 2 * i] ?? 0);
  return found;
}

/** Reads a record from where it begins. */
export class RecordReader {
  readonly #records: Records;
  #at: number;
  #amount = 0;

  constructor(records: Records, place: number) {
    this.#records = records;
    this.#at = place;
  }

  #number(): number {
    return this.#records.numbers[this.#at++] ?? 0;
  }

  skipTexts(): void {
    const length = this.#number();
    this.#at += length;
  }

  texts(): readonly string[] {
    const length = this.#number();
    const texts: string[] = [];
    while (texts.length < length) texts.push(this.#text());
    return texts;
  }

  money(): readonly (SummedLines & { readonly sum: CenterSum })[] {
    const length = this.#number();
    this.#amount = this.#number();
    const money: (SummedLines & { readonly sum: CenterSum })[] = [];
    while (money.length < length) money.push({ center: this.#text(), sum: this.#sum() });
    return money;
  }

  #sum(): CenterSum {
    const sum = emptySum();
    sum.lines = this.#number();
    for (let left = this.#number(); left > 0; left--) {
      const treatment = this.#text() as Treatment;
      const currency = this.#text();
      const native = this.#vector() ?? new MonthVector();
      const reporting = this.#vector() ?? lentBy(native);
      const amounts = { treatment, currency, native, reporting };
      sum.amounts.set(`${treatment} ${currency}`, amounts);
    }
    return sum;
  }

  #text(): string {
    return this.#records.strings[this.#number()] ?? '';
  }

  /** Undefined for `AS_NATIVE`. */
  #vector(): MonthVector | undefined {
    const length = this.#number();
    if (length === AS_NATIVE) return undefined;
    if (length === LARGE) return this.#largeVector();
    return MonthVector.lent(this.#number(), this.#part(length));
  }

  #largeVector(): MonthVector {
    const [length, first] = [this.#number(), this.#number()];
    const lower = this.#part(length);
    return MonthVector.of(first, fromParts(lower, this.#part(length)));
  }

  #part(length: number): BigInt64Array {
    const start = this.#amount;
    this.#amount += length;
    return this.#records.amounts.subarray(start, this.#amount);
  }
}

function lentBy({ reach: { first, values } }: MonthVector): MonthVector {
  return MonthVector.lent(first, values);
}
