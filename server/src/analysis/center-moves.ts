/** Cost centers that a change puts elsewhere in the tree: no line moves, yet the totals above them do. */
import { sameValue } from '../base/same.ts';
import type { Timed } from '../domain/period.ts';
import type { Reference } from '../domain/plan/spec.ts';
import type { CostCenterEntity, Entity } from '../syntax/items/entities.ts';
import { newUnits } from './changed-units.ts';
import { newName, type Rename } from './match.ts';
import type { ChangedDocument } from './moved.ts';
import { withoutPrefix } from './names.ts';
import type { Side } from './side.ts';

/** A center that another one lies above; names are those of the head. */
export interface CenterMove {
  readonly center: string;
  readonly before: readonly CenterPlace[];
  readonly after: readonly CenterPlace[];
}

/** What is above; without a name it is the top of the tree. */
export interface CenterPlace {
  readonly parent: string | undefined;
  /** As it is written; undefined where it always holds. */
  readonly period: string | undefined;
}

/** In order of their names. */
export function centerMoves(
  base: Side,
  head: Side,
  changed: readonly ChangedDocument[],
  renamed: readonly Rename[],
): readonly CenterMove[] {
  const moves: CenterMove[] = [];
  for (const { before, after } of changed)
    for (const [nth, { content }] of after.entries())
      for (const { entity } of content.kind === 'CostCenterList' ? newUnits(before[nth], content) : []) {
        const move = entity?.kind === 'CostCenter' && moveOf(base, head, entity, renamed);
        if (move) moves.push(move);
      }
  return moves.sort((a, b) => (a.center < b.center ? -1 : 1));
}

function moveOf(
  base: Side,
  head: Side,
  { name, parent }: CostCenterEntity,
  renamed: readonly Rename[],
): CenterMove | undefined {
  const from = renamed.find((it) => it.kind === 'center' && it.to === name)?.from ?? name;
  const old = centerIn(base, from);
  // under a code or an alias alone the base has another one
  if (old?.kind !== 'CostCenter' || old.name.toLowerCase() !== from.toLowerCase()) return undefined;
  const before = placesOf(old.parent, (it) => newName(base, head, 'center', centerIn(base, it)?.name ?? it));
  const after = placesOf(parent, (it) => centerIn(head, it)?.name ?? it);
  return sameValue(before, after) ? undefined : { center: name, before, after };
}

type Named = Extract<Entity, { readonly name: string }>;

function centerIn(side: Side, text: string): Named | undefined {
  return side.names.resolve('center', withoutPrefix('center', text))?.unit.entity;
}

function placesOf(parent: Timed<Reference>, named: (text: string) => string): readonly CenterPlace[] {
  if (parent.length === 0) return [{ parent: undefined, period: undefined }];
  return parent.map(({ value, period }) => ({ parent: named(value.text), period: period?.text }));
}
