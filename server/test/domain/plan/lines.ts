/** Lines and what is around them, written short: the one place in these tests that knows how `planLine` is called. */
import { type CalendarSpec, createCalendar, type FiscalCalendar } from '../../../src/domain/calendar.ts';
import type { Decimal } from '../../../src/domain/exact.ts';
import type { MonthSpan, Period, PeriodPoint, Timed } from '../../../src/domain/period.ts';
import type { DriverSeries, LineContext, LinePlan } from '../../../src/domain/plan/line-plan.ts';
import { planLine } from '../../../src/domain/plan/plan-line.ts';
import type { LineMoney, LineSpec, Per, Percent, Price, Quantity } from '../../../src/domain/plan/spec.ts';

/** As written: one value, or a map by period. */
type Written = string | Readonly<Record<string, string>>;

/** A line as it stands in YAML. */
export interface ShortLine {
  readonly amount?: Written;
  readonly quantity?: Written | { readonly driver: string };
  readonly unitPrice?: Written;
  readonly percent?: Written;
  readonly of?: readonly string[];
  readonly period?: string;
  readonly phasing?: 'even' | 'days';
  readonly currency?: string;
  readonly credit?: boolean;
}

/** A Budget around it. */
export interface ShortBudget {
  readonly calendar: FiscalCalendar;
  readonly period?: string;
  readonly currency?: string;
  readonly drivers?: Readonly<Record<string, { readonly unit: string; readonly values: Written }>>;
  readonly lines?: Readonly<Record<string, LinePlan | 'cycle'>>;
}

/** Fiscal years of calendar months that begin in February and are named after the year in which they end. */
export const FEBRUARY: FiscalCalendar = calendarOf({
  start: { year: 2026, month: 2, day: 1 },
  pattern: 'monthly',
  named: 'ending',
  longYears: [],
  longPeriod: 12,
});

/** A 4-4-5 calendar with a long year. */
export const WEEKS: FiscalCalendar = calendarOf({
  start: { year: 2027, month: 1, day: 31 },
  pattern: '4-4-5',
  named: 'starting',
  longYears: [2028],
  longPeriod: 12,
});

export function plan(line: ShortLine, budget: ShortBudget): LinePlan {
  return planLine(specOf(line), contextOf(budget));
}

/** The months as text, `7788000.00`, of the fiscal year `year` or of all. */
export function totalOf({ months, first }: LinePlan, span: MonthSpan = { first: 0, last: Infinity }): bigint {
  return [...months].reduce(
    (sum, it, i) => (first + i >= span.first && first + i <= span.last ? sum + it : sum),
    0n,
  );
}

export function specOf(line: ShortLine): LineSpec {
  return {
    name: 'it',
    title: undefined,
    money: moneyOf(line),
    credit: line.credit ?? false,
    costCenter: undefined,
    category: undefined,
    service: undefined,
    vendor: undefined,
    project: undefined,
    treatment: undefined,
    currency: line.currency,
    period: line.period === undefined ? undefined : periodOf(line.period),
    phasing: line.phasing,
    labels: [],
  };
}

export function contextOf(budget: ShortBudget): LineContext {
  const { calendar, currency = 'USD', drivers = {}, lines = {} } = budget;
  const span = budget.period === undefined ? undefined : calendar.span(periodOf(budget.period));
  if (span && 'problem' in span) throw new Error(span.problem.message);
  const series = (reference: string): DriverSeries | undefined => {
    const driver = drivers[reference];
    return (
      driver && {
        name: reference,
        center: 'payments',
        unit: driver.unit,
        values: timed(driver.values, '/plan', quantityOf),
        isPartial: false,
      }
    );
  };
  return { calendar, budget: span, currency, phasing: 'even', driver: series, line: (it) => lines[it] };
}

/** Reads periods such as `FY2027-Q1`, `2026-04..`. */
function periodOf(text: string): Period {
  const [from = '', to] = text.split('..');
  if (to === undefined) return { text, from: pointOf(from), to: pointOf(from) };
  return { text, from: from ? pointOf(from) : undefined, to: to ? pointOf(to) : undefined };
}

export function decimalOf(text: string): Decimal {
  const [whole = '', fraction = ''] = text.replaceAll('_', '').split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function moneyOf(line: ShortLine): LineMoney | undefined {
  const { amount, quantity, unitPrice, percent, of = [] } = line;
  if (amount !== undefined) return { by: 'amount', amount: timed(amount, '/amount', priceOf) };
  if (percent !== undefined)
    return {
      by: 'percent',
      percent: timed(percent, '/percent', percentOf),
      of: of.map((text, i) => ({ text, at: `/of/${i}` })),
    };
  if (quantity === undefined || unitPrice === undefined) return undefined;
  const isDriver = (it: Written | { readonly driver: string }): it is { readonly driver: string } =>
    typeof it === 'object' && typeof it.driver === 'string';
  return {
    by: 'quantity',
    quantity: isDriver(quantity)
      ? { text: quantity.driver, at: '/quantity' }
      : timed(quantity, '/quantity', quantityOf),
    unitPrice: timed(unitPrice, '/unitPrice', priceOf),
  };
}

function timed<Value>(written: Written, at: string, read: (text: string) => Value): Timed<Value> {
  if (typeof written === 'string') return [{ period: undefined, value: read(written), at }];
  return Object.entries(written).map(([key, text]) => ({
    period: periodOf(key),
    value: read(text),
    at: `${at}/${key}`,
  }));
}

function priceOf(text: string): Price {
  const [, number = '', currency, per] = /^(\S+?)(?: ([A-Z]{3}))?(?:\/(.+))?$/.exec(text) ?? [];
  return { value: numberOf(number), currency, per: perOf(per), text };
}

function quantityOf(text: string): Quantity {
  const [number = '', per] = text.split('/');
  return { value: numberOf(number), per: perOf(per), text };
}

function percentOf(text: string): Percent {
  return { value: decimalOf(text.slice(0, -1)), text };
}

function perOf(word: string | undefined): Per | undefined {
  switch (word) {
    case undefined:
      return undefined;
    case 'month':
    case 'quarter':
    case 'year':
    case 'day':
    case 'hour':
      return { time: word };
    default:
      return { unit: word };
  }
}

function numberOf(text: string): Decimal {
  const zeros = text.endsWith('k') ? 3 : text.endsWith('M') ? 6 : 0;
  const { digits, scale } = decimalOf(zeros ? text.slice(0, -1) : text);
  return zeros >= scale
    ? { digits: digits * 10n ** BigInt(zeros - scale), scale: 0 }
    : { digits, scale: scale - zeros };
}

function pointOf(text: string): PeriodPoint {
  const [, fiscal, digits = '', part, number] =
    /^(FY)?(\d{4})(?:-(P|Q)?(\d\d?)(?:-\d\d)?)?$/.exec(text) ?? [];
  const year = Number(digits);
  const count = Number(number);
  if (number === undefined) return { kind: fiscal ? 'fiscal-year' : 'year', year };
  if (part === 'Q') return { kind: fiscal ? 'fiscal-quarter' : 'quarter', year, quarter: count };
  return { kind: fiscal ? 'fiscal-month' : 'month', year, month: count };
}

function calendarOf(spec: CalendarSpec): FiscalCalendar {
  const calendar = createCalendar(spec);
  if ('problems' in calendar) throw new Error(calendar.problems[0]?.message);
  return calendar;
}
