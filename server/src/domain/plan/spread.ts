/** Spreading an amount so that the parts add up to it, to the minor unit: the only splitting of money. */
import { roundHalfAway } from '../exact.ts';

/** `count` equal exact amounts of `numerator / denominator` each; shares that are rounded together have one denominator. */
export interface Share {
  readonly numerator: bigint;
  readonly count: number;
}

interface RoundedShare {
  /** Truncated to whole units. */
  readonly part: bigint;
  /** What is cut off, in the direction in which units are left. */
  remainder: bigint;
  readonly count: number;
}

/**
 * Exact amounts as whole units that add up to their exact sum, rounded once: by largest remainder of the absolute amounts, ties
 * going to the earlier. Where signs are mixed, a remainder counts in the direction in which units are left.
 *
 * The parts are taken one by one, the earliest first, each share as many times as its count.
 */
export class RoundedShares {
  readonly #shares: readonly RoundedShare[];
  readonly #unit: bigint;
  /** Parts that lose more than this get a unit, and so do the first `#ties` of those that lose exactly this much. */
  #least: bigint | undefined;
  #ties = 0;

  constructor(shares: readonly Share[], denominator: bigint) {
    const rounded: RoundedShare[] = [];
    let exact = 0n;
    let given = 0n;
    for (const { numerator, count } of shares) {
      const part = numerator / denominator;
      const times = BigInt(count);
      exact += numerator * times;
      given += part * times;
      rounded.push({ part, remainder: numerator - part * denominator, count });
    }
    const left = roundHalfAway({ numerator: exact, denominator }) - given;
    this.#shares = rounded;
    this.#unit = left < 0n ? -1n : 1n;
    if (left < 0n) for (const it of rounded) it.remainder = -it.remainder;
    if (left !== 0n) this.#giveOut(Number(left * this.#unit));
  }

  /** The next part of one of the shares, by its index. */
  next(index: number): bigint {
    const share = this.#shares[index];
    if (!share) throw new RangeError(`there is no share ${index}`);
    const { part, remainder } = share;
    if (this.#least === undefined || remainder < this.#least) return part;
    if (remainder === this.#least && --this.#ties < 0) return part;
    return part + this.#unit;
  }

  /** There are always enough parts whose remainder is not 0. */
  #giveOut(left: number): void {
    let rest = left;
    for (const { remainder, count } of this.#shares.toSorted(byRemainder)) {
      if (remainder !== this.#least) {
        this.#least = remainder;
        this.#ties = rest;
      }
      rest -= count;
      if (rest <= 0) return;
    }
  }
}

/** A common multiple of two positive numbers. */
export function commonMultiple(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  return b % a === 0n ? b : a * b;
}

/** The larger first. */
function byRemainder({ remainder: a }: RoundedShare, { remainder: b }: RoundedShare): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
