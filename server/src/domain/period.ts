/** A period as it is written, before a calendar says which months it means. */

/** One end of a period, or a whole period by itself (`2026-04` is a month, `FY2027-P03` a fiscal month). */
export type PeriodPoint =
  | { readonly kind: 'day'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'month'; readonly year: number; readonly month: number }
  | { readonly kind: 'quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'fiscal-year'; readonly year: number }
  | { readonly kind: 'fiscal-quarter'; readonly year: number; readonly quarter: number }
  | { readonly kind: 'fiscal-month'; readonly year: number; readonly month: number };

/** Both ends are included. A missing end is open; `2026-04` has the same point at both ends. */
export interface Period {
  readonly text: string;
  readonly from: PeriodPoint | undefined;
  readonly to: PeriodPoint | undefined;
}

/**
 * Fiscal months by index, both ends included. `first` may be `-Infinity` and `last` may be `Infinity`.
 * The index of `FYy-Pp` is `y × periodsPerYear + (p − 1)`.
 */
export interface MonthSpan {
  readonly first: number;
  readonly last: number;
}

/** For sorting: the earlier beginning first. */
export function byBeginning(a: Pick<MonthSpan, 'first'>, b: Pick<MonthSpan, 'first'>): number {
  // the difference of two open beginnings is NaN
  return a.first === b.first ? 0 : a.first - b.first;
}

/** A value that may change over time; without a `period` it always holds. `at` is the pointer inside the item. */
export interface TimedEntry<Value> {
  readonly period: Period | undefined;
  readonly value: Value;
  readonly at: string;
}

/** A value by period, in the order written. One entry without a period is a constant. */
export type Timed<Value> = readonly TimedEntry<Value>[];
