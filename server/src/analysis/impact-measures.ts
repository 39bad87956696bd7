/** How a change is measured: fiscal years and the run rate, before and after. */
import type { FiscalCalendar } from '../domain/calendar.ts';
import { dayOf } from '../domain/civil-date.ts';
import type { Summed } from './before.ts';
import type { LinePair } from './match.ts';
import type { PlannedLine } from './planned-line.ts';
import { type CenterSum, lineTotal, type Measure, total } from './sums.ts';

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
  /** The last month of this fiscal year × its number of months; by weeks the last quarter × 4. */
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

/** The day that was asked for last and its month: mostly today, and today again. */
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
  const of = (first: number, last: number, times = 1n): Change => ({
    before: before(first, last) * times,
    after: after(first, last) * times,
  });
  const now = calendar.yearSpan(year);
  const next = calendar.yearSpan(year + 1);
  const tail = calendar.spec.pattern === 'monthly' ? 1 : calendar.periodsPerYear / 4;
  const times = BigInt(calendar.periodsPerYear / tail);
  return {
    thisYear: of(now.first, now.last),
    nextYear: of(next.first, next.last),
    runRate: of(now.last - tail + 1, now.last, times),
  };
}

/** A sum before and after. */
export interface SumPair {
  readonly before: Summed;
  readonly after: Summed;
}

/**
 * Two sums without lines whose money is unknown on one of the sides: what cannot be read is no cut. What `excluded` says is taken
 * from both.
 */
export function sumPair(before: Summed, after: Summed, excluded: readonly LinePair[]): SumPair {
  if (excluded.length === 0) return { before, after };
  const less = (sum: Summed, lines: readonly Summed[]): Summed => {
    return (first, last) => lines.reduce((left, it) => left - it(first, last), sum(first, last));
  };
  return {
    before: less(
      before,
      excluded.map((it) => lineSum(it.before)),
    ),
    after: less(
      after,
      excluded.map((it) => lineSum(it.after)),
    ),
  };
}

/** What a sum adds to the measure. */
export function summedBy(sum: CenterSum): Summed {
  return (first, last) => total(sum, MEASURE, first, last);
}

/** What two functions sum in some fiscal years. */
export function yearChanges(
  before: Summed,
  after: Summed,
  window: Window,
  years: ReadonlySet<number>,
): YearChange[] {
  return [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const { first, last } = window.calendar.yearSpan(year);
      return { year, before: before(first, last), after: after(first, last) };
    });
}

/** What a line adds to the measure. */
export function lineSum(line: PlannedLine | undefined): Summed {
  return (first, last) => (line ? lineTotal(line, MEASURE, first, last) : 0n);
}

/** The months in which lines have money, also those of 0. */
export function monthsOf(pairs: readonly LinePair[]): ReadonlySet<number> {
  const months = new Set<number>();
  for (const { before, after } of pairs)
    for (const line of [before, after])
      for (let i = 0; line && i < line.reporting.length; i++) months.add(line.first + i);
  return months;
}

/** The fiscal years of such months. */
export function yearsOf(pair: LinePair, { calendar }: Window): ReadonlySet<number> {
  const years = new Set<number>();
  for (const line of [pair.before, pair.after]) {
    if (!line || line.reporting.length === 0) continue;
    const last = calendar.yearOf(line.first + line.reporting.length - 1);
    for (let year = calendar.yearOf(line.first); year <= last; year++) years.add(year);
  }
  return years;
}
