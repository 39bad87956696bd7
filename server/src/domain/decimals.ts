/** Sums of written numbers, exactly. */
import { type Decimal, powerOfTen } from './exact.ts';

/** `a + b`, with the digits of the longer one. */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { digits: scaled(a, scale) + scaled(b, scale), scale };
}

/** `a − b`, with the digits of the longer one. */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  return addDecimals(a, { digits: -b.digits, scale: b.scale });
}

/** Negative, zero or positive, as `a` is less, equal or more. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const { digits } = subtractDecimals(a, b);
  return digits < 0n ? -1 : Number(digits > 0n);
}

function scaled({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * powerOfTen(wanted - scale);
}
