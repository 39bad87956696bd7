/** The plan as a tree of rows with a figure for every column: what `show` prints, whatever the format. */

import { incompleteBelow } from '../analysis/model/incomplete.ts';
import { type CenterSum, counts, type Measure } from '../analysis/model/sums.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import type { Project } from '../analysis/project.ts';
import type { MonthSpan } from '../domain/period.ts';
import type { Treatment } from '../domain/plan/spec.ts';
import { formatAmount } from '../domain/words/money.ts';
import { columnsOf, type PlanColumn } from './plan-columns.ts';
import { groupRows, partsIn } from './plan-groups.ts';
import { cutRow, type PlanQuestion, type PlanRow } from './plan-row.ts';
import { centerRows } from './plan-tree.ts';

/** A plan and the question it answers; amounts are minor units of `currency`. */
export interface PlanReport {
  /** UTC day. */
  readonly asOf: string;
  readonly currency: string;
  readonly measure: Measure;
  readonly period: MonthSpan;
  readonly columns: readonly PlanColumn[];
  /** The whole; everything else is below it. */
  readonly root: PlanRow;
  /** Whether levels were left out. */
  readonly isCut: boolean;
  /** Currencies of lines that were converted. */
  readonly converted: readonly string[];
  /** Money of the period that the measure does not include; undefined when all is included. */
  readonly leftOut: LeftOut | undefined;
  /** The names of what the totals are missing. */
  readonly incomplete: readonly string[];
}

/** Depreciation where the measure is *spend*, capex where it is *expense*. Minor units. */
export interface LeftOut {
  readonly treatment: Treatment;
  readonly amount: bigint;
}

/** The plan of the head before splits. */
export function planReport(project: Project, question: PlanQuestion): PlanReport {
  project.settle();
  const side = project.head;
  const { calendar, currency } = side.settings.get();
  const columns = columnsOf(calendar, question.period);
  const incomplete = incompleteBelow(side, question.center ?? WORKSPACE);
  const root = { ...rootRow(project, question, columns), incomplete: incomplete.length > 0 };
  const cut = question.depth === undefined ? root : cutRow(root, question.depth);
  const sum = side.totals.all(question.center ?? WORKSPACE);
  return {
    asOf: project.asOf,
    currency,
    measure: question.measure,
    period: question.period,
    columns,
    root: cut,
    isCut: cut !== root,
    converted: convertedIn(sum, question, currency),
    leftOut: leftOutOf(sum, question),
    incomplete,
  };
}

/** `without 218,400.00 USD of capex, which is no expense`. */
export function leftOutText({ treatment, amount }: LeftOut, { currency, measure }: PlanReport): string {
  return `without ${formatAmount(amount, currency)} of ${treatment}, which is no ${measure}`;
}

/** The same plan with at most `depth` levels below the first. */
export function foldPlan(report: PlanReport, depth: number): PlanReport {
  const root = cutRow(report.root, depth);
  return { ...report, root, isCut: report.isCut || root !== report.root };
}

function rootRow(project: Project, question: PlanQuestion, columns: readonly PlanColumn[]): PlanRow {
  const side = project.head;
  if (question.by[0] === 'costCenter') return centerRows(side, question, columns);
  const parts = partsIn(side, question.center);
  const children = groupRows(side, parts, question.by, question.measure, columns);
  const entity =
    question.center === undefined
      ? side.workspace.get()
      : side.names.resolve('center', question.center)?.entity;
  const sum = side.totals.all(question.center ?? WORKSPACE);
  return {
    kind: question.center === undefined ? 'workspace' : 'center',
    name: entity?.name ?? question.center ?? '',
    title: entity?.title ?? entity?.name ?? question.center ?? 'workspace',
    code: entity?.code,
    amounts: columns.map((_, i) => children.reduce((minor, it) => minor + (it.amounts[i] ?? 0n), 0n)),
    incomplete: sum.incomplete.size > 0,
    children,
  };
}

/** Sorted. A currency whose lines cancel out in every month is left out without loss. */
function convertedIn(
  sum: CenterSum,
  { period: { first, last }, measure }: PlanQuestion,
  reporting: string,
): readonly string[] {
  const found = new Set<string>();
  for (const { treatment, currency, native } of sum.amounts.values())
    if (currency !== reporting && counts(measure, treatment))
      if (native.months.some((it) => first <= it && it <= last)) found.add(currency);
  return [...found].sort();
}

function leftOutOf(sum: CenterSum, { period: { first, last }, measure }: PlanQuestion): LeftOut | undefined {
  const left = [...sum.amounts.values()].filter((it) => !counts(measure, it.treatment));
  const amount = left.reduce((minor, it) => minor + it.reporting.sum(first, last), 0n);
  const [one] = left;
  return one && amount !== 0n ? { treatment: one.treatment, amount } : undefined;
}
