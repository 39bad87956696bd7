/** Totals of the example `acme`, written down from its plan of record and computed by the oracle from its text. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type OracleLine, oracle } from './oracle.ts';

const EXAMPLES = join(import.meta.dirname, '../../../examples');

/** What the teams handed in, in whole cents of USD by cost center: FY2027 and FY2028. Spend only. */
const BY_CENTER: Readonly<Record<string, readonly [bigint, bigint]>> = {
  payments: [2_154_680_00n, 2_296_400_00n],
  search: [1_329_360_00n, 1_428_000_00n],
  'data-science': [783_120_00n, 845_880_00n],
  storefront: [780_240_00n, 816_240_00n],
  platform: [546_904_80n, 570_906_96n],
  security: [505_800_00n, 528_800_00n],
  network: [655_648_20n, 686_589_60n],
  kubernetes: [758_400_00n, 804_000_00n],
  observability: [377_760_00n, 396_000_00n],
  'finance-it': [626_280_00n, 646_800_00n],
  workplace: [847_397_40n, 882_252_00n],
};

/** The same by Budget. */
const BY_BUDGET: Readonly<Record<string, readonly [bigint, bigint]>> = {
  payments: [2_154_680_00n, 2_296_400_00n],
  search: [1_329_360_00n, 1_428_000_00n],
  'data-science': [783_120_00n, 845_880_00n],
  storefront: [780_240_00n, 816_240_00n],
  platform: [546_904_80n, 570_906_96n],
  network: [655_648_20n, 686_589_60n],
  kubernetes: [758_400_00n, 804_000_00n],
  observability: [377_760_00n, 396_000_00n],
  'security-fy27': [505_800_00n, 0n],
  'security-fy28': [0n, 528_800_00n],
  'finance-it-fy27': [528_000_00n, 0n],
  'finance-it-fy28': [0n, 543_840_00n],
  reporting: [98_280_00n, 102_960_00n],
  workplace: [628_997_40n, 655_452_00n],
  'workplace-devices': [218_400_00n, 226_800_00n],
};

describe('the example acme', () => {
  const lines = oracle(join(EXAMPLES, 'acme'));

  it('plans 9,365,590.40 USD in FY2027 and 9,901,868.56 in FY2028', () => {
    assert.deepEqual(
      sumBy(lines, () => 'all'),
      { all: [9_365_590_40n, 9_901_868_56n] },
    );
  });
  it('plans for each cost center what its team handed in', () => {
    assert.deepEqual(sorted(sumBy(lines, (_, it) => it.center)), sorted(BY_CENTER));
  });
  it('plans in each Budget what its team handed in', () => {
    assert.deepEqual(sorted(sumBy(lines, budgetOf)), sorted(BY_BUDGET));
  });
  it('spends nothing by depreciation', () => {
    const written = lines.get('workplace-devices/endpoints-depreciation');
    assert.deepEqual(
      [...(written?.byYear ?? [])],
      [
        [2027, 33_366_67n],
        [2028, 107_450_00n],
      ],
    );
  });
  it('converts euros by the rate of their month', () => {
    const siem = [...(lines.get('security-fy27/siem')?.reporting ?? [])];
    assert.deepEqual(siem[0], ['2026-07', 27_300_00n]);
    assert.deepEqual([...(lines.get('security-fy28/siem')?.reporting ?? [])].at(-1), ['2028-06', 28_600_00n]);
  });
  it('rounds a total that is spread by days to the cent', () => {
    const months = lines.get('data-science/warehouse')?.months;
    assert.equal(months?.get('2027-02'), 54_220_27n);
    assert.equal(sum([...(months ?? [])].slice(0, 12).map(([, minor]) => minor)), 706_800_00n);
  });
});

describe('the example minimal', () => {
  it('plans 240,333.80 USD', () => {
    const lines = [...oracle(join(EXAMPLES, 'minimal')).values()];
    assert.equal(sum(lines.map((it) => it.byYear.get(2026) ?? 0n)), 240_333_80n);
  });
});

function budgetOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** Spend of FY2027 and FY2028 in cents, by what `group` says of each line. */
function sumBy(
  lines: ReadonlyMap<string, OracleLine>,
  group: (key: string, line: OracleLine) => string,
): Record<string, readonly [bigint, bigint]> {
  const sums = new Map<string, readonly [bigint, bigint]>();
  for (const [key, line] of lines) {
    if (line.treatment === 'depreciation') continue;
    const [a, b] = sums.get(group(key, line)) ?? [0n, 0n];
    sums.set(group(key, line), [a + (line.byYear.get(2027) ?? 0n), b + (line.byYear.get(2028) ?? 0n)]);
  }
  return Object.fromEntries(sums);
}

function sorted<Value>(record: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((a, b) => a + b, 0n);
}
