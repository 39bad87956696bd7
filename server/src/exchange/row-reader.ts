/** Turns a row of a table into what it says. */
import { escapePointer } from '../syntax/locate.ts';
import type { ImportMapping } from './mapping.ts';
import type { PeriodColumn } from './period-columns.ts';
import type { ImportProblem } from './problem.ts';
import { moneyReader } from './row-money.ts';
import type { ImportedRow, Mention, Path } from './rows.ts';
import type { Sides } from './sides.ts';
import { type Column, cellOf, type TableRow } from './table.ts';

/** Columns by their headings; a missing one is a problem at the pointer `at`. */
export type FindColumns = (headings: readonly string[], at: string) => readonly Column[];

/** One reading of a table. */
export interface Reading {
  readonly columns: FindColumns;
  readonly sides: Sides;
  /** What cannot be read is added here. */
  readonly problems: ImportProblem[];
}

/** `periods` are the columns of money. */
export function rowReader(
  mapping: ImportMapping,
  periods: readonly PeriodColumn[],
  reading: Reading,
): (row: TableRow) => ImportedRow {
  const { columns } = reading;
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
  const { currency, side } = mapping.amounts;
  const [currencies] =
    typeof currency === 'string' ? [] : columns([currency.column], '/spec/amounts/currency/column');
  const [sides] = side === undefined ? [] : columns([side.column], '/spec/amounts/sign/column');
  const money = moneyReader(mapping, { periods, currency: currencies, side: sides }, reading);
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

/** Returns the same object for equal ones: there are far fewer centers than rows. */
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
