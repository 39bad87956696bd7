/** What lies on cost centers and everything below them. Made on demand: a check and an impact do not need it. */

import { Buckets } from '../engine/buckets.ts';
import { Derived } from '../engine/graph.ts';
import type { Group } from '../engine/groups.ts';
import type { Side } from '../side.ts';
import { type Above, sameAbove } from './center-tree.ts';
import { addSum, type CenterSum, copyOf, emptySum, type FixedSum } from './sums.ts';

interface Part {
  readonly sum: FixedSum;
  readonly first: number;
  readonly last: number;
}

const group: Group<Part, CenterSum> = {
  zero: emptySum,
  add: (sum, { sum: other, first, last }) => addSum(sum, other, 1, first, last),
  subtract: (sum, { sum: other, first, last }) => addSum(sum, other, -1, first, last),
};

/** Where the lines of one cost center count. */
interface Place {
  readonly above: Derived<readonly Above[]>;
  /** The centers above that count them already; undefined before the first time. */
  counted: readonly Above[] | undefined;
}

/** The sums, each kept up to date by what changes; the owner has to report every change. */
export class CenterTotals {
  readonly #side: Side;
  readonly #onMoved: (center: string) => void;
  readonly #places: Map<string, Place> = new Map();
  readonly #sums: Buckets<string, Part, CenterSum>;

  /** `onMoved` is called with each cost center that may be below others now. */
  constructor(side: Side, onMoved: (center: string) => void) {
    this.#side = side;
    this.#onMoved = onMoved;
    this.#sums = new Buckets(side.graph, group);
  }

  /** Tracked. */
  at(center: string): CenterSum {
    return this.#sums.at(center);
  }

  /**
   * Counts a cost center's own lines: all of them, or only what is new if it is still below the same centers. `before` is what
   * they were counted as; undefined: the same.
   */
  count(center: string, own: FixedSum, before: FixedSum | undefined): void {
    this.#side.graph.count('counted below');
    const place = this.#placeOf(center);
    const { counted } = place;
    const above = this.#side.graph.untracked(() => place.above.get());
    place.counted = above;
    if (counted === above) {
      if (before) this.#move(center, above, addSum(copyOf(own), before, -1), 'add');
      return;
    }
    if (counted) this.#move(center, counted, before ?? own, 'subtract');
    this.#move(center, above, own, 'add');
  }

  #placeOf(center: string): Place {
    let place = this.#places.get(center);
    if (!place) {
      const { graph, tree } = this.#side;
      const above = new Derived(graph, 'placed', () => tree.above(center), sameAbove);
      above.onStale = () => this.#onMoved(center);
      place = { above, counted: undefined };
      this.#places.set(center, place);
    }
    return place;
  }

  #move(center: string, above: readonly Above[], sum: FixedSum, how: 'add' | 'subtract'): void {
    this.#sums.move(center, { sum, first: -Infinity, last: Infinity }, how);
    for (const { center: other, first, last } of above) this.#sums.move(other, { sum, first, last }, how);
  }
}
