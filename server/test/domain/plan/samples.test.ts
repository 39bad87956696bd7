import assert from 'node:assert/strict';
import { convertMonths } from '../../../src/domain/plan/convert.ts';
import { decimalOf, FEBRUARY, plan, type ShortBudget, type ShortLine, totalOf, WEEKS } from './lines.ts';

const payments: ShortBudget = {
  calendar: FEBRUARY,
  period: 'FY2027..FY2028',
  drivers: {
    headcount: { unit: 'person', values: { '2026-02..': '44', '2026-09..': '48' } },
    'headcount/platform': { unit: 'person', values: { '2026-02..': '22' } },
  },
};
const retail: ShortBudget = {
  calendar: WEEKS,
  period: 'FY2027',
  currency: 'GBP',
  drivers: {
    'store-count': {
      unit: 'store',
      values: { 'FY2027-P01..': '143', 'FY2027-P07..': '142', 'FY2027-P10..': '144' },
    },
  },
};

/** Minor units of the year, and no problem. */
function checkYear(line: ShortLine, budget: ShortBudget, year: number, expected: bigint): void {
  const planned = plan(line, budget);
  assert.deepEqual(planned.problems, []);
  assert.equal(planned.incomplete, false);
  assert.equal(totalOf(planned, budget.calendar.yearSpan(year)), expected);
}

describe('the samples of the language', () => {
  const engineers: ShortLine = {
    quantity: { driver: 'headcount' },
    unitPrice: { '2026-02..': '165k USD/year', '2026-04..': '171.6k USD/year' },
  };
  it('plan payments/engineers to the cent', () => {
    checkYear(engineers, payments, 2027, 778800000n);
    checkYear(engineers, payments, 2028, 823680000n);
  });
  it('plan payments/contractors in euros, and convert it by month', () => {
    const line: ShortLine = { quantity: '480/month', unitPrice: '95 EUR/person-hour' };
    checkYear(line, payments, 2027, 54720000n);
    const planned = plan(line, payments);
    assert.equal(planned.currency, 'EUR');
    const rateAt = (month: number) => decimalOf(FEBRUARY.yearOf(month) === 2027 ? '1.08' : '1.10');
    const { months, missing } = convertMonths(planned, rateAt, 'USD');
    const converted = { ...planned, months };
    assert.deepEqual(missing, []);
    assert.equal(totalOf(converted, FEBRUARY.yearSpan(2027)), 59097600n);
    assert.equal(totalOf(converted, FEBRUARY.yearSpan(2028)), 60192000n);
  });
  it('plan payments/seats, compute, peak, the credit and the laptops', () => {
    const seats: ShortLine = { quantity: { driver: 'headcount' }, unitPrice: '21.00 USD/month' };
    checkYear(seats, payments, 2027, 1150800n);
    checkYear(seats, payments, 2028, 1209600n);
    const compute: ShortLine = { amount: { FY2027: '1.2M', FY2028: '1.38M' } };
    checkYear(compute, payments, 2027, 120000000n);
    checkYear(compute, payments, 2028, 138000000n);
    checkYear({ amount: { '2026-11': '80k', '2026-12': '120k' } }, payments, 2027, 20000000n);
    checkYear({ amount: { FY2027: '-100k' }, credit: true }, payments, 2027, -10000000n);
    checkYear({ quantity: { '2026-09': '12' }, unitPrice: '2_400 USD/laptop' }, payments, 2027, 2880000n);
  });
  it('plan all spend of the first sample', () => {
    const lines: readonly ShortLine[] = [
      engineers,
      { quantity: { driver: 'headcount' }, unitPrice: '21.00 USD/month' },
      { amount: { FY2027: '1.2M', FY2028: '1.38M' } },
      { amount: { '2026-11': '80k', '2026-12': '120k' } },
      { amount: { FY2027: '-100k' }, credit: true },
      { quantity: { '2026-09': '12' }, unitPrice: '2_400 USD/laptop' },
      { quantity: '1', unitPrice: '240k USD/year', period: 'FY2027' },
      { quantity: { driver: 'headcount/platform' }, unitPrice: '172k USD/year', period: 'FY2027' },
      { amount: '2.1M', phasing: 'days', period: 'FY2027' },
      { amount: '640k', phasing: 'days', period: 'FY2027' },
      { amount: '97k', period: 'FY2027' },
    ];
    const inYear = (year: number) =>
      lines.reduce((sum, it) => sum + totalOf(plan(it, payments), FEBRUARY.yearSpan(year)), 0n);
    assert.equal(inYear(2027) + 59097600n, 1658028400n);
    assert.equal(inYear(2028) + 60192000n, 1023081600n);
  });
  it('plan the retailer in weeks', () => {
    checkYear({ quantity: { driver: 'store-count' }, unitPrice: '310 GBP/month' }, retail, 2027, 53196000n);
    checkYear({ amount: '84k/month' }, retail, 2027, 100800000n);
    checkYear({ amount: '1_008k', phasing: 'days' }, retail, 2027, 100800000n);
    checkYear({ amount: '12_400/month', period: '..FY2027-P06' }, retail, 2027, 7440000n);
    checkYear({ amount: { 'FY2027-P03..': '21k/month' } }, retail, 2027, 21000000n);
  });
  it('spread the guards by weeks: four and five of them', () => {
    const { months } = plan({ amount: '1_008k', phasing: 'days' }, retail);
    assert.deepEqual([...months.slice(0, 3)], [7753846n, 7753846n, 9692308n]);
  });
});
