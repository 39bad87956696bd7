/** Whether two sides can be compared at all. */
import type { Side } from '../side.ts';

/** Why nothing can be compared, and what to do about it. */
export interface Incomparable {
  readonly reason: string;
  readonly help: string;
}

const UNREADABLE = 'the currency or the calendar of the workspace cannot be read';
const APART = 'let it land by itself, and what moves money before or after it';

/** Undefined where both sides report in one currency and calendar, which somebody could read. Tracked. */
export function incomparable(base: Side, head: Side): Incomparable | undefined {
  if (base.ofKind('Workspace').length === 0) return undefined;
  const before = base.settings.get();
  const after = head.settings.get();
  if (!after.isSettled) return { reason: UNREADABLE, help: 'outlay check says what is wrong with it' };
  if (!before.isSettled)
    return {
      reason: `${UNREADABLE} in the base`,
      help: 'let what mends it land first, or compare with another base: --base',
    };
  if (before.currency !== after.currency) {
    const reason = `the reporting currency changes from ${before.currency} to ${after.currency}`;
    return { reason, help: APART };
  }
  return before.calendar === after.calendar
    ? undefined
    : { reason: 'the fiscal calendar changes', help: APART };
}
