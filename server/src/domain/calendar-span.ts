/** Which fiscal months a written period means. */
import type { CalendarTables } from './calendar-years.ts';
import { dayOf, isoDate, monthLength } from './civil-date.ts';
import type { MonthSpan, Period, PeriodPoint } from './period.ts';
import { impossiblePoint, pointText } from './period-point.ts';

/** Why a period means no months. */
export interface PeriodProblem {
  readonly problem: {
    readonly code: 'month-not-in-calendar' | 'invalid-period';
    readonly message: string;
    /** What may have been meant, as it would be written. */
    readonly suggestions: readonly Suggestion[];
  };
}

/** A period as it would be written. */
export interface Suggestion extends MonthSpan {
  readonly text: string;
}

/** The days that a period names, as ISO text; both are included, undefined is open. */
export interface PeriodDates {
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/** Day numbers, both included; `±Infinity` is open. */
interface DaySpan {
  readonly first: number;
  readonly last: number;
}

/** See `FiscalCalendar.span`. */
export function spanOf(tables: CalendarTables, period: Period): MonthSpan | PeriodProblem {
  const days = daysOf(tables, period);
  if ('problem' in days) return days;
  const span = monthsOf(tables, days);
  if (span.first <= span.last) return span;
  return problem(
    'month-not-in-calendar',
    `no fiscal month begins in \`${period.text}\`, expected at least one`,
  );
}

/** See `FiscalCalendar.moneySpan`. */
export function moneySpanOf(
  tables: CalendarTables,
  periodText: (span: MonthSpan) => string,
  period: Period,
): MonthSpan | PeriodProblem {
  const days = daysOf(tables, period);
  if ('problem' in days) return days;
  const span = monthsOf(tables, days);
  if (!Number.isFinite(days.first) || !Number.isFinite(days.last)) return span;
  if (span.first <= span.last && isWhole(tables, span, days)) return span;
  const months = nearestMonths(tables, days);
  const nearest = { ...months, text: periodText(months) };
  const fiscal = asFiscal(tables, period);
  const expected =
    fiscal === undefined
      ? `for example \`${nearest.text}\``
      : `\`${fiscal.text}\`, or for about the same days \`${nearest.text}\``;
  return problem(
    'month-not-in-calendar',
    `\`${period.text}\` is not a whole number of fiscal months, expected ${expected}`,
    fiscal === undefined ? [nearest] : [fiscal, nearest],
  );
}

/** Calendar years or quarters may have been meant as fiscal ones: `2028` as `FY2028`. */
function asFiscal(tables: CalendarTables, { from, to }: Period): Suggestion | undefined {
  const [first, last] = [from, to].map(fiscalPoint);
  if (!first || !last) return undefined;
  const text = from === to ? pointText(first) : `${pointText(first)}..${pointText(last)}`;
  return { first: fiscalMonthsOf(tables, first).first, last: fiscalMonthsOf(tables, last).last, text };
}

function fiscalPoint(point: PeriodPoint | undefined): FiscalPoint | undefined {
  if (point?.kind === 'year') return { ...point, kind: 'fiscal-year' };
  return point?.kind === 'quarter' ? { ...point, kind: 'fiscal-quarter' } : undefined;
}

/** See `FiscalCalendar.dates`. */
export function datesOf(tables: CalendarTables, period: Period): PeriodDates | PeriodProblem {
  const days = daysOf(tables, period);
  if ('problem' in days) return days;
  return {
    first: Number.isFinite(days.first) ? isoDate(days.first) : undefined,
    last: Number.isFinite(days.last) ? isoDate(days.last) : undefined,
  };
}

function daysOf(tables: CalendarTables, { from, to, text }: Period): DaySpan | PeriodProblem {
  for (const point of [from, to]) {
    const wrong = point && pointProblem(tables, point);
    if (wrong) return wrong;
  }
  const first = from ? firstDayOf(tables, from) : Number.NEGATIVE_INFINITY;
  const last = to ? lastDayOf(tables, to) : Number.POSITIVE_INFINITY;
  if (first <= last) return { first, last };
  return problem('invalid-period', `\`${text}\` ends before it begins, expected the earlier end first`);
}

function monthsOf(tables: CalendarTables, { first, last }: DaySpan): MonthSpan {
  const firstMonth = Number.isFinite(first) ? tables.monthOf(first) : first;
  const lastMonth = Number.isFinite(last) ? tables.monthOf(last) : last;
  const beginsThere = !Number.isFinite(first) || tables.firstDay(firstMonth) === first;
  return { first: beginsThere ? firstMonth : firstMonth + 1, last: lastMonth };
}

function isWhole(tables: CalendarTables, span: MonthSpan, days: DaySpan): boolean {
  return tables.firstDay(span.first) === days.first && tables.lastDay(span.last) === days.last;
}

/** The whole months whose ends lie closest to those days. */
function nearestMonths(tables: CalendarTables, days: DaySpan): MonthSpan {
  const begins = tables.monthOf(days.first);
  const ends = tables.monthOf(days.last);
  const isLate = days.first - tables.firstDay(begins) > tables.firstDay(begins + 1) - days.first;
  const isEarly = tables.lastDay(ends) - days.last > days.last - tables.lastDay(ends - 1);
  const first = isLate ? begins + 1 : begins;
  const last = isEarly ? ends - 1 : ends;
  return first <= last ? { first, last } : { first: begins, last: begins };
}

function pointProblem({ periodsPerYear }: CalendarTables, point: PeriodPoint): PeriodProblem | undefined {
  const impossible = impossiblePoint(point);
  if (impossible !== undefined) return problem('invalid-period', impossible);
  if (point.kind !== 'fiscal-month' || point.month <= periodsPerYear) return undefined;
  return problem(
    'month-not-in-calendar',
    `\`${pointText(point)}\` is not in this calendar, expected P01 to P${periodsPerYear}`,
  );
}

function firstDayOf(tables: CalendarTables, point: PeriodPoint): number {
  const { year } = point;
  switch (point.kind) {
    case 'day':
      return dayOf(point);
    case 'month':
      return dayOf({ year, month: point.month, day: 1 });
    case 'quarter':
      return dayOf({ year, month: point.quarter * 3 - 2, day: 1 });
    case 'year':
      return dayOf({ year, month: 1, day: 1 });
    default:
      return tables.firstDay(fiscalMonthsOf(tables, point).first);
  }
}

function lastDayOf(tables: CalendarTables, point: PeriodPoint): number {
  const { year } = point;
  switch (point.kind) {
    case 'day':
      return dayOf(point);
    case 'month':
      return lastDayOfMonth(year, point.month);
    case 'quarter':
      return lastDayOfMonth(year, point.quarter * 3);
    case 'year':
      return lastDayOfMonth(year, 12);
    default:
      return tables.lastDay(fiscalMonthsOf(tables, point).last);
  }
}

type FiscalPoint = Extract<PeriodPoint, { kind: 'fiscal-year' | 'fiscal-quarter' | 'fiscal-month' }>;

function fiscalMonthsOf({ yearSpan, quarterSpan }: CalendarTables, point: FiscalPoint): MonthSpan {
  if (point.kind === 'fiscal-quarter') return quarterSpan(point.year, point.quarter);
  const year = yearSpan(point.year);
  if (point.kind === 'fiscal-year') return year;
  return { first: year.first + point.month - 1, last: year.first + point.month - 1 };
}

function lastDayOfMonth(year: number, month: number): number {
  return dayOf({ year, month, day: monthLength(year, month) });
}

function problem(
  code: PeriodProblem['problem']['code'],
  message: string,
  suggestions: readonly Suggestion[] = [],
): PeriodProblem {
  return { problem: { code, message, suggestions } };
}
