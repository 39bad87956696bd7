import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertMonths, isExactly } from '../../../src/domain/plan/convert.ts';
import { exactMoney, type Generated, generatedLine } from './generated-lines.ts';
import { decimalOf, FEBRUARY, plan, totalOf, WEEKS } from './lines.ts';
import { oracle } from './oracle.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_270_201);
const RUNS = { seed: SEED, numRuns: 4000 };

function planned({ line, budget }: Generated) {
  const made = plan(line, budget);
  assert.deepEqual(made.problems, []);
  return made;
}

describe(`the plan of a line (seed ${SEED})`, () => {
  it('is, to the cent, what another way of computing gives', () => {
    fc.assert(
      fc.property(generatedLine, (it) => {
        assert.deepEqual([...planned(it).months], oracle(it.expected));
      }),
      RUNS,
    );
  });
  it('keeps totals to the cent', () => {
    fc.assert(
      fc.property(generatedLine, (it) => {
        const expected = exactMoney(it);
        if (expected !== undefined) assert.equal(totalOf(planned(it)), expected);
      }),
      RUNS,
    );
  });
  it('of a credit is the plan of the cost, negative', () => {
    fc.assert(
      fc.property(generatedLine, (it) => {
        const { months } = plan(it.negative, it.budget);
        assert.deepEqual(
          [...months].map((month) => -month),
          [...planned(it).months],
        );
      }),
      RUNS,
    );
  });
});

describe('a rate', () => {
  const year = { calendar: FEBRUARY, period: 'FY2027' };
  it('per month, day and hour is rounded month by month', () => {
    assert.deepEqual([...plan({ amount: '0.005/month' }, year).months], new Array(12).fill(1n));
    assert.deepEqual([...plan({ amount: '1/day' }, year).months.slice(0, 3)], [2800n, 3100n, 3000n]);
    assert.equal(totalOf(plan({ amount: '1/hour' }, year)), 365n * 2400n);
  });
  it('per year gives a year to the cent, the larger months first', () => {
    const { months } = plan({ amount: '100/year' }, year);
    assert.deepEqual([...months], [834n, 834n, 834n, 834n, ...new Array(8).fill(833n)]);
    assert.equal(totalOf(plan({ amount: '100/year', phasing: 'days' }, year)), 10000n);
  });
  it('per quarter is worth its part of each quarter', () => {
    const { months } = plan({ amount: '1/quarter', phasing: 'days' }, year);
    assert.deepEqual([...months.slice(0, 3)], [31n, 35n, 34n]);
  });
  it('in weeks counts the 53rd', () => {
    const long = { calendar: WEEKS, period: 'FY2028' };
    assert.equal(totalOf(plan({ amount: '1/day' }, long)), 37100n);
    assert.deepEqual([...plan({ amount: '1/day' }, long).months.slice(-3)], [2800n, 2800n, 4200n]);
  });
});

describe('conversion', () => {
  const euros = plan({ amount: '0.50 EUR/month' }, { calendar: FEBRUARY, period: 'FY2027' });
  it('rounds each month half away from zero, in the digits of the target', () => {
    assert.deepEqual(
      [...convertMonths(euros, () => decimalOf('1.01'), 'USD').months],
      new Array(12).fill(51n),
    );
    assert.deepEqual(
      [...convertMonths(euros, () => decimalOf('163.2'), 'JPY').months],
      new Array(12).fill(82n),
    );
    assert.deepEqual(
      [...convertMonths(euros, () => decimalOf('0.333'), 'KWD').months],
      new Array(12).fill(167n),
    );
  });
  it('names the months without a rate, and asks for none where there is no money', () => {
    const from = euros.first;
    const { months, missing } = convertMonths(
      { ...euros, months: BigInt64Array.from([0n, 5n, -5n, 5n]) },
      (month) => (month === from + 2 ? decimalOf('2') : undefined),
      'USD',
    );
    assert.deepEqual(
      [[...months], missing],
      [
        [0n, 0n, -10n, 0n],
        [from + 1, from + 3],
      ],
    );
  });
  it('knows where nothing had to be rounded', () => {
    assert.equal(isExactly(50n, decimalOf('1.08'), 'EUR', 'USD'), true);
    assert.equal(isExactly(50n, decimalOf('1.01'), 'EUR', 'USD'), false);
    assert.equal(isExactly(50n, decimalOf('1.01'), 'EUR', 'KWD'), true);
    assert.equal(isExactly(50n, decimalOf('163'), 'EUR', 'JPY'), false);
  });
  it('is nothing at all into the same currency', () => {
    assert.equal(convertMonths(euros, () => undefined, 'EUR').months, euros.months);
  });
  it('names months that cannot be counted, and unknown currencies, as missing', () => {
    assert.equal(convertMonths(euros, () => decimalOf('1000000000000000'), 'USD').missing.length, 12);
    assert.equal(convertMonths(euros, () => decimalOf('1'), 'EUX').missing.length, 12);
  });
});
