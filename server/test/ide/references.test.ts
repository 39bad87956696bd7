import assert from 'node:assert/strict';
import { definition } from '../../src/ide/definition.ts';
import { type IdeFile, ideFile } from '../../src/ide/file.ts';
import { highlights } from '../../src/ide/highlight.ts';
import { references } from '../../src/ide/references.ts';
import { targetAt } from '../../src/ide/target.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';
import { cursorsOf, everyPlace, everyPrefix, somePlaces, type Walk, walk } from './sweeps.ts';

const CENTERS = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, owner: noor }
    - { name: shop, code: CC-2, parent: acme, owner: team/noor, aliases: [store] }
`;

const PEOPLE = `apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec:
  people:
    - { name: noor }
  teams:
    - { name: noor, members: [noor] }
`;

function budget(name: string, spec: string): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: ${name} }
spec:
  period: FY2027
${spec}`;
}

/** The text of every reference, with its file and row. */
function found(files: Files, declaration = false): readonly string[] {
  const { file, offset, project } = marked({ 'centers.yaml': CENTERS, 'people.yaml': PEOPLE, ...files });
  return references(file, offset, { declaration }).map(({ path, range }) => {
    const source = project.head.files.get(path)?.source.get();
    const text = source && 'text' in source ? source.text : '';
    const row = text.slice(0, range.start).split('\n').length;
    return `${path}:${row} ${text.slice(range.start, range.end)}`;
  });
}

/** Where the definition leads: its file and the text of its item. */
function leadsTo(files: Files): string | undefined {
  const { file, offset, project } = marked({ 'centers.yaml': CENTERS, 'people.yaml': PEOPLE, ...files });
  const it = definition(file, offset);
  const text = it && ideFile(project, it.path)?.text;
  return it && text !== undefined ? `${it.path}: ${text.slice(it.item.start, it.item.end)}` : undefined;
}

describe('definition', () => {
  it('leads from a name, a code and an alias to the same thing', () => {
    const item =
      'centers.yaml: - { name: shop, code: CC-2, parent: acme, owner: team/noor, aliases: [store] }';
    for (const text of ['sh$0op', 'cc-$02', 'center/st$0ore'])
      assert.equal(leadsTo({ 'plan.yaml': budget('b', `  costCenter: ${text}\n  lines: []\n`) }), item);
  });

  it('tells a person from a team by the prefix', () => {
    const owner = (text: string) => ({ 'centers.yaml': CENTERS.replace('owner: noor', `owner: ${text}`) });
    assert.equal(leadsTo(owner('no$0or')), 'people.yaml: - { name: noor }');
    assert.equal(leadsTo(owner('team/no$0or')), 'people.yaml: { name: noor, members: [noor] }');
  });

  it('leads to a line of another Budget, and to that Budget', () => {
    const plan = (of: string) => ({
      'a.yaml': budget('a', '  lines:\n    - { name: wages, amount: 1 }\n'),
      'b.yaml': budget('b', `  lines:\n    - { name: wages, percent: 1%, of: [${of}] }\n`),
    });
    assert.equal(leadsTo(plan('a/wa$0ges')), 'a.yaml: - { name: wages, amount: 1 }');
    assert.equal(leadsTo(plan('$0a/wages')), 'a.yaml: a');
  });

  it('leads to the whole entry of a list in brackets', () => {
    const plan = (of: string) => ({
      'a.yaml': budget('a', '  lines: [{ name: rent, amount: 2 }, { name: wages, amount: 1 }]\n'),
      'b.yaml': budget('b', `  lines: [{ name: wages, percent: 1%, of: [${of}] }]\n`),
    });
    assert.equal(leadsTo(plan('a/wa$0ges')), 'a.yaml: { name: wages, amount: 1 }');
  });

  it('leads from the path of a table to the table, and from its first column to cost centers', () => {
    const driver = (path: string) =>
      `apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: d }\nspec: { plan: { file: ${path} } }\n`;
    const table = 'key,period,value\nshop,2026-07,4\n';
    assert.equal(leadsTo({ 'd.yaml': driver('d.c$0sv'), 'd.csv': table }), 'd.csv: ');
    assert.match(
      leadsTo({ 'd.yaml': driver('d.csv'), 'd.csv': table.replace('shop', 'sh$0op') }) ?? '',
      /^centers.yaml: - { name: shop/,
    );
  });

  it('leads nowhere from what nobody declares', () => {
    assert.equal(leadsTo({ 'plan.yaml': budget('b', '  costCenter: sho$0o\n  lines: []\n') }), undefined);
  });
});

describe('references', () => {
  const driver = `apiVersion: outlay/v1
kind: Driver
metadata: { name: headcount }
spec: { unit: person, plan: { shop: { 2026-07..: 4 } }, actual: { file: d.csv } }
`;
  const files = {
    'driver.yaml': driver,
    'd.csv': 'key,period,value\nstore,2026-07,4\n"shop",2026-08,4\nother,2026-08,4\n',
    'a.yaml': budget('a', '  costCenter: Shop\n  lines: []\n'),
    'b.yaml': budget(
      'b',
      `  costCenter: acme
  lines:
    - { name: x, costCenter: "center/shop", quantity: headcount/CC-2, unitPrice: 1/month }
    - { name: y, costCenter: acme, amount: shop }
    - { category: shop, costCenter: shop, amount: 1 }
`,
    ),
  };

  it('finds every spelling in every file, tables and lines that cannot be read too', () => {
    const places = [
      'a.yaml:6 Shop',
      'b.yaml:8 shop',
      'b.yaml:8 CC-2',
      'b.yaml:10 shop',
      'd.csv:2 store',
      'd.csv:3 shop',
      'driver.yaml:4 shop',
    ];
    const centers = CENTERS.replace('name: shop', 'name: sh$0op');
    assert.deepEqual(found({ ...files, 'centers.yaml': centers }), places);
    assert.deepEqual(found({ ...files, 'centers.yaml': centers }, true), [
      ...places.slice(0, 4),
      'centers.yaml:7 shop',
      'centers.yaml:7 CC-2',
      'centers.yaml:7 store',
      ...places.slice(4),
    ]);
  });

  it('finds them in entries in brackets that cannot be read', () => {
    const nameless = '{ costCenter: shop, amount: 1 }';
    for (const lines of [`[${nameless}]`, `\n    - ${nameless}`])
      assert.equal(
        found({
          'centers.yaml': CENTERS.replace('name: shop', 'name: sh$0op'),
          'a.yaml': budget('a', `  lines: ${lines}\n`),
        }).length,
        1,
        lines,
      );
  });

  it('finds the same from a reference', () => {
    const from = { ...files, 'a.yaml': files['a.yaml'].replace('Shop', 'Sho$0p') };
    assert.equal(found(from).length, 7);
  });

  it('finds the lines that are a percentage of a line, by either of its names', () => {
    const plan = {
      'a.yaml': budget(
        'a',
        '  lines:\n    - { name: wa$0ges, aliases: [pay], amount: 1 }\n    - { name: on, percent: 1%, of: [pay] }\n',
      ),
      'b.yaml': budget(
        'b',
        '  lines:\n    - { name: wages, amount: 1 }\n    - { name: on, percent: 1%, of: [wages, budget/a/wages] }\n',
      ),
    };
    assert.deepEqual(found(plan), ['a.yaml:8 pay', 'b.yaml:8 wages']);
  });

  it('finds teams apart from people', () => {
    const people = (text: string) => ({ 'people.yaml': text });
    assert.deepEqual(
      found(people(PEOPLE.replace('people:\n    - { name: noor', 'people:\n    - { name: no$0or'))),
      ['centers.yaml:6 noor', 'people.yaml:8 noor'],
    );
    assert.deepEqual(
      found(people(PEOPLE.replace('teams:\n    - { name: noor', 'teams:\n    - { name: no$0or'))),
      ['centers.yaml:7 noor'],
    );
  });

  it('highlights those of the file', () => {
    const { file, offset } = marked({
      'people.yaml': PEOPLE.replace('members: [noor', 'members: [no$0or'),
      'centers.yaml': CENTERS,
    });
    const rows = highlights(file, offset).map((it) => [
      file.text.slice(0, it.range.start).split('\n').length,
      it.isDeclared,
    ]);
    assert.deepEqual(rows, [
      [6, true],
      [8, false],
    ]);
  });

  it('highlights those of a table', () => {
    const { file, offset } = marked({
      'centers.yaml': CENTERS,
      'people.yaml': PEOPLE,
      'd.yaml':
        'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: d }\nspec: { unit: person, plan: { file: d.csv } }\n',
      'd.csv': 'key,period,value\nshop$0,2026-07,4\nacme,2026-07,5\nstore,2026-08,4\n',
    });
    const found = highlights(file, offset).map(({ range }) => file.text.slice(range.start, range.end));
    assert.deepEqual(found, ['shop', 'store']);
  });

  it('highlights what stands before the declaration first', () => {
    const lines = '{ name: b, percent: 5%, of: [la$0st] }\n    - { name: last, amount: 1 }';
    const budget = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: x }\nspec:\n  lines:\n    - ${lines}\n`;
    const { file, offset } = marked({ 'x.yaml': budget });
    assert.deepEqual(
      highlights(file, offset).map((it) => it.isDeclared),
      [false, true],
    );
  });
});

describe('definition and references, everywhere', () => {
  for (const [name, looked] of [
    ['minimal', false],
    ['acme', false],
    ['acme', true],
  ] as const)
    it(`are inverse to each other in ${name}${looked ? ', when everything was looked at' : ''}`, () => {
      const it = walk(name);
      if (looked) for (const findings of it.project.allFindings()) void findings;
      const byThing = placesByThing(it);
      const places = [...namesIn(it)].map((name) => checkInverse(it, name, byThing.get(name.thing)));
      const count = places.reduce((sum, found) => sum + found, 0);
      process.stdout.write(
        `      references in ${name}: ${byThing.size} things, ${count} places lead back\n`,
      );
    });

  it('fail nowhere', () => {
    for (const [file, offset] of [...everyPlace(walk('minimal')), ...somePlaces(walk('acme'), 2000)]) {
      definition(file, offset);
      references(file, offset, { declaration: true });
      highlights(file, offset);
    }
  });

  it('fail in no beginning of a file', () => {
    for (const file of everyPrefix(walk('minimal').files)) {
      definition(file, file.text.length);
      references(file, file.text.length, { declaration: true });
      highlights(file, Math.floor(file.text.length / 2));
    }
  });
});

function placesByThing(it: Walk): ReadonlyMap<string, ReadonlySet<string>> {
  const byThing = new Map<string, Set<string>>();
  for (const { thing, at } of namesIn(it)) byThing.set(thing, (byThing.get(thing) ?? new Set()).add(at));
  return byThing;
}

/** The references of a name are all places of its thing, and each leads back; how many there are. */
function checkInverse(
  { project }: Walk,
  { file, offset, thing }: NamePlace,
  expected: ReadonlySet<string> | undefined,
): number {
  const places = references(file, offset, { declaration: true });
  assert.deepEqual(new Set(places.map(placeText)), expected, `${file.path}:${offset}`);
  for (const { path, range } of places) {
    const other = ideFile(project, path);
    assert.ok(other);
    assert.equal(thingAt(other, range.start), thing);
  }
  return places.length;
}

interface NamePlace {
  readonly file: IdeFile;
  readonly offset: number;
  /** Where its thing is declared. */
  readonly thing: string;
  readonly at: string;
}

/** Every name of the files. */
function* namesIn(it: Walk): Generator<NamePlace> {
  for (const [file, offset] of placesIn(it)) {
    const target = targetAt(file, offset);
    const thing = target && thingAt(file, offset);
    if (target && thing !== undefined)
      yield { file, offset, thing, at: placeText({ path: file.path, range: target.range }) };
  }
}

/** Both ends of every scalar, and the rows of tables. */
function* placesIn(it: Walk): Generator<readonly [file: IdeFile, offset: number]> {
  for (const { file, range } of cursorsOf(it))
    yield* [[file, range.start] as const, [file, range.end] as const];
  for (const path of Object.keys(it.files)) {
    const file = path.endsWith('.csv') ? ideFile(it.project, path) : undefined;
    for (const row of file?.text.matchAll(/^./gm) ?? []) if (file) yield [file, row.index];
  }
}

function thingAt(file: IdeFile, offset: number): string | undefined {
  const it = definition(file, offset);
  return it && placeText({ path: it.path, range: it.name });
}

function placeText({
  path,
  range,
}: {
  readonly path: string;
  readonly range: { readonly start: number };
}): string {
  return `${path}:${range.start}`;
}
