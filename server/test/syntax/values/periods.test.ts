/** Reading periods and dates. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PeriodPoint } from '../../../src/domain/period.ts';
import { pointText } from '../../../src/domain/period-point.ts';
import { readDate } from '../../../src/syntax/values/date.ts';
import { readPeriod } from '../../../src/syntax/values/period.ts';
import type { Reading } from '../../../src/syntax/values/reading.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);

function found(reading: Reading<unknown>): string {
  assert.ok(!reading.ok, 'expected a problem');
  assert.equal(reading.problem.code, 'invalid-period');
  return reading.problem.fixes.map((it) => `${it.text} (${it.safety})`).join(', ');
}

describe('a period', () => {
  const year = fc.integer({ min: 1900, max: 2200 });
  const quarter = fc.integer({ min: 1, max: 4 });
  const point: fc.Arbitrary<PeriodPoint> = fc.oneof(
    fc.record({ kind: fc.constant('year' as const), year }),
    fc.record({ kind: fc.constant('quarter' as const), year, quarter }),
    fc.record({ kind: fc.constant('month' as const), year, month: fc.integer({ min: 1, max: 12 }) }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true }).map((it) => ({
      kind: 'day' as const,
      year: it.getUTCFullYear(),
      month: it.getUTCMonth() + 1,
      day: it.getUTCDate(),
    })),
    fc.record({ kind: fc.constant('fiscal-year' as const), year }),
    fc.record({ kind: fc.constant('fiscal-quarter' as const), year, quarter }),
    fc.record({ kind: fc.constant('fiscal-month' as const), year, month: fc.integer({ min: 1, max: 13 }) }),
  );

  it('reads as the points it is written with', () => {
    const check = (record: PeriodPoint) => {
      const it = { ...record };
      const text = pointText(it);
      assert.deepEqual(readPeriod(text), { ok: true, value: { text, from: it, to: it } });
      assert.deepEqual(readPeriod(`${text}..`), {
        ok: true,
        value: { text: `${text}..`, from: it, to: undefined },
      });
      assert.deepEqual(readPeriod(`..${text}`), {
        ok: true,
        value: { text: `..${text}`, from: undefined, to: it },
      });
      assert.ok(readPeriod(`${text}..${text}`).ok);
    };
    fc.assert(fc.property(point, check), { seed: SEED, numRuns: 2000 });
  });

  const wrong: Record<string, string> = {
    '..': '',
    '': '',
    'Apr-26': '2026-04 (safe)',
    FY27: 'FY2027 (safe)',
    fy2027: 'FY2027 (safe)',
    'FY 2027': 'FY2027 (safe)',
    'FY2027-P3': 'FY2027-P03 (safe)',
    'FY27-Q1': 'FY2027-Q1 (safe)',
    '2027-P03': 'FY2027-P03 (safe)',
    'FY2027-07': 'FY2027-P07 (unsafe), 2027-07 (unsafe)',
    'FY2027-Q2..Q3': 'FY2027-Q2..FY2027-Q3 (safe)',
    'FY2027-Q2-Q3': 'FY2027-Q2..FY2027-Q3 (safe)',
    '2027-P3..P5': 'FY2027-P03..FY2027-P05 (safe)',
    'FY2026/27': 'FY2026 (unsafe), FY2027 (unsafe)',
    'FY2026-27': 'FY2026 (unsafe), FY2027 (unsafe)',
    '2026/27': 'FY2026 (unsafe), FY2027 (unsafe)',
    '2026/2027': 'FY2026 (unsafe), FY2027 (unsafe), 2026..2027 (unsafe)',
    '2026/28': '',
    '2026-4': '2026-04 (safe)',
    '2026/04': '2026-04 (safe)',
    '04/2026': '2026-04 (safe)',
    '202604': '2026-04 (safe)',
    'April 2026': '2026-04 (safe)',
    'Sept 2026': '2026-09 (safe)',
    'Smarch 2026': '',
    'Okt 2026': '2026-10 (safe)',
    'März 2026': '2026-03 (safe)',
    'Mai 26..Dez-26': '2026-05..2026-12 (safe)',
    '2026Q2': '2026-Q2 (safe)',
    'Q2 2026': '2026-Q2 (unsafe), FY2026-Q2 (unsafe)',
    '2026-H1': '2026-Q1..2026-Q2 (safe)',
    'H1 2026': '2026-Q1..2026-Q2 (unsafe), FY2026-Q1..FY2026-Q2 (unsafe)',
    'FY2027-H2': 'FY2027-Q3..FY2027-Q4 (safe)',
    '01.04.2026': '2026-04-01 (safe)',
    '04/01/2026': '2026-04-01 (unsafe), 2026-01-04 (unsafe)',
    '13/01/2026': '2026-01-13 (unsafe)',
    '10/01/2026..09/30/2027': '2026-10-01..2027-09-30 (unsafe)',
    'Q1 2026 - Q2 2026': '2026-Q1..2026-Q2 (unsafe), FY2026-Q1..FY2026-Q2 (unsafe)',
    '2026-04-..': '2026-04.. (safe)',
    '2026-04 .. 2026-09': '2026-04..2026-09 (safe)',
    '2026-04...2026-09': '2026-04..2026-09 (safe)',
    '2026-04–2026-09': '2026-04..2026-09 (safe)',
    '2026-04 to 2026-09': '2026-04..2026-09 (safe)',
    '2026-04/2026-09': '2026-04..2026-09 (safe)',
    '2026-2027': '2026..2027 (safe)',
    '2026-H1..2026-H2': '2026-Q1..2026-Q4 (safe)',
    '2026-09..2026-04': '2026-04..2026-09 (unsafe)',
    '2026-13': '',
    '2026-00': '',
    '2026-02-30': '',
    '2027-02-29': '',
    '2026-Q5': '',
    'FY2027-P14': '',
    'FY2027-P00': '',
    '1899': '',
    '2201-01': '',
    '26-04': '',
    P03: '',
  };
  for (const [text, fixes] of Object.entries(wrong))
    it(`${text || 'nothing'} becomes ${fixes || 'nothing'}`, () =>
      assert.equal(found(readPeriod(text)), fixes));

  it('may begin in the middle of its last part, and mix years of the calendar with fiscal ones', () => {
    for (const text of ['2026-Q1..2026-02', '2026..2026-04', '2026-04..2026-Q2', 'FY2027..2026-12'])
      assert.ok(readPeriod(text).ok, text);
  });

  it('says that one end at least is written', () => {
    const reading = readPeriod('..');
    assert.ok(!reading.ok);
    assert.equal(
      reading.problem.message,
      '`..` has no end at all, expected at least one, such as `2026-04..`',
    );
  });

  it('misses the year', () => {
    for (const [text, expected] of [
      ['Q1', '`2026-Q1` or `FY2026-Q1`'],
      ['h2', '`2026-Q3..2026-Q4` or `FY2026-Q3..FY2026-Q4`'],
      ['P3', '`FY2027-P03`'],
      ['July', '`2026-07`'],
      ['mär', '`2026-03`'],
    ] as const) {
      const reading = readPeriod(text);
      assert.ok(!reading.ok);
      assert.equal(reading.problem.message, `\`${text}\` has no year, expected for example ${expected}`);
    }
  });

  it('says which days a month has', () => {
    const reading = readPeriod('2028-02-30');
    assert.ok(!reading.ok);
    assert.equal(reading.problem.message, '`2028-02-30` is no day, expected `2028-02-01` to `2028-02-29`');
  });

  it('offers only fixes that it reads, and never throws', () => {
    const parts = fc.constantFrom(
      '2026',
      '27',
      '04',
      '4',
      'FY',
      'fy',
      '-',
      '/',
      '.',
      '..',
      ' ',
      'Q',
      'P',
      'H',
      'to',
      'Jan',
      '…',
      '１',
    );
    const hostile = fc.oneof(
      fc.array(parts, { maxLength: 9 }).map((it) => it.join('')),
      fc.string({ unit: 'binary', maxLength: 110 }),
    );
    const check = (text: string) => {
      for (const read of [readPeriod, readDate]) {
        const reading = read(text);
        if (reading.ok) continue;
        for (const fix of reading.problem.fixes) assert.ok(read(fix.text).ok, `${text} → ${fix.text}`);
      }
    };
    fc.assert(fc.property(hostile, check), { seed: SEED, numRuns: 20_000 });
  });
});

describe('a date', () => {
  it('is one day', () => {
    assert.deepEqual(readDate('2026-04-15'), { ok: true, value: { year: 2026, month: 4, day: 15 } });
    assert.equal(found(readDate('2026-04')), '');
    assert.equal(found(readDate('2026-04-15..')), '');
    assert.equal(found(readDate('15.4.2026')), '2026-04-15 (safe)');
  });
});
