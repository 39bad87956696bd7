/** Exact fractions and the two ways of rounding, for the oracle: written apart from the product on purpose. */

/** `top / bottom`; `bottom` is positive. */
export interface Ratio {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Nothing. */
export const ZERO: Ratio = { top: 0n, bottom: 1n };

/** A whole number, or a quotient. */
export function ratio(top: number | bigint, bottom: number | bigint = 1): Ratio {
  return { top: BigInt(top), bottom: BigInt(bottom) };
}

/** `12_000.50`, `120k`, `-1.2M`. */
export function ratioOf(text: string): Ratio {
  const [, sign, whole = '', fraction = '', unit = ''] = /^(-?)([\d_]+)(?:\.(\d+))?([kM]?)$/.exec(text) ?? [];
  if (whole === '') throw new Error(`"${text}" is no number that the oracle knows`);
  const digits = BigInt(whole.replaceAll('_', '') + fraction) * (sign === '-' ? -1n : 1n);
  const factor = { '': 1n, k: 1000n, M: 1_000_000n }[unit] ?? 1n;
  return { top: digits * factor, bottom: 10n ** BigInt(fraction.length) };
}

/** The product, not reduced. */
export function times(a: Ratio, b: Ratio): Ratio {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom };
}

/** The sum, not reduced. */
export function plus(a: Ratio, b: Ratio): Ratio {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom };
}

/** Half away from zero. */
export function rounded({ top, bottom }: Ratio): bigint {
  const positive = top < 0n ? -top : top;
  const whole = (2n * positive + bottom) / (2n * bottom);
  return top < 0n ? -whole : whole;
}

/**
 * Exact parts of one sign as whole units that add up to their rounded sum: each is cut, then one unit after the other goes to the
 * part that is furthest below its exact value, the earlier of equals.
 */
export function roundedTogether(parts: readonly Ratio[]): readonly bigint[] {
  const goal = rounded(parts.reduce(plus, ZERO));
  const step = goal < 0n ? -1n : 1n;
  const units = parts.map(({ top, bottom }) => top / bottom);
  let sum = units.reduce((a, b) => a + b, 0n);
  while (sum !== goal) {
    const next = furthest(parts, units, step);
    units[next] = (units[next] ?? 0n) + step;
    sum += step;
  }
  return units;
}

function furthest(parts: readonly Ratio[], units: readonly bigint[], step: bigint): number {
  let best = 0;
  let most: Ratio | undefined;
  for (const [index, { top, bottom }] of parts.entries()) {
    const missing = { top: (top - (units[index] ?? 0n) * bottom) * step, bottom };
    if (most && missing.top * most.bottom <= most.top * bottom) continue;
    most = missing;
    best = index;
  }
  return best;
}
