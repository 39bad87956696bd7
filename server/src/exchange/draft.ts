/** A table as documents, before they are read back. */

import { type Declared, type DeclaredCenter, type DeclaredLine, declareAll } from './declared.ts';
import { centersOf, type Documents, writeDocuments } from './documents.ts';
import { fiscalYears } from './fiscal-years.ts';
import type { JoinedRows } from './join-rows.ts';
import type { ImportMapping } from './mapping.ts';
import { slug } from './naming.ts';
import type { PeriodColumn } from './period-columns.ts';
import type { ImportProblem } from './problem.ts';
import { readRows, type SkippedRow } from './rows.ts';
import { readTable } from './table.ts';
import { NEW_TARGET, type Target } from './target.ts';
import { type LikeTotal, likeTotals } from './totals.ts';

/** Something whose name is not simply its text in lower case with hyphens. */
export interface Renamed {
  /** The first row that refers to it. */
  readonly row: number;
  readonly kind: 'center' | 'category' | 'line';
  readonly text: string;
  readonly name: string;
}

/** Rows with the same code that use a name other than the chosen one: they count as that thing. */
export interface Merged {
  /** The first row with the other name. */
  readonly row: number;
  readonly kind: 'center' | 'category';
  readonly text: string;
  /** The text that counts. */
  readonly title: string;
}

/** What an import would write. `lines` are those that are written. */
export interface Draft {
  readonly files: Documents;
  readonly root: DeclaredCenter;
  readonly lines: readonly DeclaredLine[];
  readonly centers: number;
  readonly categories: number;
  readonly budgets: number;
  readonly periods: readonly PeriodColumn[];
  /** The currencies of the amounts, in alphabetical order. */
  readonly currencies: readonly string[];
  /** Headings of columns that are not read. */
  readonly unused: readonly string[];
  readonly rowsRead: number;
  readonly skipped: readonly SkippedRow[];
  /** Undefined if each row is a line. */
  readonly joined: JoinedRows | undefined;
  /** In order of rows. */
  readonly renamed: readonly Renamed[];
  /** In order of rows. */
  readonly merged: readonly Merged[];
  /** In order of rows. */
  readonly likeTotals: readonly LikeTotal[];
}

/** The documents of a table; undefined if there are problems, which are added to `problems`. */
export function draftImport(
  csv: string,
  mapping: ImportMapping,
  problems: ImportProblem[],
  target: Target = NEW_TARGET,
): Draft | undefined {
  const table = readTable(csv, mapping.table);
  if ('problem' in table) {
    problems.push(table.problem);
    return undefined;
  }
  const found = readRows(table.table, mapping, () => fiscalYears(mapping, target), problems);
  const { root, lines } = declareAll(found, mapping, problems);
  if (problems.length > 0) return undefined;

  const periods = found.periods.map(({ period }) => period);
  const centers = centersOf(root, lines);
  const categories = [...new Set(lines.flatMap(({ category }) => category ?? []))];
  const { currency } = mapping.amounts;
  return {
    files: writeDocuments(root, lines, mapping, periods),
    root,
    lines,
    centers: centers.length,
    categories: categories.length,
    budgets: new Set(lines.map(({ center }) => center)).size,
    periods: found.periods,
    currencies:
      typeof currency === 'string' ? [currency] : [...new Set(lines.map((it) => it.source.currency))].sort(),
    unused: found.unused,
    rowsRead: found.rowsRead,
    skipped: found.skipped,
    joined: found.joined,
    renamed: [
      ...centers.slice(1).flatMap(renamedAs('center')),
      ...categories.flatMap(renamedAs('category')),
      ...lines.flatMap(renamedAs('line')),
    ].sort((a, b) => a.row - b.row),
    likeTotals: likeTotals(found.rows),
    merged: [...centers.flatMap(mergedAs('center')), ...categories.flatMap(mergedAs('category'))].sort(
      (a, b) => a.row - b.row,
    ),
  };
}

function mergedAs(kind: Merged['kind']): (thing: Declared) => readonly Merged[] {
  return ({ title, others }) => others.map(({ text, row }) => ({ row, kind, text, title }));
}

function renamedAs(kind: Renamed['kind']): (thing: Declared) => readonly Renamed[] {
  return ({ name, title, row }) => {
    const isPlain = name === slug(title) && /^[\0-\x7f]*$/.test(title);
    return isPlain ? [] : [{ row, kind, text: title, name }];
  };
}
