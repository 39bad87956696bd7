/** Amounts by fiscal month that are added up in place. */
import { MOST_A_MONTH } from './plan/line-plan.ts';

/** Minor units by month: 64-bit integers, or of any size once sums may become larger. */
export type MonthAmounts = BigInt64Array | bigint[];

/** Safe to share: it holds nothing that could be written to. */
const NOTHING = new BigInt64Array(0);

/** How many amounts of `MOST_A_MONTH` always add up to a signed 64-bit integer. */
const MOST_IN_64_BITS = 1023;

/**
 * Minor units by month index. Grows to cover the months that are added; a month outside is 0.
 *
 * Invariant: no sum wraps around. 64 bits have room for a thousand lines of the largest size (`MOST_A_MONTH`), and for any number of
 * usual ones; where a sum could become larger, the vector goes on with integers of any size.
 */
export class MonthVector {
  #first = 0;
  #values: MonthAmounts = NOTHING;
  /** No amount is more than this many times `MOST_A_MONTH`, of either sign. */
  #most = 0;
  /** Whether the amounts have another owner. */
  #isLent = false;

  /** A vector of amounts that begin with the month `first`; it owns them from now on. */
  static of(first: number, values: MonthAmounts): MonthVector {
    const vector = new MonthVector();
    vector.#first = first;
    vector.#values = values;
    // looked for when something is added
    vector.#most = MOST_IN_64_BITS;
    return vector;
  }

  /** The same for amounts that it does not own: they are copied before anything is added. */
  static lent(first: number, values: MonthAmounts): MonthVector {
    const vector = MonthVector.of(first, values);
    vector.#isLent = true;
    return vector;
  }

  /** The months that it covers, zeros included, and their amounts, which must not be written to. */
  get reach(): { readonly first: number; readonly values: MonthAmounts } {
    return { first: this.#first, values: this.#values };
  }

  /** From the first month that is not 0 to the last; inclusive. Undefined when every month is 0. */
  get span(): { readonly first: number; readonly last: number } | undefined {
    const values = this.#values;
    let from = 0;
    let to = values.length - 1;
    while (from <= to && values[from] === 0n) from++;
    while (to > from && values[to] === 0n) to--;
    return from > to ? undefined : { first: this.#first + from, last: this.#first + to };
  }

  /** The months that are not 0, in order. */
  get months(): readonly number[] {
    const months: number[] = [];
    for (const [i, it] of this.#values.entries()) if (it !== 0n) months.push(this.#first + i);
    return months;
  }

  /** Minor units of one month. */
  at(month: number): bigint {
    return this.#values[month - this.#first] ?? 0n;
  }

  /** Adds `months`, the first of which is the month `first`; with `sign` −1 subtracts them. */
  add(first: number, months: BigInt64Array, sign: 1 | -1): void {
    if (months.length === 0) return;
    this.#reach(first, first + months.length - 1);
    this.#makeRoom(1);
    this.#addAt(first - this.#first, months, 0, months.length - 1, sign);
  }

  /** Adds `after` and subtracts `before`; both begin with the month `first` and are equally long. */
  replace(first: number, before: BigInt64Array, after: BigInt64Array): void {
    if (after.length === 0) return;
    this.#reach(first, first + after.length - 1);
    this.#makeRoom(2);
    const shift = first - this.#first;
    const values = this.#values;
    for (let i = 0; i < after.length; i++) {
      const at = i + shift;
      values[at] = (values[at] ?? 0n) + (after[i] ?? 0n) - (before[i] ?? 0n);
    }
  }

  /** A vector of its own with the same amounts. */
  copy(): MonthVector {
    const copy = MonthVector.of(this.#first, this.#values.slice());
    copy.#most = this.#most;
    return copy;
  }

  /** Adds another vector, cut to the months from `first` to `last`. */
  addVector(other: MonthVector, sign: 1 | -1, first: number = -Infinity, last: number = Infinity): void {
    const { span } = other;
    if (!span) return;
    const from = Math.max(span.first, first);
    const to = Math.min(span.last, last);
    if (to < from) return;
    this.#reach(from, to);
    if (this.#most + other.#most > MOST_IN_64_BITS) other.#most = mostIn(other.#values);
    this.#makeRoom(other.#most);
    this.#addAt(from - this.#first, other.#values, from - other.#first, to - other.#first, sign);
  }

  /** Adds `months` from the index `start` to `end`, the first of them at its own index `at`. */
  #addAt(at: number, months: MonthAmounts, start: number, end: number, sign: 1 | -1): void {
    const shift = at - start;
    const values = this.#values;
    // two plain loops: no amount is turned into an object on the way
    if (sign === 1)
      for (let i = start; i <= end; i++) values[i + shift] = (values[i + shift] ?? 0n) + (months[i] ?? 0n);
    else for (let i = start; i <= end; i++) values[i + shift] = (values[i + shift] ?? 0n) - (months[i] ?? 0n);
  }

  /** The sum of the months from `first` to `last`, inclusive. */
  sum(first: number, last: number): bigint {
    const { length } = this.#values;
    if (this.#most * length > MOST_IN_64_BITS) this.#most = mostIn(this.#values);
    const add = this.#most * length > MOST_IN_64_BITS ? largeSumOf : sumOf;
    return add(this.#values, first - this.#first, last - this.#first);
  }

  /** Whether every month is 0. */
  get isZero(): boolean {
    return this.#values.every((it) => it === 0n);
  }

  /** Before amounts are added that are at most `more` times `MOST_A_MONTH`. */
  #makeRoom(more: number): void {
    this.#most += more;
    if (this.#most <= MOST_IN_64_BITS) return;
    this.#most = mostIn(this.#values) + more;
    if (this.#most > MOST_IN_64_BITS) this.#values = Array.from(this.#values);
  }

  #reach(first: number, last: number): void {
    const length = this.#values.length;
    const isOwn = !this.#isLent;
    this.#isLent = false;
    if (length === 0) {
      this.#first = first;
      this.#values = new BigInt64Array(last - first + 1);
      return;
    }
    const end = this.#first + length - 1;
    if (isOwn && first >= this.#first && last <= end) return;
    const from = Math.min(first, this.#first);
    this.#values = within(this.#values, this.#first - from, Math.max(last, end) - from + 1);
    this.#first = from;
  }
}

/** `count` amounts, with `values` from the index `at` on and zeros around them. */
function within(values: MonthAmounts, at: number, count: number): MonthAmounts {
  if (Array.isArray(values)) return Array.from({ length: count }, (_, i) => values[i - at] ?? 0n);
  const all = new BigInt64Array(count);
  all.set(values, at);
  return all;
}

/** How many times `MOST_A_MONTH` the largest amount is at most, of either sign. */
function mostIn(values: MonthAmounts): number {
  let least = 0n;
  let most = 0n;
  for (let i = 0; i < values.length; i++) {
    const it = values[i] ?? 0n;
    if (it > most) most = it;
    else if (it < least) least = it;
  }
  const size = most > -least ? most : -least;
  return Number((size + MOST_A_MONTH - 1n) / MOST_A_MONTH);
}

/** Sums accumulate here: no amount is turned into an object on the way. */
const cell = new BigInt64Array(1);

/** The sum of the amounts from the index `start` to `end`, inclusive, as far as there are any; it has to fit 64 bits. */
function sumOf(amounts: MonthAmounts, start: number, end: number): bigint {
  const last = Math.min(end, amounts.length - 1);
  cell[0] = 0n;
  for (let i = Math.max(start, 0); i <= last; i++) cell[0] = (cell[0] ?? 0n) + (amounts[i] ?? 0n);
  return cell[0] ?? 0n;
}

/** The same for a sum of any size. */
function largeSumOf(amounts: MonthAmounts, start: number, end: number): bigint {
  return Array.from(amounts.slice(Math.max(start, 0), Math.max(end + 1, 0))).reduce(
    (sum, it) => sum + it,
    0n,
  );
}

/** The sum of months of a line (see `LinePlan.months`) from the index `start` to `end`, inclusive, as far as there are any. */
export function sumOfMonths(months: BigInt64Array, start: number, end: number): bigint {
  return (months.length > MOST_IN_64_BITS ? largeSumOf : sumOf)(months, start, end);
}
