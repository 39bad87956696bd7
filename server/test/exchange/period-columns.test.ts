/** Which columns hold money, by what people write above them. */
import assert from 'node:assert/strict';
import { importTable } from '../../src/exchange/import-table.ts';
import { problemText } from '../../src/exchange/problem.ts';

interface Wanted {
  readonly columns?: string | Readonly<Record<string, string>>;
  readonly period?: string;
  readonly calendar?: Readonly<Record<string, string>>;
}

const JULY = { start: '2026-07-01', named: 'ending' };
const JANUARY = { start: '2026-01-01' };

/** The periods of columns headed so, or what is wrong with them. */
function read(headings: readonly string[], { columns, period, calendar = JULY }: Wanted = {}): string {
  const { reconciliation, problems } = importTable({
    csv: `Item,${headings.join(',')}\nx${',1'.repeat(headings.length)}\n`,
    mapping: {
      apiVersion: 'outlay/v1',
      kind: 'ImportMapping',
      spec: {
        workspace: { name: 'acme', calendar },
        people: [{ name: 'ada' }],
        amounts: { currency: 'USD', ...(columns && { columns }), ...(period && { period }) },
        centers: { root: { name: 'acme', owner: 'ada' } },
        line: { name: 'Item' },
      },
    },
    name: 'plan.csv',
  });
  const found = reconciliation?.columns.map((it) => it.period) ?? [];
  return problems.length > 0 ? problems.map(problemText).join('; ') : found.join(' ');
}

describe('columns of fiscal years', () => {
  it('are headed by a year with four digits or two, with and without FY', () => {
    for (const heading of ['2016', 'FY2016', 'fy 2016', 'FY16', 'FY 16', "FY'16", 'FY-16'])
      assert.equal(read([heading]), 'FY2016', heading);
    assert.equal(read(['16', '2016', 'TQ', '116', 'FY2016 Plan']), 'FY2016');
  });

  it('of two calendar years are called as the workspace calls them', () => {
    const forms = ['2015/16', '2015-16', '2015\u201316', '2015/2016', '2015 - 2016', 'FY2015/16', 'FY15/16'];
    for (const heading of forms) {
      assert.equal(read([heading]), 'FY2016', heading);
      assert.equal(read([heading], { calendar: { ...JULY, named: 'starting' } }), 'FY2015', heading);
    }
    assert.equal(read(['1999/00', '1998/1999']), 'FY1999 FY2000');
    assert.equal(
      read(['2015/16'], { calendar: JANUARY }),
      'row 1, column `2015/16`: `2015/16` is in two years, but fiscal years are calendar years here: say when they begin by `calendar` under `workspace`, such as `{ start: 2015-07-01, named: ending }`',
    );
  });

  it('of years that are not in a row are refused by row and column', () => {
    assert.equal(
      read(['2014/15', '2015/17']),
      'row 1, column `2015/17`: `2015/17`, expected two years in a row, such as 2015/16; if it is something else, name the columns that count',
    );
    assert.match(read(['2016/2015']), /^row 1, column `2016\/2015`: .*such as 2016\/17/);
  });

  it('are no months: what may be either beside a month is refused', () => {
    assert.equal(read(['2010-11', '2011-12']), 'FY2011 FY2012');
    assert.equal(
      read(['2011-10', '2011-11', '2011-12']),
      'row 1, column `2011-12`: `2011-12` may be a month, as `2011-10` is, or a fiscal year: say `columns: months`, or name each column',
    );
    assert.equal(read(['2011-10', '2011-11', '2011-12'], { columns: 'months' }), '2011-10 2011-11 2011-12');
  });

  it('that are there twice are named', () => {
    assert.equal(
      read(['FY16', '2016']),
      '/spec/amounts/columns: `FY2016` stands twice, in `FY16` and `2016`, expected one column for each period: name those that count, `{ FY16: FY2016 }`',
    );
  });
});

describe('columns with one heading', () => {
  it('are told apart by their letters', () => {
    assert.match(
      read(['2027', '2027']),
      /`FY2027` stands twice, in `column B` and `column C`, .*`\{ column B: FY2027 \}`$/,
    );
    assert.equal(
      read(['2027', '2027'], { columns: { 'column C': 'FY2028', 'column B': 'FY2027' } }),
      'FY2027 FY2028',
    );
    assert.match(
      read(['2027', '2027'], { columns: { 2027: 'FY2027' } }),
      /`2027` heads column B and column C, expected/,
    );
    assert.match(
      read(['2027'], { columns: { 'column D': 'FY2027' } }),
      /`column D` is no heading of the table/,
    );
    assert.equal(read([...Array(27).fill('x'), '2027'], { columns: { 'column AC': 'FY2027' } }), 'FY2027');
  });
});

describe('columns of months', () => {
  it('are headed by a month and a year, in figures or in English', () => {
    const forms = [
      ...[
        '2027-07',
        '2027/07',
        '202707',
        '2027-07-01',
        '2027-07-01 00:00:00',
        '07.2027',
        '07/2027',
        '7/2027',
      ],
      ...[
        'Jul-27',
        'Jul 2027',
        'July 2027',
        'JUL-2027',
        "Jul '27",
        'Jul. 2027',
        'Jul27',
        '2027 Jul',
        '2027-July',
      ],
    ];
    for (const heading of forms) assert.equal(read([heading], { columns: 'months' }), '2027-07', heading);
    assert.equal(read(['Sept 2027', 'Sep'], { columns: 'months' }), '2027-09');
    for (const heading of [
      '2027',
      'Jul',
      'Julia 2027',
      'Jux 27',
      '13/2027',
      '2027-00',
      '202713',
      '2027-07-02',
      '7/1/2027',
    ])
      assert.match(read([heading], { columns: 'months' }), /no heading in row 1 is a month/, heading);
  });
});

describe('periods that a mapping names', () => {
  it('are answered with what was meant', () => {
    assert.equal(
      read(['Plan'], { columns: { Plan: 'FY27' } }),
      '/spec/amounts/columns/Plan: `FY27`, expected a period such as FY2027',
    );
    assert.equal(
      read(['Q/1'], { columns: { 'Q/1': 'Jan 2027' } }),
      '/spec/amounts/columns/Q~11: `Jan 2027`, expected a period such as 2027-01',
    );
  });

  it('take one range of the kind of the columns', () => {
    const years = ['2014', '2015', '2016'];
    assert.equal(read(years, { period: 'FY2015..' }), 'FY2015 FY2016');
    assert.equal(read(years, { period: '..FY2015' }), 'FY2014 FY2015');
    assert.equal(read(years, { period: 'FY2015' }), 'FY2015');
    for (const period of ['..', '2015', 'FY2015-Q1', 'FY2014..FY2015..FY2016', 'FY15..', 'FY2014...', '....'])
      assert.match(read(years, { period }), /^\/spec\/amounts\/period: .*such as FY2014\.\.$/, period);
    assert.match(read(years, { period: 'FY2016..FY2014' }), /no column of money lies in/);
  });
});
