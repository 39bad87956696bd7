/** A table with a row for each line and period. */
import { quoted } from '../domain/words/visible.ts';
import { isZero } from './first-rows.ts';
import { joinRows, type PeriodRow } from './join-rows.ts';
import type { AmountRows, ImportMapping } from './mapping.ts';
import type { FiscalYears } from './period-heading.ts';
import { missingPeriod, periodReader } from './period-reader.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import { type FindColumns, rowReader } from './row-reader.ts';
import type { Gather, SkippedRow } from './rows.ts';
import type { TableRow } from './table.ts';

/** Its rows as lines with an amount by period. Problems of the mapping and of cells are added to `problems`. */
export function longTable(
  mapping: ImportMapping & { readonly rows: AmountRows },
  columns: FindColumns,
  fiscal: () => FiscalYears,
  problems: ImportProblem[],
): Gather {
  const { amounts, rows, keepZeroRows } = mapping;
  const own = columns(rows.period, '/spec/amounts/rows/period');
  const money = columns([rows.amount], '/spec/amounts/rows/amount').map((column) => ({ column, period: '' }));
  const read = rowReader(mapping, money, columns, problems);
  const periodOf = periodReader({ ...amounts, rows }, own, fiscal, problems);
  const reader = (row: TableRow): PeriodRow | SkippedRow => {
    const found = periodOf(row);
    if (found === 'outside') return { row: row.row, reason: `outside of ${amounts.period}` };
    const line = read(row);
    if (found !== 'empty') return { ...line, ...found };
    if (keepZeroRows || !isZero(line)) problems.push(missingPeriod(row, own));
    return { row: row.row, reason: 'no money' };
  };
  return (readEach) => {
    const { periods, ...found } = joinRows(readEach(reader), keepZeroRows);
    if (periods.length === 0 && amounts.period !== undefined && problems.length === 0)
      report(problems, '/spec/amounts/period', `no row lies in ${quoted(amounts.period)}`);
    return {
      ...found,
      periods: periods.flatMap((period) => money.map(({ column }) => ({ column, period }))),
    };
  };
}
