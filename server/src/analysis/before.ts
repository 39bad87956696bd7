/** What the sums of the head were in the base: the head's, with the Budgets that differ put back. */
import { commonEnds } from '../base/common-ends.ts';
import { MonthVector } from '../domain/month-vector.ts';
import type { Head } from './head.ts';
import type { MovedBudget } from './moved.ts';
import type { PlannedLine } from './planned-line.ts';
import { type CenterSum, counts, type Measure, total } from './sums.ts';
import { WORKSPACE } from './totals.ts';

/** Minor units of the reporting currency in the months from `first` to `last`. */
export type Summed = (first: number, last: number) => bigint;

/** Sums of the base in one measure. */
export interface SumsBefore {
  /** Everything. */
  readonly whole: Summed;
  /** A cost center's own lines; it goes by its name in the base. */
  readonly own: (center: string) => Summed;
}

/** Costs what moved, not what the workspace is. */
export function sumsBefore(head: Head, moved: readonly MovedBudget[], measure: Measure): SumsBefore {
  const back = new MonthVector();
  const byCenter = new Map<string, MonthVector>();
  const put = (line: PlannedLine, sign: 1 | -1) => {
    if (!counts(measure, line.treatment)) return;
    const own = byCenter.get(line.center) ?? new MonthVector();
    byCenter.set(line.center, own);
    for (const it of [back, own]) it.add(line.first, line.reporting, sign);
  };
  for (const lines of moved.map(apart)) {
    for (const line of lines.after) put(line, -1);
    for (const line of lines.before) put(line, 1);
  }
  const before = (now: CenterSum, difference: MonthVector | undefined): Summed => {
    return (first, last) => total(now, measure, first, last) + (difference?.sum(first, last) ?? 0n);
  };
  return {
    whole: before(head.totals.all(WORKSPACE), back),
    own: (center) => before(head.totals.own(center), byCenter.get(center)),
  };
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
