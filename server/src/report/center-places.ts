/** Where cost centers stand in the tree during a period. */

import type { Above } from '../analysis/model/center-tree.ts';
import { WORKSPACE } from '../analysis/model/totals.ts';
import type { Side } from '../analysis/side.ts';
import { byBeginning, type MonthSpan } from '../domain/period.ts';

/** A center in the months in which it stands at one place. */
export interface PlacedCenter {
  readonly center: string;
  readonly months: MonthSpan;
}

/** The centers below each center, in the order of `centers`; those with nothing above them in some months are below `WORKSPACE`. */
export function placesOf(
  side: Side,
  centers: Iterable<string>,
  period: MonthSpan,
): ReadonlyMap<string, readonly PlacedCenter[]> {
  const below = new Map<string, PlacedCenter[]>();
  const put = (parent: string, placed: PlacedCenter) => {
    const known = below.get(parent);
    if (known) known.push(placed);
    else below.set(parent, [placed]);
  };
  for (const center of centers) {
    let free = period.first;
    for (const parent of inOne([...side.tree.parents(center)].sort(byBeginning))) {
      const months = {
        first: Math.max(parent.first, period.first),
        last: Math.min(parent.last, period.last),
      };
      if (months.last < months.first) continue;
      if (months.first > free) put(WORKSPACE, { center, months: { first: free, last: months.first - 1 } });
      put(parent.center, { center, months });
      free = months.last + 1;
    }
    if (free <= period.last) put(WORKSPACE, { center, months: { first: free, last: period.last } });
  }
  return below;
}

/** A center that stays where it is stands there once, in however many pieces that is written; in order of their beginnings. */
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
