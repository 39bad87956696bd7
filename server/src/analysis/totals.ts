/** The totals of cost centers, with and without what is below them. */
import { CenterTotals } from './center-totals.ts';
import type { RememberedSums } from './dormant.ts';
import { Buckets, type MemberNode } from './fold.ts';
import type { Group } from './groups.ts';
import type { Side } from './side.ts';
import { addMoney, addSum, type CenterSum, emptySum, type Money, Sums } from './sums.ts';

/** The key of the whole workspace in the totals. */
export const WORKSPACE = '';

const group: Group<CenterSum, CenterSum> = {
  zero: emptySum,
  add: (sum, other) => addSum(sum, other, 1),
  subtract: (sum, other) => addSum(sum, other, -1),
};

/** A cost center with lines of its own. */
interface Place {
  isCounted: boolean;
  /** What was put on it since it was counted the last time. */
  change: CenterSum | undefined;
}

/** Planned money by cost center, kept up to date: what changes is counted, no sum is made anew. */
export class Totals {
  readonly #side: Side;
  readonly #own: Sums;
  readonly #whole: Buckets<typeof WORKSPACE, CenterSum, CenterSum>;
  /** Undefined until somebody asks. */
  #below: CenterTotals | undefined;
  readonly #places: Map<string, Place> = new Map();
  readonly #pending: Set<string> = new Set();

  constructor(side: Side) {
    this.#side = side;
    this.#own = new Sums(side.graph, (money, sign) => this.#put(money, sign));
    this.#whole = new Buckets(side.graph, group);
    side.graph.join(this);
  }

  /** Once: what lies on cost centers besides all that is put. Looked at where somebody asks, or where something changes. */
  seed(sums: RememberedSums): void {
    // what was put until now is counted by itself
    for (const _ of this.settling());
    this.#own.seed((center) => sums.own(center));
    this.#whole.seed((sum) => addSum(sum, sums.whole(), 1));
    for (const center of sums.centers) {
      if (!this.#places.has(center)) this.#places.set(center, { isCounted: true, change: undefined });
      this.#below?.count(center, this.#ownNow(center), sums.own(center));
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

  /** As long as it is the same, so are the own lines' sums; untracked. */
  version(center: string): number {
    return this.#own.version(center);
  }

  /** Own lines and all below, tracked. `WORKSPACE` is everything. */
  all(center: string): CenterSum {
    if (center === WORKSPACE) return this.#whole.at(WORKSPACE);
    this.#below ??= this.#allBelow();
    return this.#below.at(center);
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
    const place = this.#places.get(center) ?? { isCounted: false, change: undefined };
    this.#places.set(center, place);
    if (place.isCounted) place.change = addMoney(place.change ?? emptySum(), money, sign);
    this.#pending.add(center);
  }

  #count(center: string): void {
    const place = this.#places.get(center);
    if (!place) return;
    const own = this.#ownNow(center);
    const news = place.isCounted ? place.change : own;
    place.isCounted = true;
    place.change = undefined;
    if (news) this.#whole.move(WORKSPACE, news, 'add');
    this.#below?.count(center, own, news);
  }

  #allBelow(): CenterTotals {
    for (const _ of this.settling());
    const below = new CenterTotals(this.#side, (center) => this.#pending.add(center));
    for (const center of this.#places.keys()) below.count(center, this.#ownNow(center), undefined);
    return below;
  }

  #ownNow(center: string): CenterSum {
    return this.#side.graph.untracked(() => this.#own.at(center));
  }
}
