/** What the sums of the head were in the base: the head's, with the Budgets that differ put back. */
import { commonEnds } from '../base/common-ends.ts';
import { MonthVector, sumOf } from '../domain/month-vector.ts';
import type { Head } from './head.ts';
import type { LinePair } from './match.ts';
import type { MovedBudget } from './moved.ts';
import type { PlannedLine } from './planned-line.ts';
import { counts, type Measure, total } from './sums.ts';
import { WORKSPACE } from './totals.ts';

/** Minor units of the reporting currency in the months from `first` to `last`. */
export type Summed = (first: number, last: number) => bigint;

/** Sums of one side in one measure. */
export interface Sums {
  /** Everything. */
  readonly whole: Summed;
  /** A cost center's own lines; it goes by its name on that side. */
  readonly own: (center: string) => Summed;
}

/** What the head adds up to at this moment. */
export interface SumsNow extends Sums {
  readonly measure: Measure;
}

/** Each sum is added up once, however often it is asked for: not to be kept beyond the next edit. */
export function sumsNow(head: Head, measure: Measure): SumsNow {
  const known = new Map<string, Summed>();
  const own = (center: string): Summed => {
    let found = known.get(center);
    if (!found) {
      const sum = head.totals.own(center);
      found = once((first, last) => total(sum, measure, first, last));
      known.set(center, found);
    }
    return found;
  };
  const whole = once((first, last) => total(head.totals.all(WORKSPACE), measure, first, last));
  return { measure, whole, own };
}

/** Few spans of months are asked for, each of them several times. */
function once(sum: Summed): Summed {
  const known: { readonly first: number; readonly last: number; readonly minor: bigint }[] = [];
  return (first, last) => {
    for (const it of known) if (it.first === first && it.last === last) return it.minor;
    const minor = sum(first, last);
    known.push({ first, last, minor });
    return minor;
  };
}

/** The sums of the base. Costs what moved, not what the workspace is; `revalued` are lines of Budgets that are not among `moved`. */
export function sumsBefore(
  now: SumsNow,
  moved: readonly MovedBudget[],
  revalued: readonly LinePair[] = [],
): Sums {
  const back = new Difference();
  const byCenter = new Map<string, Difference>();
  const put = (line: PlannedLine, sign: 1 | -1) => {
    if (!counts(now.measure, line.treatment)) return;
    const own = byCenter.get(line.center) ?? new Difference();
    byCenter.set(line.center, own);
    for (const it of [back, own]) it.add(line, sign);
  };
  for (const lines of moved.map(apart)) {
    for (const line of lines.after) put(line, -1);
    for (const line of lines.before) put(line, 1);
  }
  for (const { before, after } of revalued) {
    if (after) put(after, -1);
    if (before) put(before, 1);
  }
  const before = (sum: Summed, difference: Difference | undefined): Summed => {
    return (first, last) => sum(first, last) + (difference?.sum(first, last) ?? 0n);
  };
  return {
    whole: before(now.whole, back),
    own: (center) => before(now.own(center), byCenter.get(center)),
  };
}

/** Lines that are put back and taken away. */
class Difference {
  #few: [line: PlannedLine, sign: 1 | -1][] = [];
  #all: MonthVector | undefined;

  add(line: PlannedLine, sign: 1 | -1): void {
    if (this.#all) this.#all.add(line.first, line.reporting, sign);
    else this.#few.push([line, sign]);
    if (this.#few.length <= FEW) return;
    this.#all = new MonthVector();
    for (const [it, how] of this.#few) this.#all.add(it.first, it.reporting, how);
    this.#few = [];
  }

  sum(first: number, last: number): bigint {
    let minor = this.#all?.sum(first, last) ?? 0n;
    for (const [line, sign] of this.#few)
      minor += BigInt(sign) * sumOf(line.reporting, first - line.first, last - line.first);
    return minor;
  }
}

/** So many lines are added up when somebody asks. */
const FEW = 4;

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
