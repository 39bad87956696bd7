/** Which periods the columns of a plan are, and which period is shown when none is given. */

import type { Head } from '../analysis/head.ts';
import { fiscalYear } from '../analysis/impact/impact.ts';
import { plannedSpan } from '../analysis/model/sums.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';

/** One column: months whose money is added up. */
export interface PlanColumn {
  readonly span: MonthSpan;
  /** As written in YAML: `FY2027-Q1`. */
  readonly period: string;
  /** Whether it is the sum of all columns before it. */
  readonly isTotal: boolean;
}

const MOST_PARTS = 6;

/** The parts of a period and, if there are several, the whole at the end. `span` is finite on both ends. */
export function columnsOf(calendar: FiscalCalendar, span: MonthSpan): readonly PlanColumn[] {
  const whole = columnOf(calendar, span, true);
  const parts = partsOf(calendar, span);
  return parts.length < 2 ? [whole] : [...parts.map((it) => columnOf(calendar, it, false)), whole];
}

function columnOf(calendar: FiscalCalendar, span: MonthSpan, isTotal: boolean): PlanColumn {
  return { span, period: calendar.periodText(span), isTotal };
}

/** Years if there are several, otherwise quarters, otherwise months; no more than fit side by side. */
function partsOf(calendar: FiscalCalendar, span: MonthSpan): readonly MonthSpan[] {
  const years = cut(span, (month) => calendar.yearSpan(calendar.yearOf(month)));
  if (years.length > 1) return years.length <= MOST_PARTS ? years : [span];
  const quarters = cut(span, (month) =>
    calendar.quarterSpan(calendar.yearOf(month), calendar.quarterOf(month)),
  );
  if (quarters.length > 1) return quarters;
  return cut(span, (month) => ({ first: month, last: month }));
}

function cut(span: MonthSpan, partAt: (month: number) => MonthSpan): readonly MonthSpan[] {
  const parts: MonthSpan[] = [];
  for (let month = span.first; month <= span.last; ) {
    const last = Math.min(partAt(month).last, span.last);
    parts.push({ first: month, last });
    month = last + 1;
  }
  return parts;
}

/** A period chosen by default, and why it is not the current year. */
export interface ChosenPeriod {
  readonly span: MonthSpan;
  readonly note: string | undefined;
}

/** The fiscal year of `asOf` (a UTC day) if anything is planned in it, otherwise the nearest one with a plan. */
export function defaultPeriod(side: Head, asOf: string): ChosenPeriod {
  const { calendar } = side.settings.get();
  const current = fiscalYear(calendar, asOf);
  const planned = plannedSpan(side.totals.all(WORKSPACE));
  const year = planned ? nearestYear(calendar, planned, current) : current;
  const note =
    year === current
      ? undefined
      : `nothing is planned in ${calendar.yearLabel(current)}, this year; ${calendar.yearLabel(year)} is the nearest that has a plan`;
  return { span: calendar.yearSpan(year), note };
}

function nearestYear(calendar: FiscalCalendar, planned: MonthSpan, year: number): number {
  return Math.max(calendar.yearOf(planned.first), Math.min(calendar.yearOf(planned.last), year));
}

/** An open period ends where the plan does. */
export function closedPeriod(side: Head, { first, last }: MonthSpan): MonthSpan {
  const planned = plannedSpan(side.totals.all(WORKSPACE));
  const from = Number.isFinite(first) ? first : Math.min(planned?.first ?? last, last);
  const to = Number.isFinite(last) ? last : Math.max(planned?.last ?? from, from);
  return { first: from, last: to };
}
