/** The period of each row, in a table with a row for each line and period. */
import { quoted } from '../domain/words/visible.ts';
import type { AmountRows, AmountsMapping } from './mapping.ts';
import { cellPeriod } from './period-cell.ts';
import { PERIOD, rangeOf, shapeOf } from './period-columns.ts';
import type { FiscalYears } from './period-heading.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import { isLike } from './skip.ts';
import { type Column, cellOf, missingText, type TableRow } from './table.ts';

/** As the language writes it; empty if it could not be read, which is reported as a problem. Or why the row has none. */
export type RowPeriod = { readonly period: string } | 'empty' | 'outside';

/** `columns` are those of the period. All periods are of one kind: that of the first, or of `amounts.period`. */
export function periodReader(
  { rows, period: wanted }: AmountsMapping & { readonly rows: AmountRows },
  columns: readonly Column[],
  fiscal: () => FiscalYears,
  problems: ImportProblem[],
): (row: TableRow) => RowPeriod {
  const range = wanted === undefined ? undefined : rangeOf(wanted);
  if (wanted !== undefined && range === undefined)
    report(
      problems,
      '/spec/amounts/period',
      `${quoted(wanted)}, expected a period such as 2027-01.. or FY2027`,
    );
  const read = readerOf(rows, fiscal);
  let first = range && { shape: range.shape, text: `${quoted(wanted ?? '')} under \`amounts\`` };
  return (row) => {
    const cells = columns.map((column) => cellOf(row, column)).filter((cell) => cell !== '');
    const value = cells.join(' ');
    if (value === '') return 'empty';
    const fail = (message: string): RowPeriod => {
      problems.push({ in: 'table', row: row.row, column: labelOf(columns), value, message });
      return { period: '' };
    };
    const found = read(cells);
    if (found === undefined) return fail(unreadableText(value, cells));
    if ('wrong' in found) return fail(found.wrong);
    const { period } = found;
    const shape = shapeOf(period);
    first ??= { shape, text: `${quoted(value)} in row ${row.row}` };
    if (shape !== first.shape)
      return fail(
        `${quoted(value)} is ${kindOf(shape)}, and ${first.text} is ${kindOf(first.shape)}, expected periods of one kind: leave totals out by \`skip\``,
      );
    return range === undefined || range.within(period) ? { period } : 'outside';
  };
}

/** For a row that needs a period and has none. */
export function missingPeriod(row: TableRow, columns: readonly Column[]): ImportProblem {
  const message = missingText('a period such as 2027-01');
  return { in: 'table', row: row.row, column: labelOf(columns), value: '', message };
}

function labelOf(columns: readonly Column[]): string {
  return columns.map(({ label }) => label).join(' ');
}

type Found = ReturnType<typeof cellPeriod>;

/** Caches results: there are few texts and many rows. */
function readerOf(
  { periods, dates }: AmountRows,
  fiscal: () => FiscalYears,
): (cells: readonly string[]) => Found {
  const known = new Map<string, Found>();
  const patterns = [...periods].map(([cell, period]) => ({ pattern: cell.toLowerCase(), period }));
  const meaningOf = (cell: string): string | undefined =>
    periods.get(cell) ?? patterns.find(({ pattern }) => isLike(cell.toLowerCase(), pattern))?.period;
  return (cells) => {
    const key = cells.join('\u0001');
    if (known.has(key)) return known.get(key);
    const meant = cells.map((cell) => meaningOf(cell) ?? cell).join(' ');
    // a period written in a mapping is taken literally, whatever a table would mean by it
    const isSaid = cells.some((cell) => meaningOf(cell) !== undefined) && PERIOD.test(meant);
    const found = isSaid ? { period: meant } : cellPeriod(meant, fiscal, dates);
    known.set(key, found);
    return found;
  };
}

function unreadableText(value: string, cells: readonly string[]): string {
  const last = cells.at(-1) ?? '';
  const means =
    cells.length > 1
      ? `\`{ ${last}: Jan }\`, \`{ ${last}: Q1 }\` or \`{ ${last}: P1 }\``
      : `\`{ ${last}: 2027-01 }\``;
  return `${quoted(value)}, expected a period such as 2027-01, Jan 2027, Q1 2027 or FY2027; if it means one, say so by \`periods\`, such as ${means}`;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['FY0000', 'a fiscal year'],
  ['FY0000-Q0', 'a fiscal quarter'],
  ['FY0000-P00', 'a fiscal month'],
  ['0000', 'a year'],
  ['0000-Q0', 'a quarter'],
  ['0000-00', 'a month'],
]);

function kindOf(shape: string): string {
  return KINDS.get(shape) ?? 'a period';
}
