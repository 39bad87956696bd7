/** Cells that say a period, as people and programs write it. */
import assert from 'node:assert/strict';
import { problemText } from '../../src/exchange/problem.ts';
import { HEAD, imported, MAPPING, told } from './ledger.ts';

/** The periods of cells in the column, or what is wrong with them. */
function periodsOf(cells: readonly string[], mapping = MAPPING): string {
  const result = imported(
    cells.map((cell) => `Pay,1,Cloud,"${cell}",5`),
    mapping,
  );
  if (result.problems.length > 0) return result.problems.map(problemText).join('; ');
  return (result.reconciliation?.columns ?? []).map(({ period }) => period).join(' ');
}

describe('a cell with a period', () => {
  it('says a month or a fiscal year as headings do', () => {
    for (const cell of [
      '2027-07',
      '07.2027',
      '7/2027',
      'Jul-27',
      'July 2027',
      '2027 Jul',
      '202707',
      '2027-07-01',
    ])
      assert.equal(periodsOf([cell]), '2027-07', cell);
    for (const cell of ['2027', 'FY27', '2026/27', '2026-27'])
      assert.equal(periodsOf([cell]), 'FY2027', cell);
  });

  it('says a day, which counts in its month', () => {
    for (const cell of [
      ...[
        '2027-01-31',
        '2027/01/31',
        '20270131',
        '2027-01-31 23:59:59',
        '2027-01-31T08:00',
        '2027-01-31T00:00:00.000Z',
      ],
      ...['31.01.2027', '31.1.2027', '31.01.27', '31-Jan-27', '31-JAN-2027', '5 Jan 2027'],
    ])
      assert.equal(periodsOf([cell, '2027-01']), '2027-01', cell);
    for (const cell of ['2027-02-29', '31.04.2027', '20271301', '2027-01-31T23:00:00Z'])
      assert.match(periodsOf([cell]), /expected a period such as 2027-01/, cell);
    for (const cell of ['01/02/2027', '1/31/27', '31/01/2027'])
      assert.match(
        periodsOf([cell]),
        /does not say whether the day or the month comes first: say `dates: month-first` or `dates: day-first` under `rows`$/,
        cell,
      );
  });

  it('says a day of either order, where the mapping says which', () => {
    const read = (dates: string, ...cells: readonly string[]) =>
      periodsOf(cells, MAPPING.replace('amount: Amount', `amount: Amount, dates: ${dates}`));
    const months = ['01/02/2027', '1/31/27', '1-2-2027 14:30', '01/31/2027 2:05:00 PM'];
    assert.equal(read('month-first', ...months), '2027-01');
    assert.equal(read('day-first', '02/01/2027', '31/1/27', '31-01-2027', '31.01.2027'), '2027-01');
    assert.equal(
      read('month-first', '31/01/2027'),
      'row 2, column `Month`: `31/01/2027` is no day with the month first, as `dates` says',
    );
    assert.match(read('us', '01/02/2027'), /^.*dates: `us`, expected month-first or day-first$/);
  });

  it('is no year where it is a number that is none, such as a day without its year', () => {
    for (const cell of ['0401', '1802', '2901'])
      assert.match(periodsOf([cell]), /expected a period such as 2027-01/, cell);
  });

  it('says a quarter or a month of the fiscal year', () => {
    for (const cell of ['FY2027-Q1', 'FY27 Q1', 'FY27Q1', 'Q1 FY27', 'Q1/FY2027', 'q1fy27', '2026/27 Q1'])
      assert.equal(periodsOf([cell]), 'FY2027-Q1', cell);
    for (const cell of [
      'FY2027-P03',
      'FY27 P3',
      'P3 FY27',
      '2027 P3',
      '2027-P03',
      '003.2027',
      '2027003',
      '2027/003',
    ])
      assert.equal(periodsOf([cell]), 'FY2027-P03', cell);
    assert.match(periodsOf(['2027 P14']), /expected a period/);
    assert.match(periodsOf(['Q5 FY27']), /expected a period/);
  });

  it('says a quarter of the calendar only where the fiscal year is the same', () => {
    const calendar = MAPPING.replace('2026-07-01', '2027-01-01');
    for (const cell of ['2027-Q3', 'Q3 2027', '2027 Q3', '2027Q3', '3Q27', 'Q3-27'])
      assert.equal(periodsOf([cell], calendar), '2027-Q3', cell);
    assert.equal(
      periodsOf(['Q3 2027']),
      'row 2, column `Month`: `Q3 2027` may be a quarter of the calendar or of the fiscal year: say which by `periods`, such as `{ Q3 2027: FY2027-Q3 }`',
    );
  });

  it('that the calendar does not have is said once, and not of each line', () => {
    const rows = ['Cloud', 'Rent'].flatMap((item) => [
      `Pay,1,${item},001.2027,5`,
      `Pay,1,${item},013.2027,6`,
    ]);
    assert.deepEqual(told(rows), [
      '`FY2027-P13` is not in this calendar, expected P01 to P12',
      'the sums differ, expected the documents to add up to the table',
    ]);
    const weeks = MAPPING.replace('start: 2026-07-01', 'start: 2026-07-05, pattern: 4-4-5');
    assert.match(periodsOf(['31.01.2027'], weeks), /^`2027-01` is not a whole number of fiscal months/);
  });

  it('that may be a month or a fiscal year is refused, until the mapping says which', () => {
    assert.equal(
      periodsOf(['2010-12', '2011-12']),
      'row 3, column `Month`: `2011-12` may be a month or a fiscal year: say which by `periods`, such as `{ 2011-12: FY2012 }`',
    );
    const said = MAPPING.replace('amount: Amount', 'amount: Amount, periods: { 2011-12: 2011-12 }');
    assert.equal(periodsOf(['2010-12', '2011-12'], said), '2010-12 2011-12');
  });

  it('of another language is what the mapping says that it means', () => {
    assert.equal(
      periodsOf(['Jänner 2027']),
      'row 2, column `Month`: `Jänner 2027`, expected a period such as 2027-01, Jan 2027, Q1 2027 or FY2027; if it means one, say so by `periods`, such as `{ Jänner 2027: 2027-01 }`',
    );
    const said = MAPPING.replace('amount: Amount', 'amount: Amount, periods: { Jänner 2027: 2027-01 }');
    assert.equal(periodsOf(['Jänner 2027', 'Feb 2027'], said), '2027-01 2027-02');
  });

  it('is what a pattern of the mapping says, an exact text first', () => {
    const said = MAPPING.replace(
      'amount: Amount',
      'amount: Amount, periods: { "*01": 2027-01, "*02": 2027-02, "ACTUAL *": 2027-04, 3101: 2027-03 }',
    );
    assert.equal(
      periodsOf(['0401', '3101', '1802', 'Actual (latest)'], said),
      '2027-01 2027-02 2027-03 2027-04',
    );
    assert.match(periodsOf(['0403'], said), /^row 2, column `Month`: `0403`, expected a period/);
  });

  it('is joined with that of another column, and a number beside a year is not guessed', () => {
    const mapping = MAPPING.replace('period: Month', 'period: [Year, Month]');
    const read = (year: string, month: string, periods = '') => {
      const result = imported(
        [`Pay,1,Cloud,${year},${month},5`],
        mapping.replace('amount: Amount', `amount: Amount${periods}`),
        HEAD.replace('Month', 'Year,Month'),
      );
      return result.problems.map(problemText).join() || result.reconciliation?.columns[0]?.period;
    };
    assert.equal(read('2027', 'Mar'), '2027-03');
    assert.equal(read('2027', 'P3'), 'FY2027-P03');
    assert.equal(read('2027', '003'), 'FY2027-P03');
    assert.equal(read('FY27', '3'), 'FY2027-P03');
    assert.equal(
      read('2027', '3'),
      'row 2, column `Year Month`: `2027 3`, expected a period such as 2027-01, Jan 2027, Q1 2027 or FY2027; if it means one, say so by `periods`, such as `{ 3: Jan }`, `{ 3: Q1 }` or `{ 3: P1 }`',
    );
    assert.equal(read('2027', '3', ', periods: { 3: Mar }'), '2027-03');
    assert.equal(read('2027', '3', ', periods: { 3: P3 }'), 'FY2027-P03');
  });

  it('is named by row, column and value where it is missing or of another kind', () => {
    assert.deepEqual(told(['Pay,1,Cloud,2027-01,5', 'Pay,1,Cloud,,6']), [
      'row 3, column `Month`: nothing, expected a period such as 2027-01; leave totals out by `skip`, and repeat the cell above by `fillDown`',
    ]);
    assert.deepEqual(told(['Pay,1,Cloud,2027-01,5', 'Pay,1,Cloud,2027,6']), [
      'row 3, column `Month`: `2027` is a fiscal year, and `2027-01` in row 2 is a month, expected periods of one kind: leave totals out by `skip`',
    ]);
    const wanted = MAPPING.replace('currency: USD }', 'currency: USD, period: FY2027.. }');
    assert.match(
      told(['Pay,1,Cloud,2027-01,5'], wanted).join(),
      /`2027-01` is a month, and `FY2027\.\.` under `amounts` is a fiscal year/,
    );
  });
});
