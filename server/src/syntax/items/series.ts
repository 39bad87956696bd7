/** Drivers and rates: values by key and period, in place or in a named file. */
import { copied } from '../../base/copied.ts';
import type { Quantity } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import type { Driver, FxRates, Series as SeriesText } from '../generated/types.ts';
import type { ScalarNode } from '../node.ts';
import type { Problem } from '../problem.ts';
import { readQuantity } from '../values/quantity.ts';
import { readCurrencyPair, readRate } from '../values/rate.ts';
import type { ValueProblem } from '../values/reading.ts';
import type {
  DriverEntity,
  FxRatesEntity,
  HeadEntity,
  Named,
  Series,
  SeriesKeys,
  SeriesSource,
} from './entities.ts';
import type { Fields, Reader } from './fields.ts';

type DriverText = NonNullable<Driver['spec']>;
type RatesText = NonNullable<FxRates['spec']>;

/** The head of a Driver. */
export function readDriver(named: Named, spec: Fields<DriverText>): DriverEntity {
  return {
    kind: 'Driver',
    ...named,
    unit: spec.word('unit'),
    plan: readSource(spec, 'plan', DRIVER),
    actual: readSource(spec, 'actual', DRIVER),
  };
}

/** The head of FxRates. */
export function readFxRates(named: Named, spec: Fields<RatesText>): FxRatesEntity {
  return {
    kind: 'FxRates',
    ...named,
    plan: readSource(spec, 'plan', RATES),
    actual: readSource(spec, 'actual', RATES),
  };
}

/** Drivers and rates without the values that these problems are about: what cannot be read with certainty does not count. */
export function withoutValues(
  entity: HeadEntity | undefined,
  problems: readonly Problem[],
): HeadEntity | undefined {
  if (problems.length === 0 || (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates')) return entity;
  const places = new Set(problems.map((it) => it.at));
  const rest = (source: SeriesSource | undefined): SeriesSource | undefined => {
    if (!source || !('series' in source)) return source;
    const series = source.series.map((it) => ({
      ...it,
      values: it.values.filter((value) => !places.has(value.at)),
    }));
    return { series: series.filter((it) => it.values.length > 0) };
  };
  return { ...entity, plan: rest(entity.plan), actual: rest(entity.actual) };
}

/** How the keys and values of a series are read. */
interface Form {
  readonly keys: SeriesKeys;
  readonly isKey: (key: ScalarNode, source: Fields<SeriesText>, at: string) => boolean;
  readonly reader: Reader<Quantity>;
}

const DRIVER: Form = {
  keys: 'centers',
  isKey: (key, source, at) => {
    source.warnAmbiguous(key, at, 'key');
    return true;
  },
  reader: readQuantity,
};

const RATES: Form = {
  keys: 'pairs',
  isKey: ({ text }, source, at) => {
    const pair = readCurrencyPair(text);
    if (!pair.ok) source.report(withoutTwins(pair.problem, source), at, 'key');
    return pair.ok;
  },
  reader: readRate,
};

/** No key is renamed to one that is already next to it. */
function withoutTwins({ fixes, ...problem }: ValueProblem, source: Fields<SeriesText>): ValueProblem {
  return { ...problem, fixes: fixes.filter((it) => !source.has(it.text)) };
}

function readSource(spec: Fields<RatesText>, key: keyof RatesText, form: Form): SeriesSource | undefined {
  if (!spec.has(key)) return undefined;
  const source = spec.map(key);
  if (source.node('file')?.kind === 'scalar' && source.keys.length === 1) {
    const file = source.reference('file');
    return file && isInside(source, file.text) ? { file, keys: form.keys } : undefined;
  }
  const series: Series[] = [];
  for (const { key: name, value, at } of source.entries()) {
    const isKey = form.isKey(name, source, at);
    const values = value && source.timedOf(value, at, (it, inside) => source.read(it, inside, form.reader));
    if (isKey && values) series.push({ key: { text: copied(name.text), at }, values });
  }
  return { series };
}

/** Paths are relative to the workspace folder and stay inside it. */
function isInside(source: Fields<SeriesText>, path: string): boolean {
  const steps = path.split('/');
  if (!/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !steps.includes('..') && path.length < 1000) return true;
  source.add({
    code: 'malformed-item',
    at: source.pointer('file'),
    part: 'value',
    message: `${quoted(path)} leads out of the workspace, expected a path from the folder of \`outlay.yaml\``,
  });
  return false;
}
