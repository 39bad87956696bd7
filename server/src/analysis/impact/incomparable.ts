/** Whether two sides can be compared at all. */
import { LineIndex } from '../../base/line-index.ts';
import { placeAt } from '../findings/place.ts';
import { unsettles, WORKSPACE_FILE } from '../model/settings.ts';
import type { Side } from '../side.ts';

/** Why nothing can be compared, and what to do about it. */
export interface Incomparable {
  readonly reason: string;
  readonly help: string;
}

const UNREADABLE = 'the currency or the calendar of the workspace cannot be read';

/** What is said if currency and calendar of the head are unknown. */
export const UNSETTLED: Incomparable = {
  reason: UNREADABLE,
  help: 'outlay check says what is wrong with it',
};

const APART = 'let it land by itself, and what moves money before or after it';

/** Undefined if both sides report in the same currency and calendar, and these can be read. Tracked. */
export function incomparable(base: Side, head: Side): Incomparable | undefined {
  if (base.ofKind('Workspace').length === 0 && base.named(WORKSPACE_FILE) === undefined) return undefined;
  const before = base.settings.get();
  const after = head.settings.get();
  if (!after.isSettled) return UNSETTLED;
  if (!before.isSettled)
    return {
      reason: `${UNREADABLE} in the base: ${whyUnsettled(base)}`,
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

/** What is wrong and where: the user cannot look it up, as `check` reads the head. */
function whyUnsettled(base: Side): string {
  const key = base.ofKind('Workspace')[0] ?? base.file(WORKSPACE_FILE)?.documents.get()[0];
  const path = (key === undefined ? undefined : base.document(key)?.path) ?? WORKSPACE_FILE;
  const source = base.named(path);
  if (source && 'unreadable' in source) return `${source.unreadable} (${path})`;
  const placed = key === undefined ? undefined : base.placed(key);
  const unit = placed?.content.head;
  const problem = unit?.problems.find(unsettles) ?? unit?.problems[0];
  if (!source || !placed || !unit || !problem) return `${path} holds no document of kind \`Workspace\``;
  const { start } = placeAt(placed, { ...problem, unit });
  const { line, character } = LineIndex.of(source.text).position(start);
  return `${problem.message} (${path}:${line + 1}:${character + 1})`;
}
