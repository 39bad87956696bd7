/** Lines whose money is unknown on one side: they have no change that could be said. */
import { sameValue } from '../base/same.ts';
import { UNALLOCATED } from './center-tree.ts';
import { identityIn, pathOf } from './document-key.ts';
import type { Head } from './head.ts';
import type { LinePair } from './match.ts';
import { type PlannedLine, sameMonths } from './planned-line.ts';
import type { Side } from './side.ts';

/** Whether a pair is unknown. Tracked. */
export function unknownLines(base: Side, head: Head): (pair: LinePair) => boolean {
  /** By Budget: one that is torn has lost all of its lines. */
  const known = new Map<string, boolean>();
  return (pair) => {
    if (isIncomplete(pair)) return true;
    const { before, after } = pair;
    if (!before) return false;
    if (after) return isUnallocated(after) && !isUnallocated(before) && head.unread.mayDeclare('center');
    const { budget } = before;
    const mayStand = known.get(budget) ?? mayStandIn(head.unread.missingMoney(), base, budget);
    known.set(budget, mayStand);
    return mayStand;
  };
}

function isUnallocated({ center }: PlannedLine): boolean {
  return center === UNALLOCATED;
}

function isIncomplete({ before, after }: LinePair): boolean {
  if (!before?.incomplete && !after?.incomplete) return false;
  // the same text with the same money is the same on both sides, whichever way the head came to it
  return !before || !after || !sameValue(before.entity, after.entity) || !sameMonths(before, after);
}

/** What cannot be read: identities of documents, as far as they have any. */
interface Missing {
  readonly identities: ReadonlySet<string>;
  readonly byPath: ReadonlyMap<string, readonly string[]>;
}

/** By list, which stays the same while somebody types in a row that is torn. */
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

/** Whether lines of a Budget of the base that the head does not have may be among what cannot be read in it, or in its file. */
function mayStandIn(keys: readonly string[], base: Side, budget: string): boolean {
  if (keys.length === 0) return false;
  const { identities, byPath } = indexOf(keys);
  const identity = `Budget/${budget.toLowerCase()}`;
  if (identities.has(identity)) return true;
  // what the base does not know by this name may be anything that stood in the file
  const isNew = (it: string) => base.withIdentity(it).length === 0;
  return base.withIdentity(identity).some((key) => byPath.get(pathOf(key))?.some(isNew));
}
