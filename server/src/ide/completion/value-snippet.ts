/** What is written after a new key: tab stops with real values of the workspace, in the style of the place. */
import { entryOf, keysIn, type Property } from '../schema.ts';
import { type At, stemOf } from './at.ts';
import { currenciesInUse } from './currencies.ts';
import { labelKeys } from './labels.ts';
import { type Name, namesOf, openToday } from './names.ts';
import { planPeriods } from './periods.ts';
import { nameKinds, scalarText } from './references.ts';
import type { Stops } from './snippet.ts';

/** Where the key is. */
export interface Style {
  readonly isFlow: boolean;
  /** Column of the key. */
  readonly column: number;
}

/** Includes the space or the line break before it. */
export function valueSnippet(at: At, property: Property, style: Style, stops: Stops): string {
  const { types } = property;
  if (types.includes('text') && !isMapFirst(property)) return ` ${scalarSnippet(at, property, stops)}`;
  if (types.includes('list') && !types.includes('map')) return listSnippet(at, property, style, stops);
  if (property.keys === 'period' || property.keys === 'label')
    return ` { ${freeKey(at, property)}: ${stops.empty()} }`;
  if (!types.includes('map') || style.isFlow) return ` { ${stops.empty()} }`;
  return rowsSnippet(at, property, style, stops);
}

/** A map that may also be a scalar is written as a scalar, unless its required keys are known. */
function isMapFirst({ types, part }: Property): boolean {
  return types.includes('map') && part.required !== undefined && !part.format;
}

function freeKey(at: At, { keys }: Property): string {
  if (keys === 'label') return scalarText(at, labelKeys(at)[0] ?? 'key');
  return planPeriods(at)[0] ?? '';
}

const MOST = 8;

/** One scalar of a property; nearby choices come first. */
export function scalarSnippet(at: At, property: Property, stops: Stops): string {
  return stops.choice(scalarChoices(at, property).slice(0, MOST));
}

function scalarChoices(at: At, { name, words, references, format, part }: Property): readonly string[] {
  if (words.length > 0)
    return part.default === undefined
      ? words
      : [...new Set([part.default, ...words])].filter((it) => words.includes(it));
  const nearby = at.nearby(name);
  if (references.length > 0)
    return [...new Set([...ownName(at, references), ...declared(at, references, nearby)])];
  if (format === 'outlay-period') return name === 'valid' ? [] : planPeriods(at);
  if (format === 'outlay-currency') return currenciesInUse(at);
  return [];
}

/** A budget usually has the name of its cost center, and so does its file. */
function ownName(at: At, references: readonly string[]): readonly string[] {
  if (!references.includes('center')) return [];
  const found = at.project.head.names.resolve('center', at.document ?? stemOf(at));
  return found ? [found.entity.name] : [];
}

function declared(at: At, references: readonly string[], nearby: readonly string[]): readonly string[] {
  const kinds = nameKinds(references);
  const { names } = at.project.head;
  const near = nearby.filter((it) => kinds.some((kind) => names.resolve(kind, it) !== undefined));
  const isOpen = openToday(at.project);
  const known = kinds.flatMap((kind) => {
    const open = firstOf(namesOf(at.project, kind), (it) => it.valid === undefined || isOpen(it));
    return open.map((it) =>
      scalarText(at, kinds.length > 1 && kind !== 'person' ? `${kind}/${it.name}` : it.name),
    );
  });
  return [...(references.includes('owner') ? ['owner'] : []), ...near, ...known];
}

function firstOf(names: readonly Name[], isWanted: (name: Name) => boolean): readonly Name[] {
  const found: Name[] = [];
  for (const it of names) {
    if (found.length >= MOST) break;
    if (isWanted(it)) found.push(it);
  }
  return found;
}

function listSnippet(at: At, property: Property, style: Style, stops: Stops): string {
  const entry = entryOf(property);
  if (!entry?.types.includes('map')) return ` [${entry ? scalarSnippet(at, entry, stops) : stops.empty()}]`;
  if (style.isFlow) return ` [{ ${stops.empty()} }]`;
  const column = style.column + 2;
  return `\n${' '.repeat(column)}- ${entrySnippet(at, entry, { isFlow: false, column: column + 2 }, stops)}`;
}

/** The first rows of an entry, without its dash: its required keys, or one that may be a scalar; at `style.column`. */
export function entrySnippet(at: At, entry: Property, style: Style, stops: Stops): string {
  const required = keysIn(entry).filter((it) => it.isRequired && !it.isLater);
  // conditions nest without end
  const first = keysIn(entry).find((it) => it.types.includes('text'));
  const keys = required.length > 0 || !first ? required : [first];
  const rows = keys.map((it) => `${it.name}:${valueSnippet(at, it, style, stops)}`);
  return style.isFlow ? `{ ${rows.join(', ')} }` : rows.join(`\n${' '.repeat(style.column)}`);
}

/** A map in block style: its required keys, otherwise a row to begin with. */
function rowsSnippet(at: At, property: Property, { column }: Style, stops: Stops): string {
  const inner = column + 2;
  const start = `\n${' '.repeat(inner)}`;
  const required = keysIn(property).filter((it) => it.isRequired && !it.isLater);
  if (required.length === 0) return start + stops.empty();
  return required
    .map((it) => `${start}${it.name}:${valueSnippet(at, it, { isFlow: false, column: inner }, stops)}`)
    .join('');
}
