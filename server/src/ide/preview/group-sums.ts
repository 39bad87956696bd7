/** Sums by a dimension on both sides: one side is at hand, the other is derived from what moved. */
import { apart } from '../../analysis/impact/before.ts';
import type { LinePair } from '../../analysis/impact/match.ts';
import { addLine, addSum, type CenterSum, sumAt } from '../../analysis/model/sums.ts';
import { type Dimension, dimensionValue } from '../../analysis/plan/cube.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { renamedValue } from '../../report/plan-groups.ts';
import type { Comparison } from './comparison.ts';

/** Sums by value, in *spend*; values have their names in the head. Lines that are unknown on one side are in neither. */
export interface GroupSums {
  readonly before: ReadonlyMap<string, CenterSum>;
  readonly after: ReadonlyMap<string, CenterSum>;
}

/** All lines of one side within the part in scope, by value as that side spells it. */
export interface KnownSide {
  readonly side: 'before' | 'after';
  readonly sums: ReadonlyMap<string, CenterSum>;
  /** Whether a line is in the part in scope; in the whole workspace, all are. */
  readonly concerns: (line: PlannedLine, side: 'before' | 'after') => boolean;
}

/** Both sides; `strays` are unchanged lines that are in the part in scope on one side only. */
export function groupSums(
  comparison: Comparison,
  dimension: Dimension,
  known: KnownSide,
  strays: readonly LinePair[],
): GroupSums {
  const lines = movedLines(comparison, known.concerns);
  const value = {
    before: (line: PlannedLine) =>
      renamedValue(comparison.project, dimension, dimensionValue(line, dimension)),
    after: (line: PlannedLine) => dimensionValue(line, dimension),
  };
  const here = known.side;
  const there = here === 'before' ? 'after' : 'before';
  const sums = { before: new Map<string, CenterSum>(), after: new Map<string, CenterSum>() };
  const spelled = (it: string) => (here === 'before' ? renamedValue(comparison.project, dimension, it) : it);
  for (const [it, sum] of known.sums) {
    addSum(sumAt(sums[here], spelled(it)), sum, 1);
    addSum(sumAt(sums[there], spelled(it)), sum, 1);
  }
  const gone = [
    ...lines[here].map((line) => [line, here] as const),
    ...strays.flatMap((it) => onSide(it, here)),
  ];
  const back = [
    ...lines[there].map((line) => [line, there] as const),
    ...strays.flatMap((it) => onSide(it, there)),
  ];
  for (const [line, side] of gone) addLine(sumAt(sums[there], value[side](line)), line, -1);
  for (const [line, side] of back) addLine(sumAt(sums[there], value[side](line)), line, 1);
  for (const pair of comparison.impact?.excluded ?? [])
    for (const side of ['before', 'after'] as const) {
      const line = pair[side];
      if (line && known.concerns(line, side)) addLine(sumAt(sums[side], value[side](line)), line, -1);
    }
  return sums;
}

function onSide(pair: LinePair, side: 'before' | 'after'): readonly (readonly [PlannedLine, typeof side])[] {
  const line = pair[side];
  return line ? [[line, side]] : [];
}

interface MovedLines {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
}

/** The lines of either side that the other does not have. */
function movedLines({ project, impact }: Comparison, concerns: KnownSide['concerns']): MovedLines {
  const parts = impact ? project.moved.all().map(apart) : [];
  return {
    before: parts.flatMap((it) => it.before.filter((line) => concerns(line, 'before'))),
    after: parts.flatMap((it) => it.after.filter((line) => concerns(line, 'after'))),
  };
}
