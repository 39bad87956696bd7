/** Periods as other people and programs write them, and what they may mean here. Runs only on what could not be read. */
import { MONTH_NAMES } from '../../domain/words/dates.ts';
import { plainCharacters } from './foreign-digits.ts';

/** What a period may have meant. `isSure` when there is only one way to read it. */
export interface PeriodMeant {
  readonly texts: readonly string[];
  readonly isSure: boolean;
}

/** The points that one foreign form may mean; several points are several readings. */
type Form = readonly [form: RegExp, points: (parts: readonly string[]) => readonly string[]];

const FORMS: readonly Form[] = [
  [/^(\d{4})[-/. ](0?[1-9]|1[0-2])$/, ([y, m]) => [`${y}-${two(m)}`]],
  [/^(\d{1,2})[-/. ](\d{4})$/, ([m, y]) => [`${y}-${two(m)}`]],
  [
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[Tt ][\d:.]+(?:Z|[-+][\d:]+)?)?$/,
    ([y, m, d]) => [`${y}-${two(m)}-${two(d)}`],
  ],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, ([d, m, y]) => [`${y}-${two(m)}-${two(d)}`]],
  [
    /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/,
    ([a, b, y]) => [`${y}-${two(a)}-${two(b)}`, `${y}-${two(b)}-${two(a)}`],
  ],
  [/^(\d{4})[-/. ]?q(\d)$/i, ([y, q]) => [`${y}-Q${q}`]],
  [/^q(\d)[-/. ]?(\d{4})$/i, ([q, y]) => [`${y}-Q${q}`, `FY${y}-Q${q}`]],
  [/^(\d{4})[-/. ]?h([12])$/i, ([y, h]) => [halfYear(y, h)]],
  [/^h([12])[-/. ]?(\d{4})$/i, ([h, y]) => [halfYear(y, h), halfYear(`FY${y}`, h)]],
  [/^(20\d{2})(0[1-9]|1[0-2])$/, ([y, m]) => [`${y}-${m}`]],
  [/^(20\d{2})(0[1-9]|1[0-2])([0-3]\d)$/, ([y, m, d]) => [`${y}-${m}-${d}`]],
  [/^fy[-/. ]?'?(\d{4}|\d{2})[-/. ]?h([12])$/i, ([y, h]) => [halfYear(fiscal(y), h)]],
  [/^(\d{4})[-/](\d{2})$/, ([y, next]) => twoYears(y, next)],
  [/^(\d{4})\/(\d{4})$/, ([y = '', next = '']) => [...twoYears(y, next), `${y}..${next}`]],
  [/^fy[-/. ]?'?(\d{4}|\d{2})$/i, ([y]) => [fiscal(y)]],
  [/^(?:fy[-/. ]?)(\d{4})[-/](\d{4}|\d{2})$/i, ([y, next]) => twoYears(y, next)],
  [/^fy[-/. ]?'?(\d{4}|\d{2})[-/. ]?q(\d)$/i, ([y, q]) => [`${fiscal(y)}-Q${q}`]],
  [/^q(\d)[-/. ]?fy[-/. ]?'?(\d{4}|\d{2})$/i, ([q, y]) => [`${fiscal(y)}-Q${q}`]],
  [/^fy[-/. ]?'?(\d{4}|\d{2})[-/. ]?[pm](\d{1,2})$/i, ([y, p]) => [`${fiscal(y)}-P${two(p)}`]],
  [/^(\d{4})[-/. ]?p(\d{1,2})$/i, ([y, p]) => [`FY${y}-P${two(p)}`]],
  [/^fy[-/. ]?(\d{4})[-/. ](0[1-9]|1[0-2])$/i, ([y, m]) => [`FY${y}-P${m}`, `${y}-${m}`]],
  [/^p(\d{1,2})[-/. ]?fy[-/. ]?'?(\d{4}|\d{2})$/i, ([p, y]) => [`${fiscal(y)}-P${two(p)}`]],
  [/^(\p{L}{3,9})\.?[-/ ]?'?(\d{4})$/iu, ([name, y]) => named(y, name)],
  // as spreadsheets show a month
  [/^(\p{L}{3})\.?[-/ ]'?(\d{2})$/iu, ([name, y]) => named(`20${y}`, name)],
  [/^(\d{4})[-/ ]?(\p{L}{3,9})\.?$/iu, ([y, name]) => named(y, name)],
];

/** Between two ends: `..` and what is used in its place, such as `…` and `→`. A hyphen or slash needs spaces, or two years. */
const BETWEEN = /^(.*?)(?: *(?:\.{2,}|\u2026|\u2192|->) *| +(?:-|\/|to|until|through|bis) +)(.*)$/;
/** The year is written once: `FY2027-Q2..Q3`. */
const WITHIN = /^((?:FY)?\d{4}[-/. ]?)([QP]\d{1,2}) ?(?:\.{2,}|-|to|bis) ?([QP]\d{1,2})$/i;
const YEARS = /^((?:FY)?\d{4}) ?[-/] ?((?:FY)?\d{4})$/i;

/** `2026-04/2026-09`, as in ISO 8601, or with a dash. */
const ISO_INTERVAL = /^(\d{4}-\d\d(?:-\d\d)?)[-/](\d{4}-\d\d(?:-\d\d)?)$/;

/** What the text may have meant, at most four readings; the reader still has to accept them. */
export function periodsMeant(text: string): PeriodMeant | undefined {
  const plain = plainCharacters(text).trim();
  const ends = endsOf(plain.replace(WITHIN, '$1$2..$1$3'));
  const whole = pointsMeant(plain);
  if (whole.length > 0 || ends === null) return meant(whole);
  const [, from = '', to = ''] = ends;
  const first = from === '' ? [''] : pointsMeant(from.replace(/[-. ]+$/, ''));
  const last = to === '' ? [''] : pointsMeant(to.replace(/^[-. ]+/, ''));
  // two ends written alike are meant alike
  if (first.length === last.length) return meant(first.map((it, i) => joined(it, last[i] ?? '')));
  return meant(first.flatMap((a) => last.map((b) => joined(a, b))));
}

/** What `Q1` or `July` may be with a year; nothing for what is not a part of a year. */
export function withYear(text: string): readonly string[] {
  if (/^p\d{1,2}$/i.test(text)) return pointsMeant(`FY2027-${text}`);
  return /^(?:q[1-4]|h[12]|\p{L}{3,9})$/iu.test(text) ? pointsMeant(`${text} 2026`) : [];
}

function endsOf(text: string): RegExpExecArray | null {
  return YEARS.exec(text) ?? BETWEEN.exec(text) ?? ISO_INTERVAL.exec(text);
}

function meant(texts: readonly string[]): PeriodMeant | undefined {
  return texts.length === 0 ? undefined : { texts: texts.slice(0, 4), isSure: texts.length === 1 };
}

/** A half year is written as its quarters; of two periods the outer ends count. */
function joined(from: string, to: string): string {
  const first = from.includes('..') ? from.slice(0, from.indexOf('..')) : from;
  return `${first}..${to.includes('..') ? to.slice(to.indexOf('..') + 2) : to}`;
}

function pointsMeant(text: string): readonly string[] {
  if (/^(?:\d{4}(?:-(?:Q\d|\d\d(?:-\d\d)?))?|FY\d{4}(?:-(?:Q\d|P\d\d))?)$/.test(text)) return [text];
  for (const [form, points] of FORMS) {
    const parts = form.exec(text);
    const found = parts ? points(parts.slice(1).map((it) => it ?? '')) : [];
    if (found.length > 0) return [...new Set(found)];
  }
  return [];
}

/** Names that are not English months, or not their first three letters; German as spreadsheets export it. */
const OTHER_MONTHS: ReadonlyMap<string, string> = new Map([
  ['januar', 'jan'],
  ['februar', 'feb'],
  ['mär', 'mar'],
  ['mrz', 'mar'],
  ['märz', 'mar'],
  ['mai', 'may'],
  ['juni', 'jun'],
  ['juli', 'jul'],
  ['sept', 'sep'],
  ['okt', 'oct'],
  ['oktober', 'oct'],
  ['dez', 'dec'],
  ['dezember', 'dec'],
]);

function named(year = '', name = ''): readonly string[] {
  const lower = name.toLowerCase();
  const same = OTHER_MONTHS.get(lower) ?? lower;
  const month = MONTH_NAMES.findIndex((it) => [it, it.slice(0, 3)].some((one) => one.toLowerCase() === same));
  return month < 0 ? [] : [`${year}-${two(String(month + 1))}`];
}

/** `2026/27`: a fiscal year by both of its numbers. */
function twoYears(year = '', next = ''): readonly string[] {
  const following = String(Number(year) + 1);
  return following.endsWith(next) ? [`FY${year}`, `FY${following}`] : [];
}

function halfYear(year = '', half = ''): string {
  return half === '1' ? `${year}-Q1..${year}-Q2` : `${year}-Q3..${year}-Q4`;
}

function fiscal(year = ''): string {
  return year.length === 2 ? `FY20${year}` : `FY${year}`;
}

function two(digits = ''): string {
  return digits.padStart(2, '0');
}
