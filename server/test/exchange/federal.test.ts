/** The federal budget of 2016, and another year's file of the same publisher, against sums made in another way. */
import assert from 'node:assert/strict';
import { draftImport } from '../../src/exchange/draft.ts';
import type { ImportProblem } from '../../src/exchange/problem.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { exampleMapping, exampleText } from './example.ts';
import { expectedSums, nextYear, splitRows, YEARS } from './federal-table.ts';
import { readWritten } from './written.ts';

const CSV = exampleText('federal-2016/budauth.csv');
function filesOf(csv: string): ReadonlyMap<string, string> {
  const { mapping } = readMapping(exampleMapping('federal-2016'));
  assert.ok(mapping);
  const problems: ImportProblem[] = [];
  const draft = draftImport(csv, mapping, problems);
  assert.deepEqual(problems, []);
  assert.ok(draft);
  return draft.files;
}

/** The same, from the text of the documents; throws where an amount is not a whole number of thousands. */
function writtenSums(files: ReadonlyMap<string, string>): ReadonlyMap<string, bigint> {
  const { lines, centers } = readWritten(files);
  const agencyOf = (name: string): string => {
    const center = centers.get(name);
    assert.ok(center?.parent !== undefined, `${name} has no parent`);
    return center.parent === 'united-states' ? String(center.code) : agencyOf(center.parent);
  };
  const sums = new Map<string, bigint>();
  for (const { center, amounts } of lines)
    for (const [period, amount] of amounts) {
      assert.equal(amount % 100_000n, 0n);
      const key = `${agencyOf(center)} ${period}`;
      sums.set(key, (sums.get(key) ?? 0n) + amount / 100_000n);
    }
  return new Map([...sums].filter(([, sum]) => sum !== 0n));
}

function total(sums: ReadonlyMap<string, bigint>, year: string): bigint {
  return [...sums].reduce((sum, [key, amount]) => (key.endsWith(year) ? sum + amount : sum), 0n);
}

describe('the federal budget of 2016', () => {
  let files: ReadonlyMap<string, string>;
  before(() => {
    files = filesOf(CSV);
  });

  it('is 4,066,474,000 thousand dollars in 2016', () => {
    assert.equal(total(writtenSums(files), 'FY2016'), 4_066_474_000n);
  });

  it('has the sum of the file in every agency and every year', () => {
    const expected = expectedSums(CSV, YEARS);
    assert.equal(new Set([...expected.keys()].map((key) => key.slice(0, 3))).size, 125);
    assert.deepEqual(new Map([...writtenSums(files)].toSorted()), new Map([...expected].toSorted()));
  });

  it('has a line for every row with money, under its bureau and with its subfunction', () => {
    const { lines, centers, categories } = readWritten(files);
    const rows = splitRows(CSV).filter((row) => YEARS.some((year) => row.get(year) !== '0'));
    const tally = (keys: readonly string[]) => keys.toSorted();
    assert.deepEqual(
      tally(
        lines.map(({ center, entry }) =>
          [
            centers.get(center)?.code,
            entry.get('title') ?? entry.get('name'),
            categories.get(String(entry.get('category')))?.code,
          ].join('|'),
        ),
      ),
      tally(
        rows.map((row) =>
          [
            `${row.get('Agency Code')}-${row.get('Bureau Code')}`,
            row.get('Account Name'),
            row.get('Subfunction Code'),
          ].join('|'),
        ),
      ),
    );
  });

  it('says of every line with a negative amount that it is a credit, and of no other', () => {
    for (const { name, amounts, entry } of readWritten(files).lines)
      assert.equal(
        entry.get('credit'),
        [...amounts.values()].some((amount) => amount < 0n) ? 'true' : undefined,
        name,
      );
  });

  it('has names that are unique where they must be', () => {
    const { lines, centers, categories } = readWritten(files);
    assert.equal(new Set(lines.map(({ center, name }) => `${center}/${name}`)).size, lines.length);
    assert.deepEqual([lines.length, centers.size, categories.size], [2159, 467, 81]);
  });

  it('takes the next file of the publisher by the same mapping', () => {
    const csv = nextYear(CSV);
    const years = [...YEARS.slice(1), '2021'];
    assert.deepEqual(
      new Map([...writtenSums(filesOf(csv))].toSorted()),
      new Map([...expectedSums(csv, years)].toSorted()),
    );
  });

  it('gives the same documents whatever the order of the rows', () => {
    const [head = '', ...rows] = CSV.trimEnd().split('\n');
    const turned = filesOf([head, ...rows.toReversed()].join('\n'));
    assert.deepEqual([...turned].toSorted(), [...files].toSorted());
  });

  it('leaves the transition quarter of 1976 alone', () => {
    const [head = '', ...rows] = CSV.trimEnd().split('\n');
    const csv = [`${head},TQ`, ...rows.map((row) => `${row},"1,000"`)].join('\n');
    assert.equal(total(writtenSums(filesOf(csv)), 'FY2016'), 4_066_474_000n);
  });
});
