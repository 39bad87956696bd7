/** The sign of amounts that is given by their side: debits count as positive, credits as negative. */
import { alternatives } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import type { AmountsMapping, SideColumn } from './mapping.ts';
import type { PeriodColumn } from './period-columns.ts';
import type { ImportProblem } from './problem.ts';
import { type Column, cellOf, cellProblem, missingText, type TableRow } from './table.ts';

type Side = 'debit' | 'credit';

/** What was seen on both sides, row by row. */
export class Sides {
  readonly #negative: Map<Side, { readonly row: TableRow; readonly column: Column }> = new Map();
  readonly #positive: Set<Side> = new Set();

  /** Returns the amount unchanged. */
  noted(side: Side, amount: bigint, row: TableRow, column: Column): bigint {
    if (amount > 0n) this.#positive.add(side);
    if (amount < 0n && !this.#negative.has(side)) this.#negative.set(side, { row, column });
    return amount;
  }

  /** An occasional minus reverses an entry. If a side has nothing else, its numbers carry a sign of their own, and would have two. */
  problems({ side: words }: AmountsMapping): readonly ImportProblem[] {
    return [...this.#negative].flatMap(([side, { row, column }]) => {
      if (this.#positive.has(side)) return [];
      const expected =
        words === undefined
          ? `${side}s without a minus`
          : `numbers without a sign, as ${quoted(words.column)} says it; where they have one, leave out \`sign\``;
      return [
        cellProblem(
          row,
          column,
          `${quoted(cellOf(row, column))}, and no ${side} is positive, expected ${expected}`,
        ),
      ];
    });
  }
}

/** Which columns hold the money of a row. */
export interface MoneyColumns {
  readonly periods: readonly PeriodColumn[];
  /** The column of each row's currency. */
  readonly currency: Column | undefined;
  /** The column of each row's side. */
  readonly side: Column | undefined;
}

/** The amounts of a row, one for each period, from those that `read` finds in its cells. */
export function signReader(
  amounts: AmountsMapping,
  { periods, side: column }: MoneyColumns,
  sides: Sides,
  problems: ImportProblem[],
): (row: TableRow, read: (column: Column) => bigint) => readonly bigint[] {
  const sideOf = column && amounts.side && sideReader(amounts.side, column, problems);
  if (sideOf !== undefined)
    return (row, read) => {
      const found = periods.map(({ column: own }) => ({ own, amount: read(own) }));
      const side = found.some(({ amount }) => amount !== 0n) ? sideOf(row) : undefined;
      if (side === undefined) return found.map(() => 0n);
      const sign = side === 'credit' ? -1n : 1n;
      return found.map(({ own, amount }) => sign * sides.noted(side, amount, row, own));
    };
  const sign = amounts.reversed ? -1n : 1n;
  return (row, read) =>
    periods.map(({ column: own, credit }) => {
      if (credit === undefined) return sign * read(own);
      return (
        sign * (sides.noted('debit', read(own), row, own) - sides.noted('credit', read(credit), row, credit))
      );
    });
}

/** Undefined, with a problem, if a row says neither. */
function sideReader(
  { debit, credit }: SideColumn,
  column: Column,
  problems: ImportProblem[],
): (row: TableRow) => Side | undefined {
  const known = new Map<string, Side>([
    ...debit.map((word) => [word.toLowerCase(), 'debit'] as const),
    ...credit.map((word) => [word.toLowerCase(), 'credit'] as const),
  ]);
  const expected = `${wordsText(debit)} for a debit or ${wordsText(credit)} for a credit`;
  return (row) => {
    const cell = cellOf(row, column);
    const side = known.get(cell.toLowerCase());
    if (side !== undefined) return side;
    const message =
      cell === ''
        ? missingText(expected)
        : `${quoted(cell)}, expected ${expected}; if it means one, say so under \`sign\``;
    problems.push(cellProblem(row, column, message));
    return undefined;
  };
}

function wordsText(words: readonly string[]): string {
  return alternatives(words.map((word) => (word === '' ? 'nothing' : quoted(word))));
}
