/** One row of a plan, and the question that the rows answer. */

import type { Measure } from '../analysis/model/sums.ts';
import type { Dimension } from '../analysis/plan/cube.ts';
import type { MonthSpan } from '../domain/period.ts';

/** What a plan is asked for. */
export interface PlanQuestion {
  /** Declared name of the cost center to look into; undefined is the whole workspace. */
  readonly center: string | undefined;
  /** At least one; with `costCenter` first, the rows are the tree. */
  readonly by: readonly Dimension[];
  /** Both ends are inclusive and finite. */
  readonly period: MonthSpan;
  readonly measure: Measure;
  /** Levels of rows below the first; undefined is all. */
  readonly depth: number | undefined;
}

/** A row with everything below it. */
export interface PlanRow {
  /** `own` is what a center plans itself, beside the centers below it. */
  readonly kind: 'workspace' | 'center' | 'own' | 'group' | 'line';
  /** As declared; empty for the group without a value in a dimension. */
  readonly name: string;
  /** The title as displayed. */
  readonly title: string;
  readonly code: string | undefined;
  /** Minor units of the reporting currency, one for each column. */
  readonly amounts: readonly bigint[];
  /** Whether something in it is unknown. */
  readonly incomplete: boolean;
  readonly children: readonly PlanRow[];
}

/** The row without anything more than `depth` levels below it; the same row when there is no such thing. */
export function cutRow(row: PlanRow, depth: number): PlanRow {
  if (row.children.length === 0) return row;
  if (depth <= 0) return { ...row, children: [] };
  const children = row.children.map((it) => cutRow(it, depth - 1));
  return children.every((it, i) => it === row.children[i]) ? row : { ...row, children };
}

/** The rows in reading order, each with its depth: 0 is the root. */
export function* flatRows(
  row: PlanRow,
  depth = 0,
): Generator<{ readonly row: PlanRow; readonly depth: number }> {
  yield { row, depth };
  for (const child of row.children) yield* flatRows(child, depth + 1);
}
