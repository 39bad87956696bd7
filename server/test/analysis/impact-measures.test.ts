import assert from 'node:assert/strict';
import { measured } from '../../src/analysis/impact/impact-measures.ts';
import type { FiscalCalendar } from '../../src/domain/calendar.ts';
import { MonthVector } from '../../src/domain/month-vector.ts';
import { FEBRUARY, plan, WEEKS } from '../domain/plan/lines.ts';

/** The measures of a line that is new. */
function measuresOf(line: Parameters<typeof plan>[0], calendar: FiscalCalendar, year: number) {
  const { first, months } = plan(line, { calendar, period: 'FY2027..FY2028' });
  const after = MonthVector.of(first, months);
  const { thisYear, nextYear, runRate } = measured(
    () => 0n,
    (from, to) => after.sum(from, to),
    { calendar, year },
  );
  assert.deepEqual([thisYear.before, nextYear.before, runRate.before], [0n, 0n, 0n]);
  return [thisYear.after, nextYear.after, runRate.after];
}

describe('the measures of a change', () => {
  it('take the run rate of calendar months from the last of the year', () => {
    const line = { amount: { FY2027: '1.2M', '2027-02..': '110k/month' } };
    assert.deepEqual(measuresOf(line, FEBRUARY, 2027), [120_000_000n, 132_000_000n, 120_000_000n]);
    assert.deepEqual(measuresOf(line, FEBRUARY, 2028), [132_000_000n, 0n, 132_000_000n]);
  });

  it('take the run rate of weeks from the last quarter, which has 13 or 14', () => {
    const line = { amount: '1/day' };
    assert.deepEqual(measuresOf(line, WEEKS, 2027), [36_400n, 37_100n, 36_400n]);
    assert.deepEqual(measuresOf(line, WEEKS, 2028), [37_100n, 0n, 9_800n * 4n]);
  });
});
