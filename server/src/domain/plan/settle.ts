/** Exact terms to whole minor units, each rounded once. */
import { roundHalfAway } from '../exact.ts';
import type { MonthSpan } from '../period.ts';
import { MOST_A_MONTH } from './line-plan.ts';
import { commonDenominator, roundTogether } from './spread.ts';
import { exactMonth, type Term, type Weighing, weightOf, wholeOf, wholeWeight } from './term.ts';

/** The months of a line. */
export interface Settled {
  /** Minor units. */
  readonly months: BigInt64Array;
  /** The first term that gives a month more than can be counted; such months are 0. */
  readonly tooLarge: Term | undefined;
}

/** Terms that share no month, in any order; all lie inside `span`, which may have no months. */
export function settle(terms: readonly Term[], span: MonthSpan, weighing: Weighing): Settled {
  const sheet = new Sheet(span);
  const shared: Term[] = [];
  for (const term of terms) {
    const { by } = term.worth;
    if (by === 'month') sheet.fill(term, roundHalfAway(term.coefficient));
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
  readonly #first: number;

  constructor({ first, last }: MonthSpan) {
    this.#first = first;
    this.months = new BigInt64Array(Math.max(0, last - first + 1));
  }

  set(term: Term, month: number, amount: bigint): void {
    if (this.#fits(term, amount)) this.months[month - this.#first] = amount;
  }

  fill(term: Term, amount: bigint): void {
    if (!this.#fits(term, amount)) return;
    for (let at = term.first - this.#first; at <= term.last - this.#first; at++) this.months[at] = amount;
  }

  #fits(term: Term, amount: bigint): boolean {
    if (amount <= MOST_A_MONTH && amount >= -MOST_A_MONTH) return true;
    this.tooLarge ??= term;
    return false;
  }
}

/** The whole total lies in the term, and nothing else is rounded with it. */
function settleTotal(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, worth, first, last } = term;
  if (first === last) {
    sheet.set(term, first, coefficient.numerator);
    return;
  }
  const numerators: bigint[] = [];
  for (let month = first; month <= last; month++)
    numerators.push(coefficient.numerator * weightOf(worth, month, weighing));
  const parts = roundTogether(numerators, wholeWeight(worth, first, weighing));
  parts.forEach((amount, index) => {
    sheet.set(term, first + index, amount);
  });
}

function settleEach(term: Term, sheet: Sheet, weighing: Weighing): void {
  const { coefficient, worth, first, last } = term;
  const denominator = coefficient.denominator * wholeWeight(worth, first, weighing);
  for (let month = first; month <= last; month++) {
    const numerator = coefficient.numerator * weightOf(worth, month, weighing);
    sheet.set(term, month, roundHalfAway({ numerator, denominator }));
  }
}

/** Months that are worth part of the same quarter, or of the same year, are rounded together, whatever term they are of. */
function settleShared(terms: readonly Term[], sheet: Sheet, weighing: Weighing): void {
  const groups = new Map<string, { readonly term: Term; readonly month: number }[]>();
  for (const term of terms) {
    const { worth, first, last } = term;
    if (worth.by !== 'quarter' && worth.by !== 'year') continue;
    for (let month = first; month <= last; month++) {
      const key = `${worth.by}${wholeOf(worth, month, weighing.calendar).first}`;
      const group = groups.get(key);
      if (group) group.push({ term, month });
      else groups.set(key, [{ term, month }]);
    }
  }
  for (const group of groups.values()) {
    group.sort((a, b) => a.month - b.month);
    const { numerators, denominator } = commonDenominator(
      group.map(({ term, month }) => exactMonth(term, month, weighing)),
    );
    const parts = roundTogether(numerators, denominator);
    group.forEach(({ term, month }, index) => {
      sheet.set(term, month, parts[index] ?? 0n);
    });
  }
}
