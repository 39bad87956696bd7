/** Exact numbers: decimals as they are written, fractions as they are computed. No float ever holds money. */

/** `digits × 10^-scale`; `scale` is 0 or more. `12_000.50` is `{ digits: 1200050n, scale: 2 }`. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** `numerator / denominator`, not necessarily reduced; the denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Those that amounts and rates need; larger ones are computed. */
const POWERS: readonly bigint[] = Array.from({ length: 40 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to the power of `exponent` (0 or more). */
export function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/** The same value as a fraction. */
export function fractionOf({ digits, scale }: Decimal): Fraction {
  return { numerator: digits, denominator: powerOfTen(scale) };
}

/** The nearest integer, half away from zero: the only rounding of money. */
export function roundHalfAway({ numerator, denominator }: Fraction): bigint {
  if (denominator === 1n) return numerator;
  const twice = numerator * 2n;
  // division truncates towards zero
  return (numerator < 0n ? twice - denominator : twice + denominator) / (denominator * 2n);
}

/** The size of a value, whatever its sign. */
export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** `a × b`, exactly. */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator };
}
