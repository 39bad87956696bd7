/** Values by period, resolved to months: which value holds when. */
import type { FiscalCalendar } from './calendar.ts';
import { byBeginning, type Timed, type TimedEntry } from './period.ts';

/** `value` holds in the months from `first` to `last`; both ends included, `±Infinity` is open. */
export interface Held<Value> {
  readonly first: number;
  readonly last: number;
  readonly value: Value;
  readonly at: string;
}

/**
 * The months of each key, ordered by their beginning. A key without an end holds until the next key begins; a key that this
 * calendar does not have is left out, and where keys overlap the one that begins later wins: both are findings elsewhere.
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
  held.sort(byBeginning);
  return held.map((it, i) => {
    const next = held[i + 1];
    return next && it.last >= next.first ? { ...it, last: next.first - 1 } : it;
  });
}

/** Two keys of one map that share a month. */
export interface Overlap<Value> {
  readonly before: TimedEntry<Value>;
  /** The one that begins later, or is written later. */
  readonly next: TimedEntry<Value>;
}

/** The keys that `spansOf` has to cut though they have an end, or that begin with another. A key without an end gives way to the next. */
export function overlapsOf<Value>(timed: Timed<Value>, calendar: FiscalCalendar): readonly Overlap<Value>[] {
  if (timed.length < 2) return [];
  const placed = timed.flatMap((entry) => {
    const span = entry.period && calendar.span(entry.period);
    return span && !('problem' in span) ? [{ first: span.first, last: span.last, entry }] : [];
  });
  placed.sort(byBeginning);
  const overlaps: Overlap<Value>[] = [];
  let before: (typeof placed)[number] | undefined;
  for (const next of placed) {
    const gives = before?.entry.period?.to === undefined && before?.first !== next.first;
    if (before && before.last >= next.first && !gives)
      overlaps.push({ before: before.entry, next: next.entry });
    if (!before || next.last > before.last || gives) before = next;
  }
  return overlaps;
}
