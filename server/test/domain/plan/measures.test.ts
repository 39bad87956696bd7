import assert from 'node:assert/strict';
import { MonthVector } from '../../../src/domain/month-vector.ts';
import { measuresOf } from '../../../src/domain/plan/measures.ts';
import { FEBRUARY, plan, WEEKS } from './lines.ts';

describe('measures', () => {
  it('take the run rate of calendar months from the last of the year', () => {
    const { first, months } = plan(
      { amount: { FY2027: '1.2M', '2027-02..': '110k/month' } },
      { calendar: FEBRUARY, period: 'FY2027..FY2028' },
    );
    const vector = new MonthVector();
    vector.add(first, months, 1);
    assert.deepEqual(measuresOf(vector, FEBRUARY, 2027), {
      thisYear: 120000000n,
      nextYear: 132000000n,
      runRate: 120000000n,
    });
    assert.equal(measuresOf(vector, FEBRUARY, 2028).runRate, 132000000n);
    assert.equal(measuresOf(vector, FEBRUARY, 2028).nextYear, 0n);
  });
  it('take the run rate of weeks from the last quarter, which has 13 or 14', () => {
    const { first, months } = plan({ amount: '1/day' }, { calendar: WEEKS, period: 'FY2027..FY2028' });
    const vector = new MonthVector();
    vector.add(first, months, 1);
    assert.deepEqual(measuresOf(vector, WEEKS, 2027), {
      thisYear: 36400n,
      nextYear: 37100n,
      runRate: 36400n,
    });
    assert.equal(measuresOf(vector, WEEKS, 2028).runRate, 9800n * 4n);
  });
});
