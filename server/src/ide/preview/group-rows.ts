/** Rows by a dimension other than the tree: groups that change, with their lines, and one row for unchanged ones. */
import { apart } from '../../analysis/impact/before.ts';
import { type SumPair, summedBy } from '../../analysis/impact/impact-measures.ts';
import type { LinePair } from '../../analysis/impact/match.ts';
import { emptySum } from '../../analysis/model/sums.ts';
import { type Dimension, dimensionValue } from '../../analysis/plan/cube.ts';
import { put } from '../../base/groups.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Scope } from '../../protocol.ts';
import { groupTitle, renamedValue } from '../../report/plan-groups.ts';
import { centerTitle, workspaceTitle } from './center-rows.ts';
import type { Comparison } from './comparison.ts';
import { withFold } from './fold-row.ts';
import { groupSums } from './group-sums.ts';
import { lineRows, type RowContext } from './line-rows.ts';
import type { Part } from './part.ts';
import { byChange, TreeNode } from './tree-node.ts';

/** Lines with one value of a dimension on both sides. */
export interface Group {
  readonly value: string;
  /** Ready for display. */
  readonly label: string;
  /** Its changed lines, cut to this value: a line whose value changes is removed from one group and new in another. */
  readonly pairs: readonly LinePair[];
  readonly sums: SumPair;
  /** How many lines of the head are in it. */
  readonly count: number;
}

/** The groups in the part of the workspace in scope, in no order; they add up to it. */
export function groupsIn(comparison: Comparison, dimension: Dimension, part: Part): readonly Group[] {
  const strays = straysOf(comparison, part);
  const { before, after } = groupSums(comparison, dimension, part.known(dimension), strays);
  const changed = pairsByValue(comparison, dimension, [...pairsIn(comparison, part), ...strays]);
  return [...new Set([...before.keys(), ...after.keys()])].map((value) => {
    const now = after.get(value) ?? emptySum();
    return {
      value,
      label: visible(groupTitle(comparison.project, dimension, value)),
      pairs: changed.get(value) ?? [],
      sums: { before: summedBy(before.get(value) ?? emptySum()), after: summedBy(now) },
      count: now.lines,
    };
  });
}

/** Lines that moved are not strays: they are on either side in their own right. */
function straysOf({ project }: Comparison, part: Part): readonly LinePair[] {
  const strays = part.strays();
  if (strays.length === 0) return strays;
  const moved = new Set(project.moved.all().flatMap((it) => apart(it).after));
  return strays.filter(({ before, after }) => [before, after].every((it) => !it || !moved.has(it)));
}

/** The changed lines, cut to the part: what leaves it counts as removed, what enters it as new. */
function* pairsIn({ halves, impact }: Comparison, part: Part): Generator<LinePair> {
  for (const { before, after } of halves.whole(impact)) {
    const old = before && part.concerns(before, 'before') ? before : undefined;
    const now = after && part.concerns(after, 'after') ? after : undefined;
    if (old || now) yield { before: old, after: now };
  }
}

function pairsByValue(
  comparison: Comparison,
  dimension: Dimension,
  all: readonly LinePair[],
): ReadonlyMap<string, readonly LinePair[]> {
  const pairs = new Map<string, LinePair[]>();
  for (const { before, after } of all) {
    const old = before && renamedValue(comparison.project, dimension, dimensionValue(before, dimension));
    const now = after && dimensionValue(after, dimension);
    if (old === now || old === undefined || now === undefined)
      put(pairs, now ?? old ?? '', { before, after });
    else {
      put(pairs, old, { before, after: undefined });
      put(pairs, now, { before: undefined, after });
    }
  }
  return pairs;
}

/** The part of the workspace as groups; lines by themselves are not groups. */
export function groupTree(
  context: RowContext,
  { scope, dimension, part }: { readonly scope: Scope; readonly dimension: Dimension; readonly part: Part },
): TreeNode {
  const { comparison } = context;
  const groups = groupsIn(comparison, dimension === 'line' ? 'budget' : dimension, part);
  const sums = added(groups.map((it) => it.sums));
  const id = 'all';
  const below = () => {
    return dimension === 'line'
      ? allLines(context, groups, sums)
      : groupRows(context, dimension, groups, sums);
  };
  const moves = groups.some(isMoving);
  return new TreeNode(
    { id, subject: { kind: 'all' }, label: partTitle(comparison, scope), moves, sums, below },
    comparison.span,
  );
}

function partTitle(comparison: Comparison, scope: Scope): string {
  if (scope.kind === 'workspace') return workspaceTitle(comparison);
  return scope.kind === 'center' ? centerTitle(comparison, scope.name) : visible(scope.path);
}

function groupRows(
  context: RowContext,
  dimension: Dimension,
  groups: readonly Group[],
  sums: SumPair,
): readonly TreeNode[] {
  const row = (it: Group) => groupRow(context, dimension, it);
  const filled = groups.filter((it) => isMoving(it) || it.count > 0);
  const changed = filled.filter(isMoving).map(row);
  const rest = filled.filter((it) => !isMoving(it));
  if (context.unchanged || changed.length === 0 || rest.length < 2)
    return [...changed, ...rest.map(row)].sort(byChange);
  return withFold(
    {
      id: 'all/unchanged',
      sums,
      shown: changed.sort(byChange),
      of: 'rows',
      count: rest.length,
      names: rest.map((it) => it.label),
      below: () => rest.map(row).sort(byChange),
    },
    context.comparison.span,
  );
}

/** Changed lines of all Budgets, and one row for all others. */
function allLines(context: RowContext, groups: readonly Group[], sums: SumPair): readonly TreeNode[] {
  const whole = { ...context, unchanged: true };
  const linesOf = (it: Group) => groupRow(whole, 'budget', it).children;
  if (context.unchanged || !groups.some((it) => it.pairs.length > 0))
    return groups.flatMap(linesOf).sort(byChange);
  const folded = groups.map((it) => groupRow(context, 'budget', it).children);
  const shown = folded
    .flat()
    .filter((it) => it.moves)
    .sort(byChange);
  const count = groups.reduce((sum, it) => sum + it.count - it.pairs.filter((pair) => pair.after).length, 0);
  if (count === 0) return shown;
  const below = () =>
    groups
      .flatMap(linesOf)
      .filter((it) => !it.moves)
      .sort(byChange);
  const fold = { id: 'all/unchanged', of: 'lines', count, names: [], sums, shown, below } as const;
  return withFold(fold, context.comparison.span);
}

function isMoving({ pairs, sums }: Group): boolean {
  return pairs.length > 0 || sums.before(-Infinity, Infinity) !== sums.after(-Infinity, Infinity);
}

function groupRow(context: RowContext, dimension: Dimension, group: Group): TreeNode {
  const { value, label, pairs, sums, count } = group;
  const id = `${dimension}/${value}`;
  const parts = {
    id,
    subject: { kind: 'group', dimension, value },
    label,
    moves: isMoving(group),
    sums,
    below: () => lineRows(context, { id, dimension, value, pairs, count, sums, cut: (it) => it }),
  } as const;
  return new TreeNode(parts, context.comparison.span);
}

/** Sums of several things as one. */
export function added(all: readonly SumPair[]): SumPair {
  return {
    before: (first, last) => all.reduce((sum, it) => sum + it.before(first, last), 0n),
    after: (first, last) => all.reduce((sum, it) => sum + it.after(first, last), 0n),
  };
}
