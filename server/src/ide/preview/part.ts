/** Which part of the workspace a preview shows: which lines are in it on each side, and where their sums come from. */

import { type LinePair, newName } from '../../analysis/impact/match.ts';
import { type Dimension, keptLines, linesOf, sumsBy } from '../../analysis/plan/cube.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Scope } from '../../protocol.ts';
import type { Comparison } from './comparison.ts';
import type { KnownSide } from './group-sums.ts';
import type { Workings } from './workings.ts';

/** The two sides of a comparison. */
export type SideName = 'before' | 'after';

/** A part of the workspace. */
export interface Part {
  /** Whether a line is in it on a side. */
  readonly concerns: (line: PlannedLine, side: SideName) => boolean;
  /** All its lines on one side. */
  readonly known: (dimension: Dimension) => KnownSide;
  /** Unchanged lines that are in it on one side only. */
  readonly strays: () => readonly LinePair[];
}

const NO_STRAYS = (): readonly LinePair[] => [];

/** The part that a scope names. */
export function partOf(comparison: Comparison, scope: Scope, workings: Workings): Part {
  if (scope.kind === 'workspace') return wholePart(comparison, workings);
  const { head } = comparison.project;
  if (scope.kind === 'center') return centerPart(comparison, scope.name);
  const budgets = workings.budgetsIn(scope.path);
  const concerns = ({ budget }: PlannedLine) => budgets.has(budget.toLowerCase());
  const lines = () =>
    (head.files.get(scope.path)?.documents.get() ?? []).flatMap((key) => head.linesInPassing(key));
  return {
    concerns,
    known: (dimension) => ({ side: 'after', sums: sumsBy(lines(), dimension), concerns }),
    strays: NO_STRAYS,
  };
}

function wholePart({ impact }: Comparison, workings: Workings): Part {
  const concerns = () => true;
  return {
    concerns,
    known: (dimension) =>
      impact
        ? { side: 'before', sums: workings.groupsBefore(dimension), concerns }
        : { side: 'after', sums: workings.groupsAfter(dimension), concerns },
    strays: NO_STRAYS,
  };
}

/** At any time of the plan; the tree itself knows the months. */
function centerPart(comparison: Comparison, center: string): Part {
  const { head } = comparison.project;
  const isBelow = belowCenter(comparison, center);
  const concerns = (line: PlannedLine, side: SideName) => isBelow(line.center, side);
  const strays = () => {
    if (!comparison.figures.hasOtherTree) return NO_STRAYS();
    const isStray = (line: PlannedLine) => concerns(line, 'before') !== concerns(line, 'after');
    return [...keptLines(head, isStray)].map((line) => strayOf(line, concerns));
  };
  return {
    concerns,
    known: (dimension) => ({
      side: 'after',
      sums: sumsBy(
        [...linesOf(head)].filter((it) => concerns(it, 'after')),
        dimension,
      ),
      concerns,
    }),
    strays,
  };
}

function strayOf(line: PlannedLine, concerns: Part['concerns']): LinePair {
  return concerns(line, 'before') ? { before: line, after: undefined } : { before: undefined, after: line };
}

/** Whether a center is the given one or below it; for the side `before`, by the tree and the names of the base. */
export function belowCenter(
  { project, impact }: Comparison,
  center: string,
): (name: string, side: SideName) => boolean {
  const { head } = project;
  const base = impact && project.base;
  const old = impact?.renames.find((it) => it.kind === 'center' && it.to === center)?.from ?? center;
  const known = { before: new Map<string, boolean>(), after: new Map<string, boolean>() };
  const ask = (name: string, side: SideName) => {
    if (side === 'after' || !base)
      return name === center || head.tree.above(name).some((it) => it.center === center);
    // asked about lines of both sides: those of the base have old names, those of the head new ones
    if (name === old || newName(base, head, 'center', name) === center) return true;
    const was = impact?.renames.find((it) => it.kind === 'center' && it.to === name)?.from ?? name;
    return base.tree.above(was).some((it) => it.center === old);
  };
  return (name, side) => {
    const found = known[side].get(name) ?? ask(name, side);
    known[side].set(name, found);
    return found;
  };
}
