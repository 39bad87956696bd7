/** Money as it is counted: whole minor units of one currency. */
import { type Decimal, powerOfTen } from './exact.ts';

/** `minor` is in minor units of `currency` (cents for `USD`, yen for `JPY`). */
export interface Money {
  readonly minor: bigint;
  readonly currency: string;
}

/** Adds per currency. There is no rate table here, so nothing can be converted by accident. */
export function total(amounts: Iterable<Money>): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { minor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + minor);
  return sums;
}

/** A written number has more digits behind the point than the currency. */
export interface TooManyDigits {
  /** Digits behind the point, as written. */
  readonly tooManyDigits: number;
}

/**
 * A written number in minor units. Digits count as written, zeros too: `1.200` for a currency with two digits is refused,
 * since elsewhere it means 1,200.
 */
export function minorUnits({ digits, scale }: Decimal, exponent: number): bigint | TooManyDigits {
  if (scale > exponent) return { tooManyDigits: scale };
  return scale === exponent ? digits : digits * powerOfTen(exponent - scale);
}
