/** The dates of fiscal periods: `outlay show --periods`. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { grid } from '../terminal/grid.ts';
import type { Style } from '../terminal/style.ts';

/** One period and its days, both of which count. */
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

/** A table; quarters and years stand out. */
export function periodsText(periods: readonly PeriodDates[], style: Style): string {
  const head = ['period', 'month', 'first day', 'last day', 'days'].map(style.dim);
  const rows = periods.map(({ period, title, first, last, days }) => {
    const cells = [period, title, first, last, String(days)];
    return /-P\d\d$/.test(period) ? cells : cells.map((it) => (it === '' ? it : style.bold(it)));
  });
  return `${grid([head, ...rows], { align: ['left', 'left', 'left', 'left', 'right'] }).join('\n')}\n`;
}
