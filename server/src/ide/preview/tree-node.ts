/** One row of a preview before it is put into words: what it is, its money on both sides, and what is below it. */

import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import type { LinePair } from '../../analysis/impact/match.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { compare } from '../../base/compare.ts';
import { absolute } from '../../domain/exact.ts';
import type { MonthSpan } from '../../domain/period.ts';

/** What a row is about. */
export type Subject =
  | { readonly kind: 'all' }
  | { readonly kind: 'center'; readonly center: string }
  | { readonly kind: 'group'; readonly dimension: string; readonly value: string }
  /** `pair` if the line differs between the sides; `line` is that of the head if it exists there. */
  | { readonly kind: 'line'; readonly line: PlannedLine; readonly pair: LinePair | undefined }
  /** Unchanged rows; some of their names, as far as they are known without reading more. */
  | {
      readonly kind: 'fold';
      readonly of: 'lines' | 'rows';
      readonly count: number;
      readonly names: readonly string[];
    };

/** What a node is made of. */
export interface NodeParts {
  readonly id: string;
  readonly subject: Subject;
  /** Ready for display. */
  readonly label: string;
  /** Other names that a search finds it by. */
  readonly names?: readonly (string | undefined)[];
  /** Whether anything in it differs between the sides. */
  readonly moves: boolean;
  /** Whether it is initially open; by default, if it moves. */
  readonly opens?: boolean;
  readonly sums: SumPair;
  /** Undefined if nothing can be below; otherwise called on demand. */
  readonly below: (() => readonly TreeNode[]) | undefined;
}

/** A row with its money in the shown year, in minor units of the reporting currency. */
export class TreeNode {
  readonly id: string;
  readonly subject: Subject;
  readonly label: string;
  /** What a search finds it by. */
  readonly words: readonly string[];
  readonly moves: boolean;
  readonly opens: boolean;
  readonly sums: SumPair;
  readonly before: bigint;
  readonly after: bigint;
  readonly #below: (() => readonly TreeNode[]) | undefined;
  #children: readonly TreeNode[] | undefined;

  constructor(
    { id, subject, label, names = [], moves, opens, sums, below }: NodeParts,
    { first, last }: MonthSpan,
  ) {
    this.id = id;
    this.subject = subject;
    this.label = label;
    this.words = [label, ...names.filter((it) => it !== undefined)];
    this.moves = moves;
    this.opens = opens ?? moves;
    this.sums = sums;
    this.before = sums.before(first, last);
    this.after = sums.after(first, last);
    this.#below = below;
  }

  /** Whether it can be opened; to avoid looking, this includes rows that turn out to have no children. */
  get isOpenable(): boolean {
    return this.#below !== undefined;
  }

  get change(): bigint {
    return this.after - this.before;
  }

  get children(): readonly TreeNode[] {
    this.#children ??= this.#below?.() ?? [];
    return this.#children;
  }
}

/** Changes first, by the size of the change, then of the amount, then by name; folded rows come last. */
export function byChange(a: TreeNode, b: TreeNode): number {
  const rank = (it: TreeNode) => (it.subject.kind === 'fold' ? 2 : it.moves ? 0 : 1);
  const order = rank(a) - rank(b);
  if (order !== 0) return order;
  return (
    compare(absolute(b.change), absolute(a.change)) || compare(b.after, a.after) || compare(a.label, b.label)
  );
}
