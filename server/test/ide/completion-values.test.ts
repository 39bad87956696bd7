import assert from 'node:assert/strict';
import { completionsAt } from '../../src/ide/completion/completion.ts';
import { BUDGET, labels, offered, taken } from './completing.ts';
import { marked } from './fixture.ts';

const LINES = `${BUDGET}  lines:\n`;

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
    for (const it of ['FY2027', '2026-07', '2026-08', '2026-09', '2026-08..'])
      assert.ok(!labels(block).includes(it), it);
    const last = labels(block).indexOf('2027-06');
    assert.ok(last > 0 && last < labels(block).indexOf('FY2028'), 'outside of the period last');
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
