/** How percents read: no space, one decimal when computed, otherwise as written. */
import { absolute, type Decimal, roundHalfAway } from '../exact.ts';
import { formatDecimal, MINUS } from './money.ts';

/** A written percent: `34%`, `2.5%`. */
export function formatPercent(percent: Decimal): string {
  return `${formatDecimal(percent)}%`;
}

/**
 * How much `after` is more or less than `before`: `+5.4%`, `−50.0%`, `<0.1%` for a smaller change, `0.0%` for none, `new` where
 * there was nothing. Minor units of one currency; a negative base counts by its size.
 */
export function formatPercentChange(before: bigint, after: bigint): string {
  const change = after - before;
  if (change === 0n) return '0.0%';
  if (before === 0n) return 'new';
  const base = absolute(before);
  const size = absolute(change);
  if (size * 1000n < base) return '<0.1%';
  return `${change < 0n ? MINUS : '+'}${tenths(size, base)}%`;
}

/** What share of `whole` the `part` is: `21.6%`; undefined when `whole` is 0. */
export function formatShare(part: bigint, whole: bigint): string | undefined {
  if (whole === 0n) return undefined;
  const isNegative = part !== 0n && part < 0n !== whole < 0n;
  const text = `${tenths(absolute(part), absolute(whole))}%`;
  return isNegative && text !== '0.0%' ? `${MINUS}${text}` : text;
}

/** `part` of `whole` in percent, one decimal, half away from zero. Neither is negative. */
function tenths(part: bigint, whole: bigint): string {
  return formatDecimal({ digits: roundHalfAway({ numerator: part * 1000n, denominator: whole }), scale: 1 });
}
