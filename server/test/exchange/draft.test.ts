/** Tables that cannot be read, or that would harm what is written. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Draft, draftImport } from '../../src/exchange/draft.ts';
import { type ImportProblem, problemText } from '../../src/exchange/problem.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { plainYaml } from './example.ts';
import { readWritten } from './written.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20270402);
const HEAD = 'Team,Code,Item,Account,2027,2028';
const MAPPING = `
apiVersion: outlay/v1
kind: ImportMapping
spec:
  amounts: { currency: USD }
  centers:
    root: { name: acme, owner: team/finance }
    levels: [{ name: Team, code: Code }]
  line: { name: Item, code: Account }
  category: { name: Item }
`;

function run(
  rows: readonly string[],
  mapping = MAPPING,
): { readonly draft: Draft | undefined; readonly problems: readonly string[] } {
  const problems: ImportProblem[] = [];
  const read = readMapping(plainYaml(mapping));
  assert.deepEqual(read.problems, []);
  const draft = read.mapping && draftImport([HEAD, ...rows].join('\n'), read.mapping, problems);
  assert.equal(draft === undefined, problems.length > 0);
  return { draft, problems: problems.map(problemText) };
}

function quotedCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

describe('rows of one code', () => {
  it('that call a thing by another name are said, and the one that differs in case alone is not', () => {
    const { draft } = run([
      'Payments,1,x,10,5,6',
      'payments,1,y,11,5,6',
      'Search,1,z,12,5,6',
      'Ops,2,z,12,5,6',
    ]);
    assert.deepEqual(draft?.merged, [{ row: 4, kind: 'center', text: 'Search', title: 'Payments' }]);
  });
});

describe('cells of another row', () => {
  it('never make two things one, whatever stands in them', () => {
    const mapping = MAPPING.replace('levels: [', 'levels: [{ name: Item }, ').replace(', code: Code }', ' }');
    const { draft } = run(['b,1,a,10,5,6', ',1,a\u0002nb,11,5,6'], mapping);
    assert.deepEqual(
      draft?.lines.map(({ center }) => [center.parent?.name, center.name]),
      [
        ['a', 'b'],
        ['acme', 'a-nb'],
      ],
    );
    const joined = MAPPING.replace('code: Code', 'code: [Code, Account]');
    assert.deepEqual(run(['a,1-2,x,3,5,6', 'b,1,x,2-3,5,6'], joined).problems, [
      '/spec/centers/levels/0/code: `1-2-3` is the code of 2 things (`a` in row 2, `b` in row 3), expected columns that tell them apart',
    ]);
  });

  it('stand where a merged cell is empty, in the rows that count', () => {
    const mapping = `${MAPPING}  table: { fillDown: [Team, Code] }\n  skip: [{ column: Item, matches: Sum* }]\n`;
    const { draft } = run(
      ['a,1,x,10,5,6', ',,y,11,5,6', 'b,2,Sum of a,,10,12', ',,z,12,5,6', 'c,3,x,10,1,1'],
      mapping,
    );
    assert.deepEqual(
      draft?.lines.map(({ title, center }) => `${center.name} ${center.code} ${title}`),
      ['a 1 x', 'a 1 y', 'a 1 z', 'c 3 x'],
    );
    assert.deepEqual(draft?.skipped, [{ row: 4, reason: 'left out' }]);
  });
});

describe('a table that cannot be read', () => {
  it('names every cell by row, column and value, and gives nothing to write', () => {
    assert.deepEqual(run(['a,1,x,10,5,1.2.3', 'a,1,y,11,5 USD,7', 'a,1,z,12,1,2']).problems, [
      'row 2, column `2028`: `1.2.3`, expected a number such as 1234.50 or -1234.50',
      'row 3, column `2027`: `5 USD`, expected a number such as 1234.50 or -1234.50; if numbers are written so, say `symbols: USD` under `number`',
    ]);
  });

  it('is one whose amounts have more digits than the currency', () => {
    assert.deepEqual(run(['a,1,x,10,5.005,1']).problems, [
      'row 2, column `2027`: `5.005`, expected at most 2 digits behind `.` in USD',
    ]);
    assert.deepEqual(
      run(['a,1,x,10,5.005,1.500'], MAPPING.replace('USD', 'USD, unit: thousands')).problems,
      [],
    );
    assert.deepEqual(run(['a,1,x,10,5.000001,1'], MAPPING.replace('USD', 'USD, unit: thousands')).problems, [
      'row 2, column `2027`: `5.000001`, expected at most 5 digits behind `.` in USD',
    ]);
  });

  it('is one whose amounts are more than can be counted', () => {
    const said = (cell: string, mapping?: string) => run([`a,1,x,10,${cell},1`], mapping).problems;
    const expected = (cell: string) => [
      `row 2, column \`2027\`: \`${cell}\`, expected less than 1,000,000,000 million`,
    ];
    assert.deepEqual(said('999999999999999.99'), []);
    assert.deepEqual(said('1000000000000000'), expected('1000000000000000'));
    const inBillions = MAPPING.replace('USD', 'USD, unit: billions');
    assert.deepEqual(said('-999999', inBillions), []);
    assert.deepEqual(said('-1000000', inBillions), expected('-1000000'));
  });

  it('is not read on when most of its rows cannot be', () => {
    const { problems } = run(Array.from({ length: 5_000 }, (_, index) => `a,1,x,${index},5 USD,1`));
    assert.equal(problems.length, 1_001);
    assert.equal(problems.at(-1), 'row 1002: not looked at, like all rows below: 1,000 problems are enough');
  });

  it('lacks a column of the mapping', () => {
    assert.deepEqual(run([], MAPPING.replace('name: Team', 'name: Department')).problems, [
      '/spec/centers/levels/0/name: `Department` is no heading of the table, expected one of `Team`, `Code`, `Item`, `Account`, `2027`, `2028`',
    ]);
  });

  it('has a heading of the mapping twice, and those are offered that stand there once', () => {
    const problems: ImportProblem[] = [];
    const { mapping } = readMapping(plainYaml(MAPPING));
    assert.ok(mapping);
    draftImport('Team,Code,Item,Item,Account,2027', mapping, problems);
    assert.equal(
      problems.map(problemText)[0],
      '/spec/line/name: `Item` heads column C and column D, expected one of `Team`, `Code`, `Account`, `2027`',
    );
  });

  it('has no column of money, or two of one period', () => {
    assert.deepEqual(run([], MAPPING.replace('USD', 'USD, columns: months')).problems, [
      '/spec/amounts/columns: no heading in row 1 is a month such as 2027-01, 01/2027 or Jan 2027; name the columns: `{ Jan: 2027-01 }`, say by `headerRow` where they stand, or by `rows` which column holds the period',
    ]);
    assert.deepEqual(run([], MAPPING.replace('USD', 'USD, period: FY2030..')).problems, [
      '/spec/amounts/columns: no column of money lies in `FY2030..`',
    ]);
    assert.deepEqual(run([], MAPPING.replace('USD', 'USD, columns: { Plan: FY2027 }')).problems, [
      '/spec/amounts/columns/Plan: `Plan` is no heading of the table, expected one of `Team`, `Code`, `Item`, `Account`, `2027`, `2028`',
    ]);
    const twice = MAPPING.replace('USD', 'USD, columns: { "2027": FY2027, "2028": FY2027 }');
    assert.deepEqual(run([], twice).problems, [
      '/spec/amounts/columns: `FY2027` stands twice, in `2027` and `2028`, expected one column for each period: name those that count, `{ 2027: FY2027 }`',
    ]);
  });

  it('has broken quotes', () => {
    assert.deepEqual(run(['a,1,"x,10,5,6']).problems, [
      'row 2: a quote is not closed, expected `"` behind the cell that begins with one',
    ]);
    assert.match(run(['a,1,"x"y,10,5,6']).problems.join(), /^row 2: a quote inside a cell/);
  });

  it('has a row of more cells than headings, as a comma without quotes makes it', () => {
    assert.deepEqual(run(['a,1,x,10,1,200,5', 'a,1,y,11,5,7,,']).problems, [
      'row 2: 7 cells, expected at most 6: a cell with a delimiter in it stands in quotes',
    ]);
  });

  it('has a code that is not unique among centers of other places', () => {
    const levels = MAPPING.replace('levels: [', 'levels: [{ name: Item }, ');
    assert.deepEqual(run(['a,1,x,10,5,6', 'b,1,y,10,5,6'], levels).problems, [
      '/spec/centers/levels/1/code: `1` is the code of 2 things (`a` in row 2, `b` in row 3), expected columns that tell them apart',
    ]);
  });

  it('has a currency that is none', () => {
    assert.deepEqual(run([], MAPPING.replace('USD', 'Dollar')).problems, [
      '/spec/amounts/currency: `Dollar`, expected `USD`',
    ]);
  });
});

describe('what is written from a table', () => {
  it('is never more than text, whatever stands in the cells', () => {
    const hostile = fc.constantFrom(
      ...[
        '<<<<<<< HEAD',
        'a: b #c',
        '\n---\nkind: Budget',
        '"',
        "'",
        '\\',
        '\u0000\u0007',
        '*x',
        '&x',
        '{',
        ']',
        '!!js',
        '\u2028',
        'no',
        '1e5',
        '💶',
      ],
    );
    const cell = fc.oneof(
      hostile,
      fc.string({ unit: 'binary-ascii' }),
      fc.tuple(hostile, hostile).map((pair) => pair.join(' ')),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const { draft } = run(
          rows.map((cells, index) => [...cells.map(quotedCell), `${index + 1}`, '0.5'].join(',')),
        );
        // two centers of one name and different codes are fine; nothing here is a problem of the table
        assert.ok(draft);
        const { lines } = readWritten(draft.files);
        assert.deepEqual(
          lines.map(({ entry, name }) => entry.get('title') ?? name).toSorted(),
          rows
            .map(
              ([, , item], index) =>
                item.trim() ||
                lines.find((each) => each.amounts.get('FY2027') === BigInt(index + 1) * 100n)?.name,
            )
            .toSorted(),
        );
        const total = lines.reduce(
          (sum, { amounts }) => sum + [...amounts.values()].reduce((a, b) => a + b, 0n),
          0n,
        );
        assert.equal(
          total,
          rows.reduce((sum, _, index) => sum + BigInt(index + 1) * 100n + 50n, 0n),
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('says of lines that are alike in all but name how many there are, so that none looks like a slip', () => {
    const { draft } = run(['a,1,x,10,5,6', 'a,1,x,11,5,6']);
    assert.deepEqual(
      readWritten(draft?.files ?? new Map()).lines.map(({ entry }) => entry.get('description')),
      ['1 of 2 lines with the same amounts', '2 of 2 lines with the same amounts'],
    );
  });

  it('keeps rows without money where the mapping says so', () => {
    const { draft } = run(['a,1,x,10,0,0', 'a,1,y,11,,'], `${MAPPING}  zeroRows: keep\n`);
    assert.deepEqual(
      readWritten(draft?.files ?? new Map()).lines.map(({ entry }) => entry.get('amount')),
      ['0', '0'],
    );
    assert.deepEqual(draft?.skipped, []);
    assert.equal(run(['a,1,x,10,0,0']).draft?.skipped[0]?.reason, 'no money');
  });

  it('has the other sign where cost is negative in the table', () => {
    const { draft } = run(['a,1,x,10,-5,6'], MAPPING.replace('USD', 'USD, sign: reversed'));
    const [line] = readWritten(draft?.files ?? new Map()).lines;
    assert.deepEqual(
      [...(line?.amounts ?? [])],
      [
        ['FY2027', 500n],
        ['FY2028', -600n],
      ],
    );
    assert.equal(line?.entry.get('credit'), 'true');
  });

  it('joins a workspace that exists when the mapping has none', () => {
    const { draft } = run(['a,1,x,10,5,6']);
    assert.deepEqual(
      [...(draft?.files.keys() ?? [])],
      ['registry/centers.yaml', 'registry/categories.yaml', 'budgets/a.yaml'],
    );
    assert.match(draft?.files.get('budgets/a.yaml') ?? '', /^ {2}currency: USD$/m);
  });
});
