/** Completion where something stands already: before, behind and below the cursor. What is taken leaves that whole. */
import assert from 'node:assert/strict';
import { BUDGET, labels, taken } from './completing.ts';

const LINES = `${BUDGET}  lines:\n`;

describe('completion beside what is written', () => {
  it('offers nothing in front of a map or a list, which it would take away or leave behind', () => {
    for (const row of [
      `${BUDGET}  lines:$0 [{ name: x }]\n`,
      `${BUDGET}  lines:\n    - $0{ name: x }\n`,
      `${BUDGET}  lines:\n    -$0 { name: x }\n`,
      `${BUDGET}  lines:\n    -$0 name: x\n`,
      `${BUDGET}  lines:\n    - name: x\n      quantity:$0 { 2026-08: 1 }\n`,
      `${BUDGET}  lines: [{ name: x, quantity: $0{ 2026-08: 1 } }]\n`,
      `${BUDGET}  lines: [{ name: x, percent: 2%, of:$0 [clusters] }]\n`,
      `${BUDGET}  lines: [$0{ name: x }]\n`,
      `${BUDGET}  costCenter $0: payments\n`,
    ])
      assert.deepEqual(labels(row), [], row);
  });

  it('offers no value where the rows below are it', () => {
    const driver = 'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: x }\nspec:\n';
    assert.deepEqual(labels(`${driver}  plan:$0\n    payments: { 2026-07: 1 }\n`), []);
    assert.deepEqual(labels(`${LINES}    - name: x\n      of: $0\n      # these\n      - clusters\n`), []);
    assert.equal(labels(`${LINES}    - name: x\n      category: $0\n    - name: y\n`).length, 4);
  });

  it('begins on a blank row where the rows below it do, which it would cut off', () => {
    const line = '    - name: x\n      amount: { 2026-07: 1 }\n';
    for (const blanks of ['', '  ', '   '])
      assert.equal(
        taken(`${LINES}${line}${blanks}$0\n${line}`, '- name:'),
        `${LINES}${line}    - name: <>\n${line}`,
      );
    const months = (row: string) =>
      `${LINES}    - name: x\n      amount:\n        2026-07: 1\n${row}\n        2026-08: 1\n`;
    assert.equal(taken(months('      $0'), '2026-09'), months('        2026-09: <>'));
    assert.ok(labels(`${LINES}${line}  $0\n`).includes('costCenter'));
  });

  it('keeps a comment behind what it writes', () => {
    const row = (text: string) => `${LINES}    - name: x\n      category:${text}\n`;
    assert.equal(taken(row(' $0# mine'), 'saas'), row(' saas # mine'));
    assert.equal(taken(row('$0 # mine'), 'saas'), row(' saas # mine'));
    assert.equal(taken(row(' sa$0 # mine'), 'saas'), row(' saas # mine'));
    assert.equal(taken(`${LINES}    - $0# mine\n`, 'name'), `${LINES}    - name: <> # mine\n`);
  });

  it('keeps the rest of a waiver, and what else a comment says', () => {
    const waiver = (text: string) => `${BUDGET}  # outlay: allow ${text} -- agreed\n  costCenter: x\n`;
    assert.equal(
      taken(waiver('unknown-ref$0 until 2027-01-01'), 'unknown-reference'),
      waiver('unknown-reference until 2027-01-01'),
    );
    assert.equal(
      taken(waiver('unknown-reference unt$0il 2027-01-01'), 'until'),
      waiver('unknown-reference until 2027-01-01'),
    );
    assert.equal(
      taken(waiver('unknown-reference until 20$027-01-01'), '2027-02-22'),
      waiver('unknown-reference until 2027-02-22'),
    );
    assert.deepEqual(labels(`${BUDGET}  # $0 mind this\n`), []);
    assert.deepEqual(labels(`${BUDGET}  # outlay: allow unknown-key until 2027-01-01 $0 agreed\n`), []);
  });

  it('writes no second colon where a key was taken out', () => {
    const amount = (text: string) => `${LINES}    - name: x\n      amount:${text}\n`;
    for (const text of [' { $0: 4, FY2028: 5 }', '\n        $0: 4\n        FY2028: 5'])
      assert.equal(taken(amount(text), 'FY2027'), amount(text).replace('$0', 'FY2027'));
  });

  it('takes no letter of a number away', () => {
    const amount = (text: string) => labels(`${LINES}    - { name: x, amount: ${text} }\n`);
    assert.deepEqual(amount('12$0k'), []);
    assert.deepEqual(amount('1$0.5'), []);
    assert.equal(amount('12k$0/year')[0], '/month');
  });

  it('offers no key of a map nearby as the value of such a map', () => {
    assert.deepEqual(labels(`${BUDGET}  period: FY2027\n---\nkind: Budget\nmetadata: $0\n`), []);
    const settings = 'kind: Workspace\nmetadata: { name: x }\nspec: { calendar: { start: 2026-07-01 } }\n';
    assert.deepEqual(labels(`${settings}---\nkind: Workspace\nspec:\n  calendar: $0\n`), []);
  });

  it('knows the columns of conditions nearby, and nothing that these hold', () => {
    const match = '{ ServiceCategory: [Compute, Containers, Storage], tags.app: { exists: true } }';
    const found = labels(
      `kind: AllocationPolicy\nspec:\n  rules:\n    - { name: a, match: ${match} }\n    - { name: b, assign: { costCenter: { from: $0 } } }\n`,
    );
    assert.deepEqual(found.slice(0, 2), ['ServiceCategory', 'tags.app']);
    assert.ok(!found.some((it) => /Containers|Storage/.test(it)), found.join());
  });

  it('takes names for declared only where they stand in the same list', () => {
    const text = `apiVersion: outlay/v1
kind: CategoryList
metadata: { name: other }
spec: { items: [{ name: of-another-kind }] }
---
apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: new }
spec:
  items:
    - { name: above, parent: &a x }
    - { name: below, parent: $0 }
`;
    const found = labels(text);
    assert.ok(found.includes('above'));
    assert.ok(!found.includes('of-another-kind') && !found.includes('other'));
  });

  it('offers nothing that stands in the rows below, and the place of these', () => {
    const keys = labels(`${BUDGET}  $0\n  costCenter: payments\n`);
    assert.ok(keys.includes('period') && !keys.includes('costCenter'));
    assert.equal(
      taken(`${BUDGET}    $0\n  costCenter: payments\n`, 'currency'),
      `${BUDGET}  currency: <USD|EUR>\n  costCenter: payments\n`,
    );
    assert.equal(
      taken(`${LINES}    - { name: x }\n   $0 # next\n`, '- { name:  }'),
      `${LINES}    - { name: x }\n    - { name: <> } # next\n`,
    );
  });

  it('closes a quote that is open, and takes no more than the word', () => {
    assert.equal(
      taken(`${LINES}    - { name: x, category: "sa$0lar, vendor: "y" } # z\n`, 'salaries'),
      `${LINES}    - { name: x, category: "salaries", vendor: "y" } # z\n`,
    );
    assert.equal(
      taken(`${BUDGET}  costCenter: 'pay$0 # z\n`, 'payments'),
      `${BUDGET}  costCenter: 'payments' # z\n`,
    );
    assert.equal(taken(`${LINES}    - "cat$0\n`, 'category'), `${LINES}    - "category"\n`);
    assert.equal(
      taken('apiVersion: outlay/v1\nkind: "Dr$0"\n', 'Driver'),
      'apiVersion: outlay/v1\nkind: "Driver"\n',
    );
    assert.equal(taken('"met$0"\n', 'metadata'), '"metadata"\n');
    assert.deepEqual(labels(`${BUDGET}  lines: ["na$0`), []);
  });

  it('finds its place in brackets on rows of their own, and in rows that are indented as they come', () => {
    const found = labels(`${BUDGET}  lines:\n    [\n      { name: x, category: $0 },\n    ]\n`);
    assert.ok(found.includes('saas'));
    assert.ok(labels(`${BUDGET}  lines:\n    [{ name: x, $0 }]\n`).includes('category'));
    assert.ok(
      labels(`${LINES}    - name: x\n      amount:\n        { FY2027: 1k,\n        $0 }\n`).includes(
        'FY2028',
      ),
    );
    assert.ok(labels(`${LINES}    - {\n      name: x, # {\n        category: $0\n    }\n`).includes('saas'));
  });

  it('understands tabs between a key and its value, and at the end of a row', () => {
    const row = (end: string) => `kind:\tBudget${end}spec:\t${end}  lines:\t${end}    - name:\tx${end}`;
    assert.deepEqual(
      labels(`${row('\t\n')}      category:\t$0\t\n`),
      labels(`${row('\n').replaceAll('\t', ' ')}      category: $0\n`),
    );
    assert.equal(
      taken(`${row('\n')}      category:\ts$0aas\t\n`, 'salaries'),
      `${row('\n')}      category:\tsalaries\t\n`,
    );
  });
});
