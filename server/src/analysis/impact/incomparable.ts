/** Whether two sides can be compared at all. */
import type { Side } from '../side.ts';

/** Why they cannot: they do not report in one currency or calendar, or nobody knows; undefined where they can. Tracked. */
export function incomparable(base: Side, head: Side): string | undefined {
  if (base.ofKind('Workspace').length === 0) return undefined;
  const before = base.settings.get();
  const after = head.settings.get();
  if (!before.isSettled || !after.isSettled)
    return `the currency or the calendar of the workspace cannot be read${after.isSettled ? ' in the base' : ''}`;
  if (before.currency !== after.currency)
    return `the reporting currency changes from ${before.currency} to ${after.currency}`;
  return before.calendar === after.calendar ? undefined : 'the fiscal calendar changes';
}
