/** Turns exact terms into whole minor units, each rounded once. */
import { roundHalfAway } from '../exact.ts';
import { zeroMonths } from '../months.ts';
import type { MonthSpan } from '../period.ts';
import { isCountable } from './line-plan.ts';
import { commonMultiple, RoundedShares, type Share } from './spread.ts';
import { type Term, type Weighing, weightOf, wholeOf, wholeWeight } from './term.ts';

/** The months of a line. */
export interface Settled {
  /** Minor units. */
  readonly months: BigInt64Array;
  /** The first term that gives a month more than can be counted; such months are 0. */
  readonly tooLarge: Term | undefined;
  readonly hasNegative: boolean;
}

/** The terms are in order and share no month; all lie inside `span`, which may have no months. */
export function settle(terms: readonly Term[], span: MonthSpan, weighing: Weighing): Settled {
  const sheet = new Sheet(span);
  const shared: Term[] = [];
  for (const term of terms) {
    const { by } = term.worth;
    if (by === 'month') sheet.fill(term, term.first, term.last, roundHalfAway(term.coefficient));
    else if (by === 'total') settleTotal(term, sheet, weighing);
    else if (by === 'quarter' || by === 'year') shared.push(term);
    else settleEach(term, sheet, weighing);
  }
  if (shared.length > 0) settleShared(shared, sheet, weighing);
  return sheet;
}

/** The months, checked: a 64-bit array wraps silently. */
class Sheet implements Settled {
  readonly months: BigInt64Array;
  tooLarge: Term | undefined;
  hasNegative = false;
  readonly #first: number;

  constructor({ first, last }: MonthSpan) {
    this.#first = first;
    this.months = zeroMonths(Math.max(0, last - first + 1));
  }

  /** The months from `first` to `last`, inclusive. */
  fill(term: Term, first: number, last: number, amount: bigint): void {
    if (!isCountable(amount)) {
      this.tooLarge ??= term;
      return;
    }
    if (amount < 0n) this.hasNegative = true;
    for (let at = first - this.#first; at <= last - this.#first; at++) this.months[at] = amount;
  }
}

/** The whole total lies in the term, and nothing else is rounded with it. */
function settleTotal(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, first, last } = term;
  if (first === last) {
    sheet.fill(term, first, last, coefficient.numerator);
    return;
  }
  const months = new Together();
  months.add(term, first, last, weighing);
  months.settle(wholeWeight(term, first, weighing), sheet);
}

function settleEach(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, worth, first, last } = term;
  const denominator = coefficient.denominator * wholeWeight(term, first, weighing);
  for (let month = first; month <= last; month++) {
    const numerator = coefficient.numerator * weightOf(worth, month, weighing);
    sheet.fill(term, month, month, roundHalfAway({ numerator, denominator }));
  }
}

/** Months that are worth part of the same quarter, or of the same year, are rounded together, whatever term they belong to. */
function settleShared(terms: readonly Term[], sheet: Sheet, weighing: Weighing): void {
  const groups = new Map<string, { readonly weight: bigint; readonly months: Together }>();
  for (const term of terms) {
    const { worth, first, last } = term;
    for (let month = first; month <= last; ) {
      const whole = wholeOf(term, month, weighing.calendar);
      const key = `${worth.by}${whole.first}`;
      const group = groups.get(key) ?? { weight: wholeWeight(term, month, weighing), months: new Together() };
      group.months.add(term, month, Math.min(last, whole.last), weighing);
      groups.set(key, group);
      month = whole.last + 1;
    }
  }
  for (const { weight, months } of groups.values()) months.settle(weight, sheet);
}

/** Months of a term that weigh the same. */
interface Alike {
  readonly term: Term;
  readonly weight: bigint;
  count: number;
}

/** A run of neighbouring months among them. */
interface Run extends MonthSpan {
  readonly term: Term;
  /** Index of the `Alike` that they belong to. */
  readonly share: number;
}

/** Months that are rounded together. */
class Together {
  readonly #alike: Alike[] = [];
  readonly #runs: Run[] = [];

  /** The months from `first` to `last`, which are later than those before. */
  add(term: Term, first: number, last: number, weighing: Weighing): void {
    if (weighing.phasing === 'even') this.#addRun(term, first, last, 1n);
    else
      for (let month = first; month <= last; month++)
        this.#addRun(term, month, month, weightOf(term.worth, month, weighing));
  }

  #addRun(term: Term, first: number, last: number, weight: bigint): void {
    const count = last - first + 1;
    let share = 0;
    for (const it of this.#alike) {
      if (it.term === term && it.weight === weight) {
        it.count += count;
        break;
      }
      share++;
    }
    if (share === this.#alike.length) this.#alike.push({ term, weight, count });
    this.#runs.push({ term, first, last, share });
  }

  /** `whole` is the sum of the weights over which the coefficients are spread. */
  settle(whole: bigint, sheet: Sheet): void {
    let denominator = 1n;
    for (const { term } of this.#alike)
      denominator = commonMultiple(denominator, term.coefficient.denominator);
    const shares: Share[] = [];
    for (const { term, weight, count } of this.#alike) {
      const { coefficient } = term;
      const numerator = coefficient.numerator * weight * (denominator / coefficient.denominator);
      shares.push({ numerator, count });
    }
    const rounded = new RoundedShares(shares, denominator * whole);
    for (const { term, first, last, share } of this.#runs)
      for (let month = first; month <= last; month++) sheet.fill(term, month, month, rounded.next(share));
  }
}
