/** The whole import: what is written is read back by the product's own reader, and the account says so. */
import assert from 'node:assert/strict';
import { draftImport } from '../../src/exchange/draft.ts';
import { importTable } from '../../src/exchange/import-table.ts';
import { problemText } from '../../src/exchange/problem.ts';
import { readBack, type WrittenMoney } from '../../src/exchange/read-back.ts';
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
    const sums = reconciliation?.sums;
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

describe('what is read back', () => {
  const { files } = importTable(PLAN);
  const periods = Array.from({ length: 12 }, (_, index) => `2027-${`${index + 1}`.padStart(2, '0')}`);
  const changed = (from: string, to: string) =>
    readBack(new Map([...files].map(([path, text]) => [path, text.replace(from, to)])), periods);

  it('comes from the text, so a changed digit is seen', () => {
    assert.equal(readBack(files, periods).total, 843_349_163n);
    assert.equal(changed('2027-01: 924.99', '2027-01: 924.98').total, 843_349_162n);
  });

  it('is told to be wrong where an amount cannot be read', () => {
    assert.deepEqual(readBack(files, periods).problems, []);
    assert.ok(changed('2027-01: 924.99', '2027-01: 92x').problems.length > 0);
  });

  it('agrees only when every center has every amount in every month and no line is missing', () => {
    const { mapping } = readMapping(PLAN.mapping);
    const lines = (mapping && draftImport(PLAN.csv, mapping, [])?.lines) ?? [];
    const good = readBack(files, periods);
    const agree = (written: WrittenMoney) => compareSums(lines, periods, written).agree;
    assert.ok(agree(good));
    const withCenter = (name: string, change: (amounts: readonly bigint[]) => readonly bigint[]) =>
      new Map(
        [...good.byCenter].map(([center, amounts]) => [center, center === name ? change(amounts) : amounts]),
      );
    const [january = 0n, february = 0n, ...rest] = good.byCenter.get('finanzen') ?? [];
    const movedInTime = [january - 1n, february + 1n, ...rest];
    assert.ok(!agree({ ...good, byCenter: withCenter('finanzen', () => movedInTime) }));
    assert.ok(!agree({ ...good, byCenter: withCenter('finanzen', (amounts) => amounts.map(() => 0n)) }));
    assert.ok(!agree({ ...good, total: good.total + 1n }));
    assert.ok(!agree({ ...good, lines: good.lines - 1 }));
  });
});
