/** Amounts by fiscal month that are added up in place. */

/** Safe to share: it holds nothing that could be written to. */
const NOTHING = new BigInt64Array(0);

/**
 * Minor units by month index. Grows to cover the months that are added; a month outside is 0.
 *
 * Invariant: every sum stays inside a signed 64-bit integer. A line is range-checked when it is planned (at most 2^53 minor
 * units a month), so a thousand lines of that size fit.
 */
export class MonthVector {
  #first = 0;
  #values: BigInt64Array = NOTHING;
  /** Whether the amounts have another owner. */
  #isLent = false;

  /** A vector of amounts that begin with the month `first`; it owns them from now on. */
  static of(first: number, values: BigInt64Array): MonthVector {
    const vector = new MonthVector();
    vector.#first = first;
    vector.#values = values;
    return vector;
  }

  /** The same for amounts that it does not own: they are copied before anything is added. */
  static lent(first: number, values: BigInt64Array): MonthVector {
    const vector = MonthVector.of(first, values);
    vector.#isLent = true;
    return vector;
  }

  /** The months that it covers, zeros included, and their amounts, which must not be written to. */
  get reach(): { readonly first: number; readonly values: BigInt64Array } {
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
    this.#addAt(first - this.#first, months, 0, months.length - 1, sign);
  }

  /** Adds `after` and subtracts `before`; both begin with the month `first` and are equally long. */
  replace(first: number, before: BigInt64Array, after: BigInt64Array): void {
    if (after.length === 0) return;
    this.#reach(first, first + after.length - 1);
    const shift = first - this.#first;
    const values = this.#values;
    for (let i = 0; i < after.length; i++) {
      const at = i + shift;
      values[at] = (values[at] ?? 0n) + (after[i] ?? 0n) - (before[i] ?? 0n);
    }
  }

  /** A vector of its own with the same amounts. */
  copy(): MonthVector {
    return MonthVector.of(this.#first, this.#values.slice());
  }

  /** Adds another vector, cut to the months from `first` to `last`. */
  addVector(other: MonthVector, sign: 1 | -1, first: number = -Infinity, last: number = Infinity): void {
    const { span } = other;
    if (!span) return;
    const from = Math.max(span.first, first);
    const to = Math.min(span.last, last);
    if (to < from) return;
    this.#reach(from, to);
    this.#addAt(from - this.#first, other.#values, from - other.#first, to - other.#first, sign);
  }

  /** Adds `months` from the index `start` to `end`, the first of them at its own index `at`. */
  #addAt(at: number, months: BigInt64Array, start: number, end: number, sign: 1 | -1): void {
    const shift = at - start;
    const values = this.#values;
    // two plain loops: no amount is turned into an object on the way
    if (sign === 1)
      for (let i = start; i <= end; i++) values[i + shift] = (values[i + shift] ?? 0n) + (months[i] ?? 0n);
    else for (let i = start; i <= end; i++) values[i + shift] = (values[i + shift] ?? 0n) - (months[i] ?? 0n);
  }

  /** The sum of the months from `first` to `last`, inclusive. */
  sum(first: number, last: number): bigint {
    return sumOf(this.#values, first - this.#first, last - this.#first);
  }

  /** Whether every month is 0. */
  get isZero(): boolean {
    return this.#values.every((it) => it === 0n);
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
    const values = new BigInt64Array(Math.max(last, end) - from + 1);
    values.set(this.#values, this.#first - from);
    this.#first = from;
    this.#values = values;
  }
}

/** Sums accumulate here: no amount is turned into an object on the way. */
const cell = new BigInt64Array(1);

/** The sum of the amounts from the index `start` to `end`, inclusive, as far as there are any. */
export function sumOf(amounts: BigInt64Array, start: number, end: number): bigint {
  const last = Math.min(end, amounts.length - 1);
  cell[0] = 0n;
  for (let i = Math.max(start, 0); i <= last; i++) cell[0] = (cell[0] ?? 0n) + (amounts[i] ?? 0n);
  return cell[0] ?? 0n;
}
