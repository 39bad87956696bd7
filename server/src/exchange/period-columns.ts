/** Which columns of a table hold money, and the period of each. */
import { groupBy } from '../base/groups.ts';
import { nearest } from '../base/nearest.ts';
import { list } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { escapePointer } from '../syntax/locate.ts';
import type { AmountsMapping, NamedColumn } from './mapping.ts';
import { type FiscalYears, isMonthToo, monthHeading, yearHeading } from './period-heading.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import { type Column, findColumn, letterOf, type Table } from './table.ts';

/** A column of money; `period` is as the language writes it. */
export interface PeriodColumn {
  readonly column: Column;
  /** If `column` holds only debits, the column of the credits. */
  readonly credit?: Column | undefined;
  readonly period: string;
}

/** A period of money as the language writes it, without a range. */
export const PERIOD: RegExp =
  /^(?:FY\d{4}(?:-Q[1-4]|-P(?:0[1-9]|1[0-3]))?|\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?)$/;

const NO_HEADING = {
  'fiscal-years':
    'is a year such as 2027, FY2027, FY27 or 2026/27; say `columns: months`, name the columns: `{ Plan: FY2027 }`, say by `headerRow` where they stand, or by `rows` which column holds the period',
  months:
    'is a month such as 2027-01, 01/2027 or Jan 2027; name the columns: `{ Jan: 2027-01 }`, say by `headerRow` where they stand, or by `rows` which column holds the period',
} as const;

/** In order of time. A heading that is neither year nor month is ignored (the transition quarter `TQ` of 1976). */
export function periodColumns(
  table: Pick<Table, 'columns' | 'headingRow'>,
  { columns: wanted, credits: ofCredits, period }: AmountsMapping,
  fiscal: () => FiscalYears,
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  const before = problems.length;
  const found =
    typeof wanted === 'string'
      ? byHeading(table, wanted, fiscal, problems)
      : byMapping(table.columns, wanted, ofCredits.length > 0 ? `${AT}/debit` : AT, problems);
  const credits = byMapping(table.columns, ofCredits, `${AT}/credit`, problems);
  // the problem with a heading is already reported; adding that it is missing helps no one
  if (problems.length > before) return found;
  const within = readRange(period, found, problems);
  const chosen = inOrder(found.filter((each) => within(each.period)));
  if (found.length > 0 && chosen.length === 0)
    report(problems, AT, `no column of money lies in ${quoted(period ?? '')}`);
  if (found.length === 0 && typeof wanted === 'string')
    report(problems, AT, `no heading in row ${table.headingRow} ${NO_HEADING[wanted]}`);
  if (new Set(chosen.map((each) => shapeOf(each.period))).size > 1)
    report(problems, AT, `${chosen.map((each) => each.period).join(', ')}, expected periods of one kind`);
  for (const each of [chosen, inOrder(credits)]) reportTwice(each, problems);
  return ofCredits.length === 0
    ? chosen
    : withCredits(
        chosen,
        credits.filter((each) => within(each.period)),
        problems,
      );
}

function inOrder(columns: readonly PeriodColumn[]): readonly PeriodColumn[] {
  return [...columns].sort((a, b) => (a.period < b.period ? -1 : 1));
}

function reportTwice(columns: readonly PeriodColumn[], problems: ImportProblem[]): void {
  columns.forEach((each, index) => {
    const last = columns[index - 1];
    if (last !== undefined && each.period === last.period)
      report(problems, AT, twiceText(each.period, last.column, each.column));
  });
}

/** A period with only one of the two would be half of the money. */
function withCredits(
  debits: readonly PeriodColumn[],
  credits: readonly PeriodColumn[],
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  for (const [side, own, other] of [
    ['credit', credits, debits],
    ['debit', debits, credits],
  ] as const) {
    const periods = new Set(own.map(({ period }) => period));
    const without = other.find(({ period }) => !periods.has(period));
    if (without !== undefined)
      report(
        problems,
        `${AT}/${side}`,
        `no column for ${without.period}, expected one beside ${quoted(without.column.label)}`,
      );
  }
  const byPeriod = new Map(credits.map(({ period, column }) => [period, column]));
  return debits.map((debit) => ({ ...debit, credit: byPeriod.get(debit.period) }));
}

/** By the lower heading if it can, otherwise by all rows of headings together: `2027` above `Jan`. */
function byHeading(
  { columns, headingRow }: Pick<Table, 'columns' | 'headingRow'>,
  wanted: 'fiscal-years' | 'months',
  fiscal: () => FiscalYears,
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  if (wanted === 'months')
    return columns.flatMap((column) => {
      const period = monthHeading(column.heading) ?? monthHeading(column.label);
      return period === undefined ? [] : [{ column, period }];
    });
  const read = columns.map((column) => ({ column, is: yearHeading(column.heading, fiscal) }));
  const month = read.find(({ column, is }) => is === undefined && monthHeading(column.heading))?.column;
  return read.flatMap(({ column, is }) => {
    if (is === undefined) return [];
    const { heading, label } = column;
    const isEither = month !== undefined && isMonthToo(heading);
    if (!isEither && 'period' in is) return [{ column, period: is.period }];
    const message = 'wrong' in is ? is.wrong : bothText(heading, month?.heading ?? '');
    problems.push({ in: 'table', row: headingRow, column: label, value: heading, message });
    return [];
  });
}

const AT = '/spec/amounts/columns';

function bothText(year: string, month: string): string {
  return `${quoted(year)} may be a month, as ${quoted(month)} is, or a fiscal year: say \`columns: months\`, or name each column`;
}

function byMapping(
  columns: readonly Column[],
  wanted: readonly NamedColumn[],
  under: string,
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  return wanted.flatMap(({ heading, period }) => {
    const at = `${under}/${escapePointer(heading)}`;
    const column = namedColumn(columns, heading, at, problems);
    if (PERIOD.test(period)) return column === undefined ? [] : [{ column, period }];
    const near = nearPeriod(period) ?? '2027-01 or FY2027';
    report(problems, at, `${quoted(period)}, expected a period such as ${near}`);
    return [];
  });
}

/** What was probably meant by `FY27` or `Jan 2027` where a mapping names a period. */
function nearPeriod(text: string): string | undefined {
  const year = yearHeading(text, () => 'ending');
  return year !== undefined && 'period' in year ? year.period : monthHeading(text);
}

/** The column of a heading, or a problem that lists the headings that occur once. */
export function namedColumn(
  columns: readonly Column[],
  heading: string,
  at: string,
  problems: ImportProblem[],
): Column | undefined {
  const column = findColumn(columns, heading);
  if (!('found' in column)) return column;
  // after the last heading there may be any number of empty columns
  const last = columns.findLastIndex((each) => each.heading !== '');
  const once = [...groupBy(columns.slice(0, last + 1), ({ label }) => label)].flatMap(
    ([label, { length }]) => (length === 1 ? [label] : []),
  );
  const expected = once.length === 0 ? 'a heading that is there once' : oneOf(heading, once);
  const several = columns.filter((each) => [each.label, each.heading].includes(heading)).map(letterOf);
  const why =
    column.found === 'none' ? 'is no heading of the table' : `heads ${list(several) || 'several columns'}`;
  report(problems, at, `${quoted(heading)} ${why}, expected ${expected}`);
  return undefined;
}

/** All of them, unless there are too many to read. */
function oneOf(heading: string, headings: readonly string[]): string {
  const near = nearest(heading, headings);
  if (headings.length > MOST_HEADINGS && near !== undefined) return quoted(near);
  const left = headings.length - MOST_HEADINGS;
  const shown = headings.slice(0, MOST_HEADINGS).map(quoted).join(', ');
  return `one of ${shown}${left > 0 ? ` and ${left} more` : ''}`;
}

const MOST_HEADINGS = 20;

function twiceText(period: string, first: Column, second: Column): string {
  const [one, other] =
    first.label === second.label ? [letterOf(first), letterOf(second)] : [first.label, second.label];
  return `${quoted(period)} stands twice, in ${quoted(one)} and ${quoted(other)}, expected one column for each period: name those that count, \`{ ${one}: ${period} }\``;
}

/** Periods of one kind have the same shape and sort as text. */
export function shapeOf(period: string): string {
  return period.replace(/\d/g, '0');
}

function readRange(
  text: string | undefined,
  found: readonly PeriodColumn[],
  problems: ImportProblem[],
): (period: string) => boolean {
  if (text === undefined) return () => true;
  const range = rangeOf(text);
  if (range !== undefined && found.some(({ period }) => shapeOf(period) === range.shape)) return range.within;
  const sample = found[0]?.period ?? 'FY2027';
  report(
    problems,
    '/spec/amounts/period',
    `${quoted(text)}, expected a period of the same kind as the columns, such as ${sample}..`,
  );
  return () => true;
}

/** Which periods of one shape lie in `FY2014..`; undefined if that is not a period, or one between two kinds. */
export function rangeOf(
  text: string,
): { readonly shape: string; readonly within: (period: string) => boolean } | undefined {
  const [from = '', to = from, more] = text.split('..');
  const ends = [from, to].filter((end) => end !== '');
  const [shape, ...others] = new Set(ends.map(shapeOf));
  if (
    more !== undefined ||
    shape === undefined ||
    others.length > 0 ||
    !ends.every((end) => PERIOD.test(end))
  )
    return undefined;
  return { shape, within: (period) => (from === '' || period >= from) && (to === '' || period <= to) };
}
