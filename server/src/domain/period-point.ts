/** One end of a period by itself: how it is written, and which points no calendar has. */
import { FIRST_YEAR, isCivilDate, LAST_YEAR, monthLength, twoDigits } from './civil-date.ts';
import type { PeriodPoint } from './period.ts';

/** The point as it is written: `2026-04`, `FY2027-P03`. */
export function pointText(point: PeriodPoint): string {
  const year = String(point.year).padStart(4, '0');
  switch (point.kind) {
    case 'day':
      return `${year}-${twoDigits(point.month)}-${twoDigits(point.day)}`;
    case 'month':
      return `${year}-${twoDigits(point.month)}`;
    case 'quarter':
      return `${year}-Q${point.quarter}`;
    case 'year':
      return year;
    case 'fiscal-year':
      return `FY${year}`;
    case 'fiscal-quarter':
      return `FY${year}-Q${point.quarter}`;
    case 'fiscal-month':
      return `FY${year}-P${twoDigits(point.month)}`;
  }
}

/** What is wrong with a point in every calendar, as the message of a finding. There may be 13 fiscal months. */
export function impossiblePoint(point: PeriodPoint): string | undefined {
  const text = pointText(point);
  if (point.year < FIRST_YEAR || point.year > LAST_YEAR)
    return `\`${text}\` is out of range, expected a year from ${FIRST_YEAR} to ${LAST_YEAR}`;
  if ('quarter' in point && (point.quarter < 1 || point.quarter > 4))
    return `\`${text}\` is no quarter, expected Q1 to Q4`;
  if (point.kind === 'fiscal-month' && (point.month < 1 || point.month > 13))
    return `\`${text}\` is no fiscal month, expected P01 to P12`;
  if ((point.kind === 'month' || point.kind === 'day') && (point.month < 1 || point.month > 12))
    return `\`${text}\` names no month, expected 01 to 12`;
  if (point.kind === 'day' && !isCivilDate(point)) {
    const month = text.slice(0, 7);
    return `\`${text}\` is no day, expected \`${month}-01\` to \`${month}-${monthLength(point.year, point.month)}\``;
  }
  return undefined;
}
