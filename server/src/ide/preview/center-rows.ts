/** The tree of cost centers as rows: what changes is expanded down to its lines, unchanged siblings share one row. */

import type { Summed } from '../../analysis/impact/before.ts';
import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import { UNALLOCATED } from '../../analysis/model/center-tree.ts';
import type { Declaration } from '../../analysis/model/names.ts';
import { WORKSPACE } from '../../analysis/model/totals.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { visible } from '../../domain/words/visible.ts';
import { common, sumWithin } from '../../report/center-places.ts';
import type { CenterPlaces, Child } from './center-places.ts';
import type { Comparison } from './comparison.ts';
import { withFold } from './fold-row.ts';
import { lineRows, type RowContext } from './line-rows.ts';
import { byChange, TreeNode } from './tree-node.ts';

/** What rows of centers need in addition. */
export interface CenterContext extends RowContext {
  readonly places: CenterPlaces;
}

/** The whole workspace, or one center with everything below. A workspace with a single top center begins with that center. */
export function centerTree(context: CenterContext, center: string | undefined): TreeNode {
  const { comparison } = context;
  if (center !== undefined) return centerRow(context, { center, ...always(comparison) }, []);
  const top = childrenOf(context, undefined);
  const [only, ...others] = top;
  if (only && others.length === 0) return centerRow(context, only, []);
  const sums = comparison.figures.all(WORKSPACE);
  const parts = {
    id: 'all',
    subject: { kind: 'all' },
    label: workspaceTitle(comparison),
    moves: comparison.state === 'changed',
    sums,
    below: () => centerRows(context, { id: 'all', sums, own: [], children: top, path: [] }),
  } as const;
  return new TreeNode(parts, comparison.span);
}

/** The centers directly below one, or at the top, as rows in no order; undefined if there are more than `most`. */
export function centersBelow(
  context: CenterContext,
  center: string | undefined,
  most: number,
): readonly TreeNode[] | undefined {
  const children = childrenOf(context, center);
  if (children.length > most) return undefined;
  return children.map((it) => centerRow(context, it, center === undefined ? [] : [center]));
}

function childrenOf({ comparison, places }: CenterContext, center: string | undefined): readonly Child[] {
  if (center !== undefined) return places.below(center);
  const top = [...places.below(WORKSPACE), { center: UNALLOCATED, ...always(comparison) }];
  return top.filter((it) => hasMoney(comparison, it.center));
}

/** The name of the workspace as shown to users. */
export function workspaceTitle({ project }: Comparison): string {
  const entity = project.head.workspace.get();
  return visible(entity?.title ?? entity?.name ?? 'workspace');
}

/** The name of a center as shown to users, even if it has been removed. */
export function centerTitle(comparison: Comparison, center: string): string {
  return visible(centerIn(comparison, center)?.title ?? center);
}

/** As declared in the head, or in the base if it was removed. */
function centerIn(
  { project: { head, base } }: Comparison,
  center: string,
): Declaration['entity'] | undefined {
  return (head.names.resolve('center', center) ?? base?.names.resolve('center', center))?.entity;
}

/** Money without a center is on one that is not declared, which is shown only if there is any. */
function hasMoney({ figures, affected }: Comparison, center: string): boolean {
  return center !== UNALLOCATED || affected.has(center) || figures.countOf(center) > 0;
}

function always({ span }: Comparison): Pick<Child, 'before' | 'after'> {
  return { before: [span], after: [span] };
}

function centerRow(context: CenterContext, child: Child, above: readonly string[]): TreeNode {
  const { comparison, places } = context;
  const { figures, affected, span } = comparison;
  const { center } = child;
  const path = [...above, center];
  const isHere = covers(child.after, span);
  const isWhole = isHere && covers(child.before, span);
  const id = `center/${center.toLowerCase()}${isHere ? '' : `@${above.at(-1) ?? ''}`}`;
  const cut = (sums: SumPair) => (isWhole ? sums : cutTo(sums, child));
  const sums = cut(figures.all(center));
  const pairs = affected.get(center)?.lines ?? [];
  const count = figures.countOf(center);
  const children = places.below(center).flatMap((it) => cutChild(it, child, path));
  const group = { id, dimension: 'costCenter', value: center, pairs, count, cut } as const;
  const below = () => {
    const own = lineRows(context, { ...group, sums: cut(figures.own(center)) });
    return centerRows(context, { id, sums, own, children, path });
  };
  const isLeaf = children.length + count + pairs.length === 0;
  const parts = {
    id,
    subject: { kind: 'center', center },
    label: centerTitle(comparison, center),
    names: [center, centerIn(comparison, center)?.code],
    moves: places.touched.has(center),
    opens: places.opened.has(center),
    sums,
    below: isLeaf ? undefined : below,
  } as const;
  return new TreeNode(parts, span);
}

/** What is below one row. */
interface Level {
  readonly id: string;
  readonly sums: SumPair;
  /** Rows for its own lines. */
  readonly own: readonly TreeNode[];
  readonly children: readonly Child[];
  /** The centers above it, and itself. */
  readonly path: readonly string[];
}

/** Unchanged centers among changed ones are folded without even being added up. */
function centerRows(context: CenterContext, level: Level): readonly TreeNode[] {
  const { touched } = context.places;
  const row = (it: Child) => centerRow(context, it, level.path);
  const changed = level.children.filter((it) => touched.has(it.center)).map(row);
  const rest = level.children.filter((it) => !touched.has(it.center));
  const isAnyChanged = changed.length > 0 || level.own.some((it) => it.moves);
  if (context.unchanged || !isAnyChanged || rest.length < 2)
    return [...level.own, ...changed, ...rest.map(row)].sort(byChange);
  return withFold(
    {
      id: `${level.id}/unchanged-centers`,
      sums: level.sums,
      shown: [...level.own, ...changed].sort(byChange),
      of: 'rows',
      count: rest.length,
      names: rest.map((it) => centerTitle(context.comparison, it.center)),
      below: () => rest.map(row).sort(byChange),
    },
    context.comparison.span,
  );
}

/** A child in the months in which its parent is where it is shown; nothing in a cycle. */
function cutChild(
  child: Child,
  parent: Pick<Child, 'before' | 'after'>,
  path: readonly string[],
): readonly Child[] {
  if (path.includes(child.center)) return [];
  const before = common(child.before, parent.before);
  const after =
    child.before === child.after && parent.before === parent.after
      ? before
      : common(child.after, parent.after);
  return before.length + after.length === 0 ? [] : [{ center: child.center, before, after }];
}

function covers([only, ...others]: readonly MonthSpan[], { first, last }: MonthSpan): boolean {
  return only !== undefined && others.length === 0 && only.first <= first && last <= only.last;
}

function cutTo(sums: SumPair, { before, after }: Child): SumPair {
  return { before: within(sums.before, before), after: within(sums.after, after) };
}

function within(sum: Summed, spans: readonly MonthSpan[]): Summed {
  return (first, last) => sumWithin({ first, last }, spans, sum);
}
