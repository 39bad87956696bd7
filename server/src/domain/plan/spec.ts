/** What a line of a Budget says, read but not yet resolved: the input of the plan. Plain, frozen data without positions. */
import type { Decimal } from '../exact.ts';
import type { Period, Timed } from '../period.ts';

/** A name, code or alias as it is written, with the pointer of the scalar inside its item (`/category`, `/of/0`). */
export interface Reference {
  readonly text: string;
  readonly at: string;
}

/** The times that a rate may be counted by. */
export type Time = 'month' | 'quarter' | 'year' | 'day' | 'hour';

/** What a rate is counted by. A word that is not a time is a unit (`USD/person-hour`). */
export type Per = { readonly time: Time } | { readonly unit: string };

/** Money as it is written: a total, a rate per time or a price per unit. */
export interface Price {
  readonly value: Decimal;
  readonly currency: string | undefined;
  readonly per: Per | undefined;
  readonly text: string;
}

/** A number as it is written: a level or count, or a rate (`480/month`). */
export interface Quantity {
  readonly value: Decimal;
  readonly per: Per | undefined;
  readonly text: string;
}

/** Percent as it is written, `2.5%` is `{ digits: 25n, scale: 1 }`. */
export interface Percent {
  readonly value: Decimal;
  readonly text: string;
}

/** A line states its money in one way. */
export type LineMoney =
  | { readonly by: 'amount'; readonly amount: Timed<Price> }
  | {
      readonly by: 'quantity';
      readonly quantity: Timed<Quantity> | Reference;
      readonly unitPrice: Timed<Price>;
    }
  | { readonly by: 'percent'; readonly percent: Timed<Percent>; readonly of: readonly Reference[] };

/** `opex` and `capex` are spend, `opex` and `depreciation` are expense. */
export type Treatment = (typeof TREATMENTS)[number];
/** All treatments. */
export const TREATMENTS = ['opex', 'capex', 'depreciation'] as const;

/** How a total is spread over its months. */
export type Phasing = 'even' | 'days';

/** What a line or its Budget may say about the purpose of the money; what is left out is inherited. */
export interface Dimensions {
  readonly costCenter: Reference | undefined;
  readonly category: Reference | undefined;
  readonly service: Reference | undefined;
  readonly vendor: Reference | undefined;
  readonly project: Reference | undefined;
  readonly treatment: Treatment | undefined;
  readonly currency: string | undefined;
  readonly period: Period | undefined;
  readonly phasing: Phasing | undefined;
  /** In key order. */
  readonly labels: readonly (readonly [key: string, value: string])[];
}

/** One entry of a Budget's `lines`. `money` is undefined when it cannot be read: the line is unreadable. */
export interface LineSpec extends Dimensions {
  readonly name: string;
  readonly title: string | undefined;
  readonly money: LineMoney | undefined;
  readonly credit: boolean;
}
