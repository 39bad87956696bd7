/** Fiscal calendars against a second way of computing: walking day by day through JavaScript's own dates. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CALENDAR_YEARS,
  type CalendarSpec,
  createCalendar,
  type FiscalCalendar,
} from '../../src/domain/calendar.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);
const DAY = 86_400_000;

const RETAIL: CalendarSpec = {
  start: { year: 2027, month: 1, day: 31 },
  pattern: '4-4-5',
  named: 'starting',
  longYears: [2028],
  longPeriod: 12,
};

/** A calendar that is known to be right. */
function calendarFor(spec: CalendarSpec): FiscalCalendar {
  const calendar = createCalendar(spec);
  assert.ok(!('problems' in calendar), JSON.stringify(calendar));
  return calendar;
}

function day(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

function iso(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** First days of the months of one fiscal year, by counting weeks on from the year's first day. */
function weekStarts(first: number, long: boolean, longPeriod: number): readonly number[] {
  const starts: number[] = [];
  let at = first;
  for (let period = 1; period <= 12; period += 1) {
    starts.push(at);
    at += (period % 3 === 0 ? 35 : 28) + (long && period === longPeriod ? 7 : 0);
  }
  return [...starts, at];
}

const monthlySpec = fc
  .record({
    year: fc.integer({ min: 1990, max: 2060 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    named: fc.constantFrom('starting' as const, 'ending' as const),
  })
  .map(({ named, ...start }): CalendarSpec => ({ ...CALENDAR_YEARS, start, named }));

const weekSpec = fc
  .record({
    year: fc.integer({ min: 2000, max: 2050 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    longYears: fc.uniqueArray(fc.integer({ min: 1980, max: 2080 }), { maxLength: 12 }),
    longPeriod: fc.integer({ min: 1, max: 12 }),
    named: fc.constantFrom('starting' as const, 'ending' as const),
  })
  .map(
    ({ named, longYears, longPeriod, ...start }): CalendarSpec => ({
      start,
      pattern: '4-4-5',
      named,
      longYears,
      longPeriod,
    }),
  );

describe('a fiscal calendar', () => {
  it('begins every month of a monthly pattern on the same day', () => {
    const check = (spec: CalendarSpec, offset: number) => {
      const calendar = calendarFor(spec);
      const { year, month, day: startDay } = spec.start;
      const first = calendar.monthOf(day(iso(Date.UTC(year, month - 1, startDay) / DAY)));
      assert.equal(
        calendar.firstDate(first + offset),
        iso(Date.UTC(year, month - 1 + offset, startDay) / DAY),
      );
      assert.equal(first % 12, 0);
      const number = spec.named === 'ending' && (month > 1 || startDay > 1) ? year + 1 : year;
      assert.equal(calendar.yearOf(first), number);
    };
    fc.assert(fc.property(monthlySpec, fc.integer({ min: -600, max: 600 }), check), {
      seed: SEED,
      numRuns: 500,
    });
  });

  it('counts weeks on in both directions from the year that is given', () => {
    const check = (spec: CalendarSpec) => {
      const calendar = calendarFor(spec);
      const anchor = Date.UTC(spec.start.year, spec.start.month - 1, spec.start.day) / DAY;
      const number = calendar.yearOf(calendar.monthOf(anchor));
      const endsIn = new Date((anchor + 52 * 7 - 1) * DAY).getUTCFullYear();
      assert.equal(number, spec.named === 'ending' ? endsIn : spec.start.year);
      let forward = anchor;
      for (let year = number; year < number + 30; year += 1) {
        const starts = weekStarts(forward, spec.longYears.includes(year), spec.longPeriod);
        starts.slice(0, 12).forEach((start, index) => {
          assert.equal(calendar.firstDay(year * 12 + index), start);
        });
        forward = starts[12] ?? 0;
      }
      let backward = anchor;
      for (let year = number - 1; year > number - 30; year -= 1) {
        backward -= spec.longYears.includes(year) ? 371 : 364;
        assert.equal(calendar.firstDay(year * 12), backward);
      }
    };
    fc.assert(fc.property(weekSpec, check), { seed: SEED, numRuns: 100 });
  });

  it('puts every day into exactly one month', () => {
    const check = (spec: CalendarSpec, at: number) => {
      const calendar = calendarFor(spec);
      const month = calendar.monthOf(at);
      assert.ok(calendar.firstDay(month) <= at && at <= calendar.lastDay(month));
      assert.equal(calendar.lastDay(month) + 1, calendar.firstDay(month + 1));
      assert.equal(calendar.days(month), calendar.lastDay(month) - calendar.firstDay(month) + 1);
    };
    const days = fc.integer({ min: day('1900-01-01'), max: day('2200-12-31') });
    fc.assert(fc.property(fc.oneof(monthlySpec, weekSpec), days, check), { seed: SEED, numRuns: 2000 });
  });

  it('gives the retailer its 53rd week in the last month of FY2028', () => {
    const calendar = calendarFor(RETAIL);
    assert.equal(calendar.firstDate(2027 * 12), '2027-01-31');
    assert.equal(calendar.lastDate(2027 * 12 + 11), '2028-01-29');
    assert.equal(calendar.firstDate(2027 * 12 + 9), '2027-10-31');
    assert.equal(calendar.days(2027 * 12 + 11), 35);
    assert.equal(calendar.days(2028 * 12 + 11), 42);
    assert.equal(calendar.firstDate(2029 * 12), '2029-02-04');
    assert.equal(calendar.firstDate(2026 * 12), '2026-02-01');
  });

  it('names a year of weeks after the year of its last day, also when that is the 31st of December', () => {
    const labels = [2, 3].map((first) => {
      const spec = { ...RETAIL, start: { year: 2023, month: 1, day: first }, named: 'ending' } as const;
      const calendar = calendarFor(spec);
      const month = calendar.monthOf(day(`2023-01-0${first}`));
      return `${calendar.yearLabel(calendar.yearOf(month))} ends ${calendar.lastDate(month + 11)}`;
    });
    assert.deepEqual(labels, ['FY2023 ends 2023-12-31', 'FY2024 ends 2024-01-01']);
  });

  it('names months, quarters and years', () => {
    const july = calendarFor({ ...CALENDAR_YEARS, start: { year: 2026, month: 7, day: 1 }, named: 'ending' });
    const month = 2027 * 12 + 2;
    assert.equal(july.title(month), 'September 2026');
    assert.equal(july.shortTitle(month), 'Sep');
    assert.equal(july.label(month), 'FY2027-P03');
    assert.equal(july.quarterOf(month), 1);
    assert.equal(july.yearLabel(july.yearOf(month)), 'FY2027');
    assert.deepEqual(july.yearSpan(2027), { first: 2027 * 12, last: 2027 * 12 + 11 });
    assert.deepEqual(july.quarterSpan(2027, 2), { first: 2027 * 12 + 3, last: 2027 * 12 + 5 });
    const retail = calendarFor(RETAIL);
    assert.equal(retail.title(2027 * 12 + 9), 'FY2027-P10');
    assert.equal(retail.shortTitle(2027 * 12 + 9), 'P10');
    const tax = calendarFor({ ...CALENDAR_YEARS, start: { year: 2026, month: 4, day: 6 } });
    assert.equal(tax.title(2026 * 12), 'FY2026-P01');
  });

  it('writes spans as one would write them in YAML', () => {
    const july = calendarFor({ ...CALENDAR_YEARS, start: { year: 2026, month: 7, day: 1 }, named: 'ending' });
    const first = 2027 * 12;
    assert.equal(july.periodText({ first, last: first + 11 }), 'FY2027');
    assert.equal(july.periodText({ first, last: first + 23 }), 'FY2027..FY2028');
    assert.equal(july.periodText({ first: first + 3, last: first + 5 }), 'FY2027-Q2');
    assert.equal(july.periodText({ first, last: first }), '2026-07');
    assert.equal(july.periodText({ first, last: first + 3 }), '2026-07..2026-10');
    assert.equal(july.periodText({ first, last: Number.POSITIVE_INFINITY }), '2026-07..');
    assert.equal(july.periodText({ first: Number.NEGATIVE_INFINITY, last: first }), '..2026-07');
    assert.equal(
      calendarFor(RETAIL).periodText({ first: first + 9, last: first + 10 }),
      'FY2027-P10..FY2027-P11',
    );
  });
});

describe('a calendar that cannot be', () => {
  function check(spec: Partial<CalendarSpec>, at: string, message: RegExp): void {
    const made = createCalendar({ ...CALENDAR_YEARS, ...spec });
    assert.ok('problems' in made, 'expected problems');
    assert.deepEqual(
      made.problems.map((it) => it.at),
      [at],
    );
    assert.match(made.problems[0]?.message ?? '', message);
  }

  it('has a start that is no day', () =>
    check({ start: { year: 2027, month: 2, day: 29 } }, '/start', /`2027-02-29`/));
  it('starts out of range', () =>
    check({ start: { year: 1066, month: 1, day: 1 } }, '/start', /1900 to 2200/));
  it('begins months on a day that not every month has', () =>
    check({ start: { year: 2027, month: 1, day: 29 } }, '/start', /1 to 28/));
  it('has long years without weeks', () => check({ longYears: [2028] }, '/longYears', /53rd week/));
  it('names a long year twice', () =>
    check({ pattern: '4-4-5', longYears: [2028, 2028] }, '/longYears/1', /twice/));
  it('names a long year out of range', () =>
    check({ pattern: '4-4-5', longYears: [28] }, '/longYears/0', /`FY28` is too far away/));
  it('lengthens a month that is not there', () =>
    check(
      { longPeriod: 13 },
      '/longPeriod',
      /`P13` is not a fiscal month, expected one from `P01` to `P12`/,
    ));
});
