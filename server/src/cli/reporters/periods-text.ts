/** The dates of fiscal periods: `outlay show --periods`. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { grid } from '../terminal/grid.ts';
import type { Style } from '../terminal/style.ts';

/** One period with its first and last day, both inclusive. */
export interface PeriodDates {
  readonly period: string;
  readonly title: string;
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** Every fiscal month of `span`, and the quarter and year that end with it. */
export function periodDates(calendar: FiscalCalendar, span: MonthSpan): readonly PeriodDates[] {
  const out: PeriodDates[] = [];
  for (let month = span.first; month <= span.last; month++) {
    out.push(dates(calendar, { first: month, last: month }));
    const year = calendar.yearOf(month);
    const quarter = calendar.quarterSpan(year, calendar.quarterOf(month));
    if (quarter.last === month && quarter.first >= span.first) out.push(dates(calendar, quarter));
    const whole = calendar.yearSpan(year);
    if (whole.last === month && whole.first >= span.first) out.push(dates(calendar, whole));
  }
  return out;
}

function dates(calendar: FiscalCalendar, { first, last }: MonthSpan): PeriodDates {
  const isMonth = first === last;
  return {
    period: isMonth ? calendar.label(first) : calendar.periodText({ first, last }),
    title: isMonth && calendar.hasCalendarMonths ? calendar.title(first) : '',
    first: calendar.firstDate(first),
    last: calendar.lastDate(last),
    days: calendar.lastDay(last) - calendar.firstDay(first) + 1,
  };
}

/** A table; quarters and years stand out. Fiscal months that differ from calendar months have only one name. */
export function periodsText(periods: readonly PeriodDates[], style: Style): string {
  const isNamed = periods.some(({ title }) => title !== '');
  const head = ['period', ...(isNamed ? ['month'] : []), 'first day', 'last day', 'days'].map(style.dim);
  const rows = periods.map(({ period, title, first, last, days }) => {
    const cells = [period, ...(isNamed ? [title] : []), first, last, String(days)];
    return /-P\d\d$/.test(period) ? cells : cells.map((it) => (it === '' ? it : style.bold(it)));
  });
  const align = head.map((_, index) => (index === head.length - 1 ? 'right' : 'left'));
  return `${grid([head, ...rows], { align }).join('\n')}\n`;
}
