/** Where cost centers stand in the tree during a period. */

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
    const parents = [...side.tree.parents(center)].sort(byBeginning);
    for (const parent of parents) {
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
