/** Which rows are visible, in order: what is open, what matches the filter, sorted within each level. */
import { compare } from '../../base/compare.ts';
import { absolute } from '../../domain/exact.ts';
import type { ImpactQuestion, Sort } from '../../protocol.ts';
import type { TreeNode } from './tree-node.ts';

/** A row and its level in the tree; 1 is the first level. */
export interface FlatRow {
  readonly node: TreeNode;
  readonly level: number;
  /** Undefined if nothing is below. */
  readonly expanded: boolean | undefined;
}

type Asked = Pick<ImpactQuestion, 'sort' | 'filter' | 'opened' | 'closed'>;

/** All visible rows. */
export function flatten(root: TreeNode, asked: Asked): readonly FlatRow[] {
  const walk = new Walk(asked, root.moves);
  if (walk.filter === '') walk.add(root, 1);
  else walk.addMatching(root, 1);
  return walk.rows;
}

class Walk {
  readonly rows: FlatRow[] = [];
  readonly filter: string;
  readonly #opened: ReadonlySet<string>;
  readonly #closed: ReadonlySet<string>;
  readonly #order: ((a: TreeNode, b: TreeNode) => number) | undefined;
  readonly #isAnyMoving: boolean;

  constructor({ sort, filter, opened, closed }: Asked, isAnyMoving: boolean) {
    this.filter = filter.trim().toLowerCase();
    this.#opened = new Set(opened);
    this.#closed = new Set(closed);
    this.#order = sort && orderOf(sort);
    this.#isAnyMoving = isAnyMoving;
  }

  add(node: TreeNode, level: number): void {
    if (!node.isOpenable) {
      this.rows.push({ node, level, expanded: undefined });
      return;
    }
    const expanded = this.#isOpen(node, level);
    this.rows.push({ node, level, expanded });
    if (expanded) for (const child of this.#sorted(node)) this.add(child, level + 1);
  }

  /** Whether it contains a match; the rows above a match are shown too. */
  addMatching(node: TreeNode, level: number): boolean {
    if (node.subject.kind !== 'fold' && node.words.some((it) => it.toLowerCase().includes(this.filter))) {
      this.add(node, level);
      return true;
    }
    if (!node.isOpenable) return false;
    const at = this.rows.length;
    this.rows.push({ node, level, expanded: true });
    const found = this.#sorted(node).map((it) => this.addMatching(it, level + 1));
    if (found.includes(true)) return true;
    this.rows.length = at;
    return false;
  }

  /** If nothing changes, the first two levels of the tree are open, and the list of groups. */
  #isOpen({ id, opens, subject }: TreeNode, level: number): boolean {
    if (this.#closed.has(id)) return false;
    if (this.#opened.has(id)) return true;
    return this.#isAnyMoving ? opens : level === 1 || (level === 2 && subject.kind === 'center');
  }

  #sorted({ children }: TreeNode): readonly TreeNode[] {
    return this.#order ? [...children].sort(this.#order) : children;
  }
}

/** Folded rows stay at the end. */
function orderOf({ column, order }: Sort): (a: TreeNode, b: TreeNode) => number {
  const sign = order === 'ascending' ? 1 : -1;
  const by = ORDERS[column];
  const rank = (it: TreeNode) => (it.subject.kind === 'fold' ? 1 : 0);
  return (a, b) => rank(a) - rank(b) || sign * by(a, b) || compare(a.label, b.label);
}

const ORDERS: Readonly<Record<Sort['column'], (a: TreeNode, b: TreeNode) => number>> = {
  label: (a, b) => compare(a.label.toLowerCase(), b.label.toLowerCase()),
  before: (a, b) => compare(a.before, b.before),
  after: (a, b) => compare(a.after, b.after),
  change: (a, b) => compare(a.change, b.change),
  percent: comparePercents,
};

/** Compares a/b with c/d without division; growth from zero is more than any percentage. */
function comparePercents(a: TreeNode, b: TreeNode): number {
  const [left, right] = [absolute(a.before), absolute(b.before)];
  if (left === 0n || right === 0n) {
    const isNew = (it: TreeNode) => (it.before === 0n && it.change !== 0n ? 1 : 0);
    return isNew(a) - isNew(b) || compare(left === 0n ? 0n : a.change, right === 0n ? 0n : b.change);
  }
  return compare(a.change * right, b.change * left);
}
