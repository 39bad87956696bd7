/** Cost centers by their current owners, each with its own lines: a center below does not count for the owner of the one above. */

import type { SumPair } from '../../analysis/impact/impact-measures.ts';
import { ownerIn } from '../../analysis/model/center-owner.ts';
import { put } from '../../base/groups.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Scope } from '../../protocol.ts';
import { centerTitle, workspaceTitle } from './center-rows.ts';
import type { Comparison } from './comparison.ts';
import { withFold } from './fold-row.ts';
import { added } from './group-rows.ts';
import { lineRows, type RowContext } from './line-rows.ts';
import type { SideName } from './part.ts';
import { byChange, TreeNode } from './tree-node.ts';

/** A center as far as it belongs to an owner: on one side only if it changed hands. */
interface Owned {
  readonly center: string;
  readonly before: boolean;
  readonly after: boolean;
}

type Concerns = (center: string, side: SideName) => boolean;

/** Owners of the centers that a scope names. */
export function ownerTree(context: RowContext, scope: Scope, concerns: Concerns): TreeNode {
  const { comparison } = context;
  const owners = [...ownedBy(comparison, concerns)].map(([owner, owned]) => ownerRow(context, owner, owned));
  const sums = added(owners.map((it) => it.sums));
  const parts = {
    id: 'all',
    subject: { kind: 'all' },
    label: scope.kind === 'center' ? centerTitle(comparison, scope.name) : workspaceTitle(comparison),
    moves: owners.some((it) => it.moves),
    sums,
    below: () => folded(context, 'all', sums, owners),
  } as const;
  return new TreeNode(parts, comparison.span);
}

/** The key for no owner is empty. */
function ownedBy(comparison: Comparison, concerns: Concerns): ReadonlyMap<string, readonly Owned[]> {
  const { project, figures, affected } = comparison;
  const owners = new Map<string, Owned[]>();
  const own = (owner: string, owned: Owned) => {
    if (owned.before || owned.after) put(owners, owner, owned);
  };
  for (const center of new Set([...project.head.totals.centers(), ...affected.keys()])) {
    if (figures.countOf(center) === 0 && !affected.has(center)) continue;
    const [before, after] = [concerns(center, 'before'), concerns(center, 'after')];
    const owner = ownersOf(comparison, center);
    if (owner.before === owner.after) own(owner.after, { center, before, after });
    else {
      own(owner.before, { center, before, after: false });
      own(owner.after, { center, before: false, after });
    }
  }
  return owners;
}

/** The current owner of a center according to each side. */
function ownersOf({ project, figures, impact, today }: Comparison, center: string): Record<SideName, string> {
  const { head, base } = project;
  const after = ownerIn(head, center, today)?.owner ?? '';
  if (!base || !figures.hasOtherTree) return { before: after, after };
  const old = impact?.renames.find((it) => it.kind === 'center' && it.to === center)?.from ?? center;
  return { before: ownerIn(base, old, today)?.owner ?? after, after };
}

function ownerRow(context: RowContext, owner: string, owned: readonly Owned[]): TreeNode {
  const { comparison } = context;
  const id = `owner/${owner}`;
  const centers = owned.map((it) => ownedRow(context, id, it));
  const sums = added(centers.map((it) => it.sums));
  const parts = {
    id,
    subject: { kind: 'group', dimension: 'owner', value: owner },
    label: owner === '' ? 'no owner' : visible(owner),
    moves: centers.some((it) => it.moves),
    sums,
    below: () => folded(context, id, sums, centers),
  } as const;
  return new TreeNode(parts, comparison.span);
}

const NONE = () => 0n;
function ownedRow(context: RowContext, above: string, { center, before, after }: Owned): TreeNode {
  const { comparison } = context;
  const { figures, affected } = comparison;
  const id = `${above}/center/${center.toLowerCase()}`;
  const cut = (sums: SumPair): SumPair => ({
    before: before ? sums.before : NONE,
    after: after ? sums.after : NONE,
  });
  const sums = cut(figures.own(center));
  const pairs = affected.get(center)?.lines ?? [];
  const group = {
    id,
    dimension: 'costCenter',
    value: center,
    pairs,
    count: figures.countOf(center),
    sums,
    cut,
  } as const;
  const parts = {
    id,
    subject: { kind: 'center', center },
    label: centerTitle(comparison, center),
    moves: pairs.length > 0 || before !== after,
    sums,
    below: () => lineRows(context, group),
  } as const;
  return new TreeNode(parts, comparison.span);
}

function folded(
  context: RowContext,
  id: string,
  sums: SumPair,
  rows: readonly TreeNode[],
): readonly TreeNode[] {
  const sorted = [...rows].sort(byChange);
  const rest = sorted.filter((it) => !it.moves);
  if (context.unchanged || rest.length < 2 || rest.length === sorted.length) return sorted;
  return withFold(
    {
      id: `${id}/unchanged`,
      sums,
      shown: sorted.filter((it) => it.moves),
      of: 'rows',
      count: rest.length,
      names: rest.map((it) => it.label),
      below: () => rest,
    },
    context.comparison.span,
  );
}
