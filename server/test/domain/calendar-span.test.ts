/** Which fiscal months a written period means, in calendars of months and of weeks. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CALENDAR_YEARS,
  type CalendarSpec,
  createCalendar,
  type FiscalCalendar,
} from '../../src/domain/calendar.ts';
import type { Period } from '../../src/domain/period.ts';
import { readPeriod } from '../../src/syntax/values/period.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);
const RETAIL: CalendarSpec = {
  start: { year: 2027, month: 1, day: 31 },
  pattern: '4-4-5',
  named: 'starting',
  longYears: [2028],
  longPeriod: 12,
};
const JULY: CalendarSpec = { ...CALENDAR_YEARS, start: { year: 2026, month: 7, day: 1 }, named: 'ending' };
const TAX: CalendarSpec = { ...CALENDAR_YEARS, start: { year: 2026, month: 4, day: 6 } };

function calendarFor(spec: CalendarSpec): FiscalCalendar {
  const calendar = createCalendar(spec);
  assert.ok(!('problems' in calendar));
  return calendar;
}

function period(text: string): Period {
  const reading = readPeriod(text);
  assert.ok(reading.ok, text);
  return reading.value;
}

type Question = 'span' | 'moneySpan';

/** The single place that asks; months as `FY2027-P01..FY2027-P03`, a problem as its code and what is suggested. */
function months(spec: CalendarSpec, question: Question, text: string): string {
  const calendar = calendarFor(spec);
  const span = calendar[question](period(text));
  if ('problem' in span)
    return [span.problem.code, ...span.problem.suggestions.map((it) => it.text)].join(' ');
  const name = (month: number) => (Number.isFinite(month) ? calendar.label(month) : '');
  return span.first === span.last ? name(span.first) : `${name(span.first)}..${name(span.last)}`;
}

describe('the months of a period', () => {
  const cases: readonly (readonly [CalendarSpec, Question, string, string])[] = [
    [JULY, 'moneySpan', '2026-09', 'FY2027-P03'],
    [JULY, 'moneySpan', '2026-Q3', 'FY2027-P01..FY2027-P03'],
    [JULY, 'moneySpan', '2027', 'FY2027-P07..FY2028-P06'],
    [JULY, 'moneySpan', 'FY2027', 'FY2027-P01..FY2027-P12'],
    [JULY, 'moneySpan', 'FY2027-Q4', 'FY2027-P10..FY2027-P12'],
    [JULY, 'moneySpan', 'FY2027-P12', 'FY2027-P12'],
    [JULY, 'moneySpan', '2026-07-01..2026-08-31', 'FY2027-P01..FY2027-P02'],
    [JULY, 'moneySpan', '2026-07..FY2027', 'FY2027-P01..FY2027-P12'],
    [JULY, 'moneySpan', '2026-09..', 'FY2027-P03..'],
    [JULY, 'moneySpan', '..2026-09', '..FY2027-P03'],
    [JULY, 'moneySpan', '2026-09-15', 'month-not-in-calendar 2026-09'],
    [JULY, 'moneySpan', '2026-09-20', 'month-not-in-calendar 2026-09'],
    [JULY, 'moneySpan', '2026-09-15..2026-11-20', 'month-not-in-calendar 2026-09..2026-11'],
    [JULY, 'moneySpan', '2026-09-20..2026-11-10', 'month-not-in-calendar 2026-10'],
    [JULY, 'moneySpan', '2027-02-15..2027-04-30', 'month-not-in-calendar 2027-02..2027-04'],
    [JULY, 'moneySpan', '2026-12-01..2027-02-14', 'month-not-in-calendar 2026-12..2027-02'],
    [JULY, 'moneySpan', '2026-09-15..', 'FY2027-P04..'],
    [JULY, 'span', '2026-09-15..2026-11-20', 'FY2027-P04..FY2027-P05'],
    [JULY, 'span', '2026-09-15..2026-09-20', 'month-not-in-calendar'],
    [JULY, 'span', 'FY2027-P13', 'month-not-in-calendar'],
    [JULY, 'span', 'FY2027..2026-03', 'invalid-period'],
    [TAX, 'moneySpan', '2026-04', 'month-not-in-calendar FY2026-P01'],
    [TAX, 'span', '2026-04..2026-05', 'FY2026-P01..FY2026-P02'],
    [RETAIL, 'moneySpan', '2027-11', 'month-not-in-calendar FY2027-P10'],
    [RETAIL, 'moneySpan', '2027', 'month-not-in-calendar FY2027 FY2026-P12..FY2027-P11'],
    [RETAIL, 'moneySpan', '2027-Q3', 'month-not-in-calendar FY2027-Q3 FY2027-P06..FY2027-P08'],
    [RETAIL, 'moneySpan', '2027..2028', 'month-not-in-calendar FY2027..FY2028 FY2026-P12..FY2028-P11'],
    [RETAIL, 'moneySpan', '2027..FY2028', 'month-not-in-calendar FY2026-P12..FY2028-P12'],
    [TAX, 'moneySpan', '2028', 'month-not-in-calendar FY2028 FY2027-P10..FY2028-P09'],
    [RETAIL, 'moneySpan', 'FY2027-P10', 'FY2027-P10'],
    [RETAIL, 'moneySpan', '2027-10-31..2027-11-27', 'FY2027-P10'],
    [RETAIL, 'moneySpan', '2026-05..', 'FY2026-P04..'],
    [RETAIL, 'span', '..2027-10', '..FY2027-P10'],
    [RETAIL, 'span', '2027-11..', 'FY2027-P11..'],
  ];
  for (const [spec, question, text, expected] of cases)
    it(`${question} of ${text} is ${expected} when a year begins ${spec.start.month}/${spec.start.day}`, () =>
      assert.equal(months(spec, question, text), expected));

  it('names the fiscal month that was probably meant', () => {
    const span = calendarFor(RETAIL).moneySpan(period('2027-11'));
    assert.ok('problem' in span);
    assert.equal(
      span.problem.message,
      '`2027-11` is not a whole number of fiscal months, expected for example `FY2027-P10`',
    );
  });

  it('names the fiscal year before the months that are nearest to a calendar year', () => {
    const span = calendarFor(RETAIL).moneySpan(period('2028'));
    assert.ok('problem' in span);
    assert.equal(
      span.problem.message,
      '`2028` is not a whole number of fiscal months, expected `FY2028`, or for about the same days `FY2027-P12..FY2028-P11`',
    );
  });

  it('refuses points that no reader lets through', () => {
    const point = { kind: 'quarter', year: 2026, quarter: 5 } as const;
    const span = calendarFor(JULY).span({ text: '2026-Q5', from: point, to: point });
    assert.ok('problem' in span);
    assert.equal(span.problem.code, 'invalid-period');
  });

  it('says the days that are named, not those that count', () => {
    const retail = calendarFor(RETAIL);
    assert.deepEqual(retail.dates(period('2027-11..')), { first: '2027-11-01', last: undefined });
    assert.deepEqual(retail.dates(period('FY2027-P10')), { first: '2027-10-31', last: '2027-11-27' });
    assert.deepEqual(retail.dates(period('2028-02')), { first: '2028-02-01', last: '2028-02-29' });
    assert.deepEqual(retail.dates(period('2028-Q1..2028')), { first: '2028-01-01', last: '2028-12-31' });
  });
});

describe('periods that meet', () => {
  it('leave no month out and count none twice', () => {
    const spec = fc.constantFrom(RETAIL, JULY, TAX, CALENDAR_YEARS);
    const month = fc.record({
      year: fc.integer({ min: 2020, max: 2035 }),
      month: fc.integer({ min: 1, max: 11 }),
    });
    const check = (chosen: CalendarSpec, { year, month: number }: { year: number; month: number }) => {
      const calendar = calendarFor(chosen);
      const two = (it: number) => String(it).padStart(2, '0');
      const before = calendar.span(period(`..${year}-${two(number)}`));
      const after = calendar.span(period(`${year}-${two(number + 1)}..`));
      assert.ok(!('problem' in before) && !('problem' in after));
      assert.equal(before.last + 1, after.first);
    };
    fc.assert(fc.property(spec, month, check), { seed: SEED, numRuns: 500 });
  });

  it('read back as the span that was written', () => {
    const spec = fc.constantFrom(RETAIL, JULY, TAX, CALENDAR_YEARS);
    const first = fc.integer({ min: 2020 * 12, max: 2035 * 12 });
    const check = (chosen: CalendarSpec, from: number, length: number) => {
      const calendar = calendarFor(chosen);
      const span = { first: from, last: from + length };
      assert.deepEqual(calendar.moneySpan(period(calendar.periodText(span))), span);
    };
    fc.assert(fc.property(spec, first, fc.integer({ min: 0, max: 40 }), check), { seed: SEED, numRuns: 500 });
  });
});
