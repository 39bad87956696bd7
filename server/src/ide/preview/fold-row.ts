/** One row for everything unchanged: it keeps their sum, so that every level still adds up. */
import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { plural } from '../../domain/words/lists.ts';
import { TreeNode } from './tree-node.ts';

/** How many names fit beside a fold. */
const MOST_NAMES = 6;

/** What is folded. */
interface Folded {
  readonly id: string;
  readonly of: 'rows' | 'lines';
  readonly count: number;
  /** Names of the folded rows, as far as they are at hand. */
  readonly names: readonly string[];
  /** The sums of everything on this level. */
  readonly sums: SumPair;
  /** The rows that are not folded. */
  readonly shown: readonly TreeNode[];
  /** The folded rows, created when the user opens the fold. */
  readonly below: () => readonly TreeNode[];
}

/** The rows that are shown, and the one that stands for the others. */
export function withFold(
  { id, of, count, names, sums, shown, below }: Folded,
  span: MonthSpan,
): readonly TreeNode[] {
  const parts = {
    id,
    subject: { kind: 'fold', of, count, names: names.slice(0, MOST_NAMES) },
    label: plural(count, 'unchanged', 'unchanged'),
    moves: false,
    sums: without(sums, shown),
    below,
  } as const;
  return [...shown, new TreeNode(parts, span)];
}

/** What is left of a sum without some of its parts. */
function without(sums: SumPair, parts: readonly TreeNode[]): SumPair {
  return {
    before: (first, last) =>
      parts.reduce((sum, it) => sum - it.sums.before(first, last), sums.before(first, last)),
    after: (first, last) =>
      parts.reduce((sum, it) => sum - it.sums.after(first, last), sums.after(first, last)),
  };
}
