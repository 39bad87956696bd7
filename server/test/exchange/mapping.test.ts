/** The mapping file: the reader, the schema and the examples say the same. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { parseMapping } from '../../src/exchange/mapping-text.ts';
import { problemText } from '../../src/exchange/problem.ts';
import { readMapping } from '../../src/exchange/read-mapping.ts';
import { exampleMapping, exampleText, plainYaml } from './example.ts';

interface Schema {
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const SCHEMA: Schema = JSON.parse(
  readFileSync(new URL('../../../schemas/import-mapping.json', import.meta.url), 'utf8'),
);
const MINIMAL = `
apiVersion: outlay/v1
kind: ImportMapping
spec:
  amounts: { currency: USD }
  centers: { root: { name: acme, owner: team/finance } }
  line: { name: Item }
`;

function problemsOf(text: string): readonly string[] {
  return readMapping(plainYaml(text)).problems.map(problemText);
}

/** Every property of the schema with its owner, at any depth. */
function propertiesOf(schema: Schema): readonly (readonly [name: string, schema: Schema])[] {
  const own = Object.entries({ ...schema.properties, ...schema.$defs });
  return own.flatMap(([name, each]) => [[name, each] as const, ...propertiesOf(each)]);
}

describe('a mapping file', () => {
  for (const [folder, file] of [
    ['federal-2016', 'import.yaml'],
    ['import-european', 'import.yaml'],
    ['import-european', 'ledger.yaml'],
    ['import-european', 'datev.yaml'],
  ] as const)
    it(`${file} of the example ${folder} is valid by schema and reader`, () => {
      const mapping = exampleMapping(folder, file);
      const validate = new Ajv2020({ strict: false }).compile(SCHEMA);
      assert.ok(validate(mapping), JSON.stringify(validate.errors));
      assert.deepEqual(readMapping(mapping).problems, []);
    });

  it('of debits and credits is valid by schema and reader, and by neither with half of them', () => {
    const validate = new Ajv2020({ strict: false }).compile(SCHEMA);
    const isValid = (amounts: string) => {
      const text = MINIMAL.replace('currency: USD', `currency: USD, ${amounts}`);
      const { problems } = readMapping(plainYaml(text));
      // as `outlay` reads it, and as an editor does
      for (const mapping of [plainYaml(text), parse(text)])
        assert.equal(validate(mapping), problems.length === 0, amounts);
      return problems.length === 0;
    };
    for (const amounts of [
      'rows: { period: A, amount: { debit: B, credit: C }, dates: day-first }',
      'columns: { debit: { B: FY2027 }, credit: { C: FY2027 } }',
      'columns: { debit: FY2027, credit: FY2026 }',
      'sign: { column: A, debit: [S, Dr], credit: "" }',
      'sign: { column: A, debit: 40, credit: [50, 31] }',
      'sign: reversed',
    ])
      assert.ok(isValid(amounts), amounts);
    for (const amounts of [
      'rows: { period: A, amount: { debit: B } }',
      'sign: S/H',
      'sign: { column: A, debit: S }',
      'rows: { period: A, amount: B, dates: us }',
    ])
      assert.ok(!isValid(amounts), amounts);
  });

  it('needs at most 40 lines for the federal budget', () => {
    assert.ok(exampleText('federal-2016/import.yaml').trimEnd().split('\n').length <= 40);
  });

  it('has a description and an example on every property of its schema', () => {
    const bare = propertiesOf(SCHEMA).filter(
      ([, { description, examples, $ref }]) =>
        $ref === undefined && (description === undefined || examples === undefined),
    );
    assert.deepEqual(
      bare.map(([name, { description }]) => [name, description]),
      [],
    );
  });

  it('is refused with every property that the schema does not have, and every one that it has is offered', () => {
    const unknown = `
apiVersion: outlay/v1
kind: ImportMapping
spec:
  table: { zz: 1 }
  amounts:
    zz: 1
    rows: { zz: 1, period: A, amount: { zz: 1, debit: B, credit: C } }
    currency: { zz: 1, column: A }
    number: { zz: 1 }
  centers: { zz: 1, root: { zz: 1, name: a, owner: b }, levels: [{ zz: 1, name: A }] }
  line: { zz: 1, name: Item }
  category: { zz: 1, name: A }
  skip: [{ zz: 1, column: A, matches: B }]
  workspace: { zz: 1, name: a, currency: USD, calendar: { zz: 1 } }
  people: [{ zz: 1, name: a }]
  teams: [{ zz: 1, name: a }]
`;
    const defs = SCHEMA.$defs ?? {};
    const keys = (schema: Schema | undefined) => Object.keys(schema?.properties ?? {}).join(', ');
    const expected = [
      ...['table', 'amounts', 'rows', 'number', 'centers', 'root', 'level', 'line', 'category', 'skip'].map(
        (name) => keys(defs[name]),
      ),
      ...['workspace', 'person', 'team'].map((name) => keys(defs[name])),
      keys(defs.workspace?.properties?.calendar),
      ...['columns', 'currency', 'sign'].map((name) => keys(defs.amounts?.properties?.[name])),
      keys(defs.rows?.properties?.amount),
    ];
    const unknownToo = [
      'columns: { zz: 1, debit: { A: FY2027 }, credit: { B: FY2027 } }',
      'sign: { zz: 1, column: A, debit: B, credit: C }',
    ].map((text) => MINIMAL.replace('currency: USD', `currency: USD, ${text}`));
    const offered = [unknown, ...unknownToo].flatMap(problemsOf).map((text) => text.split('expected ')[1]);
    assert.deepEqual(offered.toSorted(), expected.toSorted());
  });

  it('is read from its text as any YAML reader reads it', () => {
    for (const folder of ['federal-2016', 'import-european']) {
      const { value, problems } = parseMapping(exampleText(`${folder}/import.yaml`));
      assert.deepEqual(problems, []);
      assert.equal(JSON.stringify(value), JSON.stringify(exampleMapping(folder)));
      assert.deepEqual(readMapping(value).problems, []);
    }
  });

  it('is refused when it is broken YAML, uses anchors or is several documents', () => {
    const told = (text: string) =>
      parseMapping(text)
        .problems.map(({ message, position: { line, column } }) => `${line}:${column} ${message}`)
        .join();
    assert.match(told('a: 1\nb: [\n'), /^2:\d+ /);
    assert.match(told('a: &x 1\n'), /^1:4 .*anchor/);
    assert.equal(told('a: 1\n---\nb: 1\n'), '2:1 2 documents, expected one mapping');
  });

  it('shows a pointer where its value stands, or its key where the value begins in a row below', () => {
    const { placeOf } = parseMapping(
      'spec:\n  amounts:\n    unit: dozens\n    columns: { 07/2026: July }\n  line: { name: Item }\n',
    );
    const placed = (at: string) => Object.values(placeOf(at)).join(':');
    assert.equal(placed('/spec/amounts'), '2:3');
    assert.equal(placed('/spec/amounts/unit'), '3:11');
    assert.equal(placed('/spec/amounts/columns/07~12026'), '4:25');
    assert.equal(placed('/spec/line/code'), '5:9');
  });

  it('needs little', () => {
    assert.deepEqual(problemsOf(MINIMAL), []);
  });

  it('is told what is wrong by pointer, value and what was expected', () => {
    const wrong = MINIMAL.replace(
      'currency: USD',
      'currency: USD, unit: dozens, number: { decimal: ";" }',
    ).replace('name: acme', 'name: "a b"');
    assert.deepEqual(problemsOf(wrong), [
      '/spec/amounts/unit: `dozens`, expected ones or thousands or millions or billions',
      '/spec/amounts/number/decimal: `;`, expected . or ,',
      '/spec/centers/root/name: `a b`, expected a name of letters, digits, "-", "_" and single dots',
    ]);
  });

  it('may be anything without a throw', () => {
    const values = [
      undefined,
      null,
      '',
      [],
      'x',
      1,
      { spec: [] },
      {
        apiVersion: 'outlay/v1',
        kind: 'ImportMapping',
        spec: { amounts: [], centers: '', line: null, skip: {}, names: [1] },
      },
    ];
    for (const value of values) assert.ok(readMapping(value).problems.length > 0, JSON.stringify(value));
  });
});
