/** The cost centers of the workspace, level by level, for a sidebar. */
import { ownerIn } from '../../analysis/model/center-owner.ts';
import { formatAmount, formatShort, formatSigned } from '../../domain/words/money.ts';
import { shortened } from '../../domain/words/shortened.ts';
import { visible } from '../../domain/words/visible.ts';
import type { TreeItem } from '../../protocol.ts';
import { centerSentence } from '../../report/sentence.ts';
import { directionOf } from './row.ts';
import { byChange, type TreeNode } from './tree-node.ts';
import type { View } from './view.ts';

/** Maximum length of a name: a tree truncates its rows at the end, where the money is. */
const MOST = 30;

/** The centers directly below `parent`, or at the top: those that change first. */
export function treeItems(view: View, parent: string | undefined): readonly TreeItem[] {
  const rows = view.centersBelow(parent, Infinity) ?? [];
  return [...rows].sort(byChange).flatMap((it) => itemOf(view, it));
}

function itemOf(view: View, { subject, label, before, after, change }: TreeNode): readonly TreeItem[] {
  if (subject.kind !== 'center') return [];
  const { comparison, places } = view;
  const { project, impact, affected, currency, calendar, year, today } = comparison;
  const { center } = subject;
  const found = project.head.names.resolve('center', center);
  const owner = ownerIn(project.head, center, today)?.owner;
  const moves = impact !== undefined && change !== 0n;
  const short = `${change > 0n ? '+' : ''}${formatShort(change, currency)}`;
  const missing = project.head.totals.all(center).incomplete.size > 0 ? ', incomplete' : '';
  const words = [`${formatShort(after, currency)}${moves ? `, ${short}` : ''}${missing}`, owner];
  const own = affected.get(center);
  const inYear = calendar.yearLabel(year);
  return [
    {
      name: center,
      label: shortened(label, MOST),
      description: words.flatMap((it) => (it === undefined ? [] : [visible(it)])).join(' · '),
      tooltip: [
        `${label}${found?.entity.code === undefined ? '' : ` (${visible(found.entity.code)})`}`,
        `${formatAmount(after, currency)} in ${inYear}${missing}`,
        ...(moves
          ? [
              `${formatSigned(change, currency)} ${currency} in ${inYear}, from ${formatAmount(before, currency)}`,
            ]
          : []),
        ...(own && impact ? [centerSentence(own, impact).text] : []),
      ],
      owner: owner === undefined ? undefined : visible(owner),
      plan: formatAmount(after, currency),
      change: moves ? formatSigned(change, currency) : undefined,
      direction: directionOf(change),
      hasChildren: view.centersBelow(center, 0) === undefined,
      place: found && places.ofDeclaration(found),
    },
  ];
}
