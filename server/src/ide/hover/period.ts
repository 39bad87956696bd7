/** Periods: the dates that they stand for in the calendar of the workspace. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan, Period, TimedEntry } from '../../domain/period.ts';
import { spansOf } from '../../domain/timed.ts';
import { formatDate } from '../../domain/words/dates.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { shown } from '../../report/markdown.ts';
import { readPeriod } from '../../syntax/values/period.ts';
import type { Cursor } from '../cursor.ts';
import { scalarsIn } from '../scalars.ts';
import { strong } from './markdown.ts';
import { propertyCard } from './property.ts';

/** The dates, the months, and for a key without an end how long it applies. */
export function periodCard(cursor: Cursor): readonly string[] {
  const { node, file, part } = cursor;
  const { calendar } = file.project.head.settings.get();
  const reading = readPeriod(node.text);
  const text = part === 'value' ? propertyCard(cursor).slice(1) : [];
  if (!reading.ok) return [`${strong(node.text)}: ${shown(reading.problem.message)}`, ...text];
  const dates = calendar.dates(reading.value);
  if ('problem' in dates) return [`${strong(node.text)}: ${shown(dates.problem.message)}`, ...text];
  return [
    `${strong(node.text)}: ${datesText(dates.first, dates.last)}`,
    dates.first !== undefined && dates.first === dates.last ? '' : monthsText(calendar, reading.value),
    part === 'key' ? heldText(cursor, calendar) : '',
    ...text,
  ];
}

function datesText(first: string | undefined, last: string | undefined): string {
  if (first !== undefined && first === last) return formatDay(first);
  const from = first === undefined ? '' : formatDay(first);
  const to = last === undefined ? '' : formatDay(last);
  if (from === '') return `until ${to}`;
  return to === '' ? `from ${from}` : `${from} to ${to}`;
}

function formatDay(iso: string): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  return formatDate({ year, month, day });
}

/** `July 2026 to June 2027, 12 months`. */
function monthsText(calendar: FiscalCalendar, period: Period): string {
  const span = calendar.span(period);
  return 'problem' in span ? shown(span.problem.message) : spanText(calendar, span);
}

function spanText(calendar: FiscalCalendar, span: MonthSpan): string {
  const count = span.last - span.first + 1;
  const size = Number.isFinite(count) ? `, ${plural(count, 'month')}` : '';
  return `${formatSpan(calendar, span)}${size}`;
}

/** A key without an end applies until the next begins. */
function heldText({ placed, at, unit }: Cursor, calendar: FiscalCalendar): string {
  const pointer = `${unit.inHead ?? ''}${at}`;
  const above = pointer.slice(0, pointer.lastIndexOf('/'));
  const keys: TimedEntry<undefined>[] = [...scalarsIn(placed.parsed.root)].flatMap((it) => {
    const isBeside = it.part === 'key' && it.at.slice(0, it.at.lastIndexOf('/')) === above;
    const reading = isBeside ? readPeriod(it.node.text) : undefined;
    return reading?.ok ? [{ period: reading.value, value: undefined, at: it.at }] : [];
  });
  const held = spansOf(keys, calendar).find((it) => it.at === pointer);
  const own = keys.find((it) => it.at === pointer)?.period;
  const written = own && calendar.span(own);
  if (!held || !written || 'problem' in written || held.last === written.last) return '';
  return `Until the next key begins: ${spanText(calendar, held)}.`;
}
