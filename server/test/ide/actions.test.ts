import assert from 'node:assert/strict';
import { applyEdits } from '../../src/base/text.ts';
import { type CodeAction, codeActions, fixAll, type IsShown } from '../../src/ide/actions.ts';
import type { IdeFile } from '../../src/ide/file.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';

const HEAD = `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  period: FY2027
`;

/** Centers of the fixture; a budget names what is missing. */
const CENTERS = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, owner: ada }
    - { name: search, parent: acme }

    # what comes next
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - name: saas
      pool: software
---
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec:
  people:
    - { name: ada }
  teams:
    - { name: core, members: [ada] }
`;

function actionsAt(files: Files): { readonly actions: readonly CodeAction[]; readonly file: IdeFile } {
  const { file, offset } = marked({ 'centers.yaml': CENTERS, ...files });
  return { actions: codeActions(file, { start: offset, end: offset }), file };
}

function titles(files: Files): readonly string[] {
  return actionsAt(files).actions.map(
    ({ title, isPreferred, safety }) => `${title} (${safety}${isPreferred ? ', preferred' : ''})`,
  );
}

/** The rows that an action adds or changes, each with its path. */
function changed(files: Files, title: string): readonly string[] {
  const { actions, file } = actionsAt(files);
  const action = actions.find((it) => it.title.startsWith(title));
  assert.ok(action, `no action ${title} among ${actions.map((it) => it.title).join(', ')}`);
  return [...action.edits].flatMap(([path, edits]) => {
    const source = file.project.head.files.get(path)?.source.get();
    assert.ok(source && 'text' in source);
    const before = source.text.split('\n');
    return applyEdits(source.text, edits)
      .split('\n')
      .filter((row) => !before.includes(row))
      .map((row) => `${path}: ${row}`);
  });
}

describe('code actions', () => {
  it('offer the fixes of a finding', () => {
    const split = `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: cloud }
spec:
  splits:
    - { name: network, from: acme, to: { search: 3$04, acme: rest } }
`;
    assert.deepEqual(titles({ 'cloud.yaml': split }), ['Write 34% (unsafe)', 'Write 3400% (unsafe)']);
  });

  it('mend an entry that stands in brackets', () => {
    const line = (text: string) => ({
      'shop.yaml': `${HEAD}  costCenter: search\n  lines: [{ name: a, ${text} }]\n`,
    });
    assert.deepEqual(changed(line('category: saas, amount: -5k$0'), 'Add credit'), [
      'shop.yaml:   lines: [{ name: a, category: saas, amount: -5k, credit: true }]',
    ]);
    assert.deepEqual(changed(line('categor$0: saas, amount: 5K'), 'Fix all that'), [
      'shop.yaml:   lines: [{ name: a, category: saas, amount: 5k }]',
    ]);
    assert.deepEqual(changed(line('category: sass$0, amount: 5k'), 'Write saas'), [
      'shop.yaml:   lines: [{ name: a, category: saas, amount: 5k }]',
    ]);
  });

  it('make the dashes of a word processor those of a list, and of no other text', () => {
    const lines = `${HEAD}  costCenter: search
  description: |
    Two of them:
      – seats: twelve
  lines:
    $0– { name: a, category: saas, amount: 12k }
    – { name: b, category: saas, amount: 13k }
`;
    assert.deepEqual(titles({ 'shop.yaml': lines }), ['Write - (unsafe)']);
    assert.deepEqual(changed({ 'shop.yaml': lines }, 'Write -'), [
      'shop.yaml:     - { name: a, category: saas, amount: 12k }',
      'shop.yaml:     - { name: b, category: saas, amount: 13k }',
    ]);
  });

  it('fix all of a code, and all that is safe', () => {
    const lines = `${HEAD}  lines:
    - { name: a, category: saas, costCenter: search, amount: 12K$0 }
    - { name: b, category: saas, costCenter: search, amount: 13K }
`;
    assert.deepEqual(titles({ 'shop.yaml': lines }), [
      'Write 12k (safe, preferred)',
      'Fix all invalid-money in this file (safe)',
      'Fix all that is safe in this file (safe)',
    ]);
    assert.deepEqual(changed({ 'shop.yaml': lines }, 'Fix all invalid-money'), [
      'shop.yaml:     - { name: a, category: saas, costCenter: search, amount: 12k }',
      'shop.yaml:     - { name: b, category: saas, costCenter: search, amount: 13k }',
    ]);
  });

  it('fix all of a code only where there are several, and speak of a hundred one by one', () => {
    const lines = (count: number) =>
      Array.from(
        { length: count },
        (_, i) => `    - { name: a${i}, category: saas, costCenter: search, amount: 12K }\n`,
      ).join('');
    const of = (count: number) => {
      const { file } = marked({ 'centers.yaml': CENTERS, 'shop.yaml': `${HEAD}  lines:\n${lines(count)}$0` });
      return codeActions(file, { start: 0, end: file.text.length }).map((it) => it.title);
    };
    assert.ok(!of(1).includes('Fix all invalid-money in this file'));
    assert.equal(of(101).filter((it) => it === 'Write 12k').length, 100);
  });

  it('mend nothing that nobody is shown: what is waived, or of a code that is switched off', () => {
    const lines = (comment: string) => `${HEAD}  lines:
${comment}    - { name: a, category: sass, costCenter: search, amount: 12K$0 }
    - { name: b, category: saas, costCenter: search, amount: 13K }
`;
    const waiver = '    # outlay: allow unknown-reference until 2027-01-31 -- comes with the next import\n';
    const at = (comment: string, isShown?: IsShown) => {
      const { file, offset } = marked({ 'centers.yaml': CENTERS, 'shop.yaml': lines(comment) });
      const range = { start: offset - 50, end: offset };
      return [...codeActions(file, range, isShown), ...fixAll(file, isShown)].map((it) => it.title);
    };
    const all = 'Fix all that is safe in this file';
    const money = ['Write 12k', 'Fix all invalid-money in this file', all, all];
    const category = ['Write saas', 'Create category sass in centers.yaml', 'Allow unknown-reference here …'];
    assert.deepEqual(at(''), [...category, ...money]);
    assert.deepEqual(at(waiver), money);
    assert.deepEqual(
      at('', (it) => it.code !== 'invalid-money'),
      category,
    );
  });

  it('let a finding stand, as soon as somebody says why', () => {
    const line = `${HEAD}  costCenter: search
  lines:
    - name: a
      category: sas$0s
      amount: 12k
`;
    assert.deepEqual(changed({ 'shop.yaml': line }, 'Allow unknown-reference here …'), [
      'shop.yaml:       # outlay: allow unknown-reference until 2027-02-22 -- ',
    ]);
  });

  it('write no comment into a text of several rows', () => {
    const line = `${HEAD}  costCenter: search
  lines:
    - { name: a, amount: 12k, title: "one
        two", category: sas$0s }
`;
    assert.deepEqual(titles({ 'shop.yaml': line }), [
      'Write saas (unsafe)',
      'Create category sass in centers.yaml (shown)',
    ]);
  });

  it('create what is missing where its siblings are, as they are written', () => {
    const line = (text: string) => `${HEAD}  lines:\n    - { name: a, amount: 12k, ${text} }\n`;
    const create = (text: string) => changed({ 'shop.yaml': line(text) }, 'Create');
    assert.deepEqual(create('costCenter: g$0pu'), ['centers.yaml:     - { name: gpu, parent: acme }']);
    assert.deepEqual(create('category: hard$0ware'), ['centers.yaml:     - name: hardware']);
    assert.deepEqual(create('category: "0$012"'), ['centers.yaml:     - name: "012"']);
    assert.deepEqual(titles({ 'shop.yaml': line('vendor: gi$0thub') }), [
      'Allow unknown-reference here … (shown)',
    ]);
  });

  it('create what is missing in lists of every form', () => {
    const head = CENTERS.slice(0, CENTERS.indexOf('spec:'));
    /** The list once `lab` is in it. */
    const created = (spec: string) => {
      const files = { 'shop.yaml': `${HEAD}  costCenter: la$0b\n`, 'centers.yaml': `${head}spec:\n${spec}` };
      const action = actionsAt(files).actions.find((it) => it.kind === 'create');
      const text = applyEdits(files['centers.yaml'], action?.edits.get('centers.yaml') ?? []);
      return text.slice(`${head}spec:\n`.length);
    };
    assert.equal(created('  items:\n'), '  items:\n    - { name: lab }\n');
    assert.equal(created('  items: # none yet\n'), '  items: # none yet\n    - { name: lab }\n');
    assert.equal(created('  items: []\n'), '  items: [{ name: lab }]\n');
    assert.equal(created('  items: [{ name: a }]\n'), '  items: [{ name: a }, { name: lab, parent: a }]\n');
    const rows = '    - name: lab\n      parent: a\n';
    assert.equal(created('  items:\n    - name: a'), `  items:\n    - name: a\n${rows.trimEnd()}`);
    const commented = '  items:\n    - name: a\n      # more on it\n';
    assert.equal(created(`${commented}    # the end\n`), `${commented}${rows}    # the end\n`);
    const text = '  items:\n    - name: a\n      description: |+\n        b\n\n';
    assert.equal(created(text), `${text}${rows}`);
  });

  it('create a center below the root, wherever that stands', () => {
    const centers = CENTERS.replace(/( {4}- \{ name: acme.*\n)(.*\n)/, '$2$1');
    const files = { 'centers.yaml': centers, 'shop.yaml': `${HEAD}  costCenter: la$0b\n` };
    assert.deepEqual(changed(files, 'Create'), ['centers.yaml:     - { name: lab, parent: acme }']);
  });

  it('write a waiver behind a byte order mark', () => {
    const driver = 'apiVersion: outlay/v1, kind: Driver, metadata: { name: d$0 }, spec: { unit: person }';
    const { actions, file } = actionsAt({ 'd.yaml': `\uFEFF{ ${driver} }\n` });
    const [edit] = actions.find((it) => it.kind === 'waive')?.edits.get('d.yaml') ?? [];
    assert.match(applyEdits(file.text, edit ? [edit] : []), /^\uFEFF# outlay: allow .*\n\{ /);
  });

  it('create people and teams', () => {
    const owner = (text: string) => ({
      'more.yaml': `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: more }
spec:
  items:
    - { name: lab, parent: acme, owner: ${text} }
`,
    });
    assert.deepEqual(titles(owner('bob$0')), [
      'Create person bob in centers.yaml (shown)',
      'Create team bob in centers.yaml (shown)',
      'Allow unknown-reference here … (shown)',
    ]);
    assert.deepEqual(changed(owner('bob$0'), 'Create person'), ['centers.yaml:     - { name: bob }']);
    assert.deepEqual(changed(owner('team/la$0b'), 'Create team'), [
      'centers.yaml:     - { name: lab, members: [] }',
    ]);
  });

  it('are none where nothing is wrong', () => {
    assert.deepEqual(titles({ 'shop.yaml': `${HEAD}  lines: $0[]\n` }), []);
  });
});
