/** What is said twice in one map. Keys that are spelled the same are found while reading. */
import { withoutPrefix } from '../../analysis/names.ts';
import type { Draft, Entity, Rule, RuleView } from '../../analysis/rule.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { splitsOf } from '../splits.ts';

/** Also two spellings of one cost center: its name, its code, an alias. */
export const duplicateKey: Rule = {
  meta: {
    code: 'duplicate-key',
    summary: 'One key stands twice in a map, and only one of the values could count.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, view) {
    for (const { centers, part } of centersOf(entity)) yield* again(centers, part, view);
  },
};

/** Cost centers of which each should stand once. */
interface Centers {
  readonly centers: readonly Reference[];
  readonly part: 'key' | 'value';
}

function centersOf(entity: Entity): readonly Centers[] {
  if (entity.kind === 'Driver')
    return [entity.plan, entity.actual].flatMap((it) =>
      it && 'series' in it ? [{ centers: it.series.map(({ key }) => key), part: 'key' as const }] : [],
    );
  return splitsOf(entity).flatMap(({ split: { to } }): readonly Centers[] => {
    if (to?.by === 'list') return [{ centers: to.centers, part: 'value' }];
    if (to?.by !== 'shares') return [];
    return to.shares.map(({ value }) => ({ centers: value.map((it) => it.center), part: 'key' }));
  });
}

function* again(centers: readonly Reference[], part: Centers['part'], { side }: RuleView): Generator<Draft> {
  const seen = new Map<string, string>();
  for (const { text, at } of centers) {
    const name = side.names.resolve('center', withoutPrefix('center', text))?.entity.name;
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, text);
    else {
      const same = first === text ? 'stands twice' : `is ${quoted(first)} again`;
      yield { at, part, message: `${quoted(text)} ${same}, expected each cost center once` };
    }
  }
}
