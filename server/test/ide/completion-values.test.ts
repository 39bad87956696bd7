import assert from 'node:assert/strict';
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

describe('completion of scalars', () => {
  it('offers periods of the fiscal calendar', () => {
    const periods = labels(`${BUDGET}  period: $0\n`);
    assert.deepEqual(periods.slice(0, 5), ['FY2027', 'FY2028', 'FY2027..FY2028', 'FY2027-Q1', 'FY2027-Q2']);
    assert.ok(periods.includes('2026-07'));
    assert.equal(offered(`${BUDGET}  period: $0\n`)[0]?.detail, 'July 2026 to June 2027');
  });

  it('offers other years when they are typed, and the end of a range', () => {
    assert.equal(labels(`${BUDGET}  period: FY2031$0\n`)[0], 'FY2031');
    assert.deepEqual(labels(`${BUDGET}  period: 2026-09..$0\n`).slice(0, 2), [
      '2026-09..2026-10',
      '2026-09..2026-11',
    ]);
    assert.deepEqual(labels(`${BUDGET}  period: FY2027..F$0\n`), ['FY2027..FY2028']);
  });

  it('offers first what follows the period before, whatever stands behind', () => {
    const map = '2026-08: 1, 2026-09: 1, 20$0, 2027-03: 1';
    const line = `${BUDGET}  period: FY2027\n  lines:\n    - name: x\n      amount:`;
    const rows = map.replaceAll(/(?:^|,) ?/g, '\n        ');
    for (const text of [`${line} { ${map} }\n`, `${line}${rows}\n`])
      assert.deepEqual(labels(text).slice(0, 2), ['2026-10', '2026-11'], text);
  });

  it('offers the periods of a map that are not written yet', () => {
    const block = `${BUDGET}  period: FY2027\n  lines:\n    - name: x\n      amount:\n        FY2027-Q1: 3\n        $0\n`;
    assert.deepEqual(labels(block).slice(0, 3), ['FY2027-Q2', 'FY2027-Q3', 'FY2027-Q4']);
    assert.ok(!labels(block).includes('FY2027') && !labels(block).includes('2026-08'));
    assert.ok(taken(block, 'FY2027-Q2').endsWith('        FY2027-Q2: <>\n'));
    assert.equal(labels(`${LINES}    - { name: x, unitPrice: { 2026-07..: 3, $0 } }\n`)[0], '2027-07..');
    assert.equal(labels(`${LINES}    - { name: x, amount: $0 }\n`)[0], '{ FY2027: …, FY2028: … }');
  });

  it('offers when something holds from its beginning', () => {
    const text = 'kind: CostCenterList\nspec:\n  items:\n    - { name: x, valid: $0 }\n';
    assert.equal(labels(text, 'more.yaml')[0], '2026-07..');
  });

  it('offers currencies in use first', () => {
    const currencies = labels(`${BUDGET}  currency: $0\n`);
    assert.deepEqual(currencies.slice(0, 2), ['USD', 'EUR']);
    assert.ok(currencies.length > 150);
    assert.equal(labels('kind: FxRates\nspec:\n  plan:\n    $0\n', 'fx.yaml')[0], 'EUR/USD');
  });

  it('offers pairs with the currency of the workspace, of one without only those that have a rate', () => {
    const rates = 'apiVersion: outlay/v1\nkind: FxRates\nmetadata: { name: x }\nspec:\n  plan:\n    $0\n';
    assert.deepEqual(labels(rates, 'rates.yaml').slice(0, 2), ['EUR/USD', 'AED/USD']);
    const written = rates.replace('$0', 'GBP/EUR: 1.15');
    const { file, offset } = marked({ 'outlay.yaml': '# empty\n', 'a.yaml': written, 'b.yaml': rates });
    assert.deepEqual(
      completionsAt(file, offset).items.map((it) => it.label),
      ['GBP/EUR', 'file'],
    );
  });

  it('offers units behind digits', () => {
    const price = (typed: string) => `${LINES}    - { name: x, quantity: headcount, unitPrice: ${typed} }\n`;
    assert.deepEqual(labels(price('21.00$0')).slice(0, 2), ['USD/month', 'USD/person']);
    assert.ok(taken(price('21.00$0'), 'USD/month').includes('unitPrice: 21.00 USD/month }'));
    assert.ok(taken(price('21.00 US$0'), 'USD/month').includes('unitPrice: 21.00 USD/month }'));
    const amount = (typed: string) => `${LINES}    - { name: x, amount: ${typed} }\n`;
    assert.deepEqual(labels(amount('100k/m$0')), ['/month']);
    assert.ok(taken(amount('100k/m$0'), '/month').includes('amount: 100k/month }'));
    assert.ok(labels(amount('100k $0')).includes('EUR'));
    const things = `    - { name: y, quantity: 12, unitPrice: 95 EUR/laptop }\n`;
    for (const typed of ['100k/$0', '100k $0', '100k$0'])
      assert.deepEqual(
        labels(amount(typed) + things).filter((it) => /\/(?!month|year|quarter|day|hour)/.test(it)),
        [],
        'an amount is per time',
      );
    assert.deepEqual(labels(amount('100k EUR/m$0')), ['EUR/month']);
    assert.equal(labels(amount('100k EUR$0'))[0], 'EUR', 'what is typed already');
    assert.deepEqual(labels(`${LINES}    - { name: x, percent: 22$0 }\n`), ['%']);
  });

  it('offers percent and currencies behind the digits of a threshold', () => {
    const text = (typed: string) =>
      `kind: ApprovalPolicy\nspec:\n  rules:\n    - { name: x, if: { increase: ${typed} } }\n`;
    assert.deepEqual(labels(text('50k$0'), 'policy.yaml'), ['%', 'USD', 'EUR']);
    assert.ok(taken(text('50k$0'), 'USD', 'policy.yaml').includes('increase: 50k USD }'));
  });

  it('shows control characters and writes what stands there', () => {
    const text =
      'kind: CategoryList\nspec:\n  items:\n    - { name: a, pool: soft\u202eware }\n    - { name: b, pool: so$0 }\n';
    const [item] = offered(text, 'more.yaml');
    assert.equal(item?.label, 'soft⟨U+202E⟩ware');
    assert.equal(item.text, 'soft\u202eware');
  });

  it('offers fixed words and says which holds anyway', () => {
    assert.deepEqual(labels(`${LINES}    - { name: x, treatment: $0 }\n`), ['opex', 'capex', 'depreciation']);
    assert.deepEqual(labels(`${LINES}    - { name: x, credit: $0 }\n`), ['true', 'false']);
    const [item] = offered('kind: Workspace\nspec:\n  basis: a$0\n', 'outlay.yaml');
    assert.equal(item?.detail, 'holds where nothing is written');
  });

  it('offers the words of what conditions and shares speak of', () => {
    const rule = (text: string) =>
      `kind: ApprovalPolicy\nspec:\n  rules:\n    - { name: x, if: { ${text} } }\n`;
    assert.deepEqual(labels(rule('treatment: $0'), 'policy.yaml'), ['opex', 'capex', 'depreciation']);
    assert.deepEqual(labels(rule('treatment: [c$0]'), 'policy.yaml').slice(0, 1), ['capex']);
    assert.deepEqual(labels(rule('labels.tier: $0'), 'policy.yaml'), ['one', 'two']);
    const split = (to: string) =>
      `kind: AllocationPolicy\nspec:\n  splits:\n    - { name: x, from: acme, to: { ${to} } }\n`;
    assert.deepEqual(labels(split('segment: $0'), 'policy.yaml'), ['product']);
    assert.deepEqual(labels(split('..2026-07: { pay$0 }'), 'policy.yaml'), ['payments']);
  });

  it('offers what a rule can look up', () => {
    const rule = (text: string) =>
      `kind: AllocationPolicy\nspec:\n  rules:\n    - { name: x, match: { tags.team: { exists: true } }, assign: { costCenter: { from: ${text} } } }\n  splits:\n    - { name: y, from: acme, to: [payments], by: even }\n`;
    assert.deepEqual(labels(rule('$0'), 'policy.yaml').slice(0, 2), ['tags.team', 'ServiceName']);
    assert.deepEqual(labels(rule('SubA$0'), 'policy.yaml').slice(0, 1), ['SubAccountId']);
  });

  it('offers labels and words that others use', () => {
    assert.equal(labels(`${LINES}    - { name: x, labels: { $0 } }\n`)[0], 'tier');
    assert.deepEqual(labels(`${LINES}    - { name: x, labels: { tier: $0 } }\n`), ['one', 'two']);
    assert.deepEqual(
      labels('kind: CategoryList\nspec:\n  items:\n    - { name: x, pool: $0 }\n', 'more.yaml'),
      ['cloud', 'software', 'personnel'],
    );
    assert.deepEqual(labels('kind: Budget\nmetadata:\n  name: $0\n'), ['insights']);
  });

  it('says nothing in text of several rows, behind quotes and in anchors', () => {
    assert.deepEqual(labels(`${LINES}    - name: x\n      description: |\n        ca$0\n`), []);
    assert.deepEqual(labels(`${BUDGET}  costCenter: "payments"$0\n`), []);
    assert.deepEqual(labels(`${BUDGET}  costCenter: &a$0\n`), []);
    assert.deepEqual(labels('---$0'), []);
  });

  it('knows its place in broken text', () => {
    assert.equal(
      labels(`${LINES}    - { name: "a, amount: 3 }\n    - { name: b, category: sa$0\n    - name: c\n`)[0],
      'saas',
    );
    assert.equal(
      labels(
        `${LINES}    - { name: a, amount: { FY2027: 3, FY2028: 4, category: 7 ]\n  costCenter: pay$0`,
      )[0],
      'payments',
    );
    assert.equal(
      labels(`${LINES}    - name: a\n      amount: {\n        FY2027: 3,\n        FY2028$0\n`)[0],
      'FY2028',
    );
  });
});
