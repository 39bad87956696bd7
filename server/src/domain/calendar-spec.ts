/** What a workspace says about its fiscal calendar. */
import type { CivilDate } from './civil-date.ts';

/** `calendar` of a Workspace. `pattern` lists what this version supports. */
export interface CalendarSpec {
  /** The first day of any one fiscal year. */
  readonly start: CivilDate;
  readonly pattern: 'monthly' | '4-4-5';
  /** A fiscal year has the number of the calendar year in which it begins or ends. */
  readonly named: 'starting' | 'ending';
  /** Fiscal years (their number) with a 53rd week; only for week patterns. */
  readonly longYears: readonly number[];
  /** The fiscal month (1 to 12) that gets the 53rd week. */
  readonly longPeriod: number;
}

/** The calendar of a workspace that declares none: fiscal years are calendar years. */
export const CALENDAR_YEARS: CalendarSpec = {
  start: { year: 2000, month: 1, day: 1 },
  pattern: 'monthly',
  named: 'starting',
  longYears: [],
  longPeriod: 12,
};
