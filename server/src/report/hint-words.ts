/** The words shown after a value in the editor: what a period means, and how an amount differs from the base. */
import type { PlannedLine } from '../analysis/plan/planned-line.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import { dateOf } from '../domain/civil-date.ts';
import { addDecimals, subtractDecimals } from '../domain/decimals.ts';
import type { Decimal } from '../domain/exact.ts';
import type { MonthSpan, Period } from '../domain/period.ts';
import { formatDate } from '../domain/words/dates.ts';
import { formatSigned } from '../domain/words/money.ts';
import { formatPercent } from '../domain/words/percent.ts';
import { formatSpan } from '../domain/words/periods.ts';
import { shortened } from '../domain/words/shortened.ts';
import { visible } from '../domain/words/visible.ts';
import type { Share } from '../syntax/items/entities.ts';
import { type Around, monthsTotal, yearPart, yearsIn } from './equivalents.ts';

/** How much of a hint the editor shows unless its limit is raised. */
const LONGEST_HINT = 43;

/**
 * `July 2026 to June 2028`, or the days where fiscal months are not calendar months; undefined where the text
 * already says as much, and for periods that this calendar does not have.
 */
export function periodWords(period: Period, calendar: FiscalCalendar): string | undefined {
  const points = [period.from, period.to].filter((it) => it !== undefined);
  const isPlain = points.every(
    (it) => it.kind === 'day' || (it.kind === 'month' && calendar.hasCalendarMonths),
  );
  const span = isPlain ? undefined : calendar.span(period);
  if (!span || 'problem' in span) return undefined;
  return calendar.hasCalendarMonths ? formatSpan(calendar, span) : daysOf(span, calendar);
}

function daysOf({ first, last }: MonthSpan, calendar: FiscalCalendar): string {
  const from = Number.isFinite(first) ? formatDate(dateOf(calendar.firstDay(first))) : undefined;
  const to = Number.isFinite(last) ? formatDate(dateOf(calendar.lastDay(last))) : undefined;
  if (from === undefined) return `until ${to}`;
  return to === undefined ? `from ${from}` : `${from} to ${to}`;
}

const WHOLE: Decimal = { digits: 100n, scale: 0 };
const ZERO: Decimal = { digits: 0n, scale: 0 };

/** What `rest` stands for: `32%`. Undefined where the other shares leave nothing or several shares are `rest`. */
export function restWords(shares: readonly Share[]): string | undefined {
  const written = shares.flatMap((it) => (it === 'rest' ? [] : [it.value]));
  const left = subtractDecimals(WHOLE, written.reduce(addDecimals, ZERO));
  return shares.length - written.length === 1 && left.digits > 0n ? formatPercent(left) : undefined;
}

/** The line in the base to compare with. */
export interface Against {
  readonly before: PlannedLine;
  /** The name of the base: `main`. */
  readonly base: string;
}

/**
 * `+66,000.00 vs main`, with the currency unless it is that of the workspace, and the year unless it is the
 * current one; undefined where nothing changes or the change is unknown.
 */
export function changeWords(
  line: PlannedLine,
  { before, base }: Against,
  span: MonthSpan,
  { calendar, currency, now }: Pick<Around, 'calendar' | 'currency' | 'now'>,
): string | undefined {
  if (before.currency !== line.currency || before.incomplete || line.incomplete) return undefined;
  const thisYear = calendar.yearOf(now);
  const change = (of: MonthSpan) => monthsTotal(line, of) - monthsTotal(before, of);
  const years = yearsIn(span, calendar).filter((it) => change(yearPart(span, it, calendar)) !== 0n);
  const year = years.find((it) => it >= thisYear) ?? years.at(-1);
  if (year === undefined) return undefined;
  const unit = line.currency === currency ? '' : ` ${line.currency}`;
  const text = formatSigned(change(yearPart(span, year, calendar)), line.currency) + unit;
  const isOther = year !== thisYear && calendar.yearOf(span.first) !== calendar.yearOf(span.last);
  return `${text}${isOther ? ` in ${calendar.yearLabel(year)}` : ''} vs ${visible(base)}`;
}

/** The words of one hint: as many as fit, the most important last. */
export function hintText(...words: readonly (string | undefined)[]): string | undefined {
  const said = words.filter((it) => it !== undefined);
  while (said.length > 1 && said.join(', ').length > LONGEST_HINT) said.shift();
  const text = said.join(', ');
  return text === '' ? undefined : shortened(text, LONGEST_HINT);
}
