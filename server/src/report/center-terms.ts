/** Sentences about cost centers whose owner or validity has changed. */
import type { CenterTerm, OwnerTerm } from '../analysis/impact/center-terms.ts';
import type { Project } from '../analysis/project.ts';
import { list } from '../domain/words/lists.ts';
import { duringPeriod } from '../domain/words/periods.ts';
import { visible } from '../domain/words/visible.ts';

/** `Payments is now owned by bela, it was owned by ada`, `Payments is now valid until 2027-12, it was always valid`. */
export function termText({ head }: Project, term: CenterTerm): string {
  const entity = head.names.resolve('center', term.center)?.unit.entity;
  const title = visible(entity?.title ?? term.center);
  const isTop = entity?.kind === 'CostCenter' && entity.parent.length === 0;
  const [before, after] =
    term.property === 'owner'
      ? [ownedWords(term.before, isTop), ownedWords(term.after, isTop)]
      : [validWords(term.before), validWords(term.after)];
  return `${title} is now ${after}, it was ${before}`;
}

function ownedWords(owners: readonly OwnerTerm[], isTop: boolean): string {
  if (owners.length === 0) return isTop ? 'owned by nobody' : 'owned by whoever owns what is above';
  const named = owners.map(
    ({ owner, period }) => visible(owner) + (period ? ` ${duringPeriod(period)}` : ''),
  );
  return `owned by ${list(named)}`;
}

function validWords(period: string | undefined): string {
  return period === undefined ? 'always valid' : `valid ${duringPeriod(period)}`;
}
