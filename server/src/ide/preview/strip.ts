/** The plan as lengths on one scale: the first two levels of the tree of cost centers. */
import { formatAmount } from '../../domain/words/money.ts';
import { formatShare } from '../../domain/words/percent.ts';
import type { Strip, StripPart } from '../../protocol.ts';
import { ratio } from '../../report/ratio.ts';
import type { Comparison } from './comparison.ts';
import { directionOf } from './row.ts';
import type { TreeNode } from './tree-node.ts';

/** More lengths than these cannot be told apart. */
const MOST_PARTS = 16;
const LEVELS = 2;

/** `root` is the tree of cost centers without any fold. */
export function stripOf({ currency, calendar, year, state }: Comparison, root: TreeNode): Strip {
  const total = `${formatAmount(root.after, currency)} in ${calendar.yearLabel(year)}, by cost center`;
  return {
    title: 'The plan',
    subtitle: state === 'changed' ? `${total}; underlined where this change moves it` : total,
    parts: partsOf(root, root.after, LEVELS),
  };
}

/** What is not above zero has no length. */
function partsOf({ children }: TreeNode, whole: bigint, levels: number): readonly StripPart[] {
  if (levels === 0 || whole <= 0n) return [];
  const centers = children.filter((it) => it.subject.kind === 'center' && it.after > 0n);
  const largest = centers.sort((a, b) => (a.after === b.after ? 0 : a.after > b.after ? -1 : 1));
  return largest.slice(0, MOST_PARTS).map((it) => ({
    row: it.id,
    label: it.label,
    share: formatShare(it.after, whole) ?? '',
    length: ratio(it.after, whole),
    moves: Math.min(1, ratio(it.change < 0n ? -it.change : it.change, it.after)),
    direction: directionOf(it.change),
    parts: partsOf(it, whole, levels - 1),
  }));
}
