/** Tables with a row for each line and period: rows that are alike become one line with its amounts by period. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importText } from '../../src/cli/reporters/import-text.ts';
import type { ImportResult } from '../../src/exchange/import-table.ts';
import { joinRows } from '../../src/exchange/join-rows.ts';
import { problemText } from '../../src/exchange/problem.ts';
import { HEAD, imported, MAPPING, told } from './ledger.ts';
import { readWritten } from './written.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20270402);
/** `team/item: period amount, …` of every line, as the files say it. */
function lines(result: ImportResult): readonly string[] {
  assert.deepEqual(result.problems.map(problemText), []);
  return readWritten(result.files).lines.map(({ center, entry }) => {
    const amount = entry.get('amount');
    const money = amount instanceof Map ? [...amount].map((each) => each.join(' ')).join(', ') : amount;
    return `${center}/${entry.get('name')}: ${money}`;
  });
}

describe('a table with a row for each line and period', () => {
  it('becomes a line with its amounts by period, whatever the order of the rows', () => {
    const rows = [
      'Pay,1,Cloud,2027-02,20.50',
      'Ops,2,Cloud,2027-01,5',
      'Pay,1,Cloud,2027-01,10',
      'Pay,1,Rent,2027-02,7',
    ];
    const result = imported(rows);
    assert.deepEqual(lines(result), [
      'pay/cloud: 2027-01 10.00, 2027-02 20.50',
      'pay/rent: 2027-02 7',
      'ops/cloud: 2027-01 5',
    ]);
    assert.deepEqual(imported(rows.toReversed()).files, result.files);
    const { rowsRead, linesWritten, joined, sums } = result.reconciliation ?? {};
    assert.deepEqual([rowsRead, linesWritten, joined], [4, 3, { rows: 4, added: [] }]);
    assert.deepEqual([sums?.[0]?.total.in, sums?.[0]?.total.out], [4_250n, 4_250n]);
  });

  it('adds up rows of one line and period to the cent, and says which', () => {
    const result = imported([
      'Pay,1,Cloud,2027-01,0.10',
      'Pay,1,Cloud,2027-02,1',
      'Pay,1,Cloud,2027-01,0.20',
    ]);
    assert.deepEqual(lines(result), ['pay/cloud: 2027-01 0.30, 2027-02 1.00']);
    assert.deepEqual(result.reconciliation?.joined, { rows: 3, added: [4] });
    const text = importText(result).split('\n');
    assert.equal(text[0], 'ledger.csv, amounts in USD, 2 periods 2027-01 to 2027-02');
    assert.deepEqual(text.slice(4, 6), [
      '  put together         3   rows, each one period of a line',
      '  added up             1   rows of a line and period that stand above already (row 4)',
    ]);
    assert.ok(text.includes('  Period   sum in  sum out  difference'));
  });

  it('adds up as many rows as there are', () => {
    const row = {
      ...{ centers: [], line: { text: 'Cloud', codes: [] }, suffix: [], category: undefined, labels: [] },
      ...{ currency: 'USD', places: 2, amounts: [1n], content: '', period: '2027-01' },
    };
    const { rows, joined } = joinRows(
      Array.from({ length: 300_000 }, (_, index) => ({ ...row, row: index + 2 })),
      false,
    );
    assert.deepEqual(
      rows.map(({ amounts }) => amounts),
      [[300_000n]],
    );
    assert.equal(joined.added.length, 299_999);
  });

  it('keeps apart what differs in a column that is read, and names those that are not', () => {
    const rows = [
      'Pay,1,Cloud,2027-01,5,A17,x',
      'Pay,1,Cloud,2027-02,5,A18,y',
      'Pay,1,Cloud,2027-02,6,A18,z',
    ];
    const mapping = MAPPING.replace('{ name: Item }', '{ name: Item, suffix: Order }');
    const result = imported(rows, mapping, `${HEAD},Order,Text`);
    assert.deepEqual(lines(result), ['pay/cloud-a17: 2027-01 5', 'pay/cloud-a18: 2027-02 11']);
    assert.deepEqual(result.reconciliation?.unused, ['Text']);
  });

  it('takes rows of one code for one center, however they call it, and calls it the same in any order', () => {
    const rows = ['Zeta,1,Cloud,2027-01,5', 'Alpha,1,Cloud,2027-02,6'];
    assert.deepEqual(lines(imported(rows)), ['alpha/cloud: 2027-01 5, 2027-02 6']);
    assert.deepEqual(imported(rows.toReversed()).files, imported(rows).files);
    assert.deepEqual(imported(rows).reconciliation?.merged, [
      { row: 2, kind: 'center', text: 'Zeta', title: 'Alpha' },
    ]);
  });

  it('has lines of each currency by themselves', () => {
    const mapping = MAPPING.replace('Amount }, currency: USD', 'Amount }, currency: { column: Currency }')
      .replace('currency: USD,', 'currency: USD, rates: { EUR/USD: 1.1 },')
      .replace('{ name: Item }', '{ name: Item, suffix: Currency }');
    const rows = [
      'Pay,1,Cloud,2027-01,5,EUR',
      'Pay,1,Cloud,2027-01,6,USD',
      'Pay,1,Cloud,2027-02,7,EUR',
      ',,,,,',
    ];
    const result = imported(rows, mapping, `${HEAD},Currency`);
    assert.deepEqual(lines(result), ['pay/cloud-eur: 2027-01 5, 2027-02 7', 'pay/cloud-usd: 2027-01 6']);
    assert.deepEqual(
      result.reconciliation?.sums.map(({ currency, total }) => [currency, total.in, total.out]),
      [
        ['EUR', 1_200n, 1_200n],
        ['USD', 600n, 600n],
      ],
    );
  });

  it('leaves out what is skipped, has no money or adds up to none, each row by its number', () => {
    const mapping = `${MAPPING}  skip: [{ column: Item, matches: Total, reason: total }]\n`;
    const rows = [
      'Pay,1,Cloud,2027-01,5',
      'Pay,1,Cloud,2027-02,0',
      'Pay,1,Old,2027-01,',
      'Pay,1,Back,2027-02,8',
      'Pay,1,Total,year,13',
      'Pay,1,Back,2027-02,-8',
      'Pay,1,Old,2027-02,0',
      'Notes,,,,',
    ];
    const result = imported(rows, mapping);
    assert.deepEqual(lines(result), ['pay/cloud: 2027-01 5']);
    assert.deepEqual(
      result.reconciliation?.skipped.map(({ row, reason }) => `${row} ${reason}`),
      ['4 no money', '5 adding up to 0', '6 total', '7 adding up to 0', '8 no money', '9 no money'],
    );
    assert.deepEqual(result.reconciliation?.joined, { rows: 2, added: [] });
    assert.deepEqual(lines(imported(rows.slice(0, 4), `${mapping}  zeroRows: keep\n`)), [
      'pay/back: 2027-02 8',
      'pay/cloud: 2027-01 5',
      'pay/old: 0',
    ]);
  });

  it('repeats cells that stand once, also those of the period', () => {
    const mapping = `${MAPPING}  table: { fillDown: [Team, Code, Month] }\n`;
    const rows = ['Pay,1,Cloud,2027-01,5', ',,Rent,,6', 'Ops,2,Cloud,2027-02,7', ',,Rent,,8'];
    assert.deepEqual(lines(imported(rows, mapping)), [
      'pay/cloud: 2027-01 5',
      'pay/rent: 2027-01 6',
      'ops/cloud: 2027-02 7',
      'ops/rent: 2027-02 8',
    ]);
  });

  it('says which lines are like totals of those above', () => {
    const rows = ['2027-01', '2027-02'].flatMap((month, index) => [
      `Pay,1,Cloud,${month},${index + 1}`,
      `Pay,1,Rent,${month},7`,
      `Pay,1,All of it,${month},${index + 8}`,
    ]);
    assert.deepEqual(imported(rows).reconciliation?.likeTotals, [{ row: 4, text: 'All of it' }]);
  });

  it('leaves out rows of other periods than are wanted, and does not read their money', () => {
    const rows = ['Pay,1,Cloud,2026-12,n/a', 'Pay,1,Cloud,2027-01,5', 'Pay,1,Cloud,2028-01,6'];
    const mapping = MAPPING.replace('currency: USD }', 'currency: USD, period: 2027-01..2027-12 }');
    const result = imported(rows, mapping);
    assert.deepEqual(
      lines(result),
      ['pay/cloud: 2027-01 5'].map((line) => line.replace('2027-01 5', '5')),
    );
    assert.deepEqual(
      result.reconciliation?.skipped.map(({ row, reason }) => `${row} ${reason}`),
      ['2 outside of 2027-01..2027-12', '4 outside of 2027-01..2027-12'],
    );
    assert.deepEqual(told(rows.slice(2), mapping), [
      '/spec/amounts/period: no row lies in `2027-01..2027-12`',
    ]);
    assert.match(
      told(rows, mapping.replace('2027-01..2027-12', '2027-01..FY2027')).join(),
      /amounts\/period: `2027-01\.\.FY2027`, expected/,
    );
  });
});

describe('a wide table and its long form', () => {
  const months = ['2027-01', '2027-02', '2027-03', '2027-05'];
  const cents = fc.oneof(fc.constant(0n), fc.bigInt(-1_000_000_000_000n, 1_000_000_000_000n));
  const grid = fc.uniqueArray(
    fc.record({
      team: fc.constantFrom('Büro', 'Łódź', '営業部'),
      item: fc.integer({ min: 1, max: 40 }),
      cells: fc.array(fc.array(cents, { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    }),
    { selector: ({ team, item }) => `${team} ${item}`, minLength: 1, maxLength: 8 },
  );
  const text = (minor: bigint) => {
    const digits = String(minor < 0n ? -minor : minor).padStart(3, '0');
    return `${minor < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  const wideMapping = MAPPING.replace('rows: { period: Month, amount: Amount }', 'columns: months');

  it('in any order, with amounts in several rows, are imported to the same bytes', () => {
    fc.assert(
      fc.property(
        grid.chain((rows) => {
          const long = rows.flatMap(({ team, item, cells }) =>
            cells.flatMap((parts, index) =>
              parts.map((part) => `${team},${team},item ${item},${months[index]},${text(part)}`),
            ),
          );
          return fc.tuple(fc.constant(rows), fc.shuffledSubarray(long, { minLength: long.length }));
        }),
        ([rows, long]) => {
          const wide = rows.map(({ team, item, cells }) =>
            [
              team,
              team,
              `item ${item}`,
              ...cells.map((parts) => text(parts.reduce((a, b) => a + b, 0n))),
            ].join(),
          );
          const expected = imported(wide, wideMapping, ['Team,Code,Item', ...months].join());
          const found = imported(long);
          assert.deepEqual(found.problems, expected.problems);
          assert.deepEqual(found.files, expected.files);
          assert.deepEqual(found.reconciliation?.sums, expected.reconciliation?.sums);
          const { rowsRead, joined, skipped } = found.reconciliation ?? {};
          assert.equal(rowsRead, (joined?.rows ?? 0) + (skipped?.length ?? 0));
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });
});

describe('a mapping of rows by period', () => {
  it('says no columns besides, and names columns that are there', () => {
    assert.deepEqual(told([], MAPPING.replace('amounts: {', 'amounts: { columns: months,')), [
      '/spec/amounts/rows: `rows` beside `columns`, expected one: where do the periods stand?',
    ]);
    assert.deepEqual(told([], MAPPING.replace('Month', 'Monat').replace('Amount }', 'Betrag }')), [
      '/spec/amounts/rows/period: `Monat` is no heading of the table, expected one of `Team`, `Code`, `Item`, `Month`, `Amount`',
      '/spec/amounts/rows/amount: `Betrag` is no heading of the table, expected one of `Team`, `Code`, `Item`, `Month`, `Amount`',
    ]);
  });

  it('is asked for where no heading is a period', () => {
    const mapping = MAPPING.replace('rows: { period: Month, amount: Amount }, ', '');
    assert.match(
      told(['Pay,1,Cloud,2027-01,5'], mapping).join(),
      /or by `rows` which column holds the period/,
    );
  });
});
