/** Cost centers that have another owner now, or are valid at another time: no money moves, yet a reviewer wants to know. */
import { sameValue } from '../../base/same.ts';
import type { Timed } from '../../domain/period.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { withoutPrefix } from '../model/names.ts';
import type { Side } from '../side.ts';
import type { CenterPair } from './center-moves.ts';
import { newName } from './match.ts';

/** What a center says differently from the base; it goes by its name in the head. */
export type CenterTerm =
  | {
      readonly center: string;
      readonly property: 'owner';
      /** None: the owner of what is above. */
      readonly before: readonly OwnerTerm[];
      readonly after: readonly OwnerTerm[];
    }
  | {
      readonly center: string;
      readonly property: 'valid';
      /** As written; undefined if it always holds. */
      readonly before: string | undefined;
      readonly after: string | undefined;
    };

/** Who owns a center, and when. */
export interface OwnerTerm {
  /** A person, or `team/name`; names are those of the head. */
  readonly owner: string;
  /** As written; undefined if it always holds. */
  readonly period: string | undefined;
}

/** In the order of the centers that have changed. */
export function centerTerms(base: Side, head: Side, changed: readonly CenterPair[]): readonly CenterTerm[] {
  return changed.flatMap(({ before, after }): readonly CenterTerm[] => {
    const { name: center } = after;
    const owners = {
      before: ownersOf(before.owner, (kind, it) => newName(base, head, kind, nameIn(base, kind, it))),
      after: ownersOf(after.owner, (kind, it) => nameIn(head, kind, it)),
    };
    const valid = { before: before.valid?.text, after: after.valid?.text };
    return [
      ...(sameValue(owners.before, owners.after) ? [] : [{ center, property: 'owner' as const, ...owners }]),
      ...(valid.before === valid.after ? [] : [{ center, property: 'valid' as const, ...valid }]),
    ];
  });
}

type OwnerKind = 'person' | 'team';

function ownersOf(
  owner: Timed<Reference>,
  named: (kind: OwnerKind, text: string) => string,
): readonly OwnerTerm[] {
  return owner.map(({ value: { text }, period }) => ({
    owner: /^team\//i.test(text) ? `team/${named('team', text)}` : named('person', text),
    period: period?.text,
  }));
}

function nameIn(side: Side, kind: OwnerKind, text: string): string {
  const name = withoutPrefix(kind, text);
  return side.names.resolve(kind, name)?.entity.name ?? name;
}
