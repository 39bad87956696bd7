/** What the sums of the head were in the base: the head's, with the Budgets that differ put back. */
import { commonEnds } from '../base/common-ends.ts';
import type { Head } from './head.ts';
import type { MovedBudget } from './moved.ts';
import type { PlannedLine } from './planned-line.ts';
import { addLine, type CenterSum, copySum, lineTotal, type Measure, total } from './sums.ts';
import { WORKSPACE } from './totals.ts';

/** Minor units of the reporting currency in the months from `first` to `last`. */
export type Summed = (first: number, last: number) => bigint;

/** Sums of the base. */
export interface SumsBefore {
  /** Everything. */
  readonly whole: CenterSum;
  /** A cost center's own lines; it goes by its name in the base. */
  readonly own: (center: string, measure: Measure) => Summed;
}

/** Costs what moved, not what the workspace is. */
export function sumsBefore(head: Head, moved: readonly MovedBudget[]): SumsBefore {
  const whole = copySum(head.totals.all(WORKSPACE));
  const before = new Map<string, PlannedLine[]>();
  const after = new Map<string, PlannedLine[]>();
  for (const it of moved) {
    const lines = apart(it);
    for (const line of lines.before) put(before, line);
    for (const line of lines.after) put(after, line);
  }
  for (const lines of after.values()) for (const line of lines) addLine(whole, line, -1);
  for (const lines of before.values()) for (const line of lines) addLine(whole, line, 1);
  // few lines of a center move: no sum is copied for them
  const own = (center: string, measure: Measure): Summed => {
    const sum = head.totals.own(center);
    const gone = linesTotal(after.get(center), measure);
    const back = linesTotal(before.get(center), measure);
    return (first, last) => total(sum, measure, first, last) - gone(first, last) + back(first, last);
  };
  return { whole, own };
}

function linesTotal(lines: readonly PlannedLine[] = [], measure: Measure): Summed {
  return (first, last) => lines.reduce((sum, it) => sum + lineTotal(it, measure, first, last), 0n);
}

function put(lines: Map<string, PlannedLine[]>, line: PlannedLine): void {
  const known = lines.get(line.center);
  if (known) known.push(line);
  else lines.set(line.center, [line]);
}

/** The lines of one Budget on both sides; those that are left out begin and end both lists. */
export interface Apart {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
  /** How many are left out at the beginning, and at the end. */
  readonly start: number;
  readonly end: number;
}

/** Lines without those with which both sides begin and end: an edit of a long Budget changes few of them. */
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
