/** Planned lines grouped by the values of dimensions, one nested in the other. */

import type { Head } from '../analysis/head.ts';
import { newName } from '../analysis/impact/match.ts';
import { lineTotal, type Measure } from '../analysis/model/sums.ts';
import { type Dimension, declaredBy, linesOf, dimensionValue as valueIn } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { compare } from '../base/compare.ts';
import type { MonthSpan } from '../domain/period.ts';
import { sumWithin } from './center-places.ts';
import type { PlanColumn } from './plan-columns.ts';
import type { PlanRow } from './plan-row.ts';

/** A line in the months in which it is part of the answer. */
export interface LinePart {
  readonly line: PlannedLine;
  /** Minor units of the reporting currency. */
  readonly sum: (measure: Measure, span: MonthSpan) => bigint;
}

/** A line, cut to certain months. */
export function partOf(line: PlannedLine, months: readonly MonthSpan[]): LinePart {
  return {
    line,
    sum: (measure, span) => sumWithin(span, months, (first, last) => lineTotal(line, measure, first, last)),
  };
}

/** All months. */
const ALWAYS: MonthSpan = { first: -Infinity, last: Infinity };

/** The lines of a center and of all below it, in the months in which they are there; without a center, all lines. */
export function* partsIn(side: Head, center: string | undefined): Generator<LinePart> {
  for (const line of linesOf(side)) {
    if (center === undefined || line.center === center) yield partOf(line, [ALWAYS]);
    else
      for (const above of side.tree.above(line.center))
        if (above.center === center) yield partOf(line, [above]);
  }
}

/** The total of the parts that share a value. */
interface Group {
  readonly amounts: readonly bigint[];
  readonly incomplete: boolean;
  readonly children: Map<string, Group>;
}

/** One row for each value, the largest first; the groups add up to the parts, which are streamed and not kept. */
export function groupRows(
  side: Side,
  parts: Iterable<LinePart>,
  by: readonly Dimension[],
  measure: Measure,
  columns: readonly PlanColumn[],
): readonly PlanRow[] {
  const whole = new Map<string, Group>();
  for (const part of parts) {
    const amounts = columns.map(({ span }) => part.sum(measure, span));
    let groups = whole;
    for (const dimension of by) groups = addTo(groups, valueIn(part.line, dimension), part, amounts);
  }
  return rowsOf(side, whole, by);
}

/** Returns what is below the group. */
function addTo(
  groups: Map<string, Group>,
  value: string,
  { line }: LinePart,
  amounts: readonly bigint[],
): Map<string, Group> {
  const known = groups.get(value);
  const children = known?.children ?? new Map();
  groups.set(value, {
    amounts: known ? known.amounts.map((it, i) => it + (amounts[i] ?? 0n)) : amounts,
    incomplete: line.incomplete || known?.incomplete === true,
    children,
  });
  return children;
}

function rowsOf(
  side: Side,
  groups: ReadonlyMap<string, Group>,
  [dimension, ...rest]: readonly Dimension[],
): readonly PlanRow[] {
  if (dimension === undefined) return [];
  const rows = [...groups].map(([value, { amounts, incomplete, children }]): PlanRow => {
    const entity = entityOf(side, dimension, value);
    return {
      kind: dimension === 'line' ? 'line' : dimension === 'costCenter' ? 'center' : 'group',
      name: value,
      title: entity?.title ?? untitled(dimension, value),
      code: entity?.code,
      amounts,
      incomplete,
      children: rowsOf(side, children, rest),
    };
  });
  return rows.sort(bySize);
}

function bySize(a: PlanRow, b: PlanRow): number {
  return compare(b.amounts.at(-1) ?? 0n, a.amounts.at(-1) ?? 0n) || compare(a.name, b.name);
}

/** What a group is called: its title on either side, otherwise its value. Not yet escaped for display. */
export function groupTitle(
  { head, base }: Pick<Project, 'head' | 'base'>,
  dimension: Dimension,
  value: string,
): string {
  const entity = entityOf(head, dimension, value) ?? (base && entityOf(base, dimension, value));
  return entity?.title ?? untitled(dimension, value);
}

/** `no tier` where lines have no value. */
function untitled(dimension: Dimension, value: string): string {
  return value === '' ? `no ${dimension.replace('labels.', '')}` : value;
}

/** The name in the head of a value of the base. */
export function renamedValue({ head, base }: Project, dimension: Dimension, value: string): string {
  const kind = declaredBy(dimension);
  return base && kind && value !== '' ? newName(base, head, kind, value) : value;
}

/** The entity that declares a value of a dimension, if any. */
function entityOf(
  side: Side,
  dimension: Dimension,
  value: string,
): { readonly title: string | undefined; readonly code: string | undefined } | undefined {
  const kind = declaredBy(dimension);
  return kind && value !== '' ? side.names.resolve(kind, value)?.entity : undefined;
}
