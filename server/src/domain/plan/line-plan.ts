/** What planning a line needs, and what it returns: the contract of `planLine`. */
import type { FiscalCalendar } from '../calendar.ts';
import type { MonthSpan, Timed } from '../period.ts';
import type { Phasing, Quantity } from './spec.ts';

/** What a line takes from its surroundings. Everything is already inherited, except what the line itself says. */
export interface LineContext {
  readonly calendar: FiscalCalendar;
  /** The Budget's period, to which everything of the line is cut; undefined when the Budget has none. */
  readonly budget: MonthSpan | undefined;
  /** Of the Budget, otherwise of the workspace: what a price without a currency is in, unless the line has its own. */
  readonly currency: string;
  /** Of the Budget, otherwise `even`. */
  readonly phasing: Phasing;
  /**
   * The plan of a Driver as the line reads it: `headcount` is that of its own center, `headcount/search` another's. Undefined
   * when there is no such Driver (reported elsewhere); a Driver with nothing for the center has no `values`.
   */
  readonly driver: (reference: string) => DriverSeries | undefined;
  /** A line that `of` names; undefined when there is none (reported elsewhere). */
  readonly line: (reference: string) => LinePlan | 'cycle' | undefined;
}

/** What a Driver plans for one center. */
export interface DriverSeries {
  readonly name: string;
  /** For messages: the center whose values these are. */
  readonly center: string;
  /** The word for one of what it counts (`person`). */
  readonly unit: string;
  readonly values: Timed<Quantity>;
  /** Whether there may be more values that could not be read: a month without one is then unknown, not missing. */
  readonly isPartial: boolean;
}

/** The money of one line. */
export interface LinePlan {
  readonly currency: string;
  /** Index of the month in `months[0]`. */
  readonly first: number;
  /** Minor units, one for each month of the line's period; none beyond `MOST_A_MONTH`. */
  readonly months: BigInt64Array;
  /** What is wrong with the line and shows only together with its calendar, currency, Driver or other lines. */
  readonly problems: readonly PlanProblem[];
  /** Some of the line's money is not known: totals that include it are incomplete. */
  readonly incomplete: boolean;
}

/** The most minor units of a month of a line, of either sign: a thousand of that size fit 64 bits, and `MonthVector` adds up more. */
export const MOST_A_MONTH: bigint = 2n ** 53n;
const LEAST_A_MONTH = -MOST_A_MONTH;

/** Whether a month of a line may have this many minor units. */
export function isCountable(amount: bigint): boolean {
  return amount <= MOST_A_MONTH && amount >= LEAST_A_MONTH;
}

/** Names of what can be wrong. */
type PlanCode =
  | 'amount-too-large'
  | 'invalid-period'
  | 'missing-driver-value'
  | 'missing-period'
  | 'mixed-currencies'
  | 'money-outside-period'
  | 'month-not-in-calendar'
  | 'overlapping-periods'
  | 'percent-cycle'
  | 'too-many-digits'
  | 'unknown-currency'
  | 'unmarked-credit'
  | 'wrong-unit';

/** Something wrong with a line; like a problem of the reader, but without a range. `at` is the pointer inside the line. */
export interface PlanProblem {
  readonly code: PlanCode;
  readonly at: string;
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly label?: string;
  readonly help?: string;
  readonly fixes?: readonly PlanFix[];
}

/** A way to repair it; like a fix of the reader. */
export interface PlanFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe' | 'shown';
  readonly edits: readonly PlanEdit[];
}

/** One change of the line's text, by pointer inside it. */
type PlanEdit =
  | { readonly op: 'set' | 'rename'; readonly at: string; readonly text: string }
  | { readonly op: 'insert'; readonly at: string; readonly key: string | undefined; readonly text: string };
