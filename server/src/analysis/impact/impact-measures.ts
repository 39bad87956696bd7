/** How a change is measured: fiscal years and the run rate, before and after. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { dayOf } from '../../domain/civil-date.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { type CenterSum, lineTotal, type Measure, total } from '../model/sums.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Summed } from './before.ts';
import type { LinePair } from './match.ts';

/** Minor units of the reporting currency. */
export interface Change {
  readonly before: bigint;
  readonly after: bigint;
}

/** The measures of a change; each is a {@link Change}. */
export interface Measures {
  /** The fiscal year in which `asOf` lies, and the next. */
  readonly thisYear: Change;
  readonly nextYear: Change;
  /** The last month of this fiscal year × its number of months; in a weekly calendar, the last quarter × 4. */
  readonly runRate: Change;
}

/** A change in one fiscal year. */
export interface YearChange extends Change {
  readonly year: number;
}

/** What every impact measures. */
export const MEASURE: Measure = 'spend';

/** The calendar and the number of this fiscal year. */
export interface Window {
  readonly calendar: FiscalCalendar;
  readonly year: number;
}

/** The fiscal year in which `asOf` lies. */
export function windowOf(calendar: FiscalCalendar, asOf: string): Window {
  return { calendar, year: fiscalYear(calendar, asOf) };
}

/** Number of the fiscal year in which a UTC day lies. */
export function fiscalYear(calendar: FiscalCalendar, day: string): number {
  return calendar.yearOf(fiscalMonth(calendar, day));
}

/** The day that was last asked for and its month: usually today, over and over. */
const asked: WeakMap<FiscalCalendar, { readonly day: string; readonly month: number }> = new WeakMap();

/** The fiscal month, by index, in which a UTC day lies. */
export function fiscalMonth(calendar: FiscalCalendar, day: string): number {
  const known = asked.get(calendar);
  if (known?.day === day) return known.month;
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const found = calendar.monthOf(dayOf({ year, month, day: date }));
  asked.set(calendar, { day, month: found });
  return found;
}

/** The measures of what two functions sum. */
export function measured(before: Summed, after: Summed, { calendar, year }: Window): Measures {
  const now = calendar.yearSpan(year);
  const tail = calendar.spec.pattern === 'monthly' ? 1 : calendar.periodsPerYear / 4;
  const times = BigInt(calendar.periodsPerYear / tail);
  const rate = changeIn(before, after, { first: now.last - tail + 1, last: now.last });
  return {
    thisYear: changeIn(before, after, now),
    nextYear: changeIn(before, after, calendar.yearSpan(year + 1)),
    runRate: { before: rate.before * times, after: rate.after * times },
  };
}

function changeIn(before: Summed, after: Summed, { first, last }: MonthSpan): Change {
  return { before: before(first, last), after: after(first, last) };
}

/** A sum before and after. */
export interface SumPair {
  readonly before: Summed;
  readonly after: Summed;
}

/** What a sum adds to the measure. */
export function summedBy(sum: CenterSum): Summed {
  return (first, last) => total(sum, MEASURE, first, last);
}

/** What two functions sum in some fiscal years. */
export function yearChanges(
  before: Summed,
  after: Summed,
  { calendar }: Pick<Window, 'calendar'>,
  years: Iterable<number>,
): YearChange[] {
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => ({ year, ...changeIn(before, after, calendar.yearSpan(year)) }));
}

/** The measures and the years of one thing that moves. */
export interface Figures {
  readonly measures: Measures;
  /** Those in which it changes. */
  readonly years: readonly YearChange[];
}

/** What two functions sum; they differ only in years from `first` to `last`. */
export function figuresOf(before: Summed, after: Summed, window: Window, { first, last }: Years): Figures {
  const measures = measured(before, after, window);
  const measuredYears = [measures.thisYear, measures.nextYear];
  const years: YearChange[] = [];
  for (let year = first; year <= last; year++) {
    const change =
      measuredYears[year - window.year] ?? changeIn(before, after, window.calendar.yearSpan(year));
    if (change.before !== change.after) years.push({ year, ...change });
  }
  return { measures, years };
}

/** Fiscal years, both ends included; none when `first` is after `last`. */
export interface Years {
  readonly first: number;
  readonly last: number;
}

/** The fiscal years of the months of a line, on either side. */
export function yearsOf({ before, after }: LinePair, { calendar }: Window): Years {
  let first = Infinity;
  let last = -Infinity;
  for (const line of [before, after]) {
    if (!line || line.reporting.length === 0) continue;
    first = Math.min(first, line.first);
    last = Math.max(last, line.first + line.reporting.length - 1);
  }
  return first > last ? { first, last } : { first: calendar.yearOf(first), last: calendar.yearOf(last) };
}

/** What a line adds to the measure. */
export function lineSum(line: PlannedLine | undefined): Summed {
  return (first, last) => (line ? lineTotal(line, MEASURE, first, last) : 0n);
}
