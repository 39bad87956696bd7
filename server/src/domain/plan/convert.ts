/** Money by month in another currency: each line-month is rounded, then added, so that every grouping adds up. */
import { exponentOf } from '../currency.ts';
import { type Decimal, type Fraction, roundHalfAway } from '../exact.ts';
import { zeroMonths } from '../months.ts';
import { isCountable, type LinePlan } from './line-plan.ts';
import { exactMinor } from './term.ts';

/** A line in another currency. */
export interface Converted {
  /** Minor units of the target currency, by month as in the plan; 0 where it is missing. */
  readonly months: BigInt64Array;
  /** Indexes of the months with money that cannot be converted: no rate, an unknown currency, or more than can be counted. */
  readonly missing: readonly number[];
}

const NONE: readonly number[] = [];

/** `rateAt` is units of `target` for one unit of the plan's currency; it is not asked about months without money. */
export function convertMonths(
  { currency, first, months }: Pick<LinePlan, 'currency' | 'first' | 'months'>,
  rateAt: (month: number) => Decimal | undefined,
  target: string,
): Converted {
  if (currency === target) return { months, missing: NONE };
  const converted = zeroMonths(months.length);
  const missing: number[] = [];
  const exponent = exponentOfRates(currency, target);
  let rate: Decimal | undefined;
  let factor: Fraction | undefined;
  for (let index = 0; index < months.length; index++) {
    const amount = months[index] ?? 0n;
    if (amount === 0n) continue;
    const held = rateAt(first + index);
    if (held !== rate) factor = factorOf(held, exponent);
    rate = held;
    const changed = factor && changeOf(amount, factor);
    if (changed !== undefined && isCountable(changed)) converted[index] = changed;
    else missing.push(first + index);
  }
  return { months: converted, missing };
}

/** Whether an amount in `from` converts to whole minor units of `to`, so that nothing is rounded. */
export function isExactly(amount: bigint, rate: Decimal, from: string, to: string): boolean {
  const factor = factorOf(rate, exponentOfRates(from, to));
  return factor !== undefined && (amount * factor.numerator) % factor.denominator === 0n;
}

/** Minor units of the target for one minor unit. */
function factorOf(rate: Decimal | undefined, exponent: number | undefined): Fraction | undefined {
  return rate && exponent !== undefined ? exactMinor(rate, exponent) : undefined;
}

function changeOf(amount: bigint, { numerator, denominator }: Fraction): bigint {
  return roundHalfAway({ numerator: amount * numerator, denominator });
}

/** How many more digits the minor unit of `to` has than that of `from`; undefined when either is not a currency. */
function exponentOfRates(from: string, to: string): number | undefined {
  const [fromDigits, toDigits] = [exponentOf(from), exponentOf(to)];
  return fromDigits === undefined || toDigits === undefined ? undefined : toDigits - fromDigits;
}
