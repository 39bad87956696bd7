/** Drivers and rates: values by key and period, in place or in a named file. */
import { readQuantity } from '../values/quantity.ts';
import type { DriverEntity, FxRatesEntity, Named, Series, SeriesSource } from './entities.ts';
import { copied, type Fields } from './fields.ts';

/** The head of a Driver. */
export function readDriver(named: Named, spec: Fields): DriverEntity {
  return {
    kind: 'Driver',
    ...named,
    unit: spec.word('unit'),
    plan: readSource(spec, 'plan'),
    actual: readSource(spec, 'actual'),
  };
}

/** The head of FxRates. */
export function readFxRates(named: Named, spec: Fields): FxRatesEntity {
  return { kind: 'FxRates', ...named, plan: readSource(spec, 'plan'), actual: readSource(spec, 'actual') };
}

function readSource(spec: Fields, key: string): SeriesSource | undefined {
  if (!spec.has(key)) return undefined;
  const source = spec.map(key);
  if (source.node('file')?.kind === 'scalar' && source.keys.length === 1) {
    const file = source.reference('file');
    return file && isInside(source, file.text) ? { file } : undefined;
  }
  const series: Series[] = [];
  for (const { key: name, value, at } of source.entries()) {
    source.warnAmbiguous(name, at, 'key');
    const values = value && source.timedOf(value, at, (it, inside) => source.read(it, inside, readQuantity));
    if (values) series.push({ key: { text: copied(name.text), at }, values });
  }
  return { series };
}

/** Paths count from the workspace folder and stay in it. */
function isInside(source: Fields, path: string): boolean {
  const steps = path.split('/');
  if (!/^[/\\]|^[A-Za-z]:|\\|\0/.test(path) && !steps.includes('..') && path.length < 1000) return true;
  source.add({
    code: 'malformed-item',
    at: source.pointer('file'),
    part: 'value',
    message: `\`${path.slice(0, 60)}\` leads out of the workspace, expected a path from the folder of \`outlay.yaml\``,
  });
  return false;
}
