/** What the amounts of a line come to over a time that they do not name: a month, a year, a share of the Budget. */

import { lineTotal } from '../analysis/model/sums.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import { compare } from '../base/compare.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import { roundHalfAway } from '../domain/exact.ts';
import type { MonthSpan, Timed } from '../domain/period.ts';
import type { Price } from '../domain/plan/spec.ts';
import { type Held, spansOf } from '../domain/timed.ts';
import { formatMoney } from '../domain/words/money.ts';
import { formatShare } from '../domain/words/percent.ts';

/** What the editor shows after one amount. */
export interface Equivalent {
  /** Pointer to the amount within the line. */
  readonly at: string;
  /** Without currency; undefined where the amount already says it all. */
  readonly text: string | undefined;
  /** The months that the amount is about. */
  readonly span: MonthSpan;
}

/** What all lines of a Budget share. */
export interface Around {
  readonly calendar: FiscalCalendar;
  /** The currency of the workspace. */
  readonly currency: string;
  /** The fiscal month of the current day. */
  readonly now: number;
  /** What the Budget comes to in a fiscal year, in minor units of the reporting currency. */
  readonly budget: (year: number) => bigint;
}

/**
 * One for each amount of a line whose money is known. `isSpread` tells whether the map at a pointer has a row
 * for each of its entries; a map in braces is one amount.
 */
export function equivalentsOf(
  line: PlannedLine,
  around: Around,
  isSpread: (at: string) => boolean,
): readonly Equivalent[] {
  const { money } = line.entity;
  const span = spanOf(line);
  if (!money || line.incomplete || span.last < span.first) return [];
  if (money.by === 'amount') return amounts({ line, around, span }, money.amount, isSpread('/amount'));
  const at = money.by === 'percent' ? '/percent' : '/unitPrice';
  const value: Timed<unknown> = money.by === 'percent' ? money.percent : money.unitPrice;
  if (isSpread(at))
    return held(value, { line, around, span }).map((it) => worth({ line, around, span: it }, it.at));
  return [worth({ line, around, span }, at)];
}

/** A stretch of a line. */
interface Stretch {
  readonly line: PlannedLine;
  readonly around: Around;
  readonly span: MonthSpan;
}

function spanOf({ first, months }: PlannedLine): MonthSpan {
  return { first, last: first + months.length - 1 };
}

/** The months of each entry, cut to those of the line. */
function held<Value>(timed: Timed<Value>, { around, span }: Stretch): readonly Held<Value>[] {
  return spansOf(timed, around.calendar).flatMap((it) => {
    const cut = { ...it, first: Math.max(it.first, span.first), last: Math.min(it.last, span.last) };
    return cut.first <= cut.last ? [cut] : [];
  });
}

function amounts(stretch: Stretch, amount: Timed<Price>, isSpread: boolean): readonly Equivalent[] {
  const entries = held(amount, stretch);
  const isWhole = entries.length > 0 && !isSpread && amount.some((it) => it.period);
  if (!isWhole)
    return entries.map((it) => ({ at: it.at, text: single({ ...stretch, span: it }, it.value), span: it }));
  const isRates = entries.every(({ value }) => value.per && !isMonthly(value));
  const { span } = stretch;
  return [isRates ? worth(stretch, '/amount') : { at: '/amount', text: several(stretch, entries), span }];
}

/** One amount: a total is shown by month, a rate by year. */
function single(stretch: Stretch, price: Price): string | undefined {
  if (isMonthly(price)) return yearly(stretch);
  return stretch.span.first === stretch.span.last ? undefined : monthly(stretch);
}

/** Whether a yearly figure is more informative than a monthly one. */
function isMonthly({ per }: Price): boolean {
  return (
    per !== undefined && 'time' in per && (per.time === 'month' || per.time === 'day' || per.time === 'hour')
  );
}

/** `{ 2026-11: 80k, 2026-12: 120k }`: what the year comes to, or its share of the Budget if an entry already says so. */
function several(stretch: Stretch, entries: readonly Held<Price>[]): string | undefined {
  const span = yearNear(stretch);
  const [only, ...others] = entries.filter((it) => it.first <= span.last && span.first <= it.last);
  const isSaid = only && others.length === 0 && isInside(only, span) && !only.value.per;
  if (!isSaid) return inYearText(stretch);
  const isYear = only.first === span.first && only.last === span.last;
  return (
    (isYear ? shareOf({ ...stretch, span }) : undefined) ?? single({ ...stretch, span: only }, only.value)
  );
}

/** What quantities, prices and percentages come to. */
function worth(stretch: Stretch, at: string): Equivalent {
  const text = monthly({ ...stretch, span: yearNear(stretch) }) ?? inYearText(stretch);
  return { at, text, span: stretch.span };
}

/** `7,140.00 a month`, where all months are worth the same up to rounding. */
function monthly({ line, span: { first, last } }: Stretch): string | undefined {
  const months = line.months.subarray(first - line.first, last - line.first + 1);
  const sorted = [...months].sort((a, b) => compare(a, b));
  const [least = 0n, most = 0n] = [sorted[0], sorted.at(-1)];
  if (sorted.length < 2 || most - least > 1n) return undefined;
  const numerator = sorted.reduce((sum, it) => sum + it, 0n);
  const amount = roundHalfAway({ numerator, denominator: BigInt(sorted.length) });
  return `${formatMoney(amount, line.currency)} a month`;
}

/** `222,000.00 a year`, or `111,000.00 in FY2027` when that is not a whole year. */
function yearly(stretch: Stretch): string | undefined {
  const { line, span, around } = stretch;
  const { calendar, now } = around;
  const years = yearsIn(span, calendar).filter((it) => isInside(calendar.yearSpan(it), span));
  const year = years.find((it) => it >= calendar.yearOf(now)) ?? years.at(-1);
  if (year === undefined) return span.first === span.last ? undefined : inYearText(stretch);
  return `${formatMoney(monthsTotal(line, calendar.yearSpan(year)), line.currency)} a year`;
}

/** `200,000.00 in FY2027`. */
function inYearText(stretch: Stretch): string {
  const { line, around } = stretch;
  const span = yearNear(stretch);
  const year = around.calendar.yearLabel(around.calendar.yearOf(span.first));
  return `${formatMoney(monthsTotal(line, span), line.currency)} in ${year}`;
}

/** `21.6% of the budget`. */
function shareOf({ line, around, span }: Stretch): string | undefined {
  const whole = around.budget(around.calendar.yearOf(span.first));
  const part = lineTotal(line, 'spend', span.first, span.last);
  const share = part === whole ? undefined : formatShare(part, whole);
  return share && `${share} of the budget`;
}

/** The months of a stretch in this fiscal year, or in the next year that has any, or in the last. */
function yearNear(stretch: Stretch): MonthSpan {
  const { span, around } = stretch;
  const years = yearsIn(span, around.calendar);
  const year = years.find((it) => it >= around.calendar.yearOf(around.now)) ?? years.at(-1) ?? 0;
  return yearPart(span, year, around.calendar);
}

/** The numbers of the fiscal years in which a closed span has months. */
export function yearsIn({ first, last }: MonthSpan, calendar: FiscalCalendar): readonly number[] {
  const from = calendar.yearOf(first);
  return Array.from({ length: calendar.yearOf(last) - from + 1 }, (_, i) => from + i);
}

/** The months of a span that lie in one fiscal year. */
export function yearPart(span: MonthSpan, year: number, calendar: FiscalCalendar): MonthSpan {
  const { first, last } = calendar.yearSpan(year);
  return { first: Math.max(first, span.first), last: Math.min(last, span.last) };
}

function isInside(inner: MonthSpan, outer: MonthSpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Minor units of the line's own currency in the months of a span. */
export function monthsTotal({ first, months }: PlannedLine, span: MonthSpan): bigint {
  let minor = 0n;
  const last = Math.min(span.last, first + months.length - 1);
  for (let month = Math.max(span.first, first); month <= last; month++) minor += months[month - first] ?? 0n;
  return minor;
}
