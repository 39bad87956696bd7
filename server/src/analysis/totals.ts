/** The totals of cost centers, with and without what is below them. */
import type { Above } from './center-tree.ts';
import { Fold, type Group, type MemberNode } from './fold.ts';
import { Derived } from './graph.ts';
import type { Side } from './side.ts';
import { addSum, type CenterSum, copySum, emptySum, type Money, Sums } from './sums.ts';

/** The key of the whole workspace in the totals. */
export const WORKSPACE = '';

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

/** Planned money by cost center, kept up to date. */
export class Totals {
  readonly #side: Side;
  readonly #sums: Sums;
  readonly #centers: Set<string> = new Set();
  readonly #fold: Fold<Placed, string, Part, CenterSum>;

  constructor(side: Side) {
    this.#side = side;
    this.#sums = new Sums(side.graph, (center) => this.#place(center));
    this.#fold = new Fold<Placed, string, Part, CenterSum>(side.graph, group, (placed, _member, emit) => {
      const whole = { sum: placed.sum, first: -Infinity, last: Infinity };
      emit(WORKSPACE, whole);
      emit(placed.center, whole);
      for (const { center, first, last } of placed.above) emit(center, { sum: placed.sum, first, last });
    });
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
    return this.#fold.at(center);
  }

  /** Every cost center that ever had lines. */
  centers(): Iterable<string> {
    return this.#centers;
  }

  #place(center: string): void {
    this.#centers.add(center);
    const node = new Derived<readonly Placed[]>(this.#side.graph, 'placed', () => [
      { center, sum: copySum(this.#sums.at(center)), above: this.#side.tree.above(center) },
    ]);
    this.#fold.put(center, node);
  }
}
