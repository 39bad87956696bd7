/** Completion of names, and which of them are chosen. */
import assert from 'node:assert/strict';
import { choose, MOST } from '../../src/ide/completion/choose.ts';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { resolveCompletion } from '../../src/ide/completion/details.ts';
import { projectOf } from '../analysis/workspaces.ts';
import { BUDGET, labels, offered, taken, WORLD } from './completing.ts';
import { marked } from './fixture.ts';

const LINES = `${BUDGET}  lines:\n`;

describe('completion of references', () => {
  it('begins with what fits the document and ends with former names', () => {
    const items = offered(`${BUDGET}  costCenter: $0\n`);
    assert.deepEqual(
      items.map((it) => it.label),
      ['insights', '007', 'acme', 'payments', 'product', 'data-science'],
    );
    assert.deepEqual(
      items.filter((it) => it.isDeprecated).map(({ label, detail, text }) => [label, detail, text]),
      [['data-science', 'now insights', 'insights']],
    );
    assert.deepEqual(items.map((it) => it.detail).slice(0, 4), [
      'CC-2300 · juno',
      'ines',
      'ines',
      'CC-2100 · noor',
    ]);
  });

  it('leaves out what has ended', () => {
    assert.ok(!labels(`${BUDGET}  costCenter: ol$0\n`).includes('old-labs'));
  });

  it('offers as a parent nothing that would stand above itself', () => {
    const parent = (text: string) =>
      labels(WORLD['centers.yaml']?.replace('parent: acme', `parent: ${text}`) ?? '', 'centers.yaml');
    // insights, payments and 007 stand below product
    assert.deepEqual(parent('$0'), ['acme', '{ FY2027: …, FY2028: … }']);
    assert.deepEqual(parent('{ ..2026-10: acme, 2026-11..: $0 }'), ['acme']);
    assert.ok(labels(`${BUDGET}  costCenter: pr$0\n`).includes('product'));
  });

  it('goes on with what the neighbours use', () => {
    const text = `${LINES}    - { name: a, category: salaries, amount: 1 }\n    - { name: b, category: $0 }\n`;
    assert.equal(labels(text)[0], 'salaries');
    assert.equal(labels(`${LINES}    - { name: database, category: $0 }\n`)[0], 'cloud-database');
  });

  it('finds things by code, former name and title', () => {
    assert.equal(labels(`${BUDGET}  costCenter: 2300$0\n`)[0], 'insights');
    assert.deepEqual(labels(`${BUDGET}  costCenter: data$0\n`), ['insights', 'data-science']);
    assert.equal(
      offered(`${BUDGET}  costCenter: data$0\n`)[0]?.filterText,
      'insights CC-2300 data-science 220914071901 Insights',
    );
  });

  it('adds the space that is missing, and the quotes that a name needs', () => {
    assert.equal(taken(`${BUDGET}  costCenter:$0\n`, 'payments'), `${BUDGET}  costCenter: payments\n`);
    assert.equal(taken(`${BUDGET}  costCenter: 00$0\n`, '007'), `${BUDGET}  costCenter: "007"\n`);
    assert.equal(taken(`${BUDGET}  costCenter: "00$0"\n`, '007'), `${BUDGET}  costCenter: "007"\n`);
  });

  it('writes no word that would be read as something else', () => {
    const centers = (parent: string) =>
      `kind: CostCenterList\nspec:\n  items:\n    - { name: "42", aliases: [forty-two] }\n    - { name: b, parent: ${parent} }\n`;
    assert.ok(taken(centers('forty$0'), 'forty-two', 'more.yaml').includes('parent: "42" }'));
    const pools = (pool: string) =>
      `kind: CategoryList\nspec:\n  items:\n    - { name: a, pool: "soft: ware", glAccount: "6000" }\n    - { name: b, ${pool} }\n`;
    assert.ok(taken(pools('glAccount: 6$0'), '6000', 'more.yaml').includes('glAccount: "6000" }\n'));
    assert.ok(taken(pools('pool: so$0'), 'soft: ware', 'more.yaml').includes('pool: "soft: ware" }\n'));
    assert.ok(taken(pools('pool: "so$0"'), 'soft: ware', 'more.yaml').includes('pool: "soft: ware" }\n'));
  });

  it('escapes quotes in quotes', () => {
    const pools = (pool: string) =>
      `kind: CategoryList\nspec:\n  items:\n    - { name: a, pool: "Miller's" }\n    - { name: b, pool: 'the "x"' }\n    - { name: c, pool: ${pool} }\n`;
    assert.ok(taken(pools("'Mi$0'"), "Miller's", 'more.yaml').endsWith("pool: 'Miller''s' }\n"));
    assert.ok(taken(pools('"th$0"'), 'the "x"', 'more.yaml').endsWith('pool: "the \\"x\\"" }\n'));
  });

  it('offers what holds until this month', () => {
    const centers = (valid: string) =>
      `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: more }\nspec:\n  items:\n    - { name: late, parent: acme, valid: ${valid} }\n---\n${BUDGET}  costCenter: la$0\n`;
    assert.ok(labels(centers('..2026-11'), 'more.yaml').includes('late'));
    assert.ok(!labels(centers('..2026-10'), 'more.yaml').includes('late'));
  });

  it('replaces the word around the cursor, a comment behind it stays', () => {
    assert.equal(
      taken(`${BUDGET}  costCenter: pa$0yroll # who\n`, 'payments'),
      `${BUDGET}  costCenter: payments # who\n`,
    );
  });

  it('offers people and teams to owners, and who owns to approvers', () => {
    const owner = 'kind: CostCenterList\nspec:\n  items:\n    - { name: x, owner: $0 }\n';
    assert.deepEqual(labels(owner, 'more.yaml').slice(0, 4), ['ines', 'juno', 'noor', 'team/finance']);
    const approvers = (typed: string) =>
      `kind: ApprovalPolicy\nspec:\n  rules:\n    - { name: x, approvers: [${typed}] }\n`;
    assert.deepEqual(labels(approvers('$0'), 'policy.yaml').slice(0, 2), ['owner', 'parent-owner']);
    assert.equal(labels(approvers('noor, fi$0'), 'policy.yaml')[0], 'team/finance');
    assert.equal(labels(approvers('team/f$0'), 'policy.yaml')[0], 'team/finance');
    assert.ok(!labels(approvers('noor, $0'), 'policy.yaml').includes('noor'));
  });

  it('offers names of a list whose text is torn', () => {
    const text =
      'apiVersion: outlay/v1\nkind: People\nmetadata: { name: p }\nspec:\n  people:\n    - { name: zoe }\n  teams:\n    - { name: t, members: [zo$0\n';
    assert.deepEqual(labels(text, 'more.yaml'), ['zoe']);
  });

  it('offers names as keys of shares and of values by center', () => {
    const split =
      'kind: AllocationPolicy\nspec:\n  splits:\n    - { name: x, from: acme, to: { payments: 3%, $0 } }\n';
    assert.ok(
      labels(split, 'policy.yaml').includes('insights') && !labels(split, 'policy.yaml').includes('payments'),
    );
    assert.ok(taken(split, 'insights', 'policy.yaml').includes('insights: <> }'));
    assert.ok(labels('kind: Driver\nspec:\n  plan:\n    $0\n', 'd.yaml').includes('insights'));
  });

  it('offers drivers as quantities, with values of the own center first', () => {
    const text = (center: string) =>
      `${BUDGET}  costCenter: ${center}\n  lines:\n    - { name: x, quantity: $0 }\n`;
    assert.deepEqual(labels(text('payments')).slice(0, 2), ['headcount', 'headcount/acme']);
    assert.ok(labels(text('insights')).includes('headcount/payments'));
  });

  it('offers a driver that counts for the own center before others', () => {
    const driver = 'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: apples }\nspec: { unit: apple }\n';
    const text = `${driver}---\n${BUDGET}  costCenter: payments\n  lines:\n    - { name: x, quantity: $0 }\n`;
    assert.deepEqual(labels(text).slice(0, 2), ['headcount', 'apples']);
  });

  it('offers lines of the same budget, and of others by budget', () => {
    const text = (typed: string) =>
      `${LINES}    - { name: a, amount: 1 }\n    - { name: b, percent: 2%, of: [${typed}] }\n`;
    assert.deepEqual(labels(text('$0')), ['a', 'shared/clusters']);
    assert.equal(labels(text('shared/$0'))[0], 'shared/clusters');
  });

  it('tells more about the one that is looked at', () => {
    const project = projectOf(WORLD);
    assert.equal(
      resolveCompletion(project, { kind: 'center', name: 'insights' }),
      '**Insights** CC-2300, was data-science. acme › product › Insights, owner juno. FY2027 0.00. Open since 2026-07, no end.',
    );
    assert.equal(resolveCompletion(project, { kind: 'center', name: 'nobody' }), undefined);
  });

  it('shows the best of thousands, and says that there are more', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `    - { name: team-${i} }\n`).join('');
    const { file, offset } = marked({
      'teams.yaml': `apiVersion: outlay/v1\nkind: CostCenterList\nmetadata: { name: t }\nspec:\n  items:\n${many}`,
      'b.yaml': `${BUDGET}  costCenter: team-4$0\n`,
    });
    const { items, isIncomplete } = completionsAt(file, offset);
    assert.equal(isIncomplete, true);
    assert.equal(items.length, 200);
    assert.equal(items[0]?.label, 'team-4');
  });
});

describe('what is chosen', () => {
  it('is a label before another spelling, and complete as long as all can be shown', () => {
    const all = [{ label: 'aaa', also: ['PAY-1'] }, { label: 'payments' }];
    const { chosen } = choose(
      all.map((it) => ({ ...it, kind: 'reference' })),
      'PAY',
    );
    assert.deepEqual(
      chosen.map((it) => it.label),
      ['payments', 'aaa'],
    );
    const many = (count: number) =>
      choose(
        Array.from({ length: count }, (_, i) => ({ label: `x${i}`, kind: 'text' })),
        '',
      ).isIncomplete;
    assert.deepEqual([many(MOST), many(MOST + 1)], [false, true]);
  });
});
