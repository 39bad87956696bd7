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
  if (whole === 0n) return spreadEvenly(total, weights.length);
  const sign = whole < 0n ? -1n : 1n;
  return roundTogether(
    numerators.map((it) => total * it * sign),
    whole * sign,
  );
}

/**
 * Exact amounts `numerators[i] / denominator` as whole units that add up to their exact sum, rounded once: by largest remainder of
 * the absolute amounts, ties to the earlier. Where signs are mixed, a remainder counts in the direction in which units are left.
 */
export function roundTogether(numerators: readonly bigint[], denominator: bigint): bigint[] {
  const parts: bigint[] = [];
  const remainders: bigint[] = [];
  let exact = 0n;
  let given = 0n;
  let [numerator, part, remainder] = [0n, 0n, 0n];
  for (const next of numerators) {
    // most months of a line are equal
    if (next !== numerator) {
      numerator = next;
      part = numerator / denominator;
      remainder = numerator - part * denominator;
    }
    parts.push(part);
    remainders.push(remainder);
    exact += numerator;
    given += part;
  }
  const left = roundHalfAway({ numerator: exact, denominator }) - given;
  if (left !== 0n) giveOut(left, parts, remainders);
  return parts;
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

/** `count` parts that differ by at most one unit, the larger ones first. */
function spreadEvenly(total: bigint, count: number): bigint[] {
  return roundTogether(new Array<bigint>(count).fill(total), BigInt(count));
}

/** One unit each to the `left` parts with the largest remainder in its direction: there are always that many that are not 0. */
function giveOut(left: bigint, parts: bigint[], remainders: readonly bigint[]): void {
  const unit = left < 0n ? -1n : 1n;
  const order = remainders.map((remainder, index) => ({ remainder: remainder * unit, index }));
  const [first] = order;
  if (order.some((it) => it.remainder !== first?.remainder))
    order.sort((a, b) => compare(b.remainder, a.remainder) || a.index - b.index);
  for (const { index } of order.slice(0, Number(left * unit))) parts[index] = (parts[index] ?? 0n) + unit;
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
