/** The text of a table as headings and rows. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { plural } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { ROW_ENDS } from '../syntax/series-csv.ts';
import type { TableMapping } from './mapping.ts';
import type { ImportProblem } from './problem.ts';

/** One column; `label` joins all rows of headings (`2027 January`), `heading` is the last of them. */
export interface Column {
  /** 0-based. */
  readonly index: number;
  readonly label: string;
  readonly heading: string;
}

/** One row below the headings; cells are trimmed, there may be fewer than headings. */
export interface TableRow {
  /** 1-based, counted from the top of the file as a spreadsheet does. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A table that could be read. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** Never throws: broken quotes are a problem that names their row. */
export function readTable(
  csv: string,
  mapping: TableMapping,
): { readonly table: Table } | { readonly problem: ImportProblem } {
  const first = mapping.headerRow === 1 && SEPARATOR.test(csv) ? 1 : mapping.headerRow - 1;
  const misread = misreadHeadings(csv, first, mapping.delimiter);
  if (misread) return misread;
  const records = readRecords(csv, mapping.delimiter);
  if ('problem' in records) return records;
  const last = first + mapping.headerRows;
  const headings = records.records.slice(first, last);
  if (headings.length < mapping.headerRows)
    return tableProblem(`${plural(records.records.length, 'row')}, expected headings in row ${last}`);
  const rows = records.records.slice(last).map((cells, index) => ({ row: last + index + 1, cells }));
  return { table: { columns: columnsOf(headings), rows } };
}

/** What Excel writes above a table, and shows to nobody: how cells are parted. */
const SEPARATOR = /^\uFEFF?sep=.?\s*[\r\n]/i;

/** Headings of one cell are none: they stand further down, or cells are parted by something else. */
function misreadHeadings(
  csv: string,
  index: number,
  delimiter: string,
): { readonly problem: ImportProblem } | undefined {
  const row = csv.split(/\r\n|\n|\r/, index + 1)[index];
  if (row === undefined || row.includes(delimiter) || csv.trim() === '') return undefined;
  const other = DELIMITERS.find((it) => row.includes(it));
  const parted =
    other === undefined ? '' : `, or \`delimiter\`, if cells are parted by ${delimiterWords(other)}`;
  return tableProblem(
    `row ${index + 1} has no ${delimiterWords(delimiter)} and so no headings: say under \`table\` in which row they stand by \`headerRow\`${parted}`,
  );
}

const DELIMITERS: readonly string[] = [';', '\t', ',', '|'];

function delimiterWords(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : quoted(delimiter);
}

/** The cell of a column; a row that ends before it has an empty one. */
export function cellOf(row: TableRow, column: Column): string {
  return row.cells[column.index] ?? '';
}

/** The column with this heading: its label, or its last heading where only one column has that. */
export function findColumn(
  columns: readonly Column[],
  heading: string,
): Column | { readonly found: 'none' | 'several' } {
  const byLabel = columns.filter((column) => column.label === heading);
  const found = byLabel.length > 0 ? byLabel : columns.filter((column) => column.heading === heading);
  const [only, other] = found;
  if (only === undefined) return { found: 'none' };
  return other === undefined ? only : { found: 'several' };
}

function readRecords(
  csv: string,
  delimiter: string,
): { readonly records: readonly (readonly string[])[] } | { readonly problem: ImportProblem } {
  try {
    const records = parse(csv, {
      bom: true,
      delimiter,
      record_delimiter: ROW_ENDS,
      relax_column_count: true,
    });
    return { records: records.map((record) => record.map((cell) => cell.trim())) };
  } catch (error) {
    return unreadable(error);
  }
}

/** For a quote that nobody closes the parser names the last line of the file, where nothing is wrong. */
function unreadable(error: unknown): { readonly problem: ImportProblem } {
  if (!(error instanceof CsvError)) return tableProblem('cannot be read as CSV');
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return tableProblem('a quote is not closed, expected `"` behind the cell that begins with one');
  if (!QUOTE_INSIDE.has(error.code)) return tableProblem(lowerFirst(error.message));
  const row = 'records' in error && typeof error.records === 'number' ? error.records + 1 : 0;
  return tableProblem(
    'a quote inside a cell, expected the whole cell in quotes and `""` for each in it',
    row,
  );
}

const QUOTE_INSIDE: ReadonlySet<string> = new Set(['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE']);

function tableProblem(message: string, row = 0): { readonly problem: ImportProblem } {
  return { problem: { in: 'table', row, column: '', value: '', message } };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** An upper heading holds for the empty cells to its right, as a merged cell does. */
function columnsOf(headings: readonly (readonly string[])[]): readonly Column[] {
  const width = Math.max(...headings.map((row) => row.length));
  const filled = headings.map((row, index) => (index < headings.length - 1 ? fillRight(row, width) : row));
  return Array.from({ length: width }, (_, index) => {
    const parts = filled.map((row) => row[index] ?? '').filter((part) => part !== '');
    return { index, label: parts.join(' '), heading: parts.at(-1) ?? '' };
  });
}

function fillRight(row: readonly string[], width: number): readonly string[] {
  const filled: string[] = [];
  for (let index = 0; index < width; index++) filled.push(row[index] || (filled.at(-1) ?? ''));
  return filled;
}
