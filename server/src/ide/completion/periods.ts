/** Periods in the notation of the fiscal calendar: this year and the next, their quarters and months, and ranges of them. */
import { fiscalYear } from '../../analysis/impact/impact.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../domain/civil-date.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { readPeriod } from '../../syntax/values/period.ts';
import { type At, valueAround } from './at.ts';
import type { Suggestion } from './item.ts';

/** How a period is written. */
type Form = 'year' | 'quarter' | 'month' | 'years' | 'from' | 'until';

interface Candidate {
  readonly text: string;
  readonly span: MonthSpan;
  readonly form: Form;
}

/** Periods as the value of a property: `valid` is usually open, `period` usually a year. */
export function periodSuggestions(at: At): readonly Suggestion[] {
  const { typed } = at.place;
  const forms: readonly Form[] =
    at.level.step === 'valid'
      ? ['from', 'until', 'year', 'years', 'quarter', 'month']
      : ['year', 'years', 'quarter', 'month', 'from', 'until'];
  const nearby = at.level.step === undefined ? [] : at.nearby(at.level.step);
  return suggestions(at, [...candidates(at), ...rangesFrom(at, typed)], { forms, first: nearby });
}

/** Periods as keys of a map by period: those that follow what is written. */
export function periodKeySuggestions(at: At): readonly Suggestion[] {
  const calendar = calendarOf(at);
  const { before, entries } = at.level;
  const written = entries.flatMap((it) => spanOf(calendar, it.key) ?? []);
  const followed =
    before === undefined ? written : [spanOf(calendar, before)].filter((it) => it !== undefined);
  const forms = formsAfter(before ?? entries.at(-1)?.key ?? '');
  const free = candidates(at).filter(
    ({ span, form }) => form !== 'until' && !written.some((it) => clash(it, span)),
  );
  const last = Math.max(-Infinity, ...followed.map((it) => (Number.isFinite(it.last) ? it.last : it.first)));
  const around = spanOf(calendar, valueAround(at.place, 'period') ?? '');
  const begin = around?.first ?? calendar.yearSpan(yearOf(at)).first;
  const isBegin = ({ span }: Candidate) => before === undefined && span.first === begin;
  const isNext = (it: Candidate) => it.span.first > last || isBegin(it);
  const key = at.place.levels.at(-2)?.step;
  const first = key === undefined ? [] : at.nearby(key);
  return suggestions(at, [...free.filter(isNext), ...free.filter((it) => !isNext(it))], { forms, first });
}

/** This fiscal year, the next, and a range of both: typical values for a plan. */
export function planPeriods(at: At): readonly string[] {
  const calendar = calendarOf(at);
  const year = yearOf(at);
  const [now, next] = [calendar.yearSpan(year), calendar.yearSpan(year + 1)];
  return [now, next, { first: now.first, last: next.last }].map((it) => calendar.periodText(it));
}

/** The fiscal years of the period that applies here, otherwise this one and the next. */
export function planYears(at: At): readonly string[] {
  const calendar = calendarOf(at);
  return years(at)
    .slice(0, 2)
    .map((it) => calendar.yearLabel(it));
}

function calendarOf({ project }: At): FiscalCalendar {
  return project.head.settings.get().calendar;
}

function yearOf(at: At): number {
  return fiscalYear(calendarOf(at), at.project.asOf);
}

const FAR = 100;

/** By form; those named in `first` come first, those outside of the period that applies here come last. */
function suggestions(
  at: At,
  all: readonly Candidate[],
  { forms, first }: { readonly forms: readonly Form[]; readonly first: readonly string[] },
): readonly Suggestion[] {
  const calendar = calendarOf(at);
  const around = spanOf(calendar, valueAround(at.place, 'period') ?? '');
  const seen = new Set<string>();
  const out: Suggestion[] = [];
  for (const { text, span, form } of all) {
    if (seen.has(text)) continue;
    seen.add(text);
    const nearby = first.indexOf(text);
    const isOutside = around !== undefined && (span.last < around.first || span.first > around.last);
    const rank = nearby >= 0 ? nearby : FAR + forms.indexOf(form) * FAR;
    out.push({
      label: text,
      kind: 'period',
      detail: formatSpan(calendar, span),
      rank: rank + (isOutside ? 1000 : 0),
    });
  }
  return out;
}

/** Every period on offer, by year. */
function candidates(at: At): readonly Candidate[] {
  const calendar = calendarOf(at);
  const all = years(at);
  const year = yearOf(at);
  const now = calendar.yearSpan(year);
  const next = calendar.yearSpan(year + 1);
  const make = (form: Form, span: MonthSpan): Candidate => ({ text: calendar.periodText(span), span, form });
  return [
    ...all.map((it) => make('year', calendar.yearSpan(it))),
    make('years', { first: now.first, last: next.last }),
    ...all.flatMap((it) => [1, 2, 3, 4].map((quarter) => make('quarter', calendar.quarterSpan(it, quarter)))),
    ...all.flatMap((it) =>
      monthsOf(calendar.yearSpan(it)).map((month) => make('month', { first: month, last: month })),
    ),
    ...all.map((it) => make('from', { first: calendar.yearSpan(it).first, last: Infinity })),
    ...all.flatMap((it) =>
      monthsOf(calendar.yearSpan(it)).map((month) => make('from', { first: month, last: Infinity })),
    ),
    ...all.map((it) => make('until', { first: -Infinity, last: calendar.yearSpan(it).last })),
    ...monthsOf(now).map((month) => make('until', { first: -Infinity, last: month })),
  ];
}

/** `2026-04..` is completed with an end. */
function rangesFrom(at: At, typed: string): readonly Candidate[] {
  const [, begin, separator] = /^(.+?)(\.\.).*$/.exec(typed) ?? [];
  const calendar = calendarOf(at);
  const from = begin === undefined ? undefined : spanOf(calendar, begin);
  if (begin === undefined || separator === undefined || !from) return [];
  const isYear = /^(?:FY)?\d{4}$/.test(begin);
  const isMonth = from.first === from.last;
  return candidates(at)
    .filter(
      ({ form, span }) =>
        span.last > from.last && (isYear ? form === 'year' : isMonth ? form === 'month' : form !== 'year'),
    )
    .filter(({ form }) => form === 'year' || form === 'quarter' || form === 'month')
    .map(({ text, span, form }) => ({
      text: `${begin}..${text}`,
      span: { first: from.first, last: span.last },
      form,
    }));
}

/** The years of the period that applies here, this one and the next, and one whose digits are typed. */
function years(at: At): readonly number[] {
  const calendar = calendarOf(at);
  const around = spanOf(calendar, valueAround(at.place, 'period') ?? '');
  const year = yearOf(at);
  const typed = /(\d{4})(?!.*\d{4})/.exec(at.place.typed)?.[1];
  const all = new Set<number>();
  if (around && Number.isFinite(around.first)) all.add(calendar.yearOf(around.first));
  if (around && Number.isFinite(around.last)) all.add(calendar.yearOf(around.last));
  for (const it of [year, year + 1]) all.add(it);
  if (typed !== undefined && Number(typed) > FIRST_YEAR && Number(typed) < LAST_YEAR) all.add(Number(typed));
  return [...all];
}

function monthsOf({ first, last }: MonthSpan): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function spanOf(calendar: FiscalCalendar, text: string): MonthSpan | undefined {
  const read = text === '' ? undefined : readPeriod(text);
  const span = read?.ok ? calendar.span(read.value) : undefined;
  return span && !('problem' in span) ? span : undefined;
}

function clash(written: MonthSpan, span: MonthSpan): boolean {
  return lastOf(written) >= span.first && lastOf(span) >= written.first;
}

/** A key without an end gives way to those that begin later. */
function lastOf({ first, last }: MonthSpan): number {
  return last === Infinity ? first : last;
}

/** Begins with the form of the last key. */
function formsAfter(last: string): readonly Form[] {
  const usual: readonly Form[] = ['year', 'from', 'quarter', 'month', 'years', 'until'];
  const form: Form | undefined = /\.\.$/.test(last)
    ? 'from'
    : /Q\d$/.test(last)
      ? 'quarter'
      : /^\d{4}-\d\d$|P\d\d$/.test(last)
        ? 'month'
        : undefined;
  return form ? [form, ...usual.filter((it) => it !== form)] : usual;
}
