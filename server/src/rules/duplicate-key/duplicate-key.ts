/** Duplicates within one map. Keys with identical spelling are found while reading. */

import type { Draft, Entity, Rule, RuleView, SeriesSource } from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { inFile, seriesOf } from '../periods.ts';
import { splitsOf } from '../splits.ts';

/** Includes two spellings of one cost center: its name, its code, an alias. */
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
    if (entity.kind === 'Driver')
      for (const source of [entity.plan, entity.actual]) yield* againInFile(source, view);
  },
};

/** Cost centers that should each occur once. */
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

function* again(centers: readonly Reference[], part: Centers['part'], view: RuleView): Generator<Draft> {
  for (const { it, first } of repeated(centers, ({ text }) => text, view)) {
    if (part === 'key' && first.text === it.text) continue; // found while reading
    const same = first.text === it.text ? 'stands twice' : `is ${quoted(first.text)} again`;
    yield { at: it.at, part, message: `${quoted(it.text)} ${same}, expected each cost center once` };
  }
}

/** Rows with the same spelling belong together; those with another spelling would be left out. */
function* againInFile(source: SeriesSource | undefined, view: RuleView): Generator<Draft> {
  const inFiles = seriesOf(source, true, view).flatMap(({ file }) => (file ? [file] : []));
  for (const { it, first } of repeated(inFiles, ({ key }) => key, view))
    yield inFile(
      it,
      `${quoted(it.key)} is ${quoted(first.key)} of row ${first.row} again, expected one spelling of each cost center`,
    );
}

/** Each item naming a cost center that an earlier one already names. */
function* repeated<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  { side }: RuleView,
): Generator<{ readonly it: Item; readonly first: Item }> {
  const seen = new Map<string, Item>();
  for (const it of items) {
    const name = side.names.resolve('center', withoutPrefix('center', textOf(it)))?.entity.name;
    if (name === undefined) continue;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, it);
    else yield { it, first };
  }
}
