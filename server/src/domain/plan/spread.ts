/** Spreading an amount so that the parts add up to it, to the minor unit: the only splitting of money. */
import { type Fraction, roundHalfAway } from '../exact.ts';

/**
 * `total` in whole minor units, in proportion to `weights`: each part is cut to whole units of its absolute amount, and what is left
 * goes to the largest remainders, ties to the earlier. The parts add up to `total`; a weight of 0 gets nothing; those of `-total`
 * are the negatives. Weights that add up to 0 count as equal. There must be at least one.
 */
export function largestRemainder(
  total: bigint,
  weights: readonly bigint[] | readonly Fraction[],
): readonly bigint[] {
  if (weights.length === 0) throw new RangeError('nothing to spread over');
  const { numerators } = commonDenominator(weights.map(asFraction));
  const whole = sum(numerators);
  if (whole === 0n)
    return roundTogether(new Array<bigint>(weights.length).fill(total), BigInt(weights.length));
  const sign = whole < 0n ? -1n : 1n;
  return roundTogether(
    numerators.map((it) => total * it * sign),
    whole * sign,
  );
}

/** `count` equal exact amounts of `numerator / denominator` each; the denominator is common to all that are rounded together. */
export interface Share {
  readonly numerator: bigint;
  readonly count: number;
}

/** What the parts of a share are: `part` each, and the first `more` of them one `unit` besides. */
export interface Rounded {
  readonly part: bigint;
  readonly unit: bigint;
  readonly more: number;
}

/**
 * Exact amounts as whole units that add up to their exact sum, rounded once: by largest remainder of the absolute amounts, ties to
 * the earlier. Where signs are mixed, a remainder counts in the direction in which units are left.
 */
export function roundShares(shares: readonly Share[], denominator: bigint): readonly Rounded[] {
  const parts: bigint[] = [];
  let exact = 0n;
  let given = 0n;
  for (const { numerator, count } of shares) {
    const part = numerator / denominator;
    parts.push(part);
    const times = BigInt(count);
    exact += numerator * times;
    given += part * times;
  }
  const left = roundHalfAway({ numerator: exact, denominator }) - given;
  const unit = left < 0n ? -1n : 1n;
  const more = giveOut(left * unit, shares, (it) => (it.numerator % denominator) * unit);
  return parts.map((part, index) => ({ part, unit, more: more[index] ?? 0 }));
}

/** As `roundShares`, of amounts that differ: `numerators[i] / denominator`. */
export function roundTogether(numerators: readonly bigint[], denominator: bigint): readonly bigint[] {
  const shares = numerators.map((numerator) => ({ numerator, count: 1 }));
  return roundShares(shares, denominator).map(({ part, unit, more }) => (more > 0 ? part + unit : part));
}

/** Fractions brought to one denominator. */
export function commonDenominator(fractions: readonly Fraction[]): {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
} {
  let denominator = 1n;
  for (const it of fractions) {
    if (denominator % it.denominator === 0n) continue;
    denominator = it.denominator % denominator === 0n ? it.denominator : denominator * it.denominator;
  }
  const numerators = fractions.map((it) =>
    it.denominator === denominator ? it.numerator : it.numerator * (denominator / it.denominator),
  );
  return { numerators, denominator };
}

/** How many parts of each share get one of the `left` units: by largest remainder. There are always enough that are not 0. */
function giveOut(
  left: bigint,
  shares: readonly Share[],
  remainderOf: (share: Share) => bigint,
): readonly number[] {
  if (left === 0n) return [];
  let rest = Number(left);
  if (shares.length === 1) return [rest];
  const order = shares.map((share, index) => ({ remainder: remainderOf(share), count: share.count, index }));
  order.sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  const more = new Array<number>(shares.length).fill(0);
  for (const { index, count } of order) {
    more[index] = Math.min(rest, count);
    rest -= more[index] ?? 0;
  }
  return more;
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function asFraction(weight: bigint | Fraction): Fraction {
  return typeof weight === 'bigint' ? { numerator: weight, denominator: 1n } : weight;
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
