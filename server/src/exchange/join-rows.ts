/** Turns rows that are each one period of a line into lines, as a pivot does. */
import { FirstRows, isZero } from './first-rows.ts';
import { keyOf, pathKey } from './mention-key.ts';
import type { ImportedRow, ImportedRows, Mention, Path, SkippedRow } from './rows.ts';

/** A row of one line and one period; `amounts` is its amount alone. */
export interface PeriodRow extends ImportedRow {
  readonly period: string;
}

/** What became of rows that are each one period of a line. */
export interface JoinedRows {
  /** The number of rows that the lines are made from. */
  readonly rows: number;
  /** In order: rows that were added up with a row above, because their line already has an amount for their period. */
  readonly added: readonly number[];
}

/** What a table with joined rows says: periods in order of time, rows in order of the first row of each line. */
type Joined = Omit<ImportedRows, 'periods' | 'joined' | 'unused'> & {
  readonly periods: readonly string[];
  readonly joined: JoinedRows;
};

/** Rows of one center, category, line and currency are one line, whatever their order. */
export function joinRows(found: Iterable<PeriodRow | SkippedRow>, keepZeroRows: boolean): Joined {
  const lines = new Map<string, Line>();
  const skipped: SkippedRow[] = [];
  const said = new FirstRows();
  const periods = new Set<string>();
  const keyOfRow = lineKeys();
  let rowsRead = 0;
  for (const row of found) {
    rowsRead++;
    if ('reason' in row) {
      skipped.push(row);
      continue;
    }
    said.add(row);
    periods.add(row.period);
    const { place, content } = keyOfRow(row);
    const line = lines.get(place + content);
    if (line === undefined) lines.set(place + content, new Line(row, content));
    else line.add(row);
  }
  const inOrder = [...periods].sort();
  const all = [...lines.values()].map((line) => ({ line, row: line.asRow(inOrder) }));
  const isLine = ({ row }: { readonly row: ImportedRow }): boolean => keepZeroRows || !isZero(row);
  const own = all.filter(isLine);
  const zero = all.filter((it) => !isLine(it));
  return {
    periods: inOrder,
    rowsRead,
    rows: own.map(({ row }) => row),
    zero: said.rows,
    zeroIn: (paths) => zero.map(({ row }) => row).filter(({ centers }) => paths.has(centers)),
    skipped: [...skipped, ...zero.flatMap(({ line }) => line.asSkipped())].sort((a, b) => a.row - b.row),
    joined: {
      rows: own.reduce((sum, { line }) => sum + line.rows.length, 0),
      added: own.flatMap(({ line }) => line.added).sort((a, b) => a - b),
    },
  };
}

/** The rows of one line. */
class Line {
  readonly rows: number[] = [];
  readonly added: number[] = [];
  readonly #first: PeriodRow;
  readonly #content: string;
  readonly #amounts = new Map<string, bigint>();
  #hasMoney = false;

  constructor(first: PeriodRow, content: string) {
    this.#first = first;
    this.#content = content;
    this.add(first);
  }

  add({ row, period, amounts: [amount = 0n] }: PeriodRow): void {
    const before = this.#amounts.get(period);
    if (before !== undefined) this.added.push(row);
    this.#amounts.set(period, (before ?? 0n) + amount);
    this.#hasMoney ||= amount !== 0n;
    this.rows.push(row);
  }

  asSkipped(): readonly SkippedRow[] {
    const reason = this.#hasMoney ? 'adding up to 0' : 'no money';
    return this.rows.map((row) => ({ row, reason }));
  }

  asRow(periods: readonly string[]): ImportedRow {
    const amounts = periods.map((period) => this.#amounts.get(period) ?? 0n);
    return { ...this.#first, amounts, content: this.#content };
  }
}

/** `content` distinguishes the lines of one place, and is the same for every row of a line. */
function lineKeys(): (row: PeriodRow) => { readonly place: string; readonly content: string } {
  const places = remembered<Path>(pathKey);
  const groups = remembered<Mention | undefined>((group) => (group === undefined ? '' : keyOf(group)));
  return ({ centers, category, line, suffix, labels, currency }) => ({
    place: places(centers),
    content: JSON.stringify([line.text, line.codes, suffix, groups(category), labels, currency]),
  });
}

/** Caches keys: equal rows share their objects. */
function remembered<Said>(keyOfSaid: (said: Said) => string): (said: Said) => string {
  const known = new Map<Said, string>();
  return (said) => {
    const key = known.get(said) ?? keyOfSaid(said);
    known.set(said, key);
    return key;
  };
}
