/** Values by period as months: which value holds when. */
import type { FiscalCalendar } from './calendar.ts';
import type { Timed } from './period.ts';

/** `value` holds in the months from `first` to `last`; both ends count, `±Infinity` is open. */
export interface Held<Value> {
  readonly first: number;
  readonly last: number;
  readonly value: Value;
  readonly at: string;
}

/**
 * The months of each key, in order of their beginning. A key without an end holds until the next key begins; a key that this
 * calendar does not have is left out, and of keys that overlap the one that begins later holds: both are findings elsewhere.
 */
export function spansOf<Value>(timed: Timed<Value>, calendar: FiscalCalendar): readonly Held<Value>[] {
  const held: Held<Value>[] = [];
  for (const { period, value, at } of timed) {
    if (!period) {
      held.push({ first: -Infinity, last: Infinity, value, at });
      continue;
    }
    const span = calendar.span(period);
    if (!('problem' in span)) held.push({ first: span.first, last: span.last, value, at });
  }
  if (held.length < 2) return held;
  held.sort((a, b) => a.first - b.first);
  return held.map((it, i) => {
    const next = held[i + 1];
    return next && it.last >= next.first ? { ...it, last: next.first - 1 } : it;
  });
}
