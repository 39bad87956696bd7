/** How amounts read: always all digits of the currency, grouped by commas; a minus is U+2212. */
import { exponentOf } from '../currency.ts';
import { absolute, type Decimal, powerOfTen, roundHalfAway } from '../exact.ts';

/** The minus of figures; a hyphen is too short to be seen. */
export const MINUS = '−';

/** Money as it leaves the process. */
export interface AmountJson {
  /** Plain digits: `-1234.50`. */
  readonly amount: string;
  readonly currency: string;
}

/** `2,836,014.14`, without its currency. `minor` is in minor units. */
export function formatMoney(minor: bigint, currency: string): string {
  return grouped({ digits: minor, scale: digitsOf(currency) });
}

/** `16,864.23 USD`. */
export function formatAmount(minor: bigint, currency: string): string {
  return `${formatMoney(minor, currency)} ${currency}`;
}

/** An amount, or `not known` for an incomplete sum of which nothing is known: unknown is not zero. */
export function formatKnown(
  { amount, incomplete }: { readonly amount: bigint; readonly incomplete: boolean },
  currency: string,
): string {
  return incomplete && amount === 0n ? 'not known' : formatAmount(amount, currency);
}

/** A change: `+132,000.00`, `−13,112.94`, `0.00`. */
export function formatSigned(minor: bigint, currency: string): string {
  return minor > 0n ? `+${formatMoney(minor, currency)}` : formatMoney(minor, currency);
}

/** `12000.50`, `-5.00`: as it is written in YAML, JSON and CSV. */
export function plainMoney(minor: bigint, currency: string): string {
  return plainDecimal({ digits: minor, scale: digitsOf(currency) });
}

/** Exact in any language that reads it: text, since a JSON number is a float. */
export function amountJson(minor: bigint, currency: string): AmountJson {
  return { amount: plainMoney(minor, currency), currency };
}

/** A written number with the digits it has, `1,200.5`; at least `atLeast` digits after the point are shown. */
export function formatDecimal({ digits, scale }: Decimal, atLeast = 0): string {
  if (scale >= atLeast) return grouped({ digits, scale });
  return grouped({ digits: digits * powerOfTen(atLeast - scale), scale: atLeast });
}

/** A price: all its digits, and at least those of the currency (`171,600.00`, `0.0234`). */
export function formatPrice(value: Decimal, currency: string): string {
  return formatDecimal(value, digitsOf(currency));
}

/** A decimal without groups and with a plain hyphen: `-1234.50`. */
function plainDecimal({ digits, scale }: Decimal): string {
  const { sign, whole, fraction } = partsOf({ digits, scale });
  return `${sign === '' ? '' : '-'}${whole}${fraction}`;
}

const UNITS = ['', 'k', 'M', 'B', 'T'] as const;

/** For axes, chart labels and tree rows, the only places that round: `788k`, `2.84M`, three significant digits. */
export function formatShort(minor: bigint, currency: string): string {
  const scale = digitsOf(currency);
  if (minor === 0n) return '0';
  const size = absolute(minor);
  const rounded = roundedToThree(size);
  const exponent = rounded.length - 1 - scale;
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(exponent / 3)));
  const decimals = Math.min(Math.max(0, 2 - (exponent - unit * 3)), unit === 0 ? scale : 2);
  const digits = BigInt(rounded) * 1000n;
  const value = roundHalfAway({
    numerator: digits,
    denominator: powerOfTen(scale + unit * 3 + 3 - decimals),
  });
  return `${minor < 0n ? MINUS : ''}${grouped({ digits: value, scale: decimals })}${UNITS[unit] ?? ''}`;
}

/** Digits with all but the first three rounded to zero. */
function roundedToThree(size: bigint): string {
  const more = Math.max(0, String(size).length - 3);
  const power = powerOfTen(more);
  return String(roundHalfAway({ numerator: size, denominator: power }) * power);
}

function digitsOf(currency: string): number {
  return exponentOf(currency) ?? 2;
}

function grouped(value: Decimal): string {
  const { sign, whole, fraction } = partsOf(value);
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}

function partsOf({ digits, scale }: Decimal): {
  readonly sign: string;
  readonly whole: string;
  readonly fraction: string;
} {
  const size = String(absolute(digits)).padStart(scale + 1, '0');
  const point = size.length - scale;
  return {
    sign: digits < 0n ? MINUS : '',
    whole: size.slice(0, point),
    fraction: scale === 0 ? '' : `.${size.slice(point)}`,
  };
}
