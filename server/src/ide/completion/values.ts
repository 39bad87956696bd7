/** What the scalar at a place may be. */
import {
  isInNumber,
  moneyTail,
  percentTail,
  quantityTail,
  type Tail,
  thresholdTail,
  whole,
} from './amounts.ts';
import { type At, stemOf } from './at.ts';
import { currencySuggestions } from './currencies.ts';
import { driverSuggestions } from './drivers.ts';
import { FOCUS_COLUMNS } from './focus.ts';
import type { Suggestion } from './item.ts';
import { labelValues, sharedWords } from './labels.ts';
import { lineSuggestions } from './lines.ts';
import { periodSuggestions, planYears } from './periods.ts';
import { referenceSuggestions } from './references.ts';
import { Stops } from './snippet.ts';

/** Suggestions for the value of `at.property`. */
export function valueTail(at: At): Tail {
  const { property } = at;
  if (!property || property.isLater) return whole([]);
  const tail = numberTail(at, property.format);
  if (tail) return isInNumber(at) ? whole([]) : tail;
  return whole([...wordSuggestions(at), ...others(at)]);
}

function numberTail(at: At, format: string | undefined): Tail | undefined {
  switch (format) {
    case 'outlay-price':
    case 'outlay-money':
      return moneyTail(at);
    case 'outlay-quantity':
      return quantityTail(at);
    case 'outlay-percent':
    case 'outlay-share':
      return percentTail(at);
    case 'outlay-threshold':
      return thresholdTail(at);
    default:
      return undefined;
  }
}

function wordSuggestions({ property }: At): readonly Suggestion[] {
  return (property?.words ?? []).map((label, rank) => ({
    label,
    kind: 'word',
    detail: label === property?.default ? 'holds where nothing is written' : undefined,
    rank,
  }));
}

/** Names, periods, currencies and what is used elsewhere. */
function others(at: At): readonly Suggestion[] {
  const { property, level } = at;
  if (!property) return [];
  const { references, format, keys } = property;
  if (references.includes('line')) return lineSuggestions(at);
  const byPeriod = keys === 'period' ? mapByPeriod(at) : [];
  if (references.length > 0) return [...named(at, references), ...byPeriod];
  if (format === 'outlay-period') return periodSuggestions(at);
  if (format === 'outlay-currency') return currencySuggestions(at);
  if (format === 'outlay-share' && level.step === 'segment') return sharedWords(at, level.step);
  if (format === 'outlay-share') return [{ label: 'rest', kind: 'word', detail: 'what the others leave' }];
  const words = format === undefined || format === 'outlay-name' ? freeWords(at, level.step) : [];
  return [...words, ...byPeriod];
}

function named(at: At, references: readonly string[]): readonly Suggestion[] {
  const { property } = at;
  if (property?.format === 'outlay-quantity') return driverSuggestions(at);
  const names = referenceSuggestions(at, references);
  return property?.part.properties && 'cost' in property.part.properties
    ? [...names, { label: 'even', kind: 'word', detail: 'the same for each' }]
    : names;
}

/** Properties whose values are unique, so that those of other things are no help. */
const OWN = new Set([
  'title',
  'description',
  'code',
  'aliases',
  'emails',
  'github',
  'gitlab',
  'bitbucket',
  'azure',
]);

function freeWords(at: At, step: string | undefined): readonly Suggestion[] {
  const { levels } = at.place;
  if (!at.property?.types.includes('text') || at.property.part.words?.length) return [];
  if (step === 'name')
    return isDocumentName(at) ? [{ label: stemOf(at), kind: 'text', detail: 'as the file is called' }] : [];
  if (levels.at(-2)?.step === 'labels' && step !== undefined) return labelValues(at, step);
  const key = step ?? levels.at(-2)?.step;
  if (key === 'file') return namedFiles(at);
  if (key === 'from' && levels.some((it) => it.step === 'assign')) return columns(at);
  // a condition names its label
  if (key?.startsWith('labels.')) return labelValues(at, key.slice('labels.'.length));
  return key === undefined || OWN.has(key) ? [] : sharedWords(at, key);
}

/** Columns of the bill, and tags named nearby: what a rule looks up. */
function columns(at: At): readonly Suggestion[] {
  const nearby = [...at.nearby('from'), ...at.nearby('match')].filter((it) => /^(?:[A-Z]|tags\.)/.test(it));
  return [...new Set([...nearby, ...FOCUS_COLUMNS])].map((label, rank) => ({ label, kind: 'text', rank }));
}

/** Tables that documents already name. */
function namedFiles({ project }: At): readonly Suggestion[] {
  return [...project.namedPaths()].map((label) => ({ label, kind: 'text' }));
}

function isDocumentName({ place: { levels } }: At): boolean {
  return levels.length === 2 && levels[0]?.step === 'metadata';
}

/** `{ FY2027: , FY2028: }` for what changes over time. */
function mapByPeriod(at: At): readonly Suggestion[] {
  if (at.place.typed !== '' || at.place.quote !== undefined) return [];
  const stops = new Stops();
  const entries = planYears(at).map((it) => ({ key: it, stop: stops.empty() }));
  return [
    {
      label: `{ ${entries.map((it) => `${it.key}: …`).join(', ')} }`,
      kind: 'period',
      detail: 'by period',
      snippet: `{ ${entries.map((it) => `${it.key}: ${it.stop}`).join(', ')} }`,
      rank: 5000,
    },
  ];
}
