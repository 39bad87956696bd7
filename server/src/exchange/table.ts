/** The text of a table as headings and rows. */
import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { plural } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { ROW_ENDS } from '../syntax/series-csv.ts';
import type { TableMapping } from './mapping.ts';
import type { ImportProblem } from './problem.ts';

/**
 * One column; `label` joins all rows of headings (`2027 January`), `heading` is the last of them. Both are on one line. A
 * column without a heading is labelled by its letter (`column A`).
 */
export interface Column {
  /** 0-based. */
  readonly index: number;
  readonly label: string;
  readonly heading: string;
}

/** One row below the headings; cells are trimmed, and there may be fewer than headings. */
export interface TableRow {
  /** 1-based, counted from the top of the file as a spreadsheet does. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row at which reading stops. */
interface BrokenRow {
  readonly problem: ImportProblem;
}

/** A table whose headings could be read. */
export interface Table {
  readonly columns: readonly Column[];
  /** The last row of headings, 1-based. */
  readonly headingRow: number;
  /** Read on demand: a caller that has seen enough of a large table need not wait for the rest. */
  readonly rows: () => Iterable<TableRow | BrokenRow>;
}

/** Never throws: broken quotes are a problem that names their row. */
export function readTable(csv: string, mapping: TableMapping): { readonly table: Table } | BrokenRow {
  const { delimiter, headerRow, headerRows } = mapping;
  const first = headerRow === 1 && SEPARATOR.test(csv) ? 1 : headerRow - 1;
  const misread = misreadHeadings(csv, first, delimiter);
  if (misread) return misread;
  const last = first + headerRows;
  const top = firstRows(csv, delimiter, last);
  if ('problem' in top) return top;
  if (top.rows.length < last)
    return tableProblem(`${plural(top.rows.length, 'row')}, expected headings in row ${last}`);
  const columns = columnsOf(top.rows.slice(first).map(({ cells }) => cells));
  return { table: { columns, headingRow: last, rows: () => rowsAfter(csv, delimiter, last) } };
}

/** At most this many. */
function firstRows(
  csv: string,
  delimiter: string,
  count: number,
): { readonly rows: readonly TableRow[] } | BrokenRow {
  const rows: TableRow[] = [];
  for (const row of rowsAfter(csv, delimiter, 0)) {
    if ('problem' in row) return row;
    rows.push(row);
    if (rows.length === count) break;
  }
  return { rows };
}

function* rowsAfter(csv: string, delimiter: string, count: number): Generator<TableRow | BrokenRow> {
  let read = 0;
  for (const piece of piecesOf(csv)) {
    const records = readRecords(piece, delimiter, read);
    if ('problem' in records) {
      yield records;
      return;
    }
    for (const cells of records.records) {
      read++;
      if (read > count) yield { row: read, cells: cells.map((cell) => cell.trim()) };
    }
  }
}

/** Minimum characters of a piece. */
const PIECE = 1 << 18;

/** The text in pieces of whole rows: the parser takes forty times the memory of its input. */
function* piecesOf(csv: string): Generator<string> {
  let start = 0;
  let isQuoted = false;
  while (start < csv.length) {
    let end = start;
    do {
      const next = endOfLine(csv, end + (end === start ? PIECE : 0));
      isQuoted = isQuoted !== hasOddQuotes(csv, end, next);
      end = next;
    } while (isQuoted && end < csv.length);
    yield csv.slice(start, end);
    start = end;
    isQuoted = false;
  }
}

/** After the first line end from `from` on. */
function endOfLine(csv: string, from: number): number {
  for (let at = from; at < csv.length; at++) {
    if (csv[at] === '\n') return at + 1;
    if (csv[at] === '\r') return csv[at + 1] === '\n' ? at + 2 : at + 1;
  }
  return csv.length;
}

function hasOddQuotes(csv: string, from: number, to: number): boolean {
  let isOdd = false;
  // one by one: searching for the next one would scan all the rest if there is none
  for (let at = from; at < to; at++) if (csv[at] === '"') isOdd = !isOdd;
  return isOdd;
}

/** What Excel writes above a table without showing it: how cells are separated. */
const SEPARATOR = /^\uFEFF?sep=.?\s*[\r\n]/i;

/** A single cell is not a row of headings: they are further down, or cells are separated by something else. */
function misreadHeadings(csv: string, index: number, delimiter: string): BrokenRow | undefined {
  const cells = cellsOfRow(csv, index, delimiter);
  if (cells === undefined || cells.length > 1 || csv.trim() === '') return undefined;
  const other = DELIMITERS.find((it) => it !== delimiter && cells[0]?.includes(it));
  const parted =
    other === undefined ? '' : `, or \`delimiter\`, if cells are parted by ${delimiterWords(other)}`;
  return tableProblem(
    `row ${index + 1} has no ${delimiterWords(delimiter)} and so no headings: say under \`table\` in which row they stand by \`headerRow\`${parted}`,
  );
}

/** If a quote is broken, each line counts as a row. */
function cellsOfRow(csv: string, index: number, delimiter: string): readonly string[] | undefined {
  const read = firstRows(csv, delimiter, index + 1);
  if ('rows' in read) return read.rows[index]?.cells;
  return csv.split(/\r\n|\n|\r/, index + 1)[index]?.split(delimiter);
}

const DELIMITERS: readonly string[] = [';', '\t', ',', '|'];

function delimiterWords(delimiter: string): string {
  return delimiter === '\t' ? 'tab' : quoted(delimiter);
}

/** What is wrong with a cell. */
export function cellProblem(row: TableRow, column: Column, message: string): ImportProblem {
  return { in: 'table', row: row.row, column: column.label, value: cellOf(row, column), message };
}

/** For an empty cell that should say something, as in rows of totals and below a merged cell. */
export function missingText(expected: string): string {
  return `nothing, expected ${expected}; leave totals out by \`skip\`, and repeat the cell above by \`fillDown\``;
}

/** The cell of a column; empty if the row ends before it. */
export function cellOf(row: TableRow, column: Column): string {
  return row.cells[column.index] ?? '';
}

/** The column with this heading: its label, or its last heading if only one column has that; any by its letter (`column A`). */
export function findColumn(
  columns: readonly Column[],
  heading: string,
): Column | { readonly found: 'none' | 'several' } {
  const wanted = inOneLine(heading);
  const byLabel = columns.filter((column) => column.label === wanted);
  const found = byLabel.length > 0 ? byLabel : columns.filter((column) => column.heading === wanted);
  const [only, other] = found;
  if (only === undefined) return columns.find((column) => letterOf(column) === wanted) ?? { found: 'none' };
  return other === undefined ? only : { found: 'several' };
}

/** `above`: how many rows are above `piece`. */
function readRecords(
  piece: string,
  delimiter: string,
  above: number,
): { readonly records: readonly (readonly string[])[] } | BrokenRow {
  try {
    const records = parse(piece, {
      bom: above === 0,
      delimiter,
      record_delimiter: ROW_ENDS,
      relax_column_count: true,
    });
    return { records };
  } catch (error) {
    return unreadable(error, above);
  }
}

/** For an unclosed quote the parser names the last line of the file, where nothing is wrong: the quote is in the row after the last complete one. */
function unreadable(error: unknown, above: number): BrokenRow {
  if (!(error instanceof CsvError)) return tableProblem('cannot be read as CSV');
  const row = 'records' in error && typeof error.records === 'number' ? above + error.records + 1 : 0;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return tableProblem('a quote is not closed, expected `"` behind the cell that begins with one', row);
  if (!QUOTE_INSIDE.has(error.code)) return tableProblem(lowerFirst(error.message));
  return tableProblem(
    'a quote inside a cell, expected the whole cell in quotes and `""` for each in it',
    row,
  );
}

const QUOTE_INSIDE: ReadonlySet<string> = new Set(['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE']);

function tableProblem(message: string, row = 0): BrokenRow {
  return { problem: { in: 'table', row, column: '', value: '', message } };
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

/** An upper heading applies to the empty cells to its right, as a merged cell does. */
function columnsOf(headings: readonly (readonly string[])[]): readonly Column[] {
  const width = Math.max(...headings.map((row) => row.length));
  const filled = headings.map((row, index) => (index < headings.length - 1 ? fillRight(row, width) : row));
  return Array.from({ length: width }, (_, index) => {
    const parts = filled.map((row) => inOneLine(row[index] ?? '')).filter((part) => part !== '');
    return { index, label: parts.join(' ') || letterOf({ index }), heading: parts.at(-1) ?? '' };
  });
}

/** The name of a column besides its heading. */
export function letterOf({ index }: Pick<Column, 'index'>): string {
  return `column ${letters(index)}`;
}

/** The letters of a column in a spreadsheet: `A` to `Z`, then `AA`. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** A heading may be broken over several lines, as in a narrow column. */
function inOneLine(heading: string): string {
  return heading.trim().replace(/\s+/g, ' ');
}

function fillRight(row: readonly string[], width: number): readonly string[] {
  const filled: string[] = [];
  for (let index = 0; index < width; index++) filled.push(row[index] || (filled.at(-1) ?? ''));
  return filled;
}
