/** Which items of a document say something different from the base. */
import { commonEnds } from '../../base/common-ends.ts';
import type { DocumentContent, Lowered } from '../content.ts';
import type { Project } from '../project.ts';

/** Items that the base does not have in the same document: new ones and changed ones, including the head. None without a base. */
export function changedUnits({ base, head }: Project, key: string): ReadonlySet<Lowered> {
  const node = head.document(key);
  if (!base || !node) return NONE;
  const nth = head.withIdentity(node.identity).indexOf(key);
  const old = base.withIdentity(node.identity)[nth];
  const before = old === undefined ? undefined : base.document(old)?.content.get();
  const after = node.content.get();
  if (before === after) return NONE;
  return newUnits(before, after);
}

const NONE: ReadonlySet<Lowered> = new Set();

/** The items of a document, including the head, that another one does not have: what says the same is the same object. */
export function newUnits(before: DocumentContent | undefined, after: DocumentContent): ReadonlySet<Lowered> {
  if (!before) return new Set([after.head, ...after.items]);
  const { start, end } = commonEnds<Lowered, Lowered>(before.items, after.items, Object.is);
  const known = new Set<Lowered>(before.items.slice(start, before.items.length - end));
  const changed = after.items.slice(start, after.items.length - end).filter((it) => !known.has(it));
  return new Set<Lowered>(before.head === after.head ? changed : [after.head, ...changed]);
}
