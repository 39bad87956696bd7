/** Tables of fiscal years: the first day of every fiscal month, built when a year is first asked for. */
import type { CalendarSpec } from './calendar-spec.ts';
import { dateOf, dayOf, isoDate } from './civil-date.ts';
import type { MonthSpan } from './period.ts';

const PERIODS = 12;
const DAYS_OF_A_YEAR = 365.2425;

/** The look-ups of a calendar. Months are fiscal months by index, see `MonthSpan`; days are numbers since 1970-01-01. */
export interface CalendarTables {
  readonly periodsPerYear: number;
  /** First day of the fiscal month. */
  readonly firstDay: (month: number) => number;
  /** Last day of the fiscal month, inclusive. */
  readonly lastDay: (month: number) => number;
  /** How many days the fiscal month has. */
  readonly days: (month: number) => number;
  /** The same days as ISO text. */
  readonly firstDate: (month: number) => string;
  readonly lastDate: (month: number) => string;
  /** The fiscal month in which a day falls. */
  readonly monthOf: (day: number) => number;
  /** The number of the fiscal year in which the month lies. */
  readonly yearOf: (month: number) => number;
  /** 1 to 4: the fiscal quarter in which the month lies. */
  readonly quarterOf: (month: number) => number;
  /** The months of a fiscal year, given its number. */
  readonly yearSpan: (year: number) => MonthSpan;
  /** The months of a fiscal quarter, `quarter` is 1 to 4. */
  readonly quarterSpan: (year: number, quarter: number) => MonthSpan;
}

/** Fiscal months that begin on the same day of every calendar month. */
export function monthTables({ start, named }: CalendarSpec): CalendarTables {
  const beginsWithTheYear = start.month === 1 && start.day === 1;
  const number = named === 'ending' && !beginsWithTheYear ? start.year + 1 : start.year;
  const firstMonth = start.year * PERIODS + start.month - 1;
  return tablesOf(number, dayOf(start), (year) => {
    const month = firstMonth + (year - number) * PERIODS;
    return Int32Array.from({ length: PERIODS }, (_, index) =>
      dayOf({ year: Math.floor((month + index) / 12), month: ((month + index) % 12) + 1, day: start.day }),
    );
  });
}

/** Fiscal months of 4, 4 and 5 weeks; a long year has one more week. The first year is numbered as a year of 52 weeks. */
export function weekTables({ start, named, longYears, longPeriod }: CalendarSpec): CalendarTables {
  const anchor = dayOf(start);
  const number = named === 'ending' ? dateOf(anchor + 52 * 7 - 1).year : start.year;
  const long = new Set(longYears);
  const longBetween = (from: number, to: number) => longYears.filter((it) => it >= from && it < to).length;
  return tablesOf(number, anchor, (year) => {
    const weeks =
      (year - number) * 52 + (year >= number ? longBetween(number, year) : -longBetween(year, number));
    let day = anchor + weeks * 7;
    return Int32Array.from({ length: PERIODS }, (_, index) => {
      const first = day;
      day += 7 * ((index % 3 === 2 ? 5 : 4) + (long.has(year) && index === longPeriod - 1 ? 1 : 0));
      return first;
    });
  });
}

/** `number` and `anchor` are the number and the first day of one fiscal year; `firstDays` gives those of the months of any year. */
function tablesOf(number: number, anchor: number, firstDays: (year: number) => Int32Array): CalendarTables {
  const years = new Map<number, Int32Array>();
  const daysOfYear = (year: number) => {
    const known = years.get(year);
    if (known) return known;
    const made = firstDays(year);
    years.set(year, made);
    return made;
  };
  const yearOf = (month: number) => Math.floor(month / PERIODS);
  const firstDay = (month: number) => {
    const year = yearOf(month);
    const day = daysOfYear(year)[month - year * PERIODS];
    if (day === undefined) throw new RangeError(`${month} is no fiscal month`);
    return day;
  };
  const monthOf = (day: number) => {
    let year = number + Math.floor((day - anchor) / DAYS_OF_A_YEAR);
    while (firstDay(year * PERIODS) > day) year -= 1;
    while (firstDay((year + 1) * PERIODS) <= day) year += 1;
    let month = year * PERIODS;
    while (firstDay(month + 1) <= day) month += 1;
    return month;
  };
  return {
    periodsPerYear: PERIODS,
    firstDay,
    lastDay: (month) => firstDay(month + 1) - 1,
    days: (month) => firstDay(month + 1) - firstDay(month),
    firstDate: (month) => isoDate(firstDay(month)),
    lastDate: (month) => isoDate(firstDay(month + 1) - 1),
    monthOf,
    yearOf,
    quarterOf: (month) => Math.floor((month - yearOf(month) * PERIODS) / 3) + 1,
    yearSpan: (year) => ({ first: year * PERIODS, last: year * PERIODS + PERIODS - 1 }),
    quarterSpan: (year, quarter) => ({
      first: year * PERIODS + (quarter - 1) * 3,
      last: year * PERIODS + quarter * 3 - 1,
    }),
  };
}
