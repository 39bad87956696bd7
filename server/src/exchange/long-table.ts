/** A table with a row for each line and period. */
import { quoted } from '../domain/words/visible.ts';
import { isZero } from './first-rows.ts';
import { joinRows, type PeriodRow } from './join-rows.ts';
import type { AmountRows, ImportMapping } from './mapping.ts';
import type { FiscalYears } from './period-heading.ts';
import { missingPeriod, periodReader } from './period-reader.ts';
import { report } from './plain-value.ts';
import { type Reading, rowReader } from './row-reader.ts';
import type { Gather, SkippedRow } from './rows.ts';
import type { TableRow } from './table.ts';

/** Its rows as lines with an amount by period. */
export function longTable(
  mapping: ImportMapping & { readonly rows: AmountRows },
  reading: Reading,
  fiscal: () => FiscalYears,
): Gather {
  const { columns, problems } = reading;
  const { amounts, rows, keepZeroRows } = mapping;
  const own = columns(rows.period, '/spec/amounts/rows/period');
  const at = '/spec/amounts/rows/amount';
  const [credit] = rows.credit === undefined ? [] : columns([rows.credit], `${at}/credit`);
  const money = columns([rows.amount], rows.credit === undefined ? at : `${at}/debit`).map((column) => ({
    column,
    credit,
    period: '',
  }));
  const read = rowReader(mapping, money, reading);
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
      periods: periods.flatMap((period) => money.map((column) => ({ ...column, period }))),
    };
  };
}
