/** What the sums of the head were in the base: the head's, with the Budgets that differ put back. */
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
    const lines = apart(it.before.flat(), it.after.flat());
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

interface Lines {
  readonly before: readonly PlannedLine[];
  readonly after: readonly PlannedLine[];
}

/** Two lists of lines without those with which both begin and end: an edit of a long Budget changes few of them. */
export function apart(before: readonly PlannedLine[], after: readonly PlannedLine[]): Lines {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return {
    before: before.slice(start, before.length - end),
    after: after.slice(start, after.length - end),
  };
}
