/** Money that cannot be known is said to be missing, and nothing that is written is passed over. */
import assert from 'node:assert/strict';
import { planned, projectOf } from './workspaces.ts';

const WORKSPACE = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: w }
spec: { currency: USD, calendar: { start: 2026-01-01, pattern: monthly } }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: file, owner: ada }
    - { name: "2101", owner: ada }
---
`;

function codes(text: string): string[] {
  const found = [...projectOf({ 'outlay.yaml': WORKSPACE + text }).allFindings()].flat();
  return [...new Set(found.map((it) => it.code))].sort();
}

function incomplete(head: string, line: string): readonly string[] {
  const budget = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec:\n  costCenter: file\n  period: 2026\n${head}  lines:\n    - ${line}\n`;
  const project = projectOf({ 'outlay.yaml': WORKSPACE + budget });
  project.settle();
  return project.incomplete();
}

describe('nothing is lost without a word', () => {
  for (const line of [
    '{ name: l, amount: {} }',
    '{ name: l, amount: 1k, unitPrice: 5/month }',
    '{ name: l, amount: 1k, quantity: 5 }',
    '{ name: l, percent: 5%, of: [] }',
    '{ name: l, amount: 1k, growth: 2%/month }',
    '{ name: l, amount: 1k, phasing: [1, 2] }',
    '{ name: l, amount: 1k, amount: 2k }',
    '{ name: l, amount: 1k, currancy: JPY }',
    '{ name: l, amount: 1k, growing: 2%/month }',
    '{ name: l }',
  ])
    it(`of the line ${line}`, () => assert.deepEqual(incomplete('', line), ['b/l']));

  for (const head of ['currency: EURO', 'phasing: weights', 'treatment: kapex', 'currancy: JPY', 'fx: JPY'])
    it(`of lines under a Budget with ${head}`, () =>
      assert.deepEqual(incomplete(`  ${head}\n`, '{ name: l, amount: 1k }'), ['b/l']));

  it('counts a line that says for itself what its Budget cannot', () =>
    assert.deepEqual(incomplete('  currency: EURO\n', '{ name: l, currency: USD, amount: 1k }'), []));

  for (const list of ['lines: { l: { amount: 1k } }', 'lines: none', 'line: [{ name: l, amount: 1k }]'])
    it(`of a Budget with ${list}`, () => {
      const spec = `spec:\n  costCenter: file\n  period: 2026\n  ${list}\n`;
      const budget = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\n${spec}`;
      const project = projectOf({ 'outlay.yaml': WORKSPACE, 'b.yaml': budget });
      project.settle();
      assert.deepEqual(project.incomplete(), ['b.yaml: Budget/b']);
    });

  it('knows no total under a calendar that is misspelled', () => {
    const project = projectOf({ 'outlay.yaml': WORKSPACE.replace('calendar:', 'kalender:') });
    assert.equal(project.head.settings.get().isSettled, false);
  });

  it('blames the list that is no list, and not what names something of it', () => {
    const text = WORKSPACE.replace('items:', 'itmes:');
    const line = '{ name: l, costCenter: "2101", category: c, amount: 1k }';
    const budget = `apiVersion: outlay/v1\nkind: Budget\nmetadata: { name: b }\nspec: { period: 2026, lines: [${line}] }\n`;
    const categories =
      'apiVersion: outlay/v1\nkind: CategoryList\nmetadata: { name: c }\nspec: { items: [{ name: c }] }\n';
    const project = projectOf({ 'outlay.yaml': text, 'b.yaml': budget, 'c.yaml': categories });
    assert.deepEqual(
      [...project.allFindings()].flat().map((it) => it.code),
      ['unknown-key'],
    );
  });

  it('of a document whose kind is misspelled', () => {
    const budget =
      'apiVersion: outlay/v1\nkind: Budgte\nmetadata: { name: b }\nspec: { lines: [{ name: l, amount: 1k }] }\n';
    const project = projectOf({ 'outlay.yaml': WORKSPACE, 'b.yaml': budget });
    project.settle();
    assert.deepEqual(project.incomplete(), ['b.yaml: Budgte/b']);
  });

  it('names a misspelled Workspace, and does not miss one as well', () => {
    const text = WORKSPACE.replace('kind: Workspace', 'kind: Workspce');
    const found = [...projectOf({ 'outlay.yaml': text }).allFindings()].flat();
    assert.deepEqual(
      found.map((it) => it.code),
      ['malformed-item'],
    );
  });

  it('reads rules that stand under splits', () =>
    assert.ok(
      codes(`apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: p }
spec:
  splits:
    - { name: s, from: file, to: ["2101"], by: even }
  rules:
    - { name: r, match: { ServiceName: X }, assign: { costCenter: nowhere } }
`).includes('unknown-reference'),
    ));

  it('takes a share of a center called 2101 for a share', () =>
    assert.ok(
      codes(`apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: p }
spec:
  splits:
    - { name: s, from: file, to: { "2101": 50% } }
`).includes('shares-not-whole'),
    ));

  it('reads the values of a center called file', () => {
    const project = projectOf({
      'outlay.yaml': `${WORKSPACE}apiVersion: outlay/v1
kind: Driver
metadata: { name: heads }
spec:
  unit: person
  plan: { file: { 2026-01..: 3 } }
---
apiVersion: outlay/v1
kind: Budget
metadata: { name: b }
spec:
  costCenter: file
  period: 2026
  lines:
    - { name: l, quantity: heads, unitPrice: 10/month }
`,
    });
    assert.equal(planned(project, '', 2026), 36_000n);
  });

  it('leaves broken documents of other tools alone', () => {
    const project = projectOf({
      'outlay.yaml': WORKSPACE,
      'chart.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {{ .Values.name }}\n  a: [\n',
    });
    assert.deepEqual(
      [...project.allFindings()].flat().filter((it) => it.path === 'chart.yaml'),
      [],
    );
  });
});
