/** What the sums of the head were in the base: the head's, with the Budgets that differ put back. */
import { commonEnds } from '../base/common-ends.ts';
import type { Head } from './head.ts';
import type { MovedBudget } from './moved.ts';
import type { PlannedLine } from './planned-line.ts';
import { addLine, type CenterSum, copySum } from './sums.ts';
import { WORKSPACE } from './totals.ts';

/** Sums of the base. */
export interface SumsBefore {
  /** Everything. */
  readonly whole: CenterSum;
  /** A cost center's own lines; it goes by its name in the base. */
  readonly own: (center: string) => CenterSum;
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
  const putBack = (sum: CenterSum, center: string) => {
    for (const line of after.get(center) ?? []) addLine(sum, line, -1);
    for (const line of before.get(center) ?? []) addLine(sum, line, 1);
  };
  for (const center of new Set([...before.keys(), ...after.keys()])) putBack(whole, center);
  const own = (center: string) => {
    const sum = copySum(head.totals.own(center));
    putBack(sum, center);
    return sum;
  };
  return { whole, own };
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
