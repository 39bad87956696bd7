/** The one tree: who is above whom in which months, and the totals of a cost center with all below it. */

import { spansOf } from '../domain/timed.ts';
import type { CostCenterEntity } from '../syntax/items/entities.ts';
import { Derived, Fold, type Group } from './graph.ts';
import type { Declaration } from './names.ts';
import type { Side } from './side.ts';
import { addSum, type CenterSum, copySum, emptySum } from './sums.ts';

/** The built-in cost center of money that names none that exists. */
export const UNALLOCATED = 'unallocated';
/** The key of the whole workspace in the totals. */
export const WORKSPACE = '';

/** `center` is above during the months from `first` to `last`; both ends count. */
export interface Above {
  readonly center: string;
  readonly first: number;
  readonly last: number;
}

interface Placed {
  readonly center: string;
  readonly sum: CenterSum;
  readonly above: readonly Above[];
}

interface Part {
  readonly sum: CenterSum;
  readonly first: number;
  readonly last: number;
}

const group: Group<Part, CenterSum> = {
  zero: emptySum,
  add: (sum, { sum: other, first, last }) => {
    addSum(sum, other, 1, first, last);
    return sum;
  },
  subtract: (sum, { sum: other, first, last }) => {
    addSum(sum, other, -1, first, last);
    return sum;
  },
};

/** Questions about the tree of one side. Centers go by their declared names. */
export interface CenterTree {
  /** Own lines and all below, tracked. `WORKSPACE` is everything. */
  total(center: string): CenterSum;
  /** Everything above, the nearest first, each with the months in which it holds; tracked. */
  above(center: string): readonly Above[];
  /** The parents as written, without those that close a cycle; tracked. */
  parents(center: string): readonly Above[];
  /** The members of the cycle that this center's own parent closes, in order of path and place; else undefined. */
  closesCycle(center: string): readonly Declaration[] | undefined;
}

/** Keeps the tree of `side` up to date. */
export function createTree(side: Side): CenterTree {
  const fold = new Fold<Placed, string, Part, CenterSum>(side.graph, group, (placed, _member, emit) => {
    const whole = { sum: placed.sum, first: -Infinity, last: Infinity };
    emit(WORKSPACE, whole);
    emit(placed.center, whole);
    for (const { center, first, last } of placed.above) emit(center, { sum: placed.sum, first, last });
  });
  const tree: CenterTree = {
    total: (center) => fold.at(center),
    above: (center) => above(side, center),
    parents: (center) => parents(side, center),
    closesCycle: (center) => closesCycle(side, center),
  };
  side.sums.onCenter = (center) => {
    const node = new Derived<readonly Placed[]>(side.graph, 'placed', () => [
      { center, sum: copySum(side.sums.at(center)), above: tree.above(center) },
    ]);
    fold.put(center, node);
  };
  return tree;
}

function entityOf(side: Side, center: string): CostCenterEntity | undefined {
  const entity = side.names.resolve('center', center)?.entity;
  return entity && 'kind' in entity && entity.kind === 'CostCenter'
    ? (entity as CostCenterEntity)
    : undefined;
}

/** Parents as written, cycles included. */
function written(side: Side, center: string): readonly Above[] {
  const entity = entityOf(side, center);
  if (!entity || entity.parent.length === 0) return [];
  const { calendar } = side.settings.get();
  const out: Above[] = [];
  for (const { first, last, value } of spansOf(entity.parent, calendar)) {
    const parent = side.names.resolve('center', value.text);
    if (parent) out.push({ center: parent.entity.name, first, last });
  }
  return out;
}

function parents(side: Side, center: string): readonly Above[] {
  const all = written(side, center);
  return all.length > 0 && closesCycle(side, center) ? [] : all;
}

/**
 * A center whose parent leads back to itself, if it is the last of that cycle by path and place: its parent is the one that is
 * ignored. Months are left aside: a cycle in any months is one.
 */
function closesCycle(side: Side, center: string): readonly Declaration[] | undefined {
  const cycle = cycleThrough(side, center);
  if (!cycle) return undefined;
  const members = cycle.flatMap((it) => side.names.resolve('center', it) ?? []);
  const sorted = [...members].sort((a, b) => side.compare(a, b));
  return sorted.at(-1)?.entity.name === center ? sorted : undefined;
}

function cycleThrough(side: Side, center: string): readonly string[] | undefined {
  const from = new Map<string, string>();
  const queue = written(side, center).map((it) => it.center);
  for (const it of queue) from.set(it, center);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (at === center) return pathBack(from, center);
    for (const { center: next } of written(side, at)) {
      if (from.has(next)) continue;
      from.set(next, at);
      queue.push(next);
    }
  }
  return undefined;
}

function pathBack(from: ReadonlyMap<string, string>, center: string): readonly string[] {
  const path = [center];
  for (let at = from.get(center); at !== undefined && at !== center; at = from.get(at)) path.push(at);
  return path;
}

function above(side: Side, center: string): readonly Above[] {
  const out: Above[] = [];
  const walk = (at: string, first: number, last: number, seen: readonly string[]) => {
    for (const parent of parents(side, at)) {
      const from = Math.max(first, parent.first);
      const to = Math.min(last, parent.last);
      if (to < from || seen.includes(parent.center)) continue;
      out.push({ center: parent.center, first: from, last: to });
      walk(parent.center, from, to, [...seen, parent.center]);
    }
  };
  walk(center, -Infinity, Infinity, [center]);
  return out;
}
