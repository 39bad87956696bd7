/** Fiscal months of a `monthly` calendar for the oracle. A month is its number since the year 0: `2026-07` is 2026 × 12 + 6. */
import { isMap, type Tree } from './documents.ts';

/** Months, both ends count; `±Infinity` is open. */
export interface Months {
  readonly first: number;
  readonly last: number;
}

/** A value and the months in which its key holds. */
export interface Keyed extends Months {
  readonly text: string;
  /** The key as written has an end. */
  readonly closed: boolean;
}

export interface OracleCalendar {
  /** `2026-04`, `2026-Q2`, `2026`, `FY2027`, `FY2027-Q1`, `FY2027-P03` and spans of them. */
  readonly months: (period: string) => Months;
  /** Number of the fiscal year that is called so. */
  readonly fiscalYear: (month: number) => number;
  /** The fiscal quarter or year around a month. */
  readonly around: (month: number, part: 'quarter' | 'year') => Months;
}

/** `start` is the first day of a fiscal year, the first of some month. */
export function oracleCalendar(start: string, named: string): OracleCalendar {
  const startMonth = Number(start.slice(5, 7)) - 1;
  const shift = named === 'ending' && startMonth > 0 ? 1 : 0;
  const firstOf = (year: number) => (year - shift) * 12 + startMonth;
  const fiscalYear = (month: number) => Math.floor((month - startMonth) / 12) + shift;
  const point = (text: string): Months => {
    const [, fiscal, digits = '', kind = '', number = ''] =
      /^(FY)?(\d{4})(?:-([QP]?)(\d{1,2}))?$/.exec(text) ?? [];
    if (digits === '') throw new Error(`"${text}" is no period that the oracle knows`);
    const year = fiscal ? firstOf(Number(digits)) : Number(digits) * 12;
    if (number === '') return { first: year, last: year + 11 };
    const size = kind === 'Q' ? 3 : 1;
    const first = year + (Number(number) - 1) * size;
    return { first, last: first + size - 1 };
  };
  return {
    fiscalYear,
    months: (period) => {
      const [from = '', to = from] = period.split('..');
      return {
        first: from === '' ? Number.NEGATIVE_INFINITY : point(from).first,
        last: to === '' ? Number.POSITIVE_INFINITY : point(to).last,
      };
    },
    around: (month, part) => {
      const size = part === 'year' ? 12 : 3;
      const year = firstOf(fiscalYear(month));
      const first = year + Math.floor((month - year) / size) * size;
      return { first, last: first + size - 1 };
    },
  };
}

/** The keys of a map by period in order; a plain value holds always. An open key ends where the next begins. */
export function keyedValues(tree: Tree | undefined, calendar: OracleCalendar): readonly Keyed[] {
  if (typeof tree === 'string')
    return [{ first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY, text: tree, closed: true }];
  if (!isMap(tree)) return [];
  const entries = Object.entries(tree).map(([period, text]) => {
    if (typeof text !== 'string') throw new Error(`a value of ${period} is no text`);
    return { ...calendar.months(period), text, closed: !period.endsWith('..') };
  });
  return withEnds(entries);
}

/** Open keys end where the next begins. */
export function withEnds(entries: readonly Keyed[]): readonly Keyed[] {
  const sorted = [...entries].sort((a, b) => a.first - b.first);
  return sorted.map((it, index) => {
    const next = sorted[index + 1];
    return next && it.last >= next.first ? { ...it, last: next.first - 1 } : it;
  });
}

/** What holds in a month. */
export function heldIn(values: readonly Keyed[], month: number): Keyed | undefined {
  return values.find((it) => it.first <= month && month <= it.last);
}

/** Days of a span of months. */
export function daysOf({ first, last }: Months): number {
  const day = (month: number) => Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
  return day(last + 1) - day(first);
}

/** `2026-07` */
export function monthName(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}
