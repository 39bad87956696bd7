/** The path from the first row down to one that is folded away. */
import type { TreeNode } from './tree-node.ts';
import type { View } from './view.ts';

/** Ids of everything that has to be open, from the top; empty if there is no such row. */
export function rowsAbove({ comparison }: View, root: TreeNode, id: string): readonly string[] {
  const { head } = comparison.project;
  const center = /^center\/([^/@]*)/.exec(id)?.[1];
  const name = center === undefined ? undefined : head.names.resolve('center', center)?.entity.name;
  const above = new Set(name === undefined ? [] : [name, ...head.tree.above(name).map((it) => it.center)]);
  const leads = ({ id: at, subject }: TreeNode) =>
    subject.kind === 'all' ||
    subject.kind === 'fold' ||
    id.startsWith(`${at}/`) ||
    (subject.kind === 'center' && above.has(subject.center));
  const search = (node: TreeNode): readonly string[] | undefined => {
    if (node.id === id) return [];
    if (!node.isOpenable || !leads(node)) return undefined;
    for (const child of node.children) {
      const below = search(child);
      if (below) return [node.id, ...below];
    }
    return undefined;
  };
  return search(root) ?? [];
}
