/** Headings that name a fiscal year or a month, as people write them. */
import { twoDigits } from '../domain/civil-date.ts';
import { quoted } from '../domain/words/visible.ts';

/** What a fiscal year is named after: it begins and ends in the same year, or has the name of the one or the other. */
export type FiscalYears = 'calendar' | 'starting' | 'ending';

/** A period as the language writes it, or why there is none. Undefined: the heading is about something else. */
export type HeadingPeriod = { readonly period: string } | { readonly wrong: string } | undefined;

/**
 * `2016`, `FY2016`, `FY16` are the year that they name, `2015/16` and `2015-2016` the one that spans both. Two digits are
 * a year of this century, four are one from 1900 to 2200. `2011-12` is a year unless the headings are months.
 */
export function yearHeading(heading: string, named: () => FiscalYears): HeadingPeriod {
  const single = /^(?:((?:19|20|21)\d{2}|2200)|FY[ -]?(?:(\d{4})|'?(\d{2})))$/i.exec(heading);
  if (single) return { period: `FY${single[1] ?? single[2] ?? inCentury(single[3] ?? '')}` };
  const [, fy, first = '', second = ''] =
    /^(FY ?)?(\d{4}|(?<=FY ?)\d{2}) ?[/–-] ?(?:FY ?)?(\d{4}|\d{2})$/i.exec(heading) ?? [];
  if (first === '') return undefined;
  const from = Number(inCentury(first));
  const to = second.length === 4 ? Number(second) : Number(`${String(from + 1).slice(0, 2)}${second}`);
  if (to === from + 1) return spanPeriod(heading, from, named());
  // `2015-10`: a month
  if (fy === undefined && second.length === 2 && Number(second) >= 1 && Number(second) <= 12)
    return undefined;
  return {
    wrong: `${quoted(heading)}, expected two years in a row, such as ${from}/${twoDigits((from + 1) % 100)}; if it is something else, name the columns that count`,
  };
}

/** Whether a heading that reads as a fiscal year could also be a month: `2011-12`. */
export function isMonthToo(heading: string): boolean {
  return /^\d{4}[/-](?:0[1-9]|1[0-2])$/.test(heading);
}

function spanPeriod(heading: string, from: number, named: FiscalYears): HeadingPeriod {
  if (named !== 'calendar') return { period: `FY${named === 'starting' ? from : from + 1}` };
  return {
    wrong: `${quoted(heading)} is in two years, but fiscal years are calendar years here: say when they begin by \`calendar\` under \`workspace\`, such as \`{ start: ${from}-07-01, named: ending }\``,
  };
}

/** `27` as `2027`. */
export function inCentury(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

const MONTHS: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

/** `2027-01`, `2027-01-01`, `202701`, `01.2027`, `1/2027`, `Jan 2027`, `Jan-27`, `January 2027`, `2027 Jan`. Two digits: this century. */
export function monthHeading(heading: string): string | undefined {
  const [, isoYear, isoMonth] = /^(\d{4})[-/](\d{2})(?:-01(?:[T ]00:00(?::00)?)?)?$/.exec(heading) ?? [];
  const [, bareYear, bareMonth] = /^((?:19|20)\d{2})(\d{2})$/.exec(heading) ?? [];
  const [, month, year] = /^(\d{1,2})[./](\d{4})$/.exec(heading) ?? [];
  const [, word = '', ofWord] = /^([a-z]{3,9})\.?[ /-]?'?(\d{4}|\d{2})$/i.exec(heading) ?? [];
  const [, beforeWord, wordBehind = ''] = /^(\d{4})[ /-]([a-z]{3,9})\.?$/i.exec(heading) ?? [];
  return (
    monthText(isoYear, Number(isoMonth)) ??
    monthText(bareYear, Number(bareMonth)) ??
    monthText(year, Number(month)) ??
    monthText(ofWord, monthOfWord(word)) ??
    monthText(beforeWord, monthOfWord(wordBehind))
  );
}

/** Undefined if there is no such month. */
export function monthText(year: string | undefined, month: number): string | undefined {
  return year !== undefined && month >= 1 && month <= 12
    ? `${inCentury(year)}-${twoDigits(month)}`
    : undefined;
}

/** From 1; 0 if it is not a month. */
export function monthOfWord(word: string): number {
  const lower = word.toLowerCase();
  return lower === 'sept' ? 9 : MONTHS.findIndex((it) => it === lower || it.slice(0, 3) === lower) + 1;
}
