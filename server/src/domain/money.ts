/** From money as it is written to money as it is counted: whole minor units (cents for `USD`, yen for `JPY`). */
import { type Decimal, powerOfTen } from './exact.ts';

/** A written number has more digits after the point than the currency. */
export interface TooManyDigits {
  /** Digits after the point, as written. */
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
