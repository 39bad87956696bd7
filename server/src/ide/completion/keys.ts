/** Keys of a map: those of the schema that are missing, or free ones such as periods, labels and names. */
import { RULES } from '../../rules/index.ts';
import { childOf, freeValueOf, keysIn, type Property } from '../schema.ts';
import type { At } from './at.ts';
import { pairSuggestions } from './currencies.ts';
import { FOCUS_COLUMNS } from './focus.ts';
import type { Suggestion } from './item.ts';
import { labelKeys } from './labels.ts';
import { periodKeySuggestions } from './periods.ts';
import { referenceSuggestions, scalarText } from './references.ts';
import { Stops } from './snippet.ts';
import { type Style, valueSnippet } from './value-snippet.ts';

/** Keys for the innermost map, which `at.container` describes; `style.column` is their column. */
export function keySuggestions(at: At, style: Style): readonly Suggestion[] {
  const { container, level } = at;
  if (!container) return [];
  const present = new Set(level.entries.map((it) => it.key));
  const isAlone = container.keys !== undefined && container.keys !== 'period' && present.size > 0;
  const fixed = isAlone ? [] : fixedKeys(at, container, present, style);
  return [...fixed, ...freeKeys(at, container, present, style)];
}

const TOGETHER = -1;
const OPTIONAL = 100;

function fixedKeys(
  at: At,
  container: Property,
  present: ReadonlySet<string>,
  style: Style,
): readonly Suggestion[] {
  const { either = [], together = {} } = container.part;
  const wanted = new Set([...present].flatMap((it) => together[it] ?? []));
  const closed = closedBy(either, together, present);
  return keysIn(container)
    .filter((it) => !it.isLater && !present.has(it.name) && !closed.has(it.name))
    .map((it, i) => ({
      ...keySuggestion(at, it, style),
      rank: wanted.has(it.name) ? TOGETHER : it.isRequired ? i : OPTIONAL + i,
    }));
}

/** Keys that conflict with those present: a line states its money in one way only. */
function closedBy(
  either: readonly (readonly string[])[],
  together: Readonly<Record<string, readonly string[]>>,
  present: ReadonlySet<string>,
): ReadonlySet<string> {
  const withOthers = (keys: readonly string[]) => [...keys, ...keys.flatMap((it) => together[it] ?? [])];
  const groups = either.map(withOthers);
  const taken = groups.filter((keys) => keys.some((it) => present.has(it)));
  if (taken.length === 0) return new Set();
  return new Set(groups.filter((it) => !taken.includes(it)).flat());
}

/** One key with its value to fill in. */
export function keySuggestion(at: At, property: Property, style: Style): Suggestion {
  const { name, title, isRequired } = property;
  return {
    label: name,
    kind: 'key',
    detail: isRequired ? `${title}, required` : title,
    later: () => ({ ...written(at, name, property, style), documentation: propertyText(property) }),
  };
}

/** A key that already has its colon is written alone. */
function written(
  at: At,
  key: string,
  property: Property | undefined,
  style: Style,
): Pick<Suggestion, 'text' | 'snippet'> {
  if (at.place.hasColon) return { text: key };
  const stops = new Stops();
  const name = key.replace(/[\\$}]/g, '\\$&');
  return { snippet: `${name}:${property ? valueSnippet(at, property, style, stops) : ` ${stops.empty()}`}` };
}

/** The description from the schema, with an example. */
function propertyText({ name, description, examples }: Property): string {
  const [example] = examples;
  return [description, example && `\`\`\`yaml\n${name}: ${example}\n\`\`\``]
    .filter((it) => it !== undefined)
    .join('\n\n');
}

/** Keys that the schema leaves open. */
function freeKeys(
  at: At,
  container: Property,
  present: ReadonlySet<string>,
  style: Style,
): readonly Suggestion[] {
  const value = freeValueOf(container);
  const all = freeNames(at, container).filter((it) => !present.has(it.label));
  return all.map((it) => ({
    ...it,
    later: () => ({
      ...it.later?.(),
      ...written(at, it.text ?? it.label, value ?? childOf(container, it.label), style),
    }),
  }));
}

function freeNames(at: At, container: Property): readonly Suggestion[] {
  switch (container.keys) {
    case 'period':
      return periodKeySuggestions(at);
    case 'center':
      return centerKeys(at);
    case 'currency-pair':
      return pairSuggestions(at);
    case 'label':
      return labelKeys(at).map((label, rank) => ({
        label,
        kind: 'label',
        text: scalarText(at, label),
        rank,
      }));
    case 'rule':
      return RULES.map(({ meta }, rank) => ({ label: meta.code, kind: 'code', detail: meta.summary, rank }));
    default:
      // shares of a split in one of its periods
      if (container.format === 'outlay-share') return centerKeys(at);
      return container.part.patterns ? columnKeys(at, container) : [];
  }
}

function centerKeys(at: At): readonly Suggestion[] {
  return referenceSuggestions(at, ['center']).filter((it) => !it.isOld);
}

/** Columns of the bill, tags and labels, where a schema allows them by pattern. */
function columnKeys(at: At, container: Property): readonly Suggestion[] {
  const patterns = Object.keys(container.part.patterns ?? {}).map((it) => new RegExp(it, 'u'));
  const step = at.place.levels.at(-2)?.step;
  const nearby = [...(step === undefined ? [] : at.nearby(step)), ...at.nearby('match')];
  const labels = labelKeys(at).map((it) => `labels.${it}`);
  const all = [...new Set([...nearby, ...FOCUS_COLUMNS, ...labels])];
  return all
    .filter((it) => COLUMN.test(it) && patterns.some((pattern) => pattern.test(it)))
    .map((label, i) => ({
      label,
      kind: 'key',
      detail: DETAILS[label.split('.')[0] ?? ''] ?? 'a column of the bill',
      rank: 200 + i,
    }));
}

/** A fragment of a multi-row map is not a column. */
const COLUMN = /^[\w.-]+$/;

const DETAILS: Readonly<Record<string, string>> = { tags: 'a tag', labels: 'a label' };
