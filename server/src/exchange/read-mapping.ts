/** Reads a mapping file that the caller has parsed. */
import { quoted } from '../domain/words/visible.ts';
import { escapePointer } from '../syntax/locate.ts';
import type {
  AmountsMapping,
  CategoryMapping,
  ImportMapping,
  LevelMapping,
  LineMapping,
  RootMapping,
  TableMapping,
  WorkspaceMapping,
} from './mapping.ts';
import {
  columnsOf,
  emptyAt,
  listOf,
  mapOf,
  optionalMap,
  optionalText,
  type PlainMap,
  report,
  requiredMap,
  requiredText,
  textEntries,
  textsOf,
  wordOf,
} from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import { AMOUNT_KEYS, readAmounts } from './read-amounts.ts';

const CALENDAR_KEYS = ['start', 'pattern', 'named', 'longYears', 'longPeriod'];
const SPEC_KEYS = 'table amounts centers line category skip zeroRows names workspace people teams'.split(' ');

/** `value` is the mapping as plain maps, lists and texts. The mapping is undefined exactly if there are problems. */
export function readMapping(value: unknown): {
  readonly mapping: ImportMapping | undefined;
  readonly problems: readonly ImportProblem[];
} {
  const problems: ImportProblem[] = [];
  const document = mapOf(value, '', ['apiVersion', 'kind', 'metadata', 'spec'], problems);
  fixedWord(document, 'apiVersion', 'outlay/v1');
  fixedWord(document, 'kind', 'ImportMapping');
  const spec = requiredMap(document, 'spec', SPEC_KEYS);
  const mapping = problems.length > 0 ? undefined : readSpec(spec);
  return { mapping: problems.length > 0 ? undefined : mapping, problems };
}

function readSpec(spec: PlainMap): ImportMapping {
  const centers = requiredMap(spec, 'centers', ['root', 'levels']);
  const names = optionalMap(spec, 'names', 'any');
  const amounts = readAmounts(requiredMap(spec, 'amounts', AMOUNT_KEYS));
  return {
    table: readTableMapping(optionalMap(spec, 'table', TABLE_KEYS) ?? emptyAt(spec)),
    amounts,
    root: readRoot(requiredMap(centers, 'root', ['name', 'title', 'code', 'owner'])),
    levels: listOf(centers, 'levels', ['name', 'code']).map(readLevel),
    line: readLine(requiredMap(spec, 'line', ['name', 'code', 'suffix', 'labels'])),
    category: readCategory(spec),
    skip: listOf(spec, 'skip', ['column', 'matches', 'reason']).map((entry) => ({
      column: requiredText(entry, 'column', 'the heading of a column'),
      patterns: textsOf(entry, 'matches'),
      reason: optionalText(entry, 'reason') ?? 'left out',
    })),
    keepZeroRows: wordOf(spec, 'zeroRows', ['skip', 'keep'], 'skip') === 'keep',
    names: new Map(names === undefined ? [] : readNames(names)),
    workspace: readWorkspace(spec, amounts.currency),
    people: listOf(spec, 'people', ['name', 'emails']).map((entry) => ({
      name: requiredText(entry, 'name', 'the name of a person'),
      emails: textsOf(entry, 'emails'),
    })),
    teams: listOf(spec, 'teams', ['name', 'members']).map((entry) => ({
      name: requiredText(entry, 'name', 'the name of a team'),
      members: textsOf(entry, 'members'),
    })),
  };
}

const TABLE_KEYS = ['encoding', 'delimiter', 'headerRow', 'headerRows', 'fillDown'];

function readTableMapping(map: PlainMap): TableMapping {
  const delimiter = optionalText(map, 'delimiter') ?? ',';
  return {
    encoding: optionalText(map, 'encoding') ?? 'utf-8',
    delimiter: delimiter === 'tab' ? '\t' : delimiter,
    headerRow: countOf(map, 'headerRow'),
    headerRows: countOf(map, 'headerRows'),
    fillDown: textsOf(map, 'fillDown'),
  };
}

function countOf(map: PlainMap, key: string): number {
  const text = optionalText(map, key) ?? '1';
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  report(map.problems, `${map.at}/${key}`, `${quoted(text)}, expected a number of rows from 1`);
  return 1;
}

function readRoot(map: PlainMap): RootMapping {
  return {
    name: nameOf(map, 'name'),
    title: optionalText(map, 'title'),
    code: optionalText(map, 'code'),
    owner: requiredText(map, 'owner', 'a person or team/name'),
  };
}

function readLevel(map: PlainMap): LevelMapping {
  return { name: columnsOf(map, 'name'), code: textsOf(map, 'code') };
}

function readLine(map: PlainMap): LineMapping {
  const code = textsOf(map, 'code');
  const suffix = textsOf(map, 'suffix');
  const labels = optionalMap(map, 'labels', 'any');
  return {
    name: columnsOf(map, 'name'),
    code,
    suffix: suffix.length > 0 ? suffix : code,
    labels: labels === undefined ? [] : textEntries(labels).map(([key, column]) => ({ key, column })),
  };
}

function readCategory(spec: PlainMap): CategoryMapping | undefined {
  const map = optionalMap(spec, 'category', ['name', 'code', 'pool']);
  if (map === undefined) return undefined;
  return { name: columnsOf(map, 'name'), code: textsOf(map, 'code'), pool: optionalText(map, 'pool') };
}

function readNames(map: PlainMap): readonly (readonly [string, string])[] {
  return textEntries(map).map(([text]) => [text, nameOf(map, text)] as const);
}

/** A name of the language, for something to be named. */
function nameOf(map: PlainMap, key: string): string {
  const name = requiredText(map, key, 'a name');
  if (name !== '' && !/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(name))
    report(
      map.problems,
      `${map.at}/${escapePointer(key)}`,
      `${quoted(name)}, expected a name of letters, digits, "-", "_" and single dots`,
    );
  return name;
}

function readWorkspace(spec: PlainMap, ofAmounts: AmountsMapping['currency']): WorkspaceMapping | undefined {
  const map = optionalMap(spec, 'workspace', ['name', 'title', 'currency', 'rates', 'basis', 'calendar']);
  if (map === undefined) return undefined;
  const calendar = optionalMap(map, 'calendar', CALENDAR_KEYS);
  return {
    name: nameOf(map, 'name'),
    title: optionalText(map, 'title'),
    currency:
      typeof ofAmounts === 'string'
        ? (optionalText(map, 'currency') ?? ofAmounts)
        : requiredText(map, 'currency', 'the one of all reports, as rows have several'),
    rates: textEntries(optionalMap(map, 'rates', 'any') ?? emptyAt(map)),
    basis: optionalText(map, 'basis'),
    calendar: [...(calendar?.entries.keys() ?? [])].map((key) => {
      const texts = calendar === undefined ? [] : textsOf(calendar, key);
      return [key, key === 'longYears' ? texts : (texts[0] ?? '')] as const;
    }),
  };
}

function fixedWord(map: PlainMap, key: string, word: string): void {
  const value = map.entries.get(key);
  if (value !== word)
    report(map.problems, `${map.at}/${key}`, `${quoted(String(value ?? ''))}, expected ${word}`);
}
