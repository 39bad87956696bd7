/** The totals of cost centers, with and without what is below them. */

import { Buckets } from '../engine/buckets.ts';
import type { MemberNode } from '../engine/fold.ts';
import type { Group } from '../engine/groups.ts';
import type { RememberedSums } from '../memory/dormant.ts';
import type { Side } from '../side.ts';
import { CenterTotals } from './center-totals.ts';
import {
  addSum,
  type CenterSum,
  copyOf,
  emptySum,
  type FixedSum,
  type Money,
  type Moving,
  moveMoney,
  Sums,
} from './sums.ts';

/** The key of the whole workspace in the totals. */
export const WORKSPACE = '';

const group: Group<CenterSum, CenterSum> = {
  zero: emptySum,
  add: (sum, moved) => addSum(sum, moved, 1),
  subtract: (sum, moved) => addSum(sum, moved, -1),
};

/** Planned money by cost center, kept up to date: only changes are counted, no sum is computed anew. */
export class Totals {
  readonly #side: Side;
  readonly #own: Sums;
  readonly #whole: Buckets<typeof WORKSPACE, CenterSum, CenterSum>;
  /** What was put on any cost center and is still to be counted in the whole: in one step, since each count notifies all readers. */
  #moved: CenterSum | undefined;
  /** Undefined until asked for. */
  #below: CenterTotals | undefined;
  /** All that ever had lines. */
  readonly #centers: Set<string> = new Set();
  /**
   * What is still to be counted on the centers above: centers that may have moved in the tree and, for those whose own lines have
   * changed, what these were counted as. Typing in a driver moves hundreds of them per keystroke, and nothing may ask for them.
   */
  readonly #uncounted: Map<string, FixedSum | undefined> = new Map();

  constructor(side: Side) {
    this.#side = side;
    this.#own = new Sums(side.graph, (moving, own) => this.#move(moving, own));
    this.#whole = new Buckets(side.graph, group);
    side.graph.join(this);
  }

  /** Call once: what lies on cost centers besides all that is put. Read on demand, or where something changes. */
  seed(sums: RememberedSums): void {
    // what was put so far is counted separately
    if (this.#below) this.#count(this.#below);
    this.#own.seed((center) => sums.own(center));
    this.#whole.seed((sum) => addSum(sum, sums.whole(), 1));
    for (const center of sums.centers) {
      this.#centers.add(center);
      if (!this.#below) continue;
      const own = this.#ownNow(center);
      this.#below.count(center, own, without(own, sums.own(center)));
    }
  }

  put(document: string, money: MemberNode<Money>): void {
    this.#own.put(document, money);
  }

  drop(document: string): void {
    this.#own.drop(document);
  }

  /** Own lines only; tracked. */
  own(center: string): CenterSum {
    return this.#own.at(center);
  }

  /** As long as it stays the same, so do the sums of own lines; untracked. */
  version(center: string): number {
    return this.#own.version(center);
  }

  /**
   * Own lines and all below. `WORKSPACE` is everything, and tracked. Cost centers are only asked for from outside the graph, since
   * what has changed is counted then: typing in what many lines read does not wait for it.
   */
  all(center: string): CenterSum {
    if (center === WORKSPACE) return this.#whole.at(WORKSPACE);
    return this.#side.graph.untracked(() => {
      this.#below ??= this.#allBelow();
      this.#count(this.#below);
      return this.#below.at(center);
    });
  }

  /** Every cost center with lines of its own, in no particular order; untracked. */
  *centers(): Generator<string> {
    for (const center of this.#centers) if (this.#ownNow(center).lines > 0) yield center;
  }

  get pending(): number {
    return this.#moved ? 1 : 0;
  }

  *settling(): Generator<void, void> {
    if (!this.#moved) return;
    this.#whole.move(WORKSPACE, this.#moved, 'add');
    this.#moved = undefined;
    yield;
  }

  #count(below: CenterTotals): void {
    for (const [center, before] of this.#uncounted) {
      this.#uncounted.delete(center);
      below.count(center, this.#ownNow(center), before);
    }
  }

  #move(moving: Moving, own: FixedSum): void {
    const { center } = moving;
    this.#centers.add(center);
    this.#moved = moveMoney(this.#moved ?? emptySum(), moving);
    if (this.#below && !this.#uncounted.get(center)) this.#uncounted.set(center, copyOf(own));
  }

  #allBelow(): CenterTotals {
    const below = new CenterTotals(this.#side, (center) =>
      this.#uncounted.set(center, this.#uncounted.get(center)),
    );
    for (const center of this.#centers) below.count(center, this.#ownNow(center), undefined);
    return below;
  }

  #ownNow(center: string): CenterSum {
    return this.#side.graph.untracked(() => this.#own.at(center));
  }
}

function without(sum: FixedSum, part: FixedSum | undefined): FixedSum | undefined {
  return part && addSum(copyOf(sum), part, -1);
}
