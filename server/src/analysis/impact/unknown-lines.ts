/** Lines whose money is unknown on one side: no change can be stated for them. */
import { sameValue } from '../../base/same.ts';
import type { Base } from '../base.ts';
import { identityIn, pathOf } from '../document-key.ts';
import type { Head } from '../head.ts';
import { UNALLOCATED } from '../model/center-tree.ts';
import type { Unread } from '../model/unread.ts';
import { type PlannedLine, sameMonths } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';
import type { LinePair } from './match.ts';

/** Whether a pair is unknown. Tracked. */
export function unknownLines(base: Base, head: Head): (pair: LinePair) => boolean {
  const mayBeGone = mayStandUnread(head.unread, base);
  const mayBeOld = mayStandUnread(base.unread, head);
  return (pair) => {
    if (isIncomplete(pair)) return true;
    const { before, after } = pair;
    if (before && after) return isLost(after, head.unread, before) || isLost(before, base.unread, after);
    if (before) return mayBeGone(before);
    return after !== undefined && mayBeOld(after);
  };
}

/** Whether the center of a line, which the other side knows, may be in what cannot be read. */
function isLost(line: PlannedLine, unread: Unread, other: PlannedLine): boolean {
  return line.center === UNALLOCATED && other.center !== UNALLOCATED && unread.mayDeclare('center');
}

/** Whether a line that only one side has may be among what the other side, which holds `unread`, cannot read. */
function mayStandUnread(unread: Unread, own: Side): (line: PlannedLine) => boolean {
  /** By Budget: one that is torn has lost all of its lines. */
  const known = new Map<string, boolean>();
  return ({ budget }) => {
    const mayStand = known.get(budget) ?? mayStandIn(unread.missingMoney(), own, budget);
    known.set(budget, mayStand);
    return mayStand;
  };
}

function isIncomplete({ before, after }: LinePair): boolean {
  if (!before?.incomplete && !after?.incomplete) return false;
  // the same text with the same money is the same on both sides, however the head came to it
  return (
    !before ||
    !after ||
    before.incomplete !== after.incomplete ||
    !sameValue(before.entity, after.entity) ||
    !sameMonths(before, after)
  );
}

/** What cannot be read: identities of documents, if they have any. */
interface Missing {
  readonly identities: ReadonlySet<string>;
  readonly byPath: ReadonlyMap<string, readonly string[]>;
}

/** By list, which stays the same while the user types in a row that is torn. */
const indexes: WeakMap<readonly string[], Missing> = new WeakMap();

function indexOf(keys: readonly string[]): Missing {
  const known = indexes.get(keys);
  if (known) return known;
  const byPath = new Map<string, string[]>();
  for (const key of keys) {
    const found = byPath.get(pathOf(key));
    if (found) found.push(identityIn(key));
    else byPath.set(pathOf(key), [identityIn(key)]);
  }
  const made = { identities: new Set(keys.map(identityIn)), byPath };
  indexes.set(keys, made);
  return made;
}

/** Whether lines of a Budget of one side may be among what the other cannot read in it, or in its file: `keys`. */
function mayStandIn(keys: readonly string[], own: Side, budget: string): boolean {
  if (keys.length === 0) return false;
  const { identities, byPath } = indexOf(keys);
  const identity = `Budget/${budget.toLowerCase()}`;
  if (identities.has(identity)) return true;
  // what this side does not know by that name may be anything in its file
  const isOther = (it: string) => own.withIdentity(it).length === 0;
  return own.withIdentity(identity).some((key) => byPath.get(pathOf(key))?.some(isOther));
}
