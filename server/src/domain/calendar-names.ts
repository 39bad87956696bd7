/** What fiscal months and spans of them are called. */
import type { CalendarTables } from './calendar-years.ts';
import { dateOf, twoDigits } from './civil-date.ts';
import type { MonthSpan } from './period.ts';
import { MONTH_NAMES } from './words/dates.ts';

/** The part of a calendar that gives text. */
export interface CalendarNames {
  /** `FY2027-P03`: for codes, keys and files. */
  readonly label: (month: number) => string;
  /** For people: `April 2026` where fiscal months are calendar months, otherwise `FY2027-P03`. */
  readonly title: (month: number) => string;
  /** As `title` without a year: `Apr`, otherwise `P03`. */
  readonly shortTitle: (month: number) => string;
  /** `FY2027`. */
  readonly yearLabel: (year: number) => string;
  /** As one would write it in YAML: `FY2027`, `FY2027-Q3`, `2026-04` (or `FY2027-P10`), `2026-04..2026-08`, `2026-04..`. */
  readonly periodText: (span: MonthSpan) => string;
}

/** The names of calendar months where fiscal months are calendar months, otherwise numbers. */
export function calendarNames(hasCalendarMonths: boolean, tables: CalendarTables): CalendarNames {
  const { yearOf, quarterOf, yearSpan, quarterSpan, firstDay, periodsPerYear } = tables;
  const periodNumber = (month: number) => twoDigits(month - yearOf(month) * periodsPerYear + 1);
  const label = (month: number) => `FY${yearOf(month)}-P${periodNumber(month)}`;
  const civil = (month: number) => dateOf(firstDay(month));
  const nameOf = (month: number) => MONTH_NAMES[civil(month).month - 1] ?? '';
  const monthText = (month: number) =>
    hasCalendarMonths ? `${civil(month).year}-${twoDigits(civil(month).month)}` : label(month);
  const wholeText = ({ first, last }: MonthSpan) => {
    const year = yearOf(first);
    const quarter = quarterOf(first);
    if (isSame({ first, last }, yearSpan(year))) return `FY${year}`;
    if (isSame({ first, last }, quarterSpan(year, quarter))) return `FY${year}-Q${quarter}`;
    if (first === yearSpan(year).first && last === yearSpan(yearOf(last)).last)
      return `FY${year}..FY${yearOf(last)}`;
    return first === last ? monthText(first) : `${monthText(first)}..${monthText(last)}`;
  };
  return {
    label,
    title: (month) => (hasCalendarMonths ? `${nameOf(month)} ${civil(month).year}` : label(month)),
    shortTitle: (month) => (hasCalendarMonths ? nameOf(month).slice(0, 3) : `P${periodNumber(month)}`),
    yearLabel: (year) => `FY${year}`,
    periodText: ({ first, last }) => {
      if (Number.isFinite(first) && Number.isFinite(last)) return wholeText({ first, last });
      return `${Number.isFinite(first) ? monthText(first) : ''}..${Number.isFinite(last) ? monthText(last) : ''}`;
    },
  };
}

function isSame(a: MonthSpan, b: MonthSpan): boolean {
  return a.first === b.first && a.last === b.last;
}
