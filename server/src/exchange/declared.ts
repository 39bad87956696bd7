/** The centers, categories and lines that the rows of a table refer to, each with its name. */
import { groupBy } from '../base/groups.ts';
import { largest } from '../base/largest.ts';
import { quoted } from '../domain/words/visible.ts';
import type { ImportMapping } from './mapping.ts';
import { codeOf, keyOf, pathKey } from './mention-key.ts';
import { assignNames, type Nameable, slug } from './naming.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import type { ImportedRow, ImportedRows, Mention, Path } from './rows.ts';

/** Something that gets a name; the same object in all rows that refer to it. */
export interface Declared {
  readonly name: string;
  /** As people wrote it. */
  readonly title: string;
  /** Undefined if the table has none, or one that does not distinguish it from its neighbours. */
  readonly code: string | undefined;
  /** The first row that refers to it; 0 for the root. */
  readonly row: number;
  /** What else rows with its code call it, unless that is just another spelling. */
  readonly others: readonly Spelling[];
}

/** What a row calls a thing, and the first row that does. */
export interface Spelling {
  readonly text: string;
  readonly row: number;
}

/** A node of the tree. */
export interface DeclaredCenter extends Declared {
  /** Undefined for the root. */
  readonly parent: DeclaredCenter | undefined;
}

/** A row with its place in the documents. */
export interface DeclaredLine extends Declared {
  readonly source: ImportedRow;
  readonly center: DeclaredCenter;
  readonly category: Declared | undefined;
}

/**
 * Names everything. Rows without money (`zero`) count too, so that names stay the same when money comes or goes; only `rows`
 * become lines, in their order.
 */
export function declareAll(
  { rows, zero, zeroIn }: Pick<ImportedRows, 'rows' | 'zero' | 'zeroIn'>,
  mapping: ImportMapping,
  problems: ImportProblem[],
): { readonly root: DeclaredCenter; readonly lines: readonly DeclaredLine[] } {
  const { name, title, code } = mapping.root;
  const root: DeclaredCenter = { name, title: title ?? name, code, row: 0, others: [], parent: undefined };
  const paths = firstRows([rows, zero], ({ centers }) => centers);
  const centers = declareCenters(paths, root, mapping, problems);
  const groups = declareGroups(
    [...firstRows([rows, zero], ({ category }) => category)].flatMap(([category, row]) =>
      category === undefined ? [] : [thingOf(category, row, { key: keyOf(category), parentKey: '' })],
    ),
    { at: '/spec/category/code', fallback: 'category', taken: new Set(), given: mapping.names },
    problems,
  );
  const keys = new Map([...paths.keys()].map((path) => [path, pathKey(path)]));
  const keyOfRow = ({ centers: path }: ImportedRow): string => keys.get(path) ?? '';
  const byCenter = groupBy(rows, keyOfRow);
  const withMoney = [...keys].flatMap(([path, key]) => (byCenter.has(key) ? [path] : []));
  const beside = groupBy(zeroIn(new Set(withMoney)), keyOfRow);
  const lines = [...byCenter].flatMap(([key, own]) => {
    const center = centers.get(key) ?? root;
    return declareLines(own, beside.get(key) ?? [], mapping).map((line): DeclaredLine => {
      const { category } = line.source;
      return { ...line, center, category: category && groups.get(keyOf(category))?.declared };
    });
  });
  return { root, lines: lines.sort((a, b) => a.row - b.row) };
}

/** What rows say, each once, with the first row that does. */
function firstRows<Said>(
  lists: readonly (readonly ImportedRow[])[],
  saidBy: (row: ImportedRow) => Said,
): ReadonlyMap<Said, number> {
  const first = new Map<Said, number>();
  for (const rows of lists)
    for (const row of rows) {
      const said = saidBy(row);
      first.set(said, Math.min(first.get(said) ?? row.row, row.row));
    }
  return first;
}

/** A thing before it has a name; rows with the same `key` mean the same thing. */
interface Thing extends Nameable {
  readonly key: string;
  readonly parentKey: string;
  readonly code: string | undefined;
  readonly row: number;
  readonly others: readonly Spelling[];
}

interface Named {
  readonly thing: Thing;
  readonly declared: Declared;
}

interface GroupRules {
  readonly at: string;
  readonly fallback: string;
  readonly taken: Set<string>;
  readonly given: ReadonlyMap<string, string>;
}

function declareCenters(
  paths: ReadonlyMap<Path, number>,
  root: DeclaredCenter,
  mapping: ImportMapping,
  problems: ImportProblem[],
): ReadonlyMap<string, DeclaredCenter> {
  const centers = new Map<string, DeclaredCenter>([['', root]]);
  const taken = new Set([
    root.name.toLowerCase(),
    ...(root.code === undefined ? [] : [root.code.toLowerCase()]),
  ]);
  const depth = largest([...paths.keys()].map(({ length }) => length));
  for (let level = 0; level < depth; level++) {
    const things = [...paths].flatMap(([path, row]) => {
      const mention = path[level];
      if (mention === undefined) return [];
      const [key, parentKey] = [pathKey(path.slice(0, level + 1)), pathKey(path.slice(0, level))];
      return [thingOf(mention, row, { key, parentKey })];
    });
    const rules = {
      at: `/spec/centers/levels/${level}/code`,
      fallback: 'center',
      taken,
      given: mapping.names,
    };
    for (const [key, { thing, declared }] of declareGroups(things, rules, problems))
      centers.set(key, { ...declared, parent: centers.get(thing.parentKey) ?? root });
  }
  return centers;
}

/** Centers of one level, or categories: things with the same key are one; all names and codes must differ. */
function declareGroups(
  mentioned: readonly Thing[],
  { at, fallback, taken, given }: GroupRules,
  problems: ImportProblem[],
): ReadonlyMap<string, Named> {
  const things = [...groupBy(mentioned, ({ key }) => key).values()].flatMap((same) => oneOf(same));
  for (const [code, same] of groupBy(things, (thing) => thing.code?.toLowerCase() ?? '')) {
    if (code === '') continue;
    if (same.length > 1)
      report(
        problems,
        at,
        `${quoted(same[0]?.code ?? code)} is the code of ${same.length} things (${same.map(textInRow).join(', ')}), expected columns that tell them apart`,
      );
    if (same.every((thing) => slug(thing.text) !== code)) taken.add(code);
  }
  const names = assignNames(things, { given, taken, fallback });
  return new Map(
    things.map((thing) => {
      const name = names.get(thing) ?? fallback;
      const code = thing.code?.toLowerCase() === name.toLowerCase() ? undefined : thing.code;
      return [
        thing.key,
        { thing, declared: { name, title: thing.text || name, code, row: thing.row, others: thing.others } },
      ] as const;
    }),
  );
}

/** If rows spell one thing in several ways, the first spelling in text order counts. */
function oneOf(same: readonly Thing[]): readonly Thing[] {
  const [first] = same;
  if (first === undefined) return [];
  const texts = same.map(({ text }) => text).filter((text) => text !== '');
  const text = texts.reduce((least, each) => (each < least ? each : least), texts[0] ?? '');
  return [
    {
      ...first,
      text,
      row: same.reduce((least, { row }) => Math.min(least, row), first.row),
      others: othersOf(same, text),
    },
  ];
}

/** Ignoring case, spaces and accents. */
function othersOf(same: readonly Thing[], text: string): readonly Spelling[] {
  const plain = (it: string) => slug(it) || it;
  const others = new Map<string, Spelling>();
  for (const it of same) {
    const known = others.get(plain(it.text));
    if (it.text !== '' && (!known || it.row < known.row))
      others.set(plain(it.text), { text: it.text, row: it.row });
  }
  others.delete(plain(text));
  return [...others.values()].sort((a, b) => a.row - b.row);
}

/** `zero` are rows of the same center that do not become lines. */
function declareLines(
  rows: readonly ImportedRow[],
  zero: readonly ImportedRow[],
  mapping: ImportMapping,
): readonly (Declared & { readonly source: ImportedRow })[] {
  const things = [...rows, ...zero].map((source) => ({
    source,
    text: source.line.text,
    codes: source.suffix,
    rest: source.content,
    code: codeOf(source.line),
  }));
  const byCode = groupBy(things, ({ code }) => code?.toLowerCase() ?? '');
  const names = assignNames(things, { given: mapping.names, taken: new Set(), fallback: 'line' });
  const taken = new Set([...names.values()].map((name) => name.toLowerCase()));
  return things.slice(0, rows.length).map((thing) => {
    const { source, text, code } = thing;
    const name = names.get(thing) ?? 'line';
    const key = code?.toLowerCase() ?? '';
    const isOwn = byCode.get(key)?.length === 1 && !taken.has(key);
    return { source, name, title: text || name, code: isOwn ? code : undefined, row: source.row, others: [] };
  });
}

/** `key` is that of its path or its own; `parentKey` that of the path above. */
function thingOf(
  mention: Mention,
  row: number,
  { key, parentKey }: { readonly key: string; readonly parentKey: string },
): Thing {
  return {
    key,
    parentKey,
    text: mention.text,
    codes: mention.codes,
    code: codeOf(mention),
    rest: key,
    row,
    others: [],
  };
}

/** Two things may have the same text: a subtotal that is not skipped starts a group, and what follows is below it. */
function textInRow({ text, row }: Thing): string {
  return `${quoted(text)} in row ${row}`;
}
