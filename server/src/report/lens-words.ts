/** The words shown above a document and above each of its lines, in the parts that the editor draws. */
import type { BudgetEffect } from '../analysis/impact/budget-effect.ts';
import type { Change, LineImpact } from '../analysis/impact/impact.ts';
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import type { MonthSpan } from '../domain/period.ts';
import { formatAmount, formatMoney } from '../domain/words/money.ts';
import { formatPercentChange } from '../domain/words/percent.ts';
import { visible } from '../domain/words/visible.ts';
import { movedBetween, moveWords } from './line-words.ts';
import { MARKS, movedInside, toldYear } from './sentence.ts';

/** The currency and year of the figures, and what they are compared with. */
export interface LensContext {
  /** The currency of the workspace. */
  readonly currency: string;
  /** Whether figures name the currency: a document with amounts in another currency does not make it obvious. */
  readonly namesCurrency: boolean;
  readonly calendar: FiscalCalendar;
  /** Number of the current fiscal year. */
  readonly year: number;
  /** The name of the base: `main`. */
  readonly base: string;
}

/** `2,286,680.00 in FY2027`; minor units. */
export function totalWords(minor: bigint, context: LensContext): string {
  return `${figure(minor, context)} in ${context.calendar.yearLabel(context.year)}`;
}

function figure(minor: bigint, { currency, namesCurrency }: LensContext): string {
  return namesCurrency ? formatAmount(minor, currency) : formatMoney(minor, currency);
}

/** `▲ 132,000.00 more than main (+6.1%)`; undefined where no money moves. */
export function documentEffectWords(effect: BudgetEffect, context: LensContext): string | undefined {
  const year = toldYear(effect.years, effect.lines, context.year);
  const change = effect.years.find((it) => it.year === year);
  if (!change) return undefined;
  const when = change.year === context.year ? '' : ` in ${context.calendar.yearLabel(change.year)}`;
  if (change.before === change.after) {
    const inside = figure(movedInside(effect.lines, change.year), context);
    return `${MARKS.more}${MARKS.less} ${inside} moves inside${when}`;
  }
  const percent = formatPercentChange(change.before, change.after);
  return `${moreOrLess(change, context)} than ${visible(context.base)}${when} (${percent})`;
}

function moreOrLess({ before, after }: Change, context: LensContext): string {
  const isMore = after > before;
  const size = figure(isMore ? after - before : before - after, context);
  return isMore ? `${MARKS.more} ${size} more` : `${MARKS.less} ${size} less`;
}

/** `▲ 132,000.00 more from January`, `▽ 2,400.00 less in May`; where no money moves, what else the line changes. */
export function lineEffectWords(line: LineImpact, context: LensContext): string {
  const notes = notesOf(line);
  const { before, after } = line;
  const year = toldYear(line.years, [], context.year);
  const change = line.years.find((it) => it.year === year);
  if (!change) {
    const moved = moveWords(line);
    return notes.length === 0 ? moved : `${notes.join(', ')}: ${moved}`;
  }
  const when = whenWords(
    change.year,
    changedMonths(before, after, context.calendar.yearSpan(change.year)),
    context,
  );
  const words = `${moreOrLess(change, context)}${when}`;
  return notes.length === 0 ? words : `${words} (${notes.join(', ')})`;
}

/** What else has changed about the line. */
function notesOf(line: LineImpact): readonly string[] {
  const { before, after } = line;
  if (!after) return ['removed'];
  if (!before) return [cameFrom(after) ?? 'new'];
  const old = before.entity.name;
  const isRenamed = old.toLowerCase() !== after.entity.name.toLowerCase();
  const between = movedBetween(line);
  return isRenamed ? [`was ${visible(old)}`, ...between] : between;
}

/** `was payments/peak`: names the origin of a line that comes from another Budget. */
function cameFrom({ entity }: PlannedLine): string | undefined {
  const other = entity.aliases.find((it) => it.text.includes('/'));
  return other && `was ${visible(other.text)}`;
}

/** From the first month that changes to the last; undefined when none does. */
function changedMonths(
  before: PlannedLine | undefined,
  after: PlannedLine | undefined,
  within: MonthSpan = { first: -Infinity, last: Infinity },
): MonthSpan | undefined {
  const lines = [before, after].flatMap((it) => it ?? []);
  const start = Math.max(within.first, Math.min(...lines.map((it) => it.first)));
  const end = Math.min(within.last, Math.max(...lines.map((it) => it.first + it.reporting.length - 1)));
  const isChanged = (month: number) => amountIn(before, month) !== amountIn(after, month);
  let [first, last] = [start, end];
  while (first <= last && !isChanged(first)) first++;
  while (first <= last && !isChanged(last)) last--;
  return first <= last ? { first, last } : undefined;
}

function amountIn(line: PlannedLine | undefined, month: number): bigint {
  return line?.reporting[month - line.first] ?? 0n;
}

/** ` from January`, ` in May`, ` from January to March`; for a year other than this one ` in FY2028, from July`. */
function whenWords(
  year: number,
  months: MonthSpan | undefined,
  { calendar, year: thisYear }: LensContext,
): string {
  const label = year === thisYear ? '' : ` in ${calendar.yearLabel(year)},`;
  if (!months) return label.replace(/,$/, '');
  const from = monthName(months.first, calendar);
  if (months.first === months.last) return `${label} in ${from}`;
  const isToTheEnd = months.last === calendar.yearSpan(year).last;
  return `${label} from ${from}${isToTheEnd ? '' : ` to ${monthName(months.last, calendar)}`}`;
}

/** `January`, or `P07` where fiscal months are not calendar months. */
function monthName(month: number, calendar: FiscalCalendar): string {
  return calendar.hasCalendarMonths
    ? (calendar.title(month).split(' ')[0] ?? '')
    : calendar.shortTitle(month);
}

/** `effect incomplete until line 16 is fixed`; without a row, for a problem elsewhere, `effect incomplete, without compute`. */
export function incompleteEffectWords(row: number | undefined, name: string): string {
  return row === undefined
    ? `effect incomplete, without ${visible(name)}`
    : `effect incomplete until line ${row} is fixed`;
}
