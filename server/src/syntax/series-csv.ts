/** Driver values and rates that stand in a CSV file: three columns, key, period and value. */
import { parse } from 'csv-parse/browser/esm/sync';
import type { TimedEntry } from '../domain/period.ts';
import type { Quantity } from '../domain/plan/spec.ts';
import type { Series } from './items/entities.ts';
import { readPeriod } from './values/period.ts';
import { readQuantity } from './values/quantity.ts';

/** What is wrong with a row; `row` counts from 1. */
export interface CsvProblem {
  readonly row: number;
  readonly message: string;
}

/** The rows that could be read, by key, and those that could not. */
export interface SeriesTable {
  readonly series: readonly Series[];
  readonly problems: readonly CsvProblem[];
}

const LARGEST = 16_000_000;

/** Never throws: rows that cannot be read are problems, the others count. A first row without a value is the header. */
export function readSeriesCsv(text: string): SeriesTable {
  const problems: CsvProblem[] = [];
  const rows = rowsOf(text, problems);
  const byKey = new Map<string, TimedEntry<Quantity>[]>();
  for (const [i, row] of rows.entries()) {
    const entry = readRow(row, i + 1, problems, i === 0);
    if (!entry) continue;
    const values = byKey.get(entry.key) ?? [];
    values.push(entry.value);
    byKey.set(entry.key, values);
  }
  const series = [...byKey].map(([key, values]) => ({ key: { text: key, at: '' }, values }));
  return { series, problems };
}

function rowsOf(text: string, problems: CsvProblem[]): string[][] {
  if (text.length > LARGEST) {
    problems.push({ row: 1, message: 'the file has more than 16 million characters, expected fewer' });
    return [];
  }
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch (error) {
    problems.push({ row: 1, message: `not CSV: ${error instanceof Error ? error.message : 'unknown'}` });
    return [];
  }
}

function readRow(
  row: readonly string[],
  number: number,
  problems: CsvProblem[],
  mayBeHeader: boolean,
): { readonly key: string; readonly value: TimedEntry<Quantity> } | undefined {
  const [key = '', periodText = '', valueText = ''] = row;
  const period = readPeriod(periodText);
  const value = readQuantity(valueText);
  if (row.length === 3 && key !== '' && period.ok && value.ok)
    return { key, value: { period: period.value, value: value.value, at: '' } };
  if (mayBeHeader && !period.ok && !value.ok) return undefined;
  const wrong = row.length !== 3 ? `${row.length} columns` : rowProblem(key, period, value);
  problems.push({ row: number, message: `row ${number}: ${wrong}, expected a key, a period and a number` });
  return undefined;
}

function rowProblem(
  key: string,
  period: ReturnType<typeof readPeriod>,
  value: ReturnType<typeof readQuantity>,
): string {
  if (key === '') return 'an empty key';
  if (!period.ok) return period.problem.message;
  return value.ok ? 'a wrong row' : value.problem.message;
}
