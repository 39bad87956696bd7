/** Exact terms to whole minor units, each rounded once. */
import { roundHalfAway } from '../exact.ts';
import { zeroMonths } from '../months.ts';
import type { MonthSpan } from '../period.ts';
import { MOST_A_MONTH } from './line-plan.ts';
import { commonDenominator, roundShares, type Share } from './spread.ts';
import { type Term, type Weighing, weightOf, wholeOf, wholeWeight } from './term.ts';

/** The months of a line. */
export interface Settled {
  /** Minor units. */
  readonly months: BigInt64Array;
  /** The first term that gives a month more than can be counted; such months are 0. */
  readonly tooLarge: Term | undefined;
  readonly hasNegative: boolean;
}

/** Terms that share no month, in their order; all lie inside `span`, which may have no months. */
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

/** The months, checked: a 64-bit array wraps without a word. */
class Sheet implements Settled {
  readonly months: BigInt64Array;
  tooLarge: Term | undefined;
  hasNegative = false;
  readonly #first: number;

  constructor({ first, last }: MonthSpan) {
    this.#first = first;
    this.months = zeroMonths(Math.max(0, last - first + 1));
  }

  /** The months from `first` to `last`, both ends count. */
  fill(term: Term, first: number, last: number, amount: bigint): void {
    if (amount > MOST_A_MONTH || amount < -MOST_A_MONTH) {
      this.tooLarge ??= term;
      return;
    }
    if (amount < 0n) this.hasNegative = true;
    for (let at = first - this.#first; at <= last - this.#first; at++) this.months[at] = amount;
  }
}

/** The whole total lies in the term, and nothing else is rounded with it. */
function settleTotal(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, worth, first, last } = term;
  if (first === last) {
    sheet.fill(term, first, last, coefficient.numerator);
    return;
  }
  settleSlots(slotsOf(term, first, last, weighing), wholeWeight(worth, first, weighing), sheet);
}

function settleEach(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, worth, first, last } = term;
  const denominator = coefficient.denominator * wholeWeight(worth, first, weighing);
  for (let month = first; month <= last; month++) {
    const numerator = coefficient.numerator * weightOf(worth, month, weighing);
    sheet.fill(term, month, month, roundHalfAway({ numerator, denominator }));
  }
}

/** Months that are worth part of the same quarter, or of the same year, are rounded together, whatever term they are of. */
function settleShared(terms: readonly Term[], sheet: Sheet, weighing: Weighing): void {
  const groups = new Map<string, { readonly weight: bigint; readonly slots: Slot[] }>();
  for (const term of terms) {
    const { worth, first, last } = term;
    if (worth.by !== 'quarter' && worth.by !== 'year') continue;
    for (let month = first; month <= last; ) {
      const whole = wholeOf(worth, month, weighing.calendar);
      const key = `${worth.by}${whole.first}`;
      const group = groups.get(key) ?? { weight: wholeWeight(worth, month, weighing), slots: [] };
      group.slots.push(...slotsOf(term, month, Math.min(last, whole.last), weighing));
      groups.set(key, group);
      month = whole.last + 1;
    }
  }
  for (const { weight, slots } of groups.values()) {
    const { numerators, denominator } = commonDenominator(
      slots.map((it) => ({ numerator: it.numerator, denominator: it.term.coefficient.denominator })),
    );
    const scaled = slots.map((it, index) => ({ ...it, numerator: numerators[index] ?? 0n }));
    settleSlots(scaled, denominator * weight, sheet);
  }
}

/** Months of one term that are worth the same. */
interface Slot extends Share {
  readonly term: Term;
  readonly first: number;
}

function slotsOf(term: Term, first: number, last: number, weighing: Weighing): readonly Slot[] {
  const { coefficient, worth } = term;
  if (weighing.phasing === 'even')
    return [{ term, first, count: last - first + 1, numerator: coefficient.numerator }];
  const slots: Slot[] = [];
  for (let month = first; month <= last; month++) {
    const numerator = coefficient.numerator * weightOf(worth, month, weighing);
    slots.push({ term, first: month, count: 1, numerator });
  }
  return slots;
}

function settleSlots(slots: readonly Slot[], denominator: bigint, sheet: Sheet): void {
  const rounded = roundShares(slots, denominator);
  slots.forEach(({ term, first, count }, index) => {
    const { part = 0n, unit = 0n, more = 0 } = rounded[index] ?? {};
    if (more > 0) sheet.fill(term, first, first + more - 1, part + unit);
    if (more < count) sheet.fill(term, first + more, first + count - 1, part);
  });
}
