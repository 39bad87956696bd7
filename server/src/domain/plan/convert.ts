/** Money by month in another currency: each line-month is rounded, then added, so that every grouping adds up. */
import { exponentOf } from '../currency.ts';
import { type Decimal, powerOfTen, roundHalfAway } from '../exact.ts';
import { zeroMonths } from '../months.ts';
import { type LinePlan, MOST_A_MONTH } from './line-plan.ts';

/** A line in another currency. */
export interface Converted {
  /** Minor units of the target currency, by month as in the plan; 0 where it is missing. */
  readonly months: BigInt64Array;
  /** Indexes of the months with money that cannot be converted: no rate, an unknown currency, or more than can be counted. */
  readonly missing: readonly number[];
}

/** `rateAt` is units of `target` for one unit of the plan's currency; it is not asked about months without money. */
export function convertMonths(
  { currency, first, months }: Pick<LinePlan, 'currency' | 'first' | 'months'>,
  rateAt: (month: number) => Decimal | undefined,
  target: string,
): Converted {
  if (currency === target) return { months, missing: [] };
  const converted = zeroMonths(months.length);
  const missing: number[] = [];
  const change = converter(currency, target);
  months.forEach((amount, index) => {
    if (amount === 0n) return;
    const rate = rateAt(first + index);
    const changed = rate && change?.(amount, rate);
    if (changed === undefined || changed > MOST_A_MONTH || changed < -MOST_A_MONTH)
      missing.push(first + index);
    else converted[index] = changed;
  });
  return { months: converted, missing };
}

/** Minor units to minor units; undefined when one of the two is no currency. */
function converter(from: string, to: string): ((amount: bigint, rate: Decimal) => bigint) | undefined {
  const [fromDigits, toDigits] = [exponentOf(from), exponentOf(to)];
  if (fromDigits === undefined || toDigits === undefined) return undefined;
  const shift = toDigits - fromDigits;
  const [up, down] = shift < 0 ? [1n, powerOfTen(-shift)] : [powerOfTen(shift), 1n];
  return (amount, { digits, scale }) =>
    roundHalfAway({ numerator: amount * digits * up, denominator: powerOfTen(scale) * down });
}
