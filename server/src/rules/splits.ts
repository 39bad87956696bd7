/** The splits of an allocation policy, wherever they are in it. */
import type { DocumentContent, Lowered } from '../analysis/content.ts';
import type { Entity, SplitEntity } from '../analysis/findings/rule.ts';

/** A split and its pointer inside its item: empty when it is an item of its own. */
export interface PlacedSplit {
  readonly at: string;
  readonly split: SplitEntity;
}

/** The splits of one item: itself, or all those in the head of a policy, beside its rules. */
export function splitsOf(entity: Entity): readonly PlacedSplit[] {
  if (entity.kind === 'Split') return [{ at: '', split: entity }];
  return entity.kind === 'AllocationPolicy' ? entity.splits : [];
}

/** The splits of a document, in order. */
export function splitsIn({
  head,
  items,
}: DocumentContent): readonly (PlacedSplit & { readonly unit: Lowered })[] {
  return [...items, head].flatMap((unit) =>
    unit.entity ? splitsOf(unit.entity).map((it) => ({ ...it, unit })) : [],
  );
}
