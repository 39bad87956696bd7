/** Who owns a cost center. */
import { spansOf } from '../../domain/timed.ts';
import type { CostCenterEntity } from '../../syntax/items/entities.ts';
import type { Side } from '../side.ts';

/** An owner, and the center that names it: the nearest above if the center itself names none. */
export interface CenterOwner {
  /** As written: a person or a team. */
  readonly owner: string;
  readonly center: string;
}

/** The owner of a center in a fiscal month; undefined when none is named. */
export function ownerIn(side: Side, center: string, month: number): CenterOwner | undefined {
  const own = writtenIn(side, center, month);
  if (own !== undefined) return { owner: own, center };
  for (const above of side.tree.above(center)) {
    if (month < above.first || above.last < month) continue;
    const owner = writtenIn(side, above.center, month);
    if (owner !== undefined) return { owner, center: above.center };
  }
  return undefined;
}

function writtenIn(side: Side, center: string, month: number): string | undefined {
  const entity = side.meanings.center(center);
  return entity && atMonth(side, entity, month);
}

function atMonth(side: Side, { owner }: CostCenterEntity, month: number): string | undefined {
  const { calendar } = side.settings.get();
  return spansOf(owner, calendar).find(({ first, last }) => first <= month && month <= last)?.value.text;
}
