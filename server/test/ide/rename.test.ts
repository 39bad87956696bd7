import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text.ts';
import { prepareRename, rename } from '../../src/ide/rename.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';

const CENTERS = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, title: Acme }
    - name: shop
      code: CC-2
      parent: acme
      aliases: [store] # as bills have it
`;

function budget(name: string, spec: string): string {
  return `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: ${name} }\nspec:\n  period: FY2027\n${spec}`;
}

/** The single place that knows how rename is called: the changed files, or why there are none. */
function renamed(files: Files, name: string): Files | string {
  const all = { 'centers.yaml': CENTERS, ...files };
  const { file, offset } = marked(all);
  const edits = rename(file, offset, name);
  if ('refused' in edits) return edits.refused;
  return Object.fromEntries(
    Array.from(edits, ([path, of]) => [path, applyEdits(plain(all)[path] ?? '', of)]),
  );
}

function plain(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('$0', '')]));
}

/** `centers.yaml` with the cursor on a piece of it. */
function inCenters(piece: string): Files {
  return { 'centers.yaml': CENTERS.replace(piece, `$0${piece}`) };
}

describe('rename', () => {
  it('writes the new name in the style of each place, and keeps the old one among the aliases', () => {
    const files = {
      ...inCenters('shop'),
      'a.yaml': budget(
        'a',
        `  costCenter: "Shop" # ours
  lines:
    - { name: x, costCenter: center/shop, quantity: 'headcount/shop', unitPrice: 1/month }
    - { name: y, costCenter: CC-2, amount: 1 }
    - { name: shop, costCenter: store, amount: 2 }
`,
      ),
      'b.yaml': `apiVersion: outlay/v1
kind: Driver
metadata: { name: headcount }
spec: { plan: { shop: { 2026-07..: 4 } }, actual: { file: c.csv } }
`,
      'c.csv': 'key,period,value\nshop,2026-07,4\n"shop",2026-08,5\nstore,2026-09,5\n',
      'd.yaml': `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: d }
spec:
  splits:
    - { name: shop, from: acme, match: { costCenter: [shop, acme] }, to: { "shop": 100% } }
`,
    };
    const all = renamed(files, 'market');
    assert.ok(typeof all === 'object');
    assert.deepEqual(all, {
      'centers.yaml': CENTERS.replace('name: shop', 'name: market').replace('[store]', '[store, shop]'),
      'a.yaml': files['a.yaml']
        .replace('"Shop"', '"market"')
        .replace('center/shop', 'center/market')
        .replace('headcount/shop', 'headcount/market'),
      'b.yaml': files['b.yaml'].replace('shop:', 'market:'),
      'c.csv': files['c.csv'].replaceAll('shop', 'market'),
      'd.yaml': files['d.yaml'].replace('[shop', '[market').replace('"shop"', '"market"'),
    });
  });

  it('changes nothing where the name is what it is called', () => {
    assert.deepEqual(renamed(inCenters('shop'), 'shop'), {});
  });

  it('renames a line where another Budget names it', () => {
    const a = budget('a', '  lines:\n    - { name: x, amount: 1 }\n');
    const b = budget('b', '  lines:\n    - { name: y, percent: 5%, of: [a/x$0] }\n');
    const all = renamed({ 'a.yaml': a, 'b.yaml': b }, 'z');
    assert.ok(typeof all === 'object');
    assert.match(all['a.yaml'] ?? '', /{ name: z, amount: 1, aliases: \[x\] }/);
    assert.match(all['b.yaml'] ?? '', /of: \[a\/z\]/);
  });

  it('makes the aliases where there are none', () => {
    const centers = renamed(inCenters('acme, title'), 'holding');
    assert.ok(typeof centers === 'object');
    assert.match(centers['centers.yaml'] ?? '', /{ name: holding, title: Acme, aliases: \[acme\] }/);
    assert.match(centers['centers.yaml'] ?? '', /parent: holding/);
  });

  it('takes an alias out again that becomes the name', () => {
    const centers = CENTERS.replace('name: shop', 'name: mar$0ket').replace('[store]', '[store, shop]');
    assert.deepEqual(renamed({ 'centers.yaml': centers }, 'shop'), { 'centers.yaml': CENTERS });
  });

  it('keeps a name that the base knows', () => {
    const old = CENTERS.replace('[store]', '[]');
    const { file, offset } = marked(
      { 'centers.yaml': CENTERS.replace('name: shop', 'name: sh$0op') },
      { 'centers.yaml': old },
    );
    const edits = rename(file, offset, 'store');
    assert.ok(!('refused' in edits));
    assert.equal(
      applyEdits(file.text, edits.get('centers.yaml') ?? []),
      CENTERS.replace('name: shop', 'name: store').replace('[store]', '[shop]'),
    );
  });

  it('leaves a name to another thing that is called the same', () => {
    for (const [first, second] of [
      ['acme$0', 'acme'],
      ['acme', 'acme$0'],
    ]) {
      const twice = `- { name: ${first} }\n    - { name: ${second} }`;
      const marked = CENTERS.split('- { name: acme, title: Acme }').join(twice);
      const found = renamed({ 'centers.yaml': marked }, 'firm');
      assert.ok(typeof found !== 'string');
      const [path, text = ''] = Object.entries(found)[0] ?? [];
      assert.equal(path, 'centers.yaml');
      assert.ok(text.includes('- { name: firm }') && text.includes('- { name: acme }'), text);
    }
  });

  it('puts a name in quotes that would be a number, and takes them off again', () => {
    const plan = { 'a.yaml': budget('a', '  costCenter: shop\n  lines: []\n') };
    const there = renamed({ ...inCenters('shop'), ...plan }, '0100');
    assert.ok(typeof there === 'object');
    assert.match(there['centers.yaml'] ?? '', /name: "0100"/);
    assert.match(there['a.yaml'] ?? '', /costCenter: "0100"/);
    const marks = (there['centers.yaml'] ?? '').replace('"0100"', '"$00100"');
    const back = renamed({ 'centers.yaml': marks, 'a.yaml': there['a.yaml'] ?? '' }, 'shop');
    assert.deepEqual(back, { 'centers.yaml': CENTERS, ...plan });
  });

  it('renames lines for those that are a percentage of them, in every Budget', () => {
    const files = {
      'a.yaml': budget(
        'a',
        '  lines:\n    - { name: w$0, amount: 1 }\n    - { name: v, percent: 1%, of: [w, a/w] }\n',
      ),
      'b.yaml': budget(
        'b',
        '  lines:\n    - { name: w, amount: 1 }\n    - { name: v, percent: 1%, of: [w, budget/a/w] }\n',
      ),
    };
    assert.deepEqual(renamed(files, 'wages'), {
      'a.yaml': plain(files)
        ['a.yaml']?.replace('name: w, amount: 1', 'name: wages, amount: 1, aliases: [w]')
        .replace('[w, a/w]', '[wages, a/wages]'),
      'b.yaml': files['b.yaml'].replace('a/w]', 'a/wages]'),
    });
  });

  it('renames a Budget in its head and before its lines', () => {
    const files = {
      'a.yaml': budget(
        '$0a',
        '  lines:\n    - { name: w, amount: 1 }\n    - { name: v, percent: 1%, of: [a/w] }\n',
      ),
    };
    const there = renamed(files, 'plan');
    assert.ok(typeof there === 'object');
    assert.match(there['a.yaml'] ?? '', /metadata: { name: plan, aliases: \[a\] }/);
    assert.match(there['a.yaml'] ?? '', /of: \[plan\/w\]/);
  });

  it('changes only the case', () => {
    assert.deepEqual(renamed(inCenters('shop'), 'Shop'), {
      'centers.yaml': CENTERS.replace('name: shop', 'name: Shop'),
    });
  });
});

describe('a rename is refused', () => {
  const shop = inCenters('shop');

  it('for what is no name', () => {
    assert.match(String(renamed(shop, 'my shop')), /^`my shop` is not a name/);
    assert.match(String(renamed(shop, 'rest')), /^`rest` is a word of the language/);
  });

  it('for the name, the code and an alias of something else', () => {
    assert.equal(
      renamed(shop, 'acme'),
      '`acme` is already a spelling of `acme` in centers.yaml:6, expected a name that is free',
    );
    const other = {
      'more.yaml': CENTERS.replace('centers', 'more')
        .replace('shop', 'web')
        .replace('CC-2', 'CC-3')
        .replace('acme, title', 'top, title')
        .replace('[store]', '[www]'),
    };
    assert.match(
      String(renamed({ ...shop, ...other }, 'CC-3')),
      /already a spelling of `web` in more.yaml:7/,
    );
    assert.match(String(renamed({ ...shop, ...other }, 'www')), /already a spelling of `web`/);
    assert.equal(renamed(shop, 'cc-2'), '`cc-2` is its code, expected another name');
  });

  it('for a line beside it, and not for one of another Budget', () => {
    const files = {
      'a.yaml': budget('a', '  lines:\n    - { name: w$0, amount: 1 }\n    - { name: v, amount: 1 }\n'),
      'b.yaml': budget('b', '  lines:\n    - { name: u, amount: 1 }\n'),
    };
    assert.match(String(renamed(files, 'v')), /^`v` is already a spelling of `v` in a.yaml:8/);
    assert.equal(typeof renamed(files, 'u'), 'object');
  });

  it('where a team has the name of a person', () => {
    const people = `apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec: { people: [{ name: ada }], teams: [{ name: bak$0ers, members: [ada] }] }
`;
    assert.match(String(renamed({ 'people.yaml': people }, 'ada')), /^`ada` is already a spelling of `ada`/);
  });

  it('where something refers to the name already', () => {
    const plan = budget('a', '  costCenter: market\n  lines: []\n');
    assert.equal(
      renamed({ ...shop, 'a.yaml': plan }, 'market'),
      '`market` is referred to in a.yaml:6, where it means nothing yet, expected a name that nothing refers to',
    );
  });

  it('where what cannot be read may refer to it', () => {
    const broken = budget(
      'a',
      '  lines:\n    - { name: x, costCenter: shop, amount: 1 }\n    - { name: "y, costCenter: shop }\n',
    );
    assert.equal(
      renamed({ ...shop, 'a.yaml': broken }, 'market'),
      'the item in a.yaml:8 cannot be read and may refer to `shop`',
    );
    const other = budget('a', '  lines:\n    - { name: "y, costCenter: acme }\n');
    assert.equal(typeof renamed({ ...shop, 'a.yaml': other }, 'market'), 'object');
    const word = budget('a', '  lines:\n    - { name: "y, costCenter: workshop }\n');
    assert.equal(typeof renamed({ ...shop, 'a.yaml': word }, 'market'), 'object');
  });

  it('where a broken line of another Budget may be a percentage of it', () => {
    const files = (of: string) => ({
      'a.yaml': budget('a', '  lines:\n    - { name: w$0, amount: 1 }\n'),
      'b.yaml': budget('b', `  lines:\n    - { name: "y, percent: 1%, of: [${of}] }\n`),
    });
    assert.match(String(renamed(files('a/w'), 'wages')), /^the item in b.yaml:7 cannot be read/);
    assert.equal(typeof renamed(files('w'), 'wages'), 'object');
  });

  it('where the place would not be read the same', () => {
    const files = {
      'a.yaml': `apiVersion: outlay/v1
kind: Driver
metadata: { name: head$0count }
spec: { plan: { shop: 4 } }
`,
      'b.yaml': `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: b }
spec:
  splits:
    - { name: x, from: acme, to: [shop], by: headcount }
`,
    };
    // a capital marks a column of the bill
    assert.equal(
      renamed(files, 'People'),
      'b.yaml would not be read the same with `People`, expected another name',
    );
    assert.equal(typeof renamed(files, 'people'), 'object');
    const plan = budget('c', '  lines:\n    - { name: x, quantity: headcount, unitPrice: 1/month }\n');
    assert.match(
      String(renamed({ ...files, 'c.yaml': plan }, '3d')),
      /^c.yaml would not be read the same with `3d`: /,
    );
  });

  it('at a code, an alias and what refers by them', () => {
    assert.match(String(renamed(inCenters('CC-2'), 'x')), /^`CC-2` is the code of `shop`/);
    assert.match(String(renamed(inCenters('store'), 'x')), /^`store` is an alias of `shop`/);
    const by = (text: string) => ({ 'a.yaml': budget('a', `  costCenter: $0${text}\n  lines: []\n`) });
    assert.match(String(renamed(by('CC-2'), 'x')), /^`CC-2` is the code of `shop`/);
    assert.match(String(renamed(by('store'), 'x')), /^`store` is an alias of `shop`/);
    assert.match(String(renamed(by('nothing'), 'x')), /^nothing is called `nothing`/);
  });

  it('where no name stands', () => {
    assert.match(String(renamed(inCenters('title'), 'x')), /^no name stands here/);
  });
});

describe('the place of a rename', () => {
  it('is the name without its prefix and quotes', () => {
    const { file, offset } = marked({
      'centers.yaml': CENTERS,
      'a.yaml': budget('a', '  costCenter: "center/Sh$0op"\n  lines: []\n'),
    });
    const place = prepareRename(file, offset);
    assert.ok(!('refused' in place));
    assert.equal(file.text.slice(place.range.start, place.range.end), 'Shop');
    assert.equal(place.placeholder, 'shop');
  });
});
