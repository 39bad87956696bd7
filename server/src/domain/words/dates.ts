/** How days and months of the calendar read. */
import type { CivilDate } from '../civil-date.ts';

/** English, from January. */
export const MONTH_NAMES: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `17 November 2026`. */
export function formatDate({ year, month, day }: CivilDate): string {
  return `${day} ${MONTH_NAMES[month - 1] ?? ''} ${year}`;
}
