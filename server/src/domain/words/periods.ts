/** How spans and groups of fiscal months read to people. In code, keys and files they are `FiscalCalendar.periodText`. */
import type { FiscalCalendar } from '../calendar.ts';
import type { MonthSpan } from '../period.ts';

/** What naming months needs of a calendar. */
export type MonthWords = Pick<FiscalCalendar, 'title' | 'shortTitle' | 'hasCalendarMonths' | 'yearOf'>;

/**
 * `April 2026`, `January to June 2027`, `July 2026 to June 2028`, `from July 2026`, `until June 2027`, `always`; where fiscal months
 * are not calendar months, `FY2027-P01 to FY2027-P03`.
 */
export function formatSpan(calendar: MonthWords, { first, last }: MonthSpan): string {
  const begins = Number.isFinite(first);
  const ends = Number.isFinite(last);
  if (!begins && !ends) return 'always';
  if (!ends) return `from ${calendar.title(first)}`;
  if (!begins) return `until ${calendar.title(last)}`;
  if (first === last) return calendar.title(first);
  const [from, to] = [calendar.title(first), calendar.title(last)];
  const [month, year] = from.split(' ');
  return year !== undefined && to.endsWith(` ${year}`) ? `${month} to ${to}` : `${from} to ${to}`;
}

/** A period as it is written, in a sentence: `in FY2027`, `from 2026-07`, `until 2026-06`, `from 2026-04 to 2026-06`. */
export function duringPeriod(written: string): string {
  const [from = '', to] = written.split('..');
  if (to === undefined) return `in ${from}`;
  if (from === '') return `until ${to}`;
  return to === '' ? `from ${from}` : `from ${from} to ${to}`;
}

/**
 * Months that share one row, in order: `Mar`; `Jan, Feb, each`; `Apr–Jun, each`; `Jan, Apr–Jun, each`. With `years` (for months
 * of several years side by side) each has its year: `Dec 2026, Jan 2027, each`.
 */
export function formatMonthGroup(
  calendar: MonthWords,
  months: readonly number[],
  options: { readonly years?: boolean } = {},
): string {
  const name = (month: number) => (options.years ? withYear(calendar, month) : calendar.shortTitle(month));
  const parts = runsOf(months).flatMap(({ first, last }) => {
    if (last - first >= 2) return [`${name(first)}–${name(last)}`];
    return first === last ? [name(first)] : [name(first), name(last)];
  });
  return months.length > 1 ? `${parts.join(', ')}, each` : parts.join('');
}

function withYear(calendar: MonthWords, month: number): string {
  const year = calendar.hasCalendarMonths ? calendar.title(month).slice(-4) : `FY${calendar.yearOf(month)}`;
  return calendar.hasCalendarMonths
    ? `${calendar.shortTitle(month)} ${year}`
    : `${year}-${calendar.shortTitle(month)}`;
}

/** Neighbouring months as spans. */
function runsOf(months: readonly number[]): readonly MonthSpan[] {
  const runs: { first: number; last: number }[] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run && run.last === month - 1) run.last = month;
    else runs.push({ first: month, last: month });
  }
  return runs;
}
