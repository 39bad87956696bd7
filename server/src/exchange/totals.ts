/** Rows that look like totals of the rows above: as lines they would count all money twice. */
import type { ImportedRow } from './rows.ts';

/** A row that equals the sum of rows above it, in every column. */
export interface LikeTotal {
  readonly row: number;
  /** The row's own text. */
  readonly text: string;
}

/**
 * Each row that is the sum of all lines above it, or of those since the last such row. In one currency, and of at least two
 * rows: fewer may be equal by chance, unless the row calls itself a total. `rows` are in order.
 */
export function likeTotals(rows: readonly ImportedRow[]): readonly LikeTotal[] {
  const byCurrency = new Map<string, { readonly all: Sum; readonly since: Sum }>();
  return rows.flatMap(({ row, currency, amounts, line, centers }) => {
    const { all, since } = byCurrency.get(currency) ?? { all: emptySum(), since: emptySum() };
    byCurrency.set(currency, { all, since });
    const fewest = [line, ...centers].some((it) => TOTAL.test(it.text)) ? 1 : 2;
    if ([since, all].some((sum) => sum.rows >= fewest && isSum(sum, amounts))) {
      clear(since);
      return [{ row, text: line.text || (centers.at(-1)?.text ?? '') }];
    }
    add(all, amounts);
    add(since, amounts);
    return [];
  });
}

/** What totals are called; SAP marks them with stars. */
const TOTAL = /\b(?:sub)?totals?\b|summe|^\*+ /i;

interface Sum {
  rows: number;
  readonly amounts: bigint[];
}

function emptySum(): Sum {
  return { rows: 0, amounts: [] };
}

function isSum({ amounts: sums }: Sum, amounts: readonly bigint[]): boolean {
  return amounts.every((amount, index) => amount === sums[index]);
}

function add(sum: Sum, amounts: readonly bigint[]): void {
  sum.rows += 1;
  for (const [index, amount] of amounts.entries()) sum.amounts[index] = (sum.amounts[index] ?? 0n) + amount;
}

function clear(sum: Sum): void {
  sum.rows = 0;
  sum.amounts.length = 0;
}
