/** Reads a plain value (maps, lists and texts, as in YAML's failsafe schema) property by property, collecting problems. */
import { quoted } from '../domain/words/visible.ts';
import { escapePointer } from '../syntax/locate.ts';
import type { ImportProblem } from './problem.ts';

/** One map of the value; `at` is its pointer. All problems of one reading end up in the same `problems`. */
export interface PlainMap {
  readonly at: string;
  readonly entries: ReadonlyMap<string, unknown>;
  readonly problems: ImportProblem[];
}

/** A value that is not a map is a problem and reads as an empty one; so is every key that is not in `known`. */
export function mapOf(
  value: unknown,
  at: string,
  known: readonly string[] | 'any',
  problems: ImportProblem[],
): PlainMap {
  const entries = new Map<string, unknown>();
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    report(problems, at, `${describe(value)}, expected a map`);
  else for (const [key, entry] of Object.entries(value)) entries.set(key, entry);
  if (known !== 'any')
    for (const key of entries.keys())
      if (!known.includes(key))
        report(
          problems,
          `${at}/${escapePointer(key)}`,
          `unknown property ${quoted(key)}, expected ${known.join(', ')}`,
        );
  return { at, entries, problems };
}

/** An optional map. */
export function optionalMap(
  parent: PlainMap,
  key: string,
  known: readonly string[] | 'any',
): PlainMap | undefined {
  const value = parent.entries.get(key);
  return value === undefined ? undefined : mapOf(value, `${parent.at}/${key}`, known, parent.problems);
}

/** A required map. */
export function requiredMap(parent: PlainMap, key: string, known: readonly string[] | 'any'): PlainMap {
  const found = optionalMap(parent, key, known);
  if (found !== undefined) return found;
  report(parent.problems, parent.at, `${quoted(key)} is missing, expected a map`);
  // its contents are not reported as missing too
  return { at: `${parent.at}/${key}`, entries: new Map(), problems: [] };
}

/** An optional text. */
export function optionalText(map: PlainMap, key: string): string | undefined {
  const value = map.entries.get(key);
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  report(map.problems, `${map.at}/${key}`, `${describe(value)}, expected a text`);
  return undefined;
}

/** A required text; empty if it is missing. */
export function requiredText(map: PlainMap, key: string, expected: string): string {
  const value = map.entries.get(key);
  if (typeof value === 'string' && value !== '') return value;
  report(
    map.problems,
    value === undefined ? map.at : `${map.at}/${escapePointer(key)}`,
    `${quoted(key)} is ${value === undefined ? 'missing' : describe(value)}, expected ${expected}`,
  );
  return '';
}

/** One of several words; `fallback` if nothing is written. */
export function wordOf<Word extends string>(
  map: PlainMap,
  key: string,
  words: readonly Word[],
  fallback: Word,
): Word {
  const text = optionalText(map, key);
  if (text === undefined) return fallback;
  const found = words.find((word) => word === text);
  if (found === undefined)
    report(map.problems, `${map.at}/${key}`, `${quoted(text)}, expected ${words.join(' or ')}`);
  return found ?? fallback;
}

/** A text or a list of texts; empty if nothing is written. */
export function textsOf(map: PlainMap, key: string): readonly string[] {
  const value = map.entries.get(key);
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((entry) => typeof entry === 'string');
  if (texts.length < list.length)
    report(map.problems, `${map.at}/${key}`, `${describe(value)}, expected a text or a list of texts`);
  return texts;
}

/** The headings of one column or of several, at least one. */
export function columnsOf(map: PlainMap, key: string): readonly string[] {
  const columns = textsOf(map, key);
  if (columns.length === 0)
    report(map.problems, map.at, `${quoted(key)} is missing, expected the heading of a column`);
  return columns;
}

/** The maps of a list; empty if nothing is written. */
export function listOf(map: PlainMap, key: string, known: readonly string[]): readonly PlainMap[] {
  const value = map.entries.get(key);
  if (value === undefined) return [];
  const at = `${map.at}/${key}`;
  if (!Array.isArray(value)) {
    report(map.problems, at, `${describe(value)}, expected a list`);
    return [];
  }
  return value.map((entry: unknown, index) => mapOf(entry, `${at}/${index}`, known, map.problems));
}

/** An empty map, in place of one that is left out. */
export function emptyAt(map: PlainMap): PlainMap {
  return { at: map.at, entries: new Map(), problems: map.problems };
}

/** The entries of a map from text to text, in the order written; a value that is not a text is a problem. */
export function textEntries(map: PlainMap): readonly (readonly [key: string, value: string])[] {
  return [...map.entries].flatMap(([key, value]) => {
    if (typeof value === 'string') return [[key, value] as const];
    report(map.problems, `${map.at}/${escapePointer(key)}`, `${describe(value)}, expected a text`);
    return [];
  });
}

/** Adds a problem of the mapping. */
export function report(problems: ImportProblem[], at: string, message: string): void {
  problems.push({ in: 'mapping', at, message });
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : quoted(String(value));
}
