/** Rows of a table as what they say: where the money belongs, what it is for and how much it is. */
import { formatCount } from '../domain/words/lists.ts';
import { escapePointer } from '../syntax/locate.ts';
import type { ImportMapping } from './mapping.ts';
import { namedColumn, type PeriodColumn, periodColumns } from './period-columns.ts';
import type { FiscalYears } from './period-heading.ts';
import type { ImportProblem } from './problem.ts';
import { moneyReader, type RowMoney } from './row-money.ts';
import { skipReader } from './skip.ts';
import { type Column, cellOf, type Table, type TableRow } from './table.ts';

/** What a row says about a thing; `codes` are the cells that its code is joined from, some may be empty. */
export interface Mention {
  readonly text: string;
  readonly codes: readonly string[];
}

/** From the top of the tree down, without the root. */
export type Path = readonly Mention[];

/** A row that could be read. */
export interface ImportedRow extends RowMoney {
  readonly row: number;
  /** From the top of the tree down, without the root; levels that the row leaves empty are not there. One object for all rows that say the same. */
  readonly centers: Path;
  readonly line: Mention;
  /** Cells that tell lines of one name apart. */
  readonly suffix: readonly string[];
  /** One object for all rows that say the same. */
  readonly category: Mention | undefined;
  readonly labels: readonly (readonly [key: string, value: string])[];
  /** All cells, for an order that does not depend on the place of the row. */
  readonly content: string;
}

/** A row that was left out, and why (`empty`, `no money`, or what the mapping calls it). */
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
  /** Of rows without money that are to be no lines those that are the first to say a center or a category. */
  readonly zero: readonly ImportedRow[];
  /** All of those that are in one of the centers. */
  readonly zeroIn: (paths: ReadonlySet<Path>) => readonly ImportedRow[];
  readonly skipped: readonly SkippedRow[];
  /** Headings of columns that nothing reads. */
  readonly unused: readonly string[];
}

/** Problems of the mapping (a heading that is not there) and of cells are added to `problems`. */
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
  const periods = periodColumns(table, mapping.amounts, fiscal, problems);
  for (const { column } of periods) used.add(column);
  const reader = rowReader(mapping, periods, columns, problems);
  const skip = skipReader(mapping.skip, columns);
  const fill = columns(mapping.table.fillDown, '/spec/table/fillDown');
  const unused = table.columns.filter((column) => column.heading !== '' && !used.has(column));
  const result = { periods, unused: unused.map((column) => column.label) };
  if (problems.length > 0)
    return { ...result, rowsRead: 0, rows: [], zero: [], zeroIn: () => [], skipped: [] };

  const rows: ImportedRow[] = [];
  const skipped: SkippedRow[] = [];
  const zero = new FirstRows();
  const read = () => readEach(table, { reader, skip, fill }, problems);
  const isLine = (row: ImportedRow): boolean => mapping.keepZeroRows || !isZero(row);
  for (const row of read()) {
    if ('reason' in row) skipped.push(row);
    else if (isLine(row)) rows.push(row);
    else {
      zero.add(row);
      skipped.push({ row: row.row, reason: 'no money' });
    }
  }
  return { ...result, rowsRead: rows.length + skipped.length, rows, zero: zero.rows, zeroIn, skipped };

  /** They are read once more: most tables have few, and some have millions. */
  function zeroIn(paths: ReadonlySet<Path>): readonly ImportedRow[] {
    if (problems.length > 0 || !zero.rows.some(({ centers }) => paths.has(centers))) return [];
    const found: ImportedRow[] = [];
    for (const row of read())
      if (!('reason' in row) && !isLine(row) && paths.has(row.centers)) found.push(row);
    return found;
  }
}

/** How the rows of a table are read. */
interface RowsReader {
  readonly reader: (row: TableRow) => ImportedRow;
  readonly skip: (row: TableRow) => string | undefined;
  readonly fill: readonly Column[];
}

/** Rows that cannot be read are problems. */
function* readEach(
  table: Table,
  { reader, skip, fill }: RowsReader,
  problems: ImportProblem[],
): Generator<ImportedRow | SkippedRow> {
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

/** Of rows that mean one center and one category the first. */
class FirstRows {
  readonly rows: ImportedRow[] = [];
  readonly #known: Map<Path, Set<Mention | undefined>> = new Map();

  add(row: ImportedRow): void {
    const categories = this.#known.get(row.centers) ?? new Set();
    if (categories.has(row.category)) return;
    this.#known.set(row.centers, categories.add(row.category));
    this.rows.push(row);
  }
}

/** So many come of a mapping that does not fit the table, and more would only fill memory. */
const MOST_PROBLEMS = 1_000;

function notLookedAt({ row }: TableRow): ImportProblem {
  const message = `not looked at, like all rows below: ${formatCount(MOST_PROBLEMS)} problems are enough`;
  return { in: 'rest', row, message };
}

/** True when no column holds any money. */
function isZero({ amounts }: ImportedRow): boolean {
  return amounts.every((amount) => amount === 0n);
}

/** Something stands behind the last heading: `1,200` without quotes is two cells, and all that follow are one column off. */
function isTooLong({ cells }: TableRow, { columns }: Table): boolean {
  return cells.length > columns.length && cells.slice(columns.length).some((cell) => cell !== '');
}

function tooLong({ row, cells }: TableRow, { columns }: Table): ImportProblem {
  const message = `${cells.length} cells, expected at most ${columns.length}: a cell with a delimiter in it stands in quotes`;
  return { in: 'table', row, column: '', value: '', message };
}

/** A cell that is empty is what stood above it; remembers what stands in this row. */
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

type FindColumns = (headings: readonly string[], at: string) => readonly Column[];

function rowReader(
  mapping: ImportMapping,
  periods: readonly PeriodColumn[],
  columns: FindColumns,
  problems: ImportProblem[],
): (row: TableRow) => ImportedRow {
  const levels = mapping.levels.map((level, index) =>
    mentionReader(level, `/spec/centers/levels/${index}`, columns),
  );
  const line = mentionReader(mapping.line, '/spec/line', columns);
  const category =
    mapping.category === undefined ? undefined : mentionReader(mapping.category, '/spec/category', columns);
  const suffix = columns(mapping.line.suffix, '/spec/line/suffix');
  const labels = mapping.line.labels.map(({ key, column }) => ({
    key,
    columns: columns([column], `/spec/line/labels/${escapePointer(key)}`),
  }));
  const { currency } = mapping.amounts;
  const currencies =
    typeof currency === 'string' ? [] : columns([currency.column], '/spec/amounts/currency/column');
  const money = moneyReader(mapping, periods, currencies[0], problems);
  const paths = sharing<Path>();
  const groups = sharing<Mention>();
  return (row) => {
    const group = category?.(row);
    return {
      ...money(row),
      row: row.row,
      centers: paths(levels.map((level) => level(row)).filter(isSaid)),
      line: line(row),
      suffix: cellsOf(row, suffix),
      category: group !== undefined && isSaid(group) ? groups(group) : undefined,
      labels: labels.flatMap(({ key, columns: [column] }) => {
        const value = column === undefined ? '' : cellOf(row, column);
        return value === '' ? [] : [[key, value] as const];
      }),
      content: row.cells.join('\u0001'),
    };
  };
}

function mentionReader(
  { name, code }: { readonly name: readonly string[]; readonly code: readonly string[] },
  at: string,
  columns: FindColumns,
): (row: TableRow) => Mention {
  const nameColumns = columns(name, `${at}/name`);
  const codeColumns = columns(code, `${at}/code`);
  return (row) => ({
    text: nameColumns
      .map((column) => cellOf(row, column))
      .filter((cell) => cell !== '')
      .join(' '),
    codes: cellsOf(row, codeColumns),
  });
}

const NO_CELLS: readonly string[] = [];

function cellsOf(row: TableRow, columns: readonly Column[]): readonly string[] {
  return columns.length === 0 ? NO_CELLS : columns.map((column) => cellOf(row, column));
}

/** Gives one object for all that are alike: there are far fewer centers than rows. */
function sharing<Thing>(): (thing: Thing) => Thing {
  const known = new Map<string, Thing>();
  return (thing) => {
    const key = JSON.stringify(thing);
    const found = known.get(key);
    if (found === undefined) known.set(key, thing);
    return found ?? thing;
  };
}

/** The last cell of a code is the thing's own; those before it only say where it belongs. */
function isSaid({ text, codes }: Mention): boolean {
  return text !== '' || (codes.at(-1) ?? '') !== '';
}
