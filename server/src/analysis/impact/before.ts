/** What everything comes to in the base: what the head comes to, with what moved put back. */
import { commonEnds } from '../../base/common-ends.ts';
import { MonthVector } from '../../domain/month-vector.ts';
import type { Head } from '../head.ts';
import { counts } from '../model/sums.ts';
import { WORKSPACE } from '../model/totals.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import { MEASURE, type SumPair, summedBy } from './impact-measures.ts';
import type { LinePair } from './match.ts';
import type { MovedBudget } from './moved.ts';

/** Minor units of the reporting currency in the months from `first` to `last`. */
export type Summed = (first: number, last: number) => bigint;

/** The whole workspace on both sides. */
export interface WholeSums extends SumPair {
  /** The months in which they differ, in order. */
  readonly months: readonly number[];
}

/**
 * Its cost depends on what moved, not on the workspace. What cannot be read is not a cut: lines of `excluded`, whose money is unknown
 * on one side, are in neither sum.
 */
export function wholeSums(head: Head, moved: Iterable<LinePair>, excluded: Iterable<LinePair>): WholeSums {
  const back = new MonthVector();
  for (const { before, after } of moved) {
    addLine(back, before, 1);
    addLine(back, after, -1);
  }
  const unknown = new MonthVector();
  for (const { after } of excluded) addLine(unknown, after, 1);
  const sum = summedBy(head.totals.all(WORKSPACE));
  const after: Summed = (first, last) => sum(first, last) - unknown.sum(first, last);
  return {
    before: (first, last) => after(first, last) + back.sum(first, last),
    after,
    months: back.months,
  };
}

function addLine(into: MonthVector, line: PlannedLine | undefined, sign: 1 | -1): void {
  if (line && counts(MEASURE, line.treatment)) into.add(line.first, line.reporting, sign);
}

/** The lines of one Budget on both sides, without those that both lists begin and end with. */
export interface Apart {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
  /** How many are left out at the beginning, and at the end. */
  readonly start: number;
  readonly end: number;
}

/** Lines without those that both sides begin and end with: an edit of a long Budget changes few of them. */
export function apart(moved: MovedBudget): Apart {
  const before = joined(moved.before);
  const after = joined(moved.after);
  const { start, end } = commonEnds(before, after, Object.is);
  return {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
    start,
    end,
  };
}

/** The lines of Budgets of one identity: nearly always there is one, and its list is long. */
export function joined(lists: readonly (readonly PlannedLine[])[]): readonly PlannedLine[] {
  const [first = [], ...others] = lists;
  return others.length === 0 ? first : lists.flat();
}
