/** A short cut for the commonest lines. */
import type { FiscalCalendar } from '../calendar.ts';
import { exponentOf } from '../currency.ts';
import { minorUnits } from '../money.ts';
import { zeroMonths } from '../months.ts';
import type { Period } from '../period.ts';
import { isCountable } from './line-plan.ts';
import { currencyFor, type LineDraft } from './term.ts';

/** What the terms of a line would come to. */
export interface PlainMonths {
  readonly currency: string;
  /** Minor units, one for each month of the line. */
  readonly months: BigInt64Array;
}

/**
 * The months of an amount that lists totals for single months in ascending order (`{ 2026-01: 30k, 2026-02: 36_370.25 }`): most
 * money in large plans is written this way and needs neither terms nor rounding. Undefined when the line says anything else or
 * anything is wrong with it: then its terms decide.
 */
export function plainMonths(line: LineDraft): PlainMonths | undefined {
  const { spec, context, span } = line;
  if (spec.money?.by !== 'amount') return undefined;
  const { amount } = spec.money;
  const currency = spec.currency ?? currencyFor(amount[0]?.value.currency, line);
  const exponent = exponentOf(currency);
  if (exponent === undefined) return undefined;
  let months: BigInt64Array | undefined;
  let next = span.first;
  for (const { period, value: price } of amount) {
    const month = monthOf(period, context.calendar);
    if (month === undefined || month < next || month > span.last) return undefined;
    if (price.per || currencyFor(price.currency, line) !== currency) return undefined;
    const minor = minorUnits(price.value, exponent);
    if (typeof minor !== 'bigint' || !isCountable(minor) || (minor < 0n && !spec.credit)) return undefined;
    months ??= zeroMonths(span.last - span.first + 1);
    months[month - span.first] = minor;
    next = month + 1;
  }
  return months && { currency, months };
}

/** Undefined when it is not a single fiscal month. */
function monthOf(period: Period | undefined, calendar: FiscalCalendar): number | undefined {
  const span = period && calendar.moneySpan(period);
  return span && 'first' in span && span.first === span.last ? span.first : undefined;
}
