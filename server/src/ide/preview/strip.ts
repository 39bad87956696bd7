/** The plan as bars on one scale: the first two levels of the tree of cost centers. */
import { WORKSPACE } from '../../analysis/model/totals.ts';
import { compare } from '../../base/compare.ts';
import { absolute } from '../../domain/exact.ts';
import { formatAmount } from '../../domain/words/money.ts';
import { formatShare } from '../../domain/words/percent.ts';
import type { Strip, StripPart } from '../../protocol.ts';
import { ratio } from '../../report/ratio.ts';
import { directionOf } from './row.ts';
import type { TreeNode } from './tree-node.ts';
import type { View } from './view.ts';

/** More parts than this cannot be told apart. */
const MOST_PARTS = 16;
const LEVELS = 2;
/** With more centers than this, none is long enough to be visible: then nothing is drawn. */
const MOST_CENTERS = 200;

/** A workspace with a single top center begins below that center. */
export function stripOf(view: View): Strip {
  const { currency, calendar, year, state, figures, span } = view.comparison;
  const after = figures.all(WORKSPACE).after(span.first, span.last);
  const total = `${formatAmount(after, currency)} in ${calendar.yearLabel(year)}, by cost center`;
  const top = below(view, undefined);
  const [only] = top;
  const first = top.length === 1 && only?.subject.kind === 'center' ? below(view, only.subject.center) : top;
  return {
    title: 'The plan',
    subtitle: state === 'changed' ? `${total}; underlined where this change moves it` : total,
    parts: partsOf(view, first, after, LEVELS),
  };
}

function below(view: View, center: string | undefined): readonly TreeNode[] {
  return view.centersBelow(center, MOST_CENTERS) ?? [];
}

/** What is not positive has no length. */
function partsOf(view: View, rows: readonly TreeNode[], whole: bigint, levels: number): readonly StripPart[] {
  if (levels === 0 || whole <= 0n) return [];
  const largest = rows.filter((it) => it.after > 0n).sort((a, b) => compare(b.after, a.after));
  return largest.slice(0, MOST_PARTS).map((it) => ({
    row: it.id,
    label: it.label,
    share: formatShare(it.after, whole) ?? '',
    length: ratio(it.after, whole),
    moves: Math.min(1, ratio(absolute(it.change), it.after)),
    direction: directionOf(it.change),
    parts:
      it.subject.kind === 'center' ? partsOf(view, below(view, it.subject.center), whole, levels - 1) : [],
  }));
}
