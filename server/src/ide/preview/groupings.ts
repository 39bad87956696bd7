/** What the rows of a preview can be grouped by. */
import { DIMENSIONS, type Dimension, isDimension } from '../../analysis/plan/cube.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Preview } from '../../protocol.ts';
import type { Comparison } from './comparison.ts';

/** `owner` groups cost centers, everything else lines. */
export type GroupingId = Dimension | 'owner';

const LABELS: Readonly<Record<Exclude<GroupingId, `labels.${string}`>, string>> = {
  costCenter: 'cost center',
  owner: 'owner',
  category: 'category',
  service: 'service',
  vendor: 'vendor',
  treatment: 'treatment',
  currency: 'currency',
  budget: 'budget',
  line: 'line',
};

/** Falls back to the tree if nothing can be grouped by the text. */
export function groupingOf(text: string): GroupingId {
  return text === 'owner' || isDimension(text) ? text : 'costCenter';
}

/** `cost center`, `label tier`. */
export function groupingLabel(id: GroupingId): string {
  return isLabel(id) ? `label ${visible(id.slice('labels.'.length))}` : LABELS[id];
}

function isLabel(id: GroupingId): id is `labels.${string}` {
  return id.startsWith('labels.');
}

/** All of them, including the labels that the workspace lists. */
export function groupingsOf({ project }: Comparison): Preview['groupings'] {
  const labels = project.head.settings.get().lineLabels ?? [];
  const [tree = 'costCenter', ...others] = DIMENSIONS;
  const ids: readonly GroupingId[] = [
    tree,
    'owner',
    ...others,
    ...labels.map(([key]) => `labels.${key}` as const),
  ];
  return ids.map((id) => ({ id, label: groupingLabel(id) }));
}
