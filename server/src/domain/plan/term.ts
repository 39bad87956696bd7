/** What a line is worth in each month, still exact: every way of writing money ends up in this form. */
import type { FiscalCalendar } from '../calendar.ts';
import { type Decimal, type Fraction, fractionOf, multiplyFractions, powerOfTen } from '../exact.ts';
import type { MonthSpan } from '../period.ts';
import type { Draft } from './by-period.ts';
import type { LineContext } from './line-plan.ts';
import type { LineSpec, Percent, Phasing, Price, Quantity, Time } from './spec.ts';

/** One entry, or one quantity at one price, in the months from `first` to `last`, inside the line's period. */
export interface Term {
  readonly first: number;
  readonly last: number;
  /** Minor units: of the whole that `worth` names. */
  readonly coefficient: Fraction;
  readonly worth: Worth;
  /** Pointer of the entry inside the line. */
  readonly at: string;
  readonly written: Written;
}

/** How much of the coefficient a month is worth, and what is rounded together. */
export type Worth =
  /** All of it, each month rounded by itself. */
  | { readonly by: 'month' }
  /** For each day or hour of the month, each month rounded by itself. */
  | { readonly by: 'day' | 'hour' }
  /** Its part of the fiscal quarter or year by phasing; such months of one quarter or year are rounded together. */
  | { readonly by: 'quarter' | 'year' }
  /** Its part of a total by phasing: the term has the total's months, which are rounded together. */
  | { readonly by: 'total' }
  /** Its part of a count by phasing, each month rounded by itself. */
  | { readonly by: 'count'; readonly of: MonthSpan }
  /** For each minor unit of other lines in the month (`base[0]` is the line's first month), each month rounded by itself. */
  | { readonly by: 'lines'; readonly base: readonly bigint[] };

/** What the term was read from, for words. */
export type Written =
  | { readonly says: 'amount'; readonly price: Price }
  | {
      readonly says: 'quantity';
      readonly quantity: Quantity;
      /** What the quantity counts, where it is known. */
      readonly unit: string | undefined;
      /** The Driver that says it. */
      readonly driver: string | undefined;
      readonly price: Price;
    }
  | { readonly says: 'percent'; readonly percent: Percent };

/** A line while its terms are read. */
export interface LineDraft extends Draft {
  readonly spec: LineSpec;
  readonly context: LineContext;
  /** The line's period, cut to the Budget's; no months when `first` is after `last`. */
  readonly span: MonthSpan;
  /** Set by the first amount, with the digits of its minor unit. */
  money: { readonly currency: string; readonly exponent: number | undefined } | undefined;
}

/** The currency of an amount: its `own`, otherwise the line's, otherwise the one inherited. */
export function currencyFor(own: string | undefined, { spec, context }: LineDraft): string {
  return own ?? spec.currency ?? context.currency;
}

/** What the weights of a term's months depend on. */
export interface Weighing {
  readonly calendar: FiscalCalendar;
  readonly phasing: Phasing;
  /** The line's first month. */
  readonly first: number;
}

/** The worth that each time stands for; shared, since most lines need one. */
export const WORTH_OF_TIME: Readonly<Record<Time, Worth>> = {
  month: { by: 'month' },
  quarter: { by: 'quarter' },
  year: { by: 'year' },
  day: { by: 'day' },
  hour: { by: 'hour' },
};

/** A written number as an exact amount of minor units, `10^exponent` to the unit; `exponent` may be negative. */
export function exactMinor(value: Decimal, exponent: number): Fraction {
  if (value.scale > exponent)
    return { numerator: value.digits, denominator: powerOfTen(value.scale - exponent) };
  const shift = exponent - value.scale;
  return { numerator: shift === 0 ? value.digits : value.digits * powerOfTen(shift), denominator: 1n };
}

/** What `month` is worth, exactly, in minor units. */
export function exactMonth(term: Term, month: number, weighing: Weighing): Fraction {
  return multiplyFractions(term.coefficient, {
    numerator: weightOf(term.worth, month, weighing),
    denominator: wholeWeight(term, month, weighing),
  });
}

/** The share of the coefficient that falls in `month` is this, divided by `wholeWeight`. */
export function weightOf(worth: Worth, month: number, { calendar, phasing, first }: Weighing): bigint {
  switch (worth.by) {
    case 'month':
      return 1n;
    case 'day':
      return BigInt(calendar.days(month));
    case 'hour':
      return BigInt(calendar.days(month) * 24);
    case 'lines':
      return worth.base[month - first] ?? 0n;
    default:
      return phasing === 'even' ? 1n : BigInt(calendar.days(month));
  }
}

/** The sum of the weights over which the coefficient is spread; 1 when each month has all of it. The same for all its months. */
export function wholeWeight(term: Term, month: number, { calendar, phasing }: Weighing): bigint {
  switch (term.worth.by) {
    case 'month':
    case 'day':
    case 'hour':
    case 'lines':
      return 1n;
    default: {
      const whole = wholeOf(term, month, calendar);
      return BigInt(phasing === 'even' ? whole.last - whole.first + 1 : daysOf(whole, calendar));
    }
  }
}

/** The days of some months. */
export function daysOf({ first, last }: MonthSpan, calendar: FiscalCalendar): number {
  return calendar.lastDay(last) - calendar.firstDay(first) + 1;
}

/** The months over which a total, a count, or a rate per quarter or year is spread; for other terms, `month` itself. */
export function wholeOf(term: Term, month: number, calendar: FiscalCalendar): MonthSpan {
  switch (term.worth.by) {
    case 'total':
      return term;
    case 'count':
      return term.worth.of;
    case 'year':
      return calendar.yearSpan(calendar.yearOf(month));
    case 'quarter':
      return calendar.quarterSpan(calendar.yearOf(month), calendar.quarterOf(month));
    default:
      return { first: month, last: month };
  }
}

/** `percent` of one minor unit. */
export function percentOfOne({ value }: Percent): Fraction {
  const { numerator, denominator } = fractionOf(value);
  return { numerator, denominator: denominator * 100n };
}
