/** Which columns of a table hold money, and the period of each. */
import { quoted } from '../domain/words/visible.ts';
import { escapePointer } from '../syntax/locate.ts';
import { groupBy } from './group.ts';
import type { AmountsMapping } from './mapping.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import { type Column, findColumn } from './table.ts';

/** A column of money; `period` is as the language writes it. */
export interface PeriodColumn {
  readonly column: Column;
  readonly period: string;
}

const PERIOD = /^(?:FY\d{4}(?:-Q[1-4]|-P(?:0[1-9]|1[0-3]))?|\d{4}(?:-Q[1-4]|-(?:0[1-9]|1[0-2]))?)$/;

const NO_HEADING = {
  'fiscal-years': 'no heading is a year such as 2027 or FY2027; name the columns: `{ Plan: FY2027 }`',
  months: 'no heading is a month such as 2027-01; name the columns: `{ Jan: 2027-01 }`',
} as const;

/** In the order of time. A heading that looks like no year or month is left alone (the transition quarter `TQ` of 1976). */
export function periodColumns(
  columns: readonly Column[],
  { columns: wanted, period }: AmountsMapping,
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  const found =
    typeof wanted === 'string' ? byHeading(columns, wanted) : byMapping(columns, wanted, problems);
  const within = readRange(period, found, problems);
  const chosen = found.filter((each) => within(each.period)).sort((a, b) => (a.period < b.period ? -1 : 1));
  const at = '/spec/amounts/columns';
  if (found.length > 0 && chosen.length === 0)
    report(problems, at, `no column of money lies in ${quoted(period ?? '')}`);
  if (found.length === 0 && typeof wanted === 'string') report(problems, at, NO_HEADING[wanted]);
  if (new Set(chosen.map(shapeOf)).size > 1)
    report(problems, at, `${chosen.map((each) => each.period).join(', ')}, expected periods of one kind`);
  chosen.forEach((each, index) => {
    if (each.period === chosen[index - 1]?.period)
      report(problems, at, `${quoted(each.period)} stands twice, expected one column for each period`);
  });
  return chosen;
}

function byHeading(columns: readonly Column[], wanted: 'fiscal-years' | 'months'): readonly PeriodColumn[] {
  const periodOf = wanted === 'months' ? monthOf : yearOf;
  return columns.flatMap((column) => {
    const period = periodOf(column.heading);
    return period === undefined ? [] : [{ column, period }];
  });
}

function yearOf(heading: string): string | undefined {
  const year = /^(?:FY ?)?(\d{4})$/i.exec(heading)?.[1];
  return year === undefined ? undefined : `FY${year}`;
}

function monthOf(heading: string): string | undefined {
  const [, month, year] = /^(\d{2})[./](\d{4})$/.exec(heading) ?? [];
  const period = month === undefined ? heading : `${year}-${month}`;
  return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(period) ? period : undefined;
}

function byMapping(
  columns: readonly Column[],
  wanted: readonly { readonly heading: string; readonly period: string }[],
  problems: ImportProblem[],
): readonly PeriodColumn[] {
  return wanted.flatMap(({ heading, period }) => {
    const at = `/spec/amounts/columns/${escapePointer(heading)}`;
    const column = namedColumn(columns, heading, at, problems);
    if (PERIOD.test(period)) return column === undefined ? [] : [{ column, period }];
    report(problems, at, `${quoted(period)}, expected a period such as 2027-01 or FY2027`);
    return [];
  });
}

/** The column of a heading, or a problem that lists the headings that there are once. */
export function namedColumn(
  columns: readonly Column[],
  heading: string,
  at: string,
  problems: ImportProblem[],
): Column | undefined {
  const column = findColumn(columns, heading);
  if (!('found' in column)) return column;
  const once = [...groupBy(columns, ({ label }) => label)].flatMap(([label, { length }]) =>
    label !== '' && length === 1 ? [label] : [],
  );
  const expected =
    once.length === 0 ? 'a heading that is there once' : `one of ${once.map(quoted).join(', ')}`;
  const why = column.found === 'none' ? 'is no heading of the table' : 'heads several columns';
  report(problems, at, `${quoted(heading)} ${why}, expected ${expected}`);
  return undefined;
}

/** Periods of one kind have one shape and sort as text. */
function shapeOf({ period }: PeriodColumn): string {
  return period.replace(/\d/g, '0');
}

function readRange(
  text: string | undefined,
  found: readonly PeriodColumn[],
  problems: ImportProblem[],
): (period: string) => boolean {
  if (text === undefined) return () => true;
  const [from = '', to = text.includes('..') ? '' : from] = text.split('..');
  const shapes = new Set(found.map(shapeOf));
  const fits = [from, to].every(
    (end) => end === '' || (PERIOD.test(end) && shapes.has(end.replace(/\d/g, '0'))),
  );
  if (!fits)
    report(
      problems,
      '/spec/amounts/period',
      `${quoted(text)}, expected a period of the same kind as the columns, such as ${found[0]?.period ?? 'FY2027'}..`,
    );
  return (period) => (from === '' || period >= from) && (to === '' || period <= to);
}
