/** A plan as JSON: `outlay show --format json`. Properties are only added, never renamed, while `version` is 1. */
import type { Measure } from '../analysis/model/sums.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';
import type { Treatment } from '../domain/plan/spec.ts';
import { type AmountJson, amountJson } from '../domain/words/money.ts';
import type { PlanReport } from './plan-report.ts';
import type { PlanRow } from './plan-row.ts';

interface PeriodJson {
  /** As written in YAML. */
  readonly period: string;
  /** ISO days, both inclusive. */
  readonly first: string;
  readonly last: string;
}

interface RowJson {
  readonly kind: PlanRow['kind'];
  readonly name: string;
  readonly title: string;
  readonly code: string | undefined;
  /** One for each column. */
  readonly amounts: readonly AmountJson[];
  readonly incomplete: boolean;
  readonly children: readonly RowJson[];
}

/** Amounts are text. */
export interface PlanJson {
  readonly version: 1;
  readonly command: 'show';
  readonly asOf: string;
  readonly currency: string;
  readonly measure: Measure;
  readonly beforeSplits: true;
  readonly period: PeriodJson;
  readonly columns: readonly PeriodJson[];
  readonly plan: RowJson;
  /** Money of the period that the measure does not include. */
  readonly leftOut: { readonly treatment: Treatment; readonly amount: AmountJson } | undefined;
  readonly incomplete: readonly string[];
}

/** The whole report. */
export function planJson(report: PlanReport, calendar: FiscalCalendar): PlanJson {
  const { asOf, currency, measure, period, columns, root, leftOut, incomplete } = report;
  const dates = (span: MonthSpan): PeriodJson => ({
    period: calendar.periodText(span),
    first: calendar.firstDate(span.first),
    last: calendar.lastDate(span.last),
  });
  return {
    version: 1,
    command: 'show',
    asOf,
    currency,
    measure,
    beforeSplits: true,
    period: dates(period),
    columns: columns.map((it) => dates(it.span)),
    plan: rowJson(root, currency),
    leftOut: leftOut && { ...leftOut, amount: amountJson(leftOut.amount, currency) },
    incomplete,
  };
}

function rowJson(
  { kind, name, title, code, amounts, incomplete, children }: PlanRow,
  currency: string,
): RowJson {
  return {
    kind,
    name,
    title,
    code,
    amounts: amounts.map((it) => amountJson(it, currency)),
    incomplete,
    children: children.map((it) => rowJson(it, currency)),
  };
}
