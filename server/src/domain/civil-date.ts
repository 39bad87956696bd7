/** Days as integers: a day is its number of days since 1970-01-01, so comparing and counting are plain arithmetic. */
import { addDays, create, daysInMonth, diffDays, toString as isoText } from 'temporal-polyfill/fns/PlainDate';

/** A day as it is written; `month` and `day` count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The first year that Outlay supports. */
export const FIRST_YEAR = 1900;
/** The last year that Outlay supports. */
export const LAST_YEAR = 2200;

const EPOCH = create(1970, 1, 1);

/** How many days a month has; `month` is 1 to 12. */
export function monthLength(year: number, month: number): number {
  return daysInMonth(create(year, month, 1));
}

/** Whether the calendar has this day, in a year that Outlay supports. */
export function isCivilDate({ year, month, day }: CivilDate): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return false;
  return day <= 28 || day <= monthLength(year, month);
}

/** The day as a number. The date must exist. */
export function dayOf({ year, month, day }: CivilDate): number {
  return diffDays(EPOCH, create(year, month, day));
}

/** The date of a day number. */
export function dateOf(day: number): CivilDate {
  const date = addDays(EPOCH, day);
  return { year: date.year, month: date.month, day: date.day };
}

/** `2026-04-15`. */
export function isoDate(day: number): string {
  return isoText(addDays(EPOCH, day));
}

/** `7` as `07`. */
export function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
