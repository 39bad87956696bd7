/** Drivers as quantities: `headcount` for the line's own cost center, `headcount/search` for another that it counts. */
import { valuesOf } from '../../report/thing-facts.ts';
import { type At, valueAround } from './at.ts';
import type { Suggestion } from './item.ts';
import { namesOf } from './names.ts';
import { scalarText } from './references.ts';

const NEARBY = 10;
const OTHERS = 100;

/** Drivers with values for the cost center of the line come first. */
export function driverSuggestions(at: At): readonly Suggestion[] {
  const { head } = at.project;
  const center = valueAround(at.place, 'costCenter') ?? '';
  const own = head.names.resolve('center', center)?.entity.name ?? center;
  const nearby = at.nearby('quantity');
  const wanted = at.place.typed.toLowerCase().split('/')[0] ?? '';
  return namesOf(at.project, 'driver').flatMap(({ declaration, name, others: also }) => {
    const { entity } = declaration.unit;
    if (entity?.kind !== 'Driver') return [];
    const keys =
      wanted === '' || name.toLowerCase().startsWith(wanted)
        ? valuesOf(head, entity).map((it) => it.key)
        : [];
    const isOwn = keys.includes(own);
    const thing = { kind: 'driver', name } as const;
    const rankOf = (text: string, other: number) => {
      const near = nearby.indexOf(text);
      return near < 0 ? other : NEARBY + near;
    };
    const plain: Suggestion = {
      label: name,
      kind: 'reference',
      text: scalarText(at, name),
      also,
      thing,
      detail: entity.unit,
      rank: isOwn ? 0 : rankOf(name, OTHERS),
    };
    const others = keys
      .filter((it) => it !== own)
      .map(
        (it): Suggestion => ({
          label: `${name}/${it}`,
          kind: 'reference',
          thing,
          detail: entity.unit,
          rank: rankOf(`${name}/${it}`, OTHERS + 1),
        }),
      );
    return [plain, ...others];
  });
}
