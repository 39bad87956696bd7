/** Where cost centers are in the tree during a period. */

import type { Above } from '../analysis/model/center-tree.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import type { Side } from '../analysis/side.ts';
import { byBeginning, type MonthSpan } from '../domain/period.ts';

/** A center in the months in which it is below one other center: several pieces if it left and came back. */
export interface PlacedCenter {
  readonly center: string;
  readonly months: readonly MonthSpan[];
}

/** The centers below each center, in the order of `centers`; in months without a parent they are below `WORKSPACE`. */
export function placesOf(
  side: Side,
  centers: Iterable<string>,
  period: MonthSpan,
): ReadonlyMap<string, readonly PlacedCenter[]> {
  const below = new Map<string, { center: string; months: MonthSpan[] }[]>();
  const put = (parent: string, center: string, months: MonthSpan) => {
    const known = below.get(parent) ?? [];
    below.set(parent, known);
    const last = known.at(-1);
    if (last?.center === center) last.months.push(months);
    else known.push({ center, months: [months] });
  };
  for (const center of centers) {
    let free = period.first;
    for (const parent of inOne([...side.tree.parents(center)].sort(byBeginning))) {
      const months = {
        first: Math.max(parent.first, period.first),
        last: Math.min(parent.last, period.last),
      };
      if (months.last < months.first) continue;
      if (months.first > free) put(WORKSPACE, center, { first: free, last: months.first - 1 });
      put(parent.center, center, months);
      free = months.last + 1;
    }
    if (free <= period.last) put(WORKSPACE, center, { first: free, last: period.last });
  }
  return below;
}

/** In order of their beginnings. A center that stays in place is one entry, however many pieces that is written in. */
function inOne(parents: readonly Above[]): readonly Above[] {
  const whole: Above[] = [];
  for (const it of parents) {
    const last = whole.at(-1);
    if (last?.center === it.center && last.last + 1 === it.first)
      whole[whole.length - 1] = { ...it, first: last.first };
    else whole.push(it);
  }
  return whole;
}

/** The months that both have in common. */
export function common(a: readonly MonthSpan[], b: readonly MonthSpan[]): readonly MonthSpan[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      const first = Math.max(one.first, other.first);
      const last = Math.min(one.last, other.last);
      return first <= last ? [{ first, last }] : [];
    }),
  );
}

/** A sum over the months of a span that fall into the pieces; 0 where the span ends before it begins. */
export function sumWithin(
  { first, last }: MonthSpan,
  pieces: readonly MonthSpan[],
  sum: (first: number, last: number) => bigint,
): bigint {
  let all = 0n;
  for (const it of pieces) all += sum(Math.max(first, it.first), Math.min(last, it.last));
  return all;
}
