/** The steps from before to after: the groups that change, the largest first. */
import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import { compare } from '../../base/compare.ts';
import { absolute } from '../../domain/exact.ts';
import { plural } from '../../domain/words/lists.ts';
import { type BridgeStep, bridgeChart } from '../../report/charts/bridge-chart.ts';
import type { ChartModel } from '../../report/charts/chart.ts';
import type { Comparison } from './comparison.ts';
import type { TreeNode } from './tree-node.ts';

const MOST_STEPS = 7;

/** One independent change; no part of it is in another. */
export interface Cause {
  readonly label: string;
  readonly sums: SumPair;
}

/** Undefined if nothing changes in the shown year. `causes` add up to the change of `root`. */
export function bridgeOf(
  { currency, calendar, year, span: { first, last } }: Comparison,
  root: TreeNode,
  causes: readonly Cause[],
  by: string,
): ChartModel | undefined {
  const steps = causes
    .map(({ label, sums }): BridgeStep => {
      const [before, after] = [sums.before(first, last), sums.after(first, last)];
      return { label, before, after, change: after - before };
    })
    .filter((it) => it.change !== 0n)
    .sort((a, b) => compare(absolute(b.change), absolute(a.change)));
  if (steps.length === 0) return undefined;
  return bridgeChart({
    title: 'From before to after',
    subtitle: `${calendar.yearLabel(year)}, by ${by}`,
    currency,
    before: root.before,
    after: root.after,
    steps: shortened(steps),
  });
}

function shortened(steps: readonly BridgeStep[]): readonly BridgeStep[] {
  if (steps.length <= MOST_STEPS + 1) return steps;
  const rest = steps.slice(MOST_STEPS);
  const sum = (of: (it: BridgeStep) => bigint) => rest.reduce((total, it) => total + of(it), 0n);
  const label = plural(rest.length, 'more', 'more');
  const more = {
    label,
    change: sum((it) => it.change),
    before: sum((it) => it.before),
    after: sum((it) => it.after),
  };
  return [...steps.slice(0, MOST_STEPS), more];
}
