/** The tree of cost centers as rows: every level adds up, even where a center changes its place within the period. */

import type { Head } from '../analysis/head.ts';
import { UNALLOCATED } from '../analysis/model/center-tree.ts';
import { type CenterSum, total } from '../analysis/model/sums.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import { centersOf, linesOf, linesOn } from '../analysis/plan/cube.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import { groupBy } from '../base/groups.ts';
import type { MonthSpan } from '../domain/period.ts';
import { common, type PlacedCenter, placesOf, sumWithin } from './center-places.ts';
import type { PlanColumn } from './plan-columns.ts';
import { groupRows, type LinePart, partOf } from './plan-groups.ts';
import type { PlanQuestion, PlanRow } from './plan-row.ts';

interface Tree {
  readonly side: Head;
  readonly question: PlanQuestion;
  readonly columns: readonly PlanColumn[];
  readonly below: ReadonlyMap<string, readonly PlacedCenter[]>;
  /** By cost center, for those that show more than their total. */
  readonly lines: ReadonlyMap<string, readonly PlannedLine[]>;
}

/** The whole workspace, or one center, with everything below. A workspace with a single top center begins with that center. */
export function centerRows(side: Head, question: PlanQuestion, columns: readonly PlanColumn[]): PlanRow {
  side.dormant.touchLacking();
  const tree: Tree = {
    side,
    question,
    columns,
    below: placesOf(side, centersOf(side), question.period),
    lines: groupBy(shownLines(side, question), (it) => it.center),
  };
  if (question.center !== undefined)
    return centerRow(tree, { center: question.center, months: [question.period] }, []);
  const top = (tree.below.get(WORKSPACE) ?? []).filter(
    ({ center }) => center !== UNALLOCATED || side.totals.own(UNALLOCATED).lines > 0,
  );
  const [only, ...others] = top;
  if (only && others.length === 0) return centerRow(tree, only, []);
  const entity = side.workspace.get();
  const sum = side.totals.all(WORKSPACE);
  return {
    kind: 'workspace',
    name: entity?.name ?? '',
    title: entity?.title ?? entity?.name ?? 'workspace',
    code: undefined,
    amounts: amountsOf(tree, sum, [question.period]),
    incomplete: sum.incomplete.size > 0,
    children: top.map((it) => centerRow(tree, it, [])),
  };
}

function shownLines(side: Head, { by, center }: PlanQuestion): Iterable<PlannedLine> {
  if (by.length > 1) return linesOf(side);
  return center === undefined ? [] : linesOn(side, center);
}

function centerRow(tree: Tree, { center, months }: PlacedCenter, above: readonly string[]): PlanRow {
  const { side } = tree;
  const entity = side.names.resolve('center', center)?.entity;
  const sum = side.totals.all(center);
  const path = [...above, center];
  const below = (tree.below.get(center) ?? []).flatMap((it): PlanRow[] => {
    const both = common(it.months, months);
    return both.length === 0 || path.includes(it.center)
      ? []
      : [centerRow(tree, { center: it.center, months: both }, path)];
  });
  return {
    kind: 'center',
    name: center,
    title: entity?.title ?? center,
    code: entity?.code,
    amounts: amountsOf(tree, sum, months),
    incomplete: sum.incomplete.size > 0,
    children: [...ownRows(tree, center, months, below.length > 0), ...below],
  };
}

function amountsOf(
  { question, columns }: Tree,
  sum: CenterSum,
  months: readonly MonthSpan[],
): readonly bigint[] {
  return columns.map(({ span }) =>
    sumWithin(span, months, (first, last) => total(sum, question.measure, first, last)),
  );
}

/** What the center plans itself: its groups, its lines if it was asked for, otherwise one row if it has centers below. */
function ownRows(
  tree: Tree,
  center: string,
  months: readonly MonthSpan[],
  hasBelow: boolean,
): readonly PlanRow[] {
  const { side, question, columns } = tree;
  const parts = (tree.lines.get(center) ?? []).map((line) => partOf(line, months));
  const [, ...rest] = question.by;
  if (rest.length > 0) return groupRows(side, parts, rest, question.measure, columns);
  if (question.center === center) return lineRows(tree, parts);
  const own = side.totals.own(center);
  if (!hasBelow || own.lines === 0) return [];
  return [
    {
      kind: 'own',
      name: center,
      title: 'own lines',
      code: undefined,
      amounts: amountsOf(tree, own, months),
      incomplete: own.incomplete.size > 0,
      children: [],
    },
  ];
}

/** In the order in which they are written; with the Budget's name where several Budgets plan for the center. */
function lineRows({ question, columns }: Tree, parts: readonly LinePart[]): readonly PlanRow[] {
  const isOne = new Set(parts.map((it) => it.line.budget)).size === 1;
  return parts.map((part): PlanRow => {
    const { line } = part;
    const { name, title } = line.entity;
    return {
      kind: 'line',
      name: `${line.budget}/${name}`,
      title: title ?? (isOne ? name : `${line.budget}/${name}`),
      code: line.entity.code,
      amounts: columns.map(({ span }) => part.sum(question.measure, span)),
      incomplete: line.incomplete,
      children: [],
    };
  });
}
