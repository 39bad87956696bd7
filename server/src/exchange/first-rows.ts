/** Rows that mention something for the first time, and rows without money. */
import type { ImportedRow, Mention, Path } from './rows.ts';

/** The first of all rows that mean the same center and category. */
export class FirstRows {
  readonly rows: ImportedRow[] = [];
  readonly #known: Map<Path, Set<Mention | undefined>> = new Map();

  /** Rows must be added in order. */
  add(row: ImportedRow): void {
    const categories = this.#known.get(row.centers) ?? new Set();
    if (categories.has(row.category)) return;
    this.#known.set(row.centers, categories.add(row.category));
    this.rows.push(row);
  }
}

/** True if no column holds any money. */
export function isZero({ amounts }: ImportedRow): boolean {
  return amounts.every((amount) => amount === 0n);
}
