/** Rows that say something for the first time, and rows that say no money. */
import type { ImportedRow, Mention, Path } from './rows.ts';

/** Of rows that mean one center and one category the first. */
export class FirstRows {
  readonly rows: ImportedRow[] = [];
  readonly #known: Map<Path, Set<Mention | undefined>> = new Map();

  /** Rows come in their order. */
  add(row: ImportedRow): void {
    const categories = this.#known.get(row.centers) ?? new Set();
    if (categories.has(row.category)) return;
    this.#known.set(row.centers, categories.add(row.category));
    this.rows.push(row);
  }
}

/** True when no column holds any money. */
export function isZero({ amounts }: ImportedRow): boolean {
  return amounts.every((amount) => amount === 0n);
}
