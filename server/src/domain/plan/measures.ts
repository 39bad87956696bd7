/** The figures by which plans are compared: this fiscal year, the next, and the run rate. */
import type { FiscalCalendar } from '../calendar.ts';
import type { MonthSpan } from '../period.ts';

/** Minor units. */
export interface Measures {
  readonly thisYear: bigint;
  readonly nextYear: bigint;
  /**
   * What a year costs at the pace at which this one ends: its last month × the number of its months; where months have 4 or 5 weeks,
   * its last quarter × 4.
   */
  readonly runRate: bigint;
}

/** `sum` adds the months from `first` to `last`, both ends count; `year` is the number of this fiscal year. */
export function measuresOf(
  vector: { readonly sum: (first: number, last: number) => bigint },
  calendar: FiscalCalendar,
  year: number,
): Measures {
  const sumOf = ({ first, last }: MonthSpan) => vector.sum(first, last);
  return {
    thisYear: sumOf(calendar.yearSpan(year)),
    nextYear: sumOf(calendar.yearSpan(year + 1)),
    runRate: sumOf(runRateSpan(calendar, year)) * runRateFactor(calendar),
  };
}

/** The months that a run rate is taken from. */
function runRateSpan(calendar: FiscalCalendar, year: number): MonthSpan {
  const { last } = calendar.yearSpan(year);
  return calendar.spec.pattern === 'monthly' ? { first: last, last } : calendar.quarterSpan(year, 4);
}

function runRateFactor(calendar: FiscalCalendar): bigint {
  return calendar.spec.pattern === 'monthly' ? BigInt(calendar.periodsPerYear) : 4n;
}
