/** Cells that hold a period, in a table with a row for each: what headings may say, and also quarters, fiscal months and days. */
import { isCivilDate } from '../domain/civil-date.ts';
import { quoted } from '../domain/words/visible.ts';
import type { DayOrder } from './mapping.ts';
import {
  type FiscalYears,
  type HeadingPeriod,
  inCentury,
  isMonthToo,
  monthHeading,
  monthOfWord,
  monthText,
  yearHeading,
} from './period-heading.ts';

/** Longer than any period is written. */
const LONGEST = 40;

/** The period of a cell, why it has none, or undefined if it says something else. A day counts in its calendar month. */
export function cellPeriod(cell: string, fiscal: () => FiscalYears, dates?: DayOrder): HeadingPeriod {
  if (cell.length > LONGEST) return undefined;
  const year = yearHeading(cell, fiscal);
  if (year !== undefined && 'period' in year && isMonthToo(cell))
    return {
      wrong: `${quoted(cell)} may be a month or a fiscal year: say which by \`periods\`, such as \`{ ${cell}: ${year.period} }\``,
    };
  const month = monthHeading(cell) ?? monthOfDay(cell);
  if (month !== undefined) return { period: month };
  return year ?? partOfYear(cell, fiscal) ?? slashedDay(cell, dates);
}

const PARTS: readonly RegExp[] = [
  /^(?<year>.+?)[ ./-]?(?:Q(?<quarter>[1-4])|P(?<month>\d{1,3}))$/i,
  /^(?:Q(?<quarter>[1-4])|P(?<month>\d{1,3}))(?: ?[./-] ?| |(?=FY))(?<year>.+)$/i,
  /^(?<quarter>[1-4])Q ?(?<year>.+)$/i,
  /^(?<year>FY.+) (?<month>\d{1,3})$/i,
  // as SAP writes fiscal months: three digits, so not a calendar month
  /^(?<year>\d{4})[ ./-]?(?<month>0\d\d)$/,
  /^(?<month>0\d\d)[ ./-](?<year>\d{4})$/,
];

/** A quarter or a fiscal month: `Q1 2027`, `FY27-Q1`, `1Q27`, `2026/27 P1`, `001.2027`. */
function partOfYear(cell: string, fiscal: () => FiscalYears): HeadingPeriod {
  for (const form of PARTS) {
    const { year = '', quarter, month } = form.exec(cell)?.groups ?? {};
    const isBare = /^(?:\d{4}|'?\d{2})$/.test(year);
    const of = isBare ? { period: `FY${inCentury(year.replace("'", ''))}` } : yearHeading(year, fiscal);
    if (of === undefined || 'wrong' in of) continue;
    if (quarter !== undefined) return quarterOf(cell, { year: of.period, quarter, isBare }, fiscal);
    const number = Number(month);
    if (number >= 1 && number <= 13) return { period: `${of.period}-P${String(number).padStart(2, '0')}` };
  }
  return undefined;
}

/** With a year not marked as fiscal it is a calendar quarter, and only valid where the two are the same. */
function quarterOf(
  cell: string,
  { year, quarter, isBare }: { readonly year: string; readonly quarter: string; readonly isBare: boolean },
  fiscal: () => FiscalYears,
): HeadingPeriod {
  const period = `${year}-Q${quarter}`;
  if (!isBare) return { period };
  if (fiscal() === 'calendar') return { period: period.slice('FY'.length) };
  return {
    wrong: `${quoted(cell)} may be a quarter of the calendar or of the fiscal year: say which by \`periods\`, such as \`{ ${cell}: ${period} }\``,
  };
}

// with a time zone, any hour but midnight may be another day there, and so another month
const TIME = String.raw`(?:[T ](?:\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?|00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)))?`;
const DAYS: readonly RegExp[] = [
  new RegExp(String.raw`^(?<year>\d{4})(?<sign>[-/.]?)(?<month>\d{2})\k<sign>(?<day>\d{2})${TIME}$`),
  new RegExp(String.raw`^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})${TIME}$`),
  /^(?<day>\d{1,2})[ -](?<word>[a-z]{3,9})\.?[ -](?<year>\d{4}|\d{2})$/i,
];

function monthOfDay(cell: string): string | undefined {
  for (const form of DAYS) {
    const { year, month, day, word } = form.exec(cell)?.groups ?? {};
    if (year === undefined) continue;
    return monthOf(year, word === undefined ? Number(month) : monthOfWord(word), Number(day));
  }
  return undefined;
}

/** Undefined if there is no such day. */
function monthOf(year: string, month: number, day: number): string | undefined {
  const isDay = isCivilDate({ year: Number(inCentury(year)), month, day });
  return isDay ? monthText(year, month) : undefined;
}

const SLASHED_DAY = new RegExp(
  String.raw`^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-](?<year>\d{4}|\d{2})(?:${TIME}| \d{1,2}:\d{2}(?::\d{2})? ?[AP]M)$`,
  'i',
);

function slashedDay(cell: string, dates: DayOrder | undefined): HeadingPeriod {
  const { first = '', second = '', year } = SLASHED_DAY.exec(cell)?.groups ?? {};
  if (year === undefined) return undefined;
  if (dates === undefined)
    return {
      wrong: `${quoted(cell)} does not say whether the day or the month comes first: say \`dates: month-first\` or \`dates: day-first\` under \`rows\``,
    };
  const [month, day] = dates === 'month-first' ? [first, second] : [second, first];
  const period = monthOf(year, Number(month), Number(day));
  if (period !== undefined) return { period };
  return { wrong: `${quoted(cell)} is no day with the ${dates.replace('-', ' ')}, as \`dates\` says` };
}
