/** What the rows of a table say: where the money belongs, what it is for and how much it is. */
import { formatCount } from '../domain/words/lists.ts';
import { FirstRows, isZero } from './first-rows.ts';
import type { JoinedRows } from './join-rows.ts';
import { longTable } from './long-table.ts';
import type { ImportMapping } from './mapping.ts';
import { namedColumn, type PeriodColumn, periodColumns } from './period-columns.ts';
import type { FiscalYears } from './period-heading.ts';
import type { ImportProblem } from './problem.ts';
import type { RowMoney } from './row-money.ts';
import { type Reading, rowReader } from './row-reader.ts';
import { Sides } from './sides.ts';
import { skipReader } from './skip.ts';
import { type Column, cellOf, type Table, type TableRow } from './table.ts';

/** What a row says about a thing; `codes` are the cells that its code is joined from, some of which may be empty. */
export interface Mention {
  readonly text: string;
  readonly codes: readonly string[];
}

/** From the top of the tree down, without the root. */
export type Path = readonly Mention[];

/** A row that could be read. */
export interface ImportedRow extends RowMoney {
  readonly row: number;
  /** From the top of the tree down, without the root; levels that the row leaves empty are omitted. One object for all rows that say the same. */
  readonly centers: Path;
  readonly line: Mention;
  /** Cells that distinguish lines with the same name. */
  readonly suffix: readonly string[];
  /** One object for all rows that say the same. */
  readonly category: Mention | undefined;
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** All cells, for an order that does not depend on the position of the row. */
  readonly content: string;
}

/** A row that was left out, and why (`empty`, `no money`, or the mapping's own reason). */
export interface SkippedRow {
  readonly row: number;
  readonly reason: string;
}

/** Everything that was found below the headings. */
export interface ImportedRows {
  readonly periods: readonly PeriodColumn[];
  /** Rows below the headings. */
  readonly rowsRead: number;
  readonly rows: readonly ImportedRow[];
  /** Of the rows without money that become no lines, the first ones to mention a center or a category. */
  readonly zero: readonly ImportedRow[];
  /** All such rows in the given centers. */
  readonly zeroIn: (paths: ReadonlySet<Path>) => readonly ImportedRow[];
  readonly skipped: readonly SkippedRow[];
  /** What became of rows that are each one period of a line; undefined if each row is a line. */
  readonly joined: JoinedRows | undefined;
  /** Headings of columns that are not read. */
  readonly unused: readonly string[];
}

/** Problems of the mapping (a missing heading) and of cells are added to `problems`. */
export function readRows(
  table: Table,
  mapping: ImportMapping,
  fiscal: () => FiscalYears,
  problems: ImportProblem[],
): ImportedRows {
  const used = new Set<Column>();
  const columns = (headings: readonly string[], at: string): readonly Column[] =>
    headings.flatMap((heading) => {
      const column = namedColumn(table.columns, heading, at, problems);
      if (column === undefined) return [];
      used.add(column);
      return [column];
    });
  const { rows } = mapping.amounts;
  const periods = rows === undefined ? periodColumns(table, mapping.amounts, fiscal, problems) : [];
  for (const { column, credit } of periods) {
    used.add(column);
    if (credit !== undefined) used.add(credit);
  }
  const reading: Reading = { columns, sides: new Sides(), problems };
  const gather =
    rows === undefined
      ? linesOf(rowReader(mapping, periods, reading), periods, mapping, problems)
      : longTable({ ...mapping, rows }, reading, fiscal);
  const skip = skipReader(mapping.skip, columns);
  const fill = columns(mapping.table.fillDown, '/spec/table/fillDown');
  const unused = table.columns.filter((column) => column.heading !== '' && !used.has(column));
  const found =
    problems.length > 0 ? NOTHING : gather((reader) => readEach(table, { reader, skip, fill }, problems));
  if (problems.length === 0) problems.push(...reading.sides.problems(mapping.amounts));
  return { ...found, unused: unused.map((column) => column.label) };
}

/** Collects what a table says, given a function that reads its rows. */
export type Gather = (read: <Row>(reader: (row: TableRow) => Row) => Iterable<Row | SkippedRow>) => FoundRows;

type FoundRows = Omit<ImportedRows, 'unused'>;

const NOTHING: FoundRows = {
  periods: [],
  rowsRead: 0,
  rows: [],
  zero: [],
  zeroIn: () => [],
  skipped: [],
  joined: undefined,
};

/** Each row is a line. */
function linesOf(
  reader: (row: TableRow) => ImportedRow,
  periods: readonly PeriodColumn[],
  { keepZeroRows }: ImportMapping,
  problems: ImportProblem[],
): Gather {
  return (read) => {
    const rows: ImportedRow[] = [];
    const skipped: SkippedRow[] = [];
    const zero = new FirstRows();
    const isLine = (row: ImportedRow): boolean => keepZeroRows || !isZero(row);
    for (const row of read(reader)) {
      if ('reason' in row) skipped.push(row);
      else if (isLine(row)) rows.push(row);
      else {
        zero.add(row);
        skipped.push({ row: row.row, reason: 'no money' });
      }
    }
    const rowsRead = rows.length + skipped.length;
    return { periods, rowsRead, rows, zero: zero.rows, zeroIn, skipped, joined: undefined };

    /** They are read again: most tables have few, and some have millions. */
    function zeroIn(paths: ReadonlySet<Path>): readonly ImportedRow[] {
      if (problems.length > 0 || !zero.rows.some(({ centers }) => paths.has(centers))) return [];
      const found: ImportedRow[] = [];
      for (const row of read(reader))
        if (!('reason' in row) && !isLine(row) && paths.has(row.centers)) found.push(row);
      return found;
    }
  };
}

/** How the rows of a table are read. */
interface RowsReader<Row> {
  readonly reader: (row: TableRow) => Row;
  readonly skip: (row: TableRow) => string | undefined;
  readonly fill: readonly Column[];
}

/** Rows that cannot be read become problems. */
function* readEach<Row>(
  table: Table,
  { reader, skip, fill }: RowsReader<Row>,
  problems: ImportProblem[],
): Generator<Row | SkippedRow> {
  const above = new Map<Column, string>();
  for (const written of table.rows()) {
    if ('problem' in written) {
      problems.push(written.problem);
      return;
    }
    if (problems.length >= MOST_PROBLEMS) {
      problems.push(notLookedAt(written));
      return;
    }
    const reason = skip(written);
    if (reason !== undefined) yield { row: written.row, reason };
    else if (isTooLong(written, table)) problems.push(tooLong(written, table));
    else yield reader(filledDown(written, fill, above));
  }
}

/** A mapping that does not fit the table causes this many; more would only fill memory. */
const MOST_PROBLEMS = 1_000;

function notLookedAt({ row }: TableRow): ImportProblem {
  const message = `not looked at, like all rows below: ${formatCount(MOST_PROBLEMS)} problems are enough`;
  return { in: 'rest', row, message };
}

/** There is text beyond the last heading: `1,200` without quotes is two cells, and all that follow are one column off. */
function isTooLong({ cells }: TableRow, { columns }: Table): boolean {
  return cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '');
}

function tooLong({ row, cells }: TableRow, { columns }: Table): ImportProblem {
  const message = `${cells.length} cells, expected at most ${columns.length}: a cell with a delimiter in it stands in quotes`;
  return { in: 'table', row, column: '', value: '', message };
}

/** An empty cell repeats the one above; remembers the cells of this row. */
function filledDown(row: TableRow, fill: readonly Column[], above: Map<Column, string>): TableRow {
  if (fill.length === 0) return row;
  const cells = [...row.cells];
  for (const column of fill) {
    const cell = cellOf(row, column) || (above.get(column) ?? '');
    while (cells.length <= column.index) cells.push('');
    cells[column.index] = cell;
    above.set(column, cell);
  }
  return { row: row.row, cells };
}
