/** The whole import: what is written is read back by the product's own reader, and the account says so. */
import assert from 'node:assert/strict';
import { draftImport } from '../../src/exchange/draft.ts';
import { importTable } from '../../src/exchange/import-table.ts';
import { problemText } from '../../src/exchange/problem.ts';
import { readBack, type Written, type WrittenLine, type WrittenMoney } from '../../src/exchange/read-back.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { compareSums } from '../../src/exchange/sums.ts';
import { exampleMapping, exampleText } from './example.ts';

const PLAN = {
  csv: exampleText('import-european/plan.csv'),
  mapping: exampleMapping('import-european'),
  name: 'plan.csv',
};

describe('an import', () => {
  it('of the federal budget reads back 4,066,474,000 thousand dollars for 2016, and every agency agrees', () => {
    const csv = exampleText('federal-2016/budauth.csv');
    const { files, reconciliation, problems } = importTable({
      csv,
      mapping: exampleMapping('federal-2016'),
      name: 'budauth.csv',
    });
    assert.deepEqual(problems, []);
    assert.equal(files.size, 129);
    const [sums, ...others] = reconciliation?.sums ?? [];
    assert.deepEqual(others, []);
    assert.equal(sums?.currency, 'USD');
    assert.equal(sums?.periods.find(({ period }) => period === 'FY2016')?.out, 406_647_400_000_000n);
    assert.equal(sums?.centers.length, 125);
    for (const center of sums?.centers ?? []) assert.equal(center.in, center.out, center.title);
    assert.deepEqual(
      [reconciliation?.rowsRead, reconciliation?.linesWritten, reconciliation?.skipped.length],
      [4442, 2159, 2283],
    );
  });

  it('gives nothing to write when a cell cannot be read, and names the cell', () => {
    const result = importTable({ ...PLAN, csv: PLAN.csv.replace('924,99', '924,9O') });
    assert.equal(result.files.size, 0);
    assert.deepEqual(result.problems.map(problemText), [
      'row 6, column `2027 Jan`: `924,9O`, expected a number such as 1.234,50 or (1.234,50)',
    ]);
  });

  it('gives nothing to write when the mapping cannot be read', () => {
    const result = importTable({ ...PLAN, mapping: { kind: 'Budget' } });
    assert.equal(result.files.size, 0);
    assert.equal(result.problems.length, 3);
  });
});

const TWO_CURRENCIES = {
  csv: [
    'Team,Item,Currency,2027',
    'Pay,Cloud,EUR,100.25',
    'Pay,Cloud,USD,40.5',
    'Pay,Desk,JPY,7000',
    'Ops,Cloud,USD,-3.5',
    'Ops,Old,,',
    'Ops,Total,,0',
  ].join('\n'),
  mapping: {
    apiVersion: 'outlay/v1',
    kind: 'ImportMapping',
    spec: {
      workspace: { name: 'acme', currency: 'EUR', rates: { 'USD/EUR': '0.92', 'JPY/EUR': '0.0061' } },
      people: [{ name: 'ada' }],
      amounts: { currency: { column: 'Currency' } },
      centers: { root: { name: 'acme', owner: 'ada' }, levels: [{ name: 'Team' }] },
      line: { name: 'Item', suffix: 'Currency' },
    },
  },
  name: 'plan.csv',
};

describe('an import of rows that each say their currency', () => {
  it('sets the sums of each currency against the table', () => {
    const { files, reconciliation, problems } = importTable(TWO_CURRENCIES);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      reconciliation?.sums.map(({ currency, total, centers, agree }) => [
        currency,
        total.in,
        total.out,
        centers.map(({ name, out }) => [name, out]),
        agree,
      ]),
      [
        ['EUR', 10_025n, 10_025n, [['pay', 10_025n]], true],
        ['JPY', 7_000n, 7_000n, [['pay', 7_000n]], true],
        [
          'USD',
          3_700n,
          3_700n,
          [
            ['ops', -350n],
            ['pay', 4_050n],
          ],
          true,
        ],
      ],
    );
    assert.deepEqual(
      reconciliation?.skipped.map(({ row }) => row),
      [6, 7],
    );
    assert.match(files.get('registry/rates.yaml') ?? '', /^ {4}USD\/EUR: 0\.92\n {4}JPY\/EUR: 0\.0061$/m);
  });

  it('says the currency once for a Budget, and on a line where it is not that of the workspace', () => {
    const { files } = importTable(TWO_CURRENCIES);
    assert.match(files.get('budgets/ops.yaml') ?? '', /^ {2}currency: USD\n {2}lines:\n.*amount: -3\.50,/m);
    const pay = files.get('budgets/pay.yaml') ?? '';
    assert.doesNotMatch(pay, /^ {2}currency/m);
    assert.match(pay, /name: cloud-eur, title: Cloud, amount: 100\.25 \}/);
    assert.match(pay, /name: cloud-usd, title: Cloud, currency: USD, amount: 40\.50 \}/);
    assert.match(pay, /name: desk, title: Desk, currency: JPY, amount: 7k \}/);
  });

  it('names the row whose currency cannot be read, and the one that was probably meant', () => {
    const told = (csv: string) => importTable({ ...TWO_CURRENCIES, csv }).problems.map(problemText);
    const { csv } = TWO_CURRENCIES;
    assert.deepEqual(told(csv.replace('JPY', '¥')), [
      'row 4, column `Currency`: `¥`, expected a currency such as USD',
    ]);
    assert.deepEqual(told(csv.replace('USD', '')), [
      'row 3, column `Currency`: nothing, expected a currency such as USD; leave totals out by `skip`, and repeat the cell above by `fillDown`',
    ]);
    assert.deepEqual(told(csv.replace('USD', 'USDD')), ['row 3, column `Currency`: `USDD`, expected `USD`']);
    assert.deepEqual(told(csv.replace('USD', 'usd')), [], 'however it is written');
    assert.deepEqual(told(csv.replace('7000', '7000.5')), [
      'row 4, column `2027`: `7000.5`, expected no digits behind `.` in JPY',
    ]);
  });

  it('needs the currency of the reports, and a column that is there', () => {
    const told = (spec: object) =>
      importTable({
        ...TWO_CURRENCIES,
        mapping: { ...TWO_CURRENCIES.mapping, spec: { ...TWO_CURRENCIES.mapping.spec, ...spec } },
      }).problems.map(problemText);
    assert.deepEqual(told({ workspace: { name: 'acme' } }), [
      '/spec/workspace: `currency` is missing, expected the one of all reports, as rows have several',
    ]);
    assert.deepEqual(told({ amounts: { currency: { column: 'Curr' } } }), [
      '/spec/amounts/currency/column: `Curr` is no heading of the table, expected one of `Team`, `Item`, `Currency`, `2027`',
    ]);
    const calendar = { start: '07-01', named: 'end' };
    assert.deepEqual(
      told({ workspace: { name: 'acme', currency: 'USD', calendar } }),
      [
        '/spec/workspace/calendar/named: `end` is none of the words for `named`, expected `starting` or `ending`',
        '/spec/workspace/calendar/start: `07-01` is not a date, expected a date such as `2026-04-15`',
      ],
      'what the workspace says is named where the mapping says it',
    );
  });
});

describe('what is read back', () => {
  const { files } = importTable(PLAN);
  const periods = Array.from({ length: 12 }, (_, index) => `2027-${`${index + 1}`.padStart(2, '0')}`);
  const changed = (from: string, to: string) =>
    readBack(new Map([...files].map(([path, text]) => [path, text.replace(from, to)])), periods);

  it('comes from the text, so a changed digit is seen', () => {
    const totalOf = ({ byCurrency }: Written) => byCurrency.get('EUR')?.total;
    assert.equal(totalOf(readBack(files, periods)), 843_349_163n);
    assert.equal(totalOf(changed('2027-01: 924.99', '2027-01: 924.98')), 843_349_162n);
  });

  it('is told to be wrong where an amount cannot be read', () => {
    assert.deepEqual(readBack(files, periods).problems, []);
    assert.ok(changed('2027-01: 924.99', '2027-01: 92x').problems.length > 0);
  });

  it('agrees only when every line has its center, category and amounts, and no other is there', () => {
    const { mapping } = readMapping(PLAN.mapping);
    const lines = (mapping && draftImport(PLAN.csv, mapping, [])?.lines) ?? [];
    const good = readBack(files, periods).byCurrency.get('EUR');
    assert.ok(good);
    const sumsOf = (written: ReadonlyMap<string, WrittenMoney>) =>
      compareSums(lines, periods, written, ['EUR']).map(({ agree }) => agree);
    const agree = (written: WrittenMoney) => sumsOf(new Map([['EUR', written]]))[0];
    assert.ok(agree(good));
    const [first, second, ...others] = good.lines;
    assert.ok(first && second);
    const withFirst = (change: Partial<WrittenLine>) => ({
      ...good,
      lines: [{ ...first, ...change }, second, ...others],
    });
    const [january = 0n, february = 0n, ...rest] = first.amounts;
    assert.ok(!agree(withFirst({ amounts: [january - 1n, february + 1n, ...rest] })), 'moved in time');
    assert.ok(!agree(withFirst({ amounts: first.amounts.map(() => 0n) })));
    assert.ok(!agree(withFirst({ name: second.name })), 'another line');
    assert.ok(!agree(withFirst({ center: 'verwaltung' })), 'moved up in the tree');
    assert.ok(!agree(withFirst({ category: undefined })));
    assert.ok(!agree({ ...good, total: good.total + 1n }));
    assert.ok(!agree({ ...good, lines: [second, ...others] }));
    assert.ok(!agree({ ...good, lines: [...good.lines, { ...first, name: 'another', amounts: [] }] }));
    assert.deepEqual(sumsOf(new Map([['USD', good]])), [false, false]);
  });
});

describe('rows that are the sum of rows above', () => {
  const found = (...rows: readonly string[]) =>
    importTable({
      ...TWO_CURRENCIES,
      csv: ['Team,Item,Currency,2027', ...rows, ''].join('\n'),
    }).reconciliation?.likeTotals.map(({ row, text }) => `${row} ${text}`);

  it('are said: subtotals, and what adds up all lines', () => {
    assert.deepEqual(
      found(
        'Pay,Cloud,EUR,100.25',
        'Pay,Desk,EUR,7',
        'Sum,* Pay,EUR,107.25',
        'Ops,Cloud,EUR,1',
        'Ops,Desk,EUR,2',
        'Sum,* Ops,EUR,3',
        'Sum,** All,EUR,110.25',
      ),
      ['4 * Pay', '7 * Ops', '8 ** All'],
    );
  });

  it('may be totals of one row where they say that they are, so that the total of all is found too', () => {
    const rows = [
      'Pay,Cloud,EUR,5',
      'Pay,Desk,EUR,7',
      'Pay,Total,EUR,12',
      'Ops,Rack,EUR,1',
      'Ops,Total,EUR,1',
    ];
    assert.deepEqual(found(...rows, ',Grand total,EUR,13'), ['4 Total', '6 Total', '7 Grand total']);
    assert.deepEqual(found('Pay,Cloud,EUR,5', 'Summe,Pay,EUR,5', 'Pay,Total,EUR,6'), ['3 Pay']);
  });

  it('are no totals of one row otherwise, of another currency, or of rows that are none', () => {
    assert.deepEqual(found('Pay,Cloud,EUR,5', 'Pay,Desk,EUR,5', 'Pay,Rent,EUR,6'), []);
    assert.deepEqual(found('Pay,Cloud,EUR,5', 'Pay,Desk,USD,5', 'Pay,Rent,EUR,10'), []);
    assert.deepEqual(found('Pay,Cloud,EUR,5', 'Pay,Desk,EUR,-5', 'Pay,Rent,EUR,0'), []);
  });
});
