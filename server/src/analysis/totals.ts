/** The totals of cost centers, with and without what is below them. */
import { type Above, sameAbove } from './center-tree.ts';
import { Buckets, type Group, type MemberNode } from './fold.ts';
import { Derived } from './graph.ts';
import type { Side } from './side.ts';
import { addMoney, addSum, type CenterSum, emptySum, type Money, Sums } from './sums.ts';

/** The key of the whole workspace in the totals. */
export const WORKSPACE = '';

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

/** A cost center with lines of its own, and where these are counted. */
interface Place {
  readonly above: Derived<readonly Above[]>;
  /** The centers above that count its lines already; undefined before they are counted for the first time. */
  counted: readonly Above[] | undefined;
  /** What was put on it since. */
  change: CenterSum | undefined;
}

/** Planned money by cost center, kept up to date: what changes is counted at the centers above, not their sums anew. */
export class Totals {
  readonly #side: Side;
  readonly #sums: Sums;
  readonly #places: Map<string, Place> = new Map();
  readonly #pending: Set<string> = new Set();
  readonly #all: Buckets<string, Part, CenterSum>;

  constructor(side: Side) {
    this.#side = side;
    this.#sums = new Sums(side.graph, (money, sign) => this.#put(money, sign));
    this.#all = new Buckets(side.graph, group);
    side.graph.join(this);
  }

  put(document: string, money: MemberNode<Money>): void {
    this.#sums.put(document, money);
  }

  drop(document: string): void {
    this.#sums.drop(document);
  }

  /** Own lines only; tracked. */
  own(center: string): CenterSum {
    return this.#sums.at(center);
  }

  /** Own lines and all below, tracked. `WORKSPACE` is everything. */
  all(center: string): CenterSum {
    return this.#all.at(center);
  }

  /** Every cost center that ever had lines. */
  centers(): Iterable<string> {
    return this.#places.keys();
  }

  get pending(): number {
    return this.#pending.size;
  }

  /** A slice a cost center. */
  *settling(): Generator<void, void> {
    for (const center of this.#pending) {
      this.#pending.delete(center);
      this.#count(center);
      yield;
    }
  }

  #put(money: Money, sign: 1 | -1): void {
    const { center } = money;
    const place = this.#places.get(center) ?? this.#place(center);
    this.#pending.add(center);
    if (place.counted) place.change = addMoney(place.change ?? emptySum(), money, sign);
  }

  #place(center: string): Place {
    const { graph, tree } = this.#side;
    const above = new Derived(graph, 'placed', () => tree.above(center), sameAbove);
    above.onStale = () => this.#pending.add(center);
    const place: Place = { above, counted: undefined, change: undefined };
    this.#places.set(center, place);
    return place;
  }

  #count(center: string): void {
    const place = this.#places.get(center);
    if (!place) return;
    const { counted, change } = place;
    const { above, sum } = this.#side.graph.untracked(() => ({
      above: place.above.get(),
      sum: this.#sums.at(center),
    }));
    place.counted = above;
    place.change = undefined;
    if (counted === above) {
      if (change) this.#move(center, above, change, 'add');
      return;
    }
    if (counted) {
      this.#move(center, counted, sum, 'subtract');
      if (change) this.#move(center, counted, change, 'add');
    }
    this.#move(center, above, sum, 'add');
  }

  #move(center: string, above: readonly Above[], sum: CenterSum, how: 'add' | 'subtract'): void {
    const whole = { sum, first: -Infinity, last: Infinity };
    this.#all.move(WORKSPACE, whole, how);
    this.#all.move(center, whole, how);
    for (const { center: other, first, last } of above) this.#all.move(other, { sum, first, last }, how);
  }
}
