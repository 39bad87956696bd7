/** Rows of before and after: the form of every table of an impact. */
import type { Change } from '../analysis/impact/impact.ts';

/** One row; amounts in minor units of the reporting currency. */
export interface ChangeRow extends Change {
  readonly kind: 'measure' | 'group' | 'line' | 'unchanged' | 'total' | 'months';
  readonly title: string;
  /** What is more in one place and less in another inside a row that nets to zero; otherwise 0. */
  readonly inside: bigint;
}

/** Rows that belong together, in order. */
export interface ImpactTable {
  readonly name: 'measures' | 'groups' | 'months';
  readonly heading: string;
  readonly rows: readonly ChangeRow[];
}
