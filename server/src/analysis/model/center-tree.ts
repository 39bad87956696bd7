/** The one tree: who is above whom in which months. */
import { spansOf } from '../../domain/timed.ts';
import { Derived } from '../engine/graph.ts';
import type { Side } from '../side.ts';
import { type Declaration, withoutPrefix } from './names.ts';

/** The built-in cost center of money that names none that exists. */
export const UNALLOCATED = 'unallocated';

/** `center` is above during the months from `first` to `last`; both ends count. */
export interface Above {
  readonly center: string;
  readonly first: number;
  readonly last: number;
}

/** Questions about the tree of one side. Centers go by their declared names. */
export interface CenterTree {
  /** Everything above, the nearest first, each with the months in which it holds; tracked. */
  above(center: string): readonly Above[];
  /** The parents as written, without those that close a cycle; tracked. */
  parents(center: string): readonly Above[];
  /**
   * The members of the cycle that this center's own parent closes, in order of path and place: it is the last of them, and its
   * parent is the one that is ignored. Otherwise undefined.
   */
  closesCycle(center: string): readonly Declaration[] | undefined;
}

/** Keeps the tree of `side` up to date. */
export function createTree(side: Side): CenterTree {
  return new Tree(side);
}

class Tree implements CenterTree {
  readonly #side: Side;
  readonly #written: Map<string, Derived<readonly Above[]>> = new Map();
  readonly #parents: Map<string, Derived<readonly Above[]>> = new Map();

  constructor(side: Side) {
    this.#side = side;
  }

  parents(center: string): readonly Above[] {
    return this.#kept(this.#parents, center, () => {
      const all = this.#asWritten(center);
      return all.length > 0 && this.closesCycle(center) ? [] : all;
    });
  }

  above(center: string): readonly Above[] {
    const out: Above[] = [];
    const walk = (at: string, first: number, last: number, seen: readonly string[]) => {
      for (const parent of this.parents(at)) {
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

  /** Ignores months: a cycle in any months is one. */
  closesCycle(center: string): readonly Declaration[] | undefined {
    const cycle = this.#cycleThrough(center);
    if (!cycle) return undefined;
    const members = cycle.flatMap((it) => this.#side.names.resolve('center', it) ?? []);
    const sorted = [...members].sort((a, b) => this.#side.compare(a, b));
    return sorted.at(-1)?.entity.name === center ? sorted : undefined;
  }

  #cycleThrough(center: string): readonly string[] | undefined {
    const from = new Map<string, string>();
    const queue = this.#asWritten(center).map((it) => it.center);
    for (const it of queue) from.set(it, center);
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      if (at === center) return pathBack(from, center);
      for (const { center: next } of this.#asWritten(at)) {
        if (from.has(next)) continue;
        from.set(next, at);
        queue.push(next);
      }
    }
    return undefined;
  }

  /** Parents, cycles included. */
  #asWritten(center: string): readonly Above[] {
    return this.#kept(this.#written, center, () => written(this.#side, center));
  }

  #kept(
    known: Map<string, Derived<readonly Above[]>>,
    center: string,
    compute: () => readonly Above[],
  ): readonly Above[] {
    let node = known.get(center);
    if (!node) {
      node = new Derived(this.#side.graph, 'parents', compute, sameAbove);
      known.set(center, node);
    }
    return node.get();
  }
}

/** The same centers over the same months, in the same order. */
export function sameAbove(a: readonly Above[], b: readonly Above[]): boolean {
  const same = (it: Above, other: Above | undefined) =>
    it.center === other?.center && it.first === other.first && it.last === other.last;
  return a.length === b.length && a.every((it, i) => same(it, b[i]));
}

/** Parents as written, cycles included. */
function written(side: Side, center: string): readonly Above[] {
  const entity = side.meanings.center(center);
  if (!entity || entity.parent.length === 0) return [];
  const { calendar } = side.settings.get();
  const out: Above[] = [];
  for (const { first, last, value } of spansOf(entity.parent, calendar)) {
    const parent = side.meanings.of('center', withoutPrefix('center', value.text));
    if (parent) out.push({ center: parent.name, first, last });
  }
  return out;
}

function pathBack(from: ReadonlyMap<string, string>, center: string): readonly string[] {
  const path = [center];
  for (let at = from.get(center); at !== undefined && at !== center; at = from.get(at)) path.push(at);
  return path;
}
