/** One state of a project as a preview sees it: everything that several requests share is computed once. */
import type { CenterImpact } from '../../analysis/impact/impact.ts';
import { absolute } from '../../domain/exact.ts';
import type { ImpactQuestion, Scope } from '../../protocol.ts';
import type { Cause } from './bridge.ts';
import { CenterPlaces } from './center-places.ts';
import { type CenterContext, centersBelow, centerTitle, centerTree } from './center-rows.ts';
import type { Comparison } from './comparison.ts';
import { type FlatRow, flatten } from './flatten.ts';
import { groupsIn, groupTree } from './group-rows.ts';
import { groupingOf } from './groupings.ts';
import { HeadLines } from './head-lines.ts';
import { ownerTree } from './owner-rows.ts';
import { belowCenter, type Part, partOf } from './part.ts';
import { Places } from './places.ts';
import type { TreeNode } from './tree-node.ts';
import type { Workings } from './workings.ts';

/** The visible rows. */
export interface SeenRows {
  readonly root: TreeNode;
  readonly rows: readonly FlatRow[];
  /** The largest change of a row, in minor units. */
  readonly largest: bigint;
}

type Asked = Pick<ImpactQuestion, 'scope' | 'group'>;

/** Answers are pure; what they have in common is kept as long as the state is current. */
export class View {
  readonly revision: number;
  readonly comparison: Comparison;
  readonly places: Places;
  readonly #workings: Workings;
  readonly #centers: CenterPlaces;
  readonly #trees: Map<string, TreeNode> = new Map();
  readonly #lines: Map<string, HeadLines> = new Map();
  readonly #kept: Map<string, unknown> = new Map();
  #seen: { readonly key: string; readonly rows: SeenRows } | undefined;

  constructor(revision: number, comparison: Comparison, workings: Workings) {
    this.revision = revision;
    this.comparison = comparison;
    this.places = new Places(comparison.project);
    this.#workings = workings;
    this.#centers = new CenterPlaces(comparison, workings.placesOf(comparison.span));
  }

  /** Values that are needed repeatedly for this state. */
  kept<Value>(key: string, make: () => Value): Value {
    if (!this.#kept.has(key)) this.#kept.set(key, make());
    return this.#kept.get(key) as Value; // made by the same key
  }

  /** The rows for a question, without those that are closed. */
  seen(question: ImpactQuestion): SeenRows {
    const { scope, group, sort, filter, unchanged, opened, closed } = question;
    const key = JSON.stringify([scope, group, sort, filter, unchanged, opened, closed]);
    if (this.#seen?.key === key) return this.#seen.rows;
    const root = this.tree(question, unchanged);
    const rows = flatten(root, question);
    const largest = rows.reduce((most, { node: { change } }) => {
      const size = absolute(change);
      return size > most ? size : most;
    }, 0n);
    this.#seen = { key, rows: { root, rows, largest } };
    return this.#seen.rows;
  }

  /** The first row, with all others below it; `unchanged`: without folding unchanged rows. */
  tree({ scope, group }: Asked, unchanged: boolean): TreeNode {
    const key = JSON.stringify([scope, group, unchanged]);
    const known = this.#trees.get(key);
    if (known) return known;
    const made = this.#tree({ scope, group }, unchanged);
    this.#trees.set(key, made);
    return made;
  }

  /** The centers directly below one, or at the top; undefined if there are more than `most`. */
  centersBelow(center: string | undefined, most: number): readonly TreeNode[] | undefined {
    const scope: Scope = { kind: 'workspace' };
    return centersBelow(this.#context(scope, this.#part(scope), false), center, most);
  }

  /** The visible row with this id, opened or not. */
  find(question: ImpactQuestion, id: string): TreeNode | undefined {
    return this.seen(question).rows.find((it) => it.node.id === id)?.node;
  }

  /** The steps from before to after; the tree is not a list of causes, but its centers are. */
  causes({ scope, group }: Asked): readonly Cause[] {
    const { comparison } = this;
    const grouping = groupingOf(group);
    if (grouping === 'owner') return this.tree({ scope, group }, true).children;
    if (grouping !== 'costCenter' && grouping !== 'line')
      return groupsIn(comparison, grouping, this.#part(scope));
    if (scope.kind === 'file') return groupsIn(comparison, 'costCenter', this.#part(scope));
    const concerns = this.concerns(scope);
    return [...comparison.affected.values()].filter(concerns).map(({ center }) => ({
      label: centerTitle(comparison, center),
      sums: comparison.figures.own(center),
    }));
  }

  /** Whether a center is in the part of the workspace in scope. */
  concerns(scope: Scope): (center: CenterImpact) => boolean {
    if (scope.kind === 'workspace') return () => true;
    const { concerns } = this.#part(scope);
    return ({ lines }) =>
      lines.some(
        ({ before, after }) => (before && concerns(before, 'before')) || (after && concerns(after, 'after')),
      );
  }

  #tree({ scope, group }: Asked, unchanged: boolean): TreeNode {
    const { comparison } = this;
    const part = this.#part(scope);
    const context = this.#context(scope, part, unchanged);
    const grouping = groupingOf(group);
    if (scope.kind !== 'file' && grouping === 'costCenter')
      return centerTree(context, scope.kind === 'center' ? scope.name : undefined);
    if (scope.kind !== 'file' && grouping === 'owner')
      return ownerTree(
        context,
        scope,
        scope.kind === 'center' ? belowCenter(comparison, scope.name) : () => true,
      );
    return groupTree(context, { scope, dimension: grouping === 'owner' ? 'costCenter' : grouping, part });
  }

  #context(scope: Scope, part: Part, unchanged: boolean): CenterContext {
    const lines = this.#linesOf(scope, part);
    return { comparison: this.comparison, lines, places: this.#centers, unchanged };
  }

  #part(scope: Scope): Part {
    return partOf(this.comparison, scope, this.#workings);
  }

  /** All rows of one part share what is read for it; cost centers have all of their lines. */
  #linesOf(scope: Scope, part: Part): HeadLines {
    const key = JSON.stringify(scope);
    const known =
      this.#lines.get(key) ??
      new HeadLines(
        this.comparison.project,
        (it) => part.concerns(it, 'after') && !this.comparison.unknown.has(it),
      );
    this.#lines.set(key, known);
    return known;
  }
}
