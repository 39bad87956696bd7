/** The lines of one group as rows: one for each that changes, and one for all others. */

import { nameOf } from '../../analysis/impact/impact.ts';
import { lineSum, type SumPair } from '../../analysis/impact/impact-measures.ts';
import type { LinePair } from '../../analysis/impact/match.ts';
import type { Dimension } from '../../analysis/plan/cube.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Comparison } from './comparison.ts';
import { withFold } from './fold-row.ts';
import type { HeadLines } from './head-lines.ts';
import { byChange, TreeNode } from './tree-node.ts';

/** What all rows of a preview have in common. */
export interface RowContext {
  readonly comparison: Comparison;
  readonly lines: HeadLines;
  /** Whether unchanged rows are left unfolded. */
  readonly unchanged: boolean;
}

/** Lines that share a value of a dimension. */
export interface LineGroup {
  /** Id of the row above. */
  readonly id: string;
  readonly dimension: Dimension;
  readonly value: string;
  /** The parts of changed lines that are in this group. */
  readonly pairs: readonly LinePair[];
  /** How many lines of the head are in it. */
  readonly count: number;
  /** The sums of all its lines. */
  readonly sums: SumPair;
  /** Cuts a sum to the months in which the group is where it is shown. */
  readonly cut: (sums: SumPair) => SumPair;
}

/** Changed lines, the largest change first; then the unchanged ones, in one row if anything changes. */
export function lineRows(context: RowContext, group: LineGroup): readonly TreeNode[] {
  const ids = new Map<string, number>();
  const changed = group.pairs.map((it) => changedRow(context, group, it, ids)).sort(byChange);
  const rest = group.count - group.pairs.filter((it) => it.after).length;
  if (rest <= 0) return changed;
  const known = new Set(group.pairs.map((it) => it.after));
  const isRest = (it: PlannedLine) => !known.has(it);
  const unchanged = (lines: readonly PlannedLine[]) =>
    lines.filter(isRest).map((it) => unchangedRow(context, group, it, ids));
  const all = () => unchanged(context.lines.of(group.dimension, group.value, group.count)).sort(byChange);
  if (changed.length === 0 || context.unchanged) return [...changed, ...all()];
  // other lines at hand depend on what was edited before
  const budgets = new Set(group.pairs.flatMap(({ before, after }) => [before?.budget, after?.budget]));
  const atHand = context.lines
    .atHand(group.dimension, group.value)
    .filter((it) => isRest(it) && budgets.has(it.budget));
  if (rest === 1 && atHand.length === 1) return [...changed, ...unchanged(atHand)];
  const id = `${group.id}/unchanged`;
  const fold = { id, of: 'lines', count: rest, names: atHand.map(labelOf), shown: changed } as const;
  return withFold({ ...fold, sums: group.sums, below: all }, context.comparison.span);
}

function changedRow(
  { comparison }: RowContext,
  { id, cut }: LineGroup,
  pair: LinePair,
  ids: Map<string, number>,
): TreeNode {
  const line = pair.after ?? pair.before;
  if (!line) throw new Error('a changed line is on one side at least');
  const parts = {
    id: unique(`${id}/line/${nameOf(pair).toLowerCase()}`, ids),
    subject: { kind: 'line', line, pair },
    label: labelOf(line),
    names: [line.entity.name],
    moves: true,
    sums: cut({ before: lineSum(pair.before), after: lineSum(pair.after) }),
    below: undefined,
  } as const;
  return new TreeNode(parts, comparison.span);
}

function unchangedRow(
  { comparison }: RowContext,
  { id, cut }: LineGroup,
  line: PlannedLine,
  ids: Map<string, number>,
): TreeNode {
  const parts = {
    id: unique(`${id}/line/${line.budget}/${line.entity.name}`.toLowerCase(), ids),
    subject: { kind: 'line', line, pair: undefined },
    label: labelOf(line),
    names: [line.entity.name],
    moves: false,
    sums: cut({ before: lineSum(line), after: lineSum(line) }),
    below: undefined,
  } as const;
  return new TreeNode(parts, comparison.span);
}

/** Further duplicates are numbered: `name#2`. */
function unique(id: string, ids: Map<string, number>): string {
  const count = (ids.get(id) ?? 0) + 1;
  ids.set(id, count);
  return count === 1 ? id : `${id}#${count}`;
}

function labelOf({ entity }: PlannedLine): string {
  return visible(entity.title ?? entity.name);
}
