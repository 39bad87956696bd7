/** Cost centers that a change puts elsewhere in the tree: no line moves, yet the totals above them do. */
import { sameValue } from '../../base/same.ts';
import type { Timed } from '../../domain/period.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import type { CostCenterEntity, Entity } from '../../syntax/items/entities.ts';
import type { DocumentContent } from '../content.ts';
import { withoutPrefix } from '../model/names.ts';
import type { Side } from '../side.ts';
import { newUnits } from './changed-units.ts';
import { newName, type Rename } from './match.ts';
import type { ChangedDocument } from './moved.ts';

/** A center whose parents have changed; names are those of the head. */
export interface CenterMove {
  readonly center: string;
  readonly before: readonly CenterPlace[];
  readonly after: readonly CenterPlace[];
}

/** What is above; without a name it is the top of the tree. */
export interface CenterPlace {
  readonly parent: string | undefined;
  /** As written; undefined if it always holds. */
  readonly period: string | undefined;
}

/** In order of their names. */
export function centerMoves(base: Side, head: Side, changed: readonly CenterPair[]): readonly CenterMove[] {
  return changed.flatMap(({ before: old, after: { name, parent } }) => {
    const before = placesOf(old.parent, (it) =>
      newName(base, head, 'center', centerIn(base, it)?.name ?? it),
    );
    const after = placesOf(parent, (it) => centerIn(head, it)?.name ?? it);
    return sameValue(before, after) ? [] : [{ center: name, before, after }];
  });
}

/** A center on both sides. */
export interface CenterPair {
  readonly before: CostCenterEntity;
  readonly after: CostCenterEntity;
}

/** Centers that the base has too but that are written differently there, in order of their names in the head. */
export function changedCenters(
  base: Side,
  changed: readonly ChangedDocument[],
  renamed: readonly Rename[],
): readonly CenterPair[] {
  const pairs: CenterPair[] = [];
  for (const { before, after } of changed)
    for (const [nth, { content }] of after.entries())
      for (const entity of newCenters(before[nth], content)) {
        const old = centerBefore(base, entity, renamed);
        if (old) pairs.push({ before: old, after: entity });
      }
  return pairs.sort((a, b) => (a.after.name < b.after.name ? -1 : 1));
}

function newCenters(
  before: DocumentContent | undefined,
  after: DocumentContent,
): readonly CostCenterEntity[] {
  if (after.kind !== 'CostCenterList') return [];
  return [...newUnits(before, after)].flatMap(({ entity }) =>
    entity?.kind === 'CostCenter' ? [entity] : [],
  );
}

function centerBefore(
  base: Side,
  { name }: CostCenterEntity,
  renamed: readonly Rename[],
): CostCenterEntity | undefined {
  const from = renamed.find((it) => it.kind === 'center' && it.to === name)?.from ?? name;
  const old = centerIn(base, from);
  // by a code or an alias alone it is a different one in the base
  return old?.kind === 'CostCenter' && old.name.toLowerCase() === from.toLowerCase() ? old : undefined;
}

type Named = Extract<Entity, { readonly name: string }>;

function centerIn(side: Side, text: string): Named | undefined {
  return side.names.resolve('center', withoutPrefix('center', text))?.unit.entity;
}

function placesOf(parent: Timed<Reference>, named: (text: string) => string): readonly CenterPlace[] {
  if (parent.length === 0) return [{ parent: undefined, period: undefined }];
  return parent.map(({ value, period }) => ({ parent: named(value.text), period: period?.text }));
}
