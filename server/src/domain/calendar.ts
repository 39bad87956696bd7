/** The fiscal calendar: which days a fiscal month has, what it is called, and which months a written period means. */

import { type CalendarNames, calendarNames } from './calendar-names.ts';
import { datesOf, moneySpanOf, type PeriodDates, type PeriodProblem, spanOf } from './calendar-span.ts';
import type { CalendarSpec } from './calendar-spec.ts';
import { type CalendarTables, monthTables, weekTables } from './calendar-years.ts';
import { FIRST_YEAR, isCivilDate, LAST_YEAR, twoDigits } from './civil-date.ts';
import type { MonthSpan, Period } from './period.ts';

export { CALENDAR_YEARS, type CalendarSpec } from './calendar-spec.ts';

/** Why a calendar cannot be used. `at` is the pointer inside the calendar (`/start`, `/longYears/0`). */
export interface CalendarProblem {
  readonly code: 'invalid-calendar';
  readonly at: string;
  readonly message: string;
}

/** Look-ups and names of fiscal months, and the reading of periods. */
export interface FiscalCalendar extends CalendarTables, CalendarNames {
  readonly spec: CalendarSpec;
  /** Every fiscal month is a calendar month (then `title` gives `April 2026`). */
  readonly hasCalendarMonths: boolean;
  /**
   * The months of a period that says when something holds or a Budget runs: from the first fiscal month that begins on or
   * after the start of the period to the last that begins on or before its end; so `..2027-10` and `2027-11..` tile.
   * A period without any such month is a problem; a span is never empty.
   */
  readonly span: (period: Period) => MonthSpan | PeriodProblem;
  /** The months of a period of money: as `span`, but a period with two ends must be whole fiscal months. */
  readonly moneySpan: (period: Period) => MonthSpan | PeriodProblem;
  /** The days that a period names, before they are counted as fiscal months. */
  readonly dates: (period: Period) => PeriodDates | PeriodProblem;
}

/** A calendar, or what is wrong with its specification. */
export function createCalendar(
  spec: CalendarSpec,
): FiscalCalendar | { readonly problems: readonly CalendarProblem[] } {
  const problems = calendarProblems(spec);
  if (problems.length > 0) return { problems };
  return calendarOf(spec, spec.pattern === 'monthly' ? monthTables(spec) : weekTables(spec));
}

function calendarOf(spec: CalendarSpec, tables: CalendarTables): FiscalCalendar {
  const hasCalendarMonths = spec.pattern === 'monthly' && spec.start.day === 1;
  const names = calendarNames(hasCalendarMonths, tables);
  return {
    spec,
    hasCalendarMonths,
    ...tables,
    ...names,
    span: remembered((period) => spanOf(tables, period)),
    moneySpan: remembered((period) => moneySpanOf(tables, names.periodText, period)),
    dates: (period) => datesOf(tables, period),
  };
}

/** Whether both divide the days into the same fiscal months, whichever year each of them starts from. */
export function sameCalendar(a: FiscalCalendar, b: FiscalCalendar): boolean {
  const [one, other] = [a.spec, b.spec];
  return (
    one.pattern === other.pattern &&
    one.longPeriod === other.longPeriod &&
    one.longYears.length === other.longYears.length &&
    one.longYears.every((it) => other.longYears.includes(it)) &&
    a.firstDay(a.yearSpan(FIRST_YEAR).first) === b.firstDay(b.yearSpan(FIRST_YEAR).first)
  );
}

/** Periods are few and looked up again and again. */
const REMEMBERED = 4096;

function remembered<Span>(compute: (period: Period) => Span): (period: Period) => Span {
  const known = new Map<string, Span>();
  return (period) => {
    const found = known.get(period.text);
    if (found !== undefined) return found;
    const span = compute(period);
    if (known.size >= REMEMBERED) known.clear();
    known.set(period.text, span);
    return span;
  };
}

function calendarProblems(spec: CalendarSpec): readonly CalendarProblem[] {
  const { start, pattern, longYears, longPeriod } = spec;
  const problems: CalendarProblem[] = [];
  const add = (at: string, message: string) => problems.push({ code: 'invalid-calendar', at, message });
  const written = `${start.year}-${twoDigits(start.month)}-${twoDigits(start.day)}`;
  if (!isCivilDate(start))
    add(
      '/start',
      `\`${written}\` is no day of the years ${FIRST_YEAR} to ${LAST_YEAR}, expected the first day of a fiscal year`,
    );
  else if (pattern === 'monthly' && start.day > 28)
    add(
      '/start',
      `\`${written}\` begins fiscal months on day ${start.day}, expected a day that every month has, 1 to 28`,
    );
  if (pattern === 'monthly' && longYears.length > 0)
    add(
      '/longYears',
      'a calendar of months has no 53rd week, expected no `longYears`, or the pattern `4-4-5`',
    );
  longYears.forEach((year, index) => {
    if (year < FIRST_YEAR || year > LAST_YEAR)
      add(
        `/longYears/${index}`,
        `\`FY${year}\` is too far away, expected a year from FY${FIRST_YEAR} to FY${LAST_YEAR}`,
      );
    else if (longYears.indexOf(year) < index)
      add(`/longYears/${index}`, `\`FY${year}\` stands twice, expected every long year once`);
  });
  if (longPeriod < 1 || longPeriod > 12)
    add(
      '/longPeriod',
      `\`P${twoDigits(longPeriod)}\` is not a fiscal month, expected one from \`P01\` to \`P12\``,
    );
  return problems;
}
