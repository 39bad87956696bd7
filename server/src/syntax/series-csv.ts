/** Driver values and rates from a CSV file: three columns, key, period and value. */
import { parse } from 'csv-parse/browser/esm/sync';
import type { TimedEntry } from '../domain/period.ts';
import type { Quantity } from '../domain/plan/spec.ts';
import { plural } from '../domain/words/lists.ts';
import type { Series, SeriesKeys } from './items/entities.ts';
import { readPeriod } from './values/period.ts';
import { readQuantity } from './values/quantity.ts';
import { readCurrencyPair, readRate } from './values/rate.ts';
import type { Reading } from './values/reading.ts';

/** What is wrong with a row; `row` counts rows of the file from 1. */
export interface CsvProblem {
  readonly row: number;
  readonly message: string;
}

/** The values of keys whose rows could all be read, and the rows that could not: a key without one of its rows is unknown. */
export interface SeriesTable {
  readonly series: readonly Series[];
  /** The row of each value, from 1; kept apart from the values, which stay the same when a row above them is removed. */
  readonly rows: ReadonlyMap<Quantity, number>;
  /** The first cell of rows that cannot be read, in lower case: often it is not a key. */
  readonly unread: ReadonlySet<string>;
  readonly problems: readonly CsvProblem[];
}

/** How rows of a CSV file end: one file may have passed through several programs. */
export const ROW_ENDS: readonly string[] = ['\r\n', '\n', '\r'];

const LARGEST = 16_000_000;

/** How keys and values are read; whether a cost center is declared cannot be seen from the text. */
const READERS: Readonly<
  Record<
    SeriesKeys,
    { readonly key: (text: string) => Reading<string>; readonly value: (text: string) => Reading<Quantity> }
  >
> = {
  centers: { key: (text) => ({ ok: true, value: text }), value: readQuantity },
  pairs: { key: readCurrencyPair, value: readRate },
};

/** Never throws: rows that cannot be read become problems, other keys still count. A first row without a value is the header. */
export function readSeriesCsv(text: string, keys: SeriesKeys): SeriesTable {
  const problems: CsvProblem[] = [];
  const byKey = new Map<string, { readonly text: string; readonly values: TimedEntry<Quantity>[] }>();
  const rows = new Map<Quantity, number>();
  const { whole, torn } = partConflicts(rowsOf(text, problems));
  const unread = new Set(torn.map(keyOf));
  for (const [i, row] of whole.entries()) {
    const entry = readRow(row, keys, i === 0);
    if (entry === 'header') continue;
    if (typeof entry === 'string') {
      problems.push({ row: row.number, message: `row ${row.number}: ${entry}` });
      unread.add(keyOf(row));
      continue;
    }
    const key = keyOf(row);
    const written = byKey.get(key) ?? { text: entry.key, values: [] };
    written.values.push(entry.value);
    rows.set(entry.value.value, row.number);
    byKey.set(key, written);
  }
  const known = [...byKey].filter(([key]) => !unread.has(key));
  const series = known.map(([, { text, values }]) => ({ key: { text, at: '' }, values }));
  return { series, rows, unread, problems };
}

interface Row {
  readonly cells: readonly string[];
  readonly number: number;
}

function rowsOf(text: string, problems: CsvProblem[]): readonly Row[] {
  if (text.length > LARGEST) {
    problems.push({ row: 1, message: 'the file has more than 16 million characters, expected fewer' });
    return [];
  }
  try {
    const rows: Row[] = [];
    parse(text, {
      bom: true,
      record_delimiter: ROW_ENDS,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, number: lines });
        return null;
      },
    });
    return rows;
  } catch (error) {
    problems.push({ row: 1, message: `not CSV: ${error instanceof Error ? error.message : 'unknown'}` });
    return [];
  }
}

/** The key as written, in lower case. */
function keyOf({ cells: [key = ''] }: Row): string {
  return key.toLowerCase();
}

/** It is unknown which side of a merge conflict holds: its rows are torn, all but the marker where it begins. */
function partConflicts(rows: readonly Row[]): {
  readonly whole: readonly Row[];
  readonly torn: readonly Row[];
} {
  const whole: Row[] = [];
  const torn: Row[] = [];
  let isOpen = false;
  for (const row of rows) {
    (isOpen ? torn : whole).push(row);
    const mark = MARKER.exec(keyOf(row))?.[0];
    if (mark !== undefined) isOpen = !mark.startsWith('>');
  }
  return { whole, torn };
}

/** The entry of a row, or what is wrong with it. */
function readRow(
  { cells }: Row,
  keys: SeriesKeys,
  mayBeHeader: boolean,
): { readonly key: string; readonly value: TimedEntry<Quantity> } | string {
  const [keyText = '', periodText = '', valueText = ''] = cells;
  const read = READERS[keys];
  const [key, period, value] = [read.key(keyText), readPeriod(periodText), read.value(valueText)];
  if (mayBeHeader && !period.ok && !value.ok && !MARKER.test(keyText)) return 'header';
  if (cells.length !== 3) return shapeProblem(cells);
  if (keyText === '') return 'an empty key, expected a key, a period and a number';
  if (!key.ok) return key.problem.message;
  if (!period.ok) return period.problem.message;
  if (!value.ok) return value.problem.message;
  return { key: key.value, value: { period: period.value, value: value.value, at: '' } };
}

const MARKER = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

function shapeProblem(cells: readonly string[]): string {
  const [only = ''] = cells;
  if (MARKER.test(only)) return 'a merge conflict that was not resolved, expected one side';
  const sign = cells.length === 1 ? /[;\t|]/.exec(only)?.[0] : undefined;
  if (sign !== undefined)
    return `cells are parted by ${sign === '\t' ? 'tabs' : `\`${sign}\``}, expected by \`,\``;
  return `${plural(cells.length, 'column')}, expected a key, a period and a number`;
}
