import assert from 'node:assert/strict';
import { hover } from '../../src/ide/hover.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';

const REGISTRY = `apiVersion: outlay/v1
kind: CostCenterList
metadata: { name: centers }
spec:
  items:
    - { name: acme, title: Acme }
    - { name: payments, title: Payments, code: CC-2100, parent: acme, owner: noor, aliases: [pay] }
---
apiVersion: outlay/v1
kind: CategoryList
metadata: { name: categories }
spec:
  items:
    - { name: cloud, pool: cloud }
---
apiVersion: outlay/v1
kind: People
metadata: { name: people }
spec:
  people:
    - { name: noor }
---
apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec:
  plan: { EUR/USD: { FY2027: 1.10 } }
`;

const SETTINGS = `apiVersion: outlay/v1
kind: Workspace
metadata: { name: acme }
spec:
  currency: USD
  calendar: { start: 2026-07-01, pattern: monthly, named: ending }
`;

function budget(compute: string): string {
  return `apiVersion: outlay/v1
kind: Budget
metadata: { name: payments }
spec:
  costCenter: payments
  category: cloud
  period: FY2027
  lines:
    - { name: compute, amount: ${compute} }
`;
}

/** The single place that knows how hover is called. */
function card(files: Files, base?: Files): readonly string[] {
  const others = { 'outlay.yaml': SETTINGS, 'registry.yaml': REGISTRY };
  const { file, offset } = marked({ ...others, ...files }, base && { ...others, ...base });
  return (hover(file, offset)?.markdown ?? '').split('\n').filter((it) => it !== '');
}

describe('hover', () => {
  it('says on a key what the schema says, with an example', () => {
    const rows = card({ 'plan.yaml': budget('1k').replace('category', 'cat$0egory') });
    assert.equal(rows[0], '`category`');
    assert.match(rows[1] ?? '', /^What kind of cost it is/);
    assert.ok(rows.includes('category: cloud-compute'));
  });

  it('says on a reference what it is, whose, and what it comes to this year', () => {
    const files = { 'plan.yaml': budget('12k').replace('payments\n  category', 'pay$0ments\n  category') };
    assert.deepEqual(card(files, { 'plan.yaml': budget('12k') }), [
      '**Payments**, cost center CC-2100, also called pay',
      'Acme › Payments',
      'owner noor',
      'FY2027 12,000.00 USD planned · FY2028 0.00 USD planned',
      'as in the base',
      'declared in `registry.yaml`, line 7',
    ]);
  });

  it('says the same where the name is declared', () => {
    const registry = REGISTRY.replace('code: CC-2100', 'code: CC-$02100');
    assert.equal(
      card({ 'registry.yaml': registry })[0],
      '**Payments**, cost center CC-2100, also called pay',
    );
  });

  it('says what a name that nobody declares was meant to be', () => {
    const files = { 'plan.yaml': budget('1k').replace('cloud', 'clo$0udy') };
    assert.equal(card(files)[0], 'No category is called `cloudy`.');
  });

  it('says what an amount comes to, how that differs from the base, one level up each, and where it comes from', () => {
    const head = budget('{ FY2027-Q1: 288k, FY2027-Q3: $0354k }');
    const base = budget('{ FY2027-Q1: 288k, FY2027-Q3: 288k }');
    assert.deepEqual(card({ 'plan.yaml': head }, { 'plan.yaml': base }), [
      '**compute, FY2027-Q3**: 354,000.00 USD, 118,000.00 a month',
      '66,000.00 more than the base (+22.9%)',
      '|  | before | after | change |',
      '| :-- | --: | --: | --: |',
      '| FY2027-Q3 | 288,000.00 | 354,000.00 | +66,000.00 |',
      '| compute, FY2027 | 576,000.00 | 642,000.00 | +66,000.00 |',
      '| Payments, FY2027 | 576,000.00 | 642,000.00 | +66,000.00 |',
      '- January to March 2027, 3 months of 118,000.00 USD: 354,000.00 USD over 3 months, evenly',
    ]);
  });

  it('derives nothing that is written as it is said', () => {
    for (const amount of ['1$00/month', '{ 2026-11: 8$00k }', '-1$00/month'])
      assert.equal(card({ 'plan.yaml': budget(amount) }).length, 2, amount);
    assert.equal(card({ 'plan.yaml': budget('12$00k') }).length, 3);
  });

  it('says an amount in the reporting currency, with the rate', () => {
    const rows = card({ 'plan.yaml': budget('{ 2026-12: 100 E$0UR }') });
    assert.equal(rows[0], '**compute, 2026-12**: 100.00 EUR');
    assert.equal(rows[1], '110.00 USD in 2026-12');
    assert.ok(rows.includes('- December 2026: 100.00 EUR × 1.10 = 110.00 USD'));
  });

  it('compares no amounts of two currencies', () => {
    const euros = { 'outlay.yaml': SETTINGS.replace('USD', 'EUR') };
    const rows = card({ 'plan.yaml': budget('$01k'), ...euros }, { 'plan.yaml': budget('2k') });
    assert.equal(rows[1], 'effect unknown: the reporting currency changes from USD to EUR');
    const center = budget('1k').replace('payments\n  category', 'pay$0ments\n  category');
    assert.ok(card({ 'plan.yaml': center, ...euros }, { 'plan.yaml': budget('2k') }).includes(rows[1]));
  });

  it('says that the effect is unknown without a base', () => {
    const rows = card({ 'plan.yaml': budget('$01k') });
    assert.equal(rows[1], 'effect unknown: no base was asked for');
  });

  it('says the dates of a period, and until when an open key holds', () => {
    assert.deepEqual(card({ 'plan.yaml': budget('{ FY2027-Q$01: 1k }') }), [
      '**FY2027-Q1**: 1 July 2026 to 30 September 2026',
      'July to September 2026, 3 months',
    ]);
    assert.deepEqual(card({ 'plan.yaml': budget('{ 2026-07..$0: 1k/month, 2026-09..: 2k/month }') }), [
      '**2026-07..**: from 1 July 2026',
      'from July 2026',
      'Until the next key begins: July to August 2026, 2 months.',
    ]);
  });

  it('says what `rest` leaves', () => {
    const policy = `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: shared }
spec:
  splits:
    - { name: x, from: network, to: { payments: 30%, acme: re$0st } }
`;
    assert.deepEqual(card({ 'policy.yaml': policy })[0], '**network to acme**: rest, 70%');
  });

  it('says that a key has to be there', () => {
    const { file, offset } = marked({ 'a.yaml': 'apiVersion: outlay/v1\nki$0nd: Budget\n' });
    assert.match(hover(file, offset)?.markdown ?? '', /^`kind`, required\n/);
  });

  it('says of an entry in brackets what it is', () => {
    const policy = (rules: string) =>
      `apiVersion: outlay/v1\nkind: AllocationPolicy\nmetadata: { name: cloud }\nspec:\n  rules:${rules}\n`;
    const rule = '{ name: by$0-tag, match: { ServiceName: x }, assign: { costCenter: shop } }';
    const said = (text: string) => {
      const { file, offset } = marked({ 'policy.yaml': text });
      return hover(file, offset)?.markdown.split('\n')[0];
    };
    assert.equal(said(policy(`\n    - ${rule}`)), '**by-tag**, allocation rule');
    assert.equal(said(policy(` [${rule}]`)), '**by-tag**, allocation rule');
  });

  it('says what a rule finds on its code in a waiver', () => {
    const waiver = '# outlay: allow missing-$0owner until 2027-01-01 -- soon\n';
    const rows = card({ 'plan.yaml': budget('1k') + waiver });
    assert.equal(rows[0], '**missing-owner**, warning');
  });

  it('obeys nothing that the workspace says', () => {
    const registry = REGISTRY.replace('title: Payments', 'title: "**x** [y](command:z) <b>"');
    const rows = card({ 'registry.yaml': registry.replace('name: pay', 'name: pa$0y') });
    assert.equal(
      rows[0],
      '**\\*\\*x\\*\\* \\[y\\](command:z) &#60;b&#62;** `payments`, cost center CC-2100, also called pay',
    );
  });

  it('ends no code where a name has the mark of its end', () => {
    const files = { 'plan.yaml': budget('1k').replace('category: cloud', 'category: "clo$0`ud"') };
    assert.equal(card(files)[0], "No category is called `clo'ud`.");
  });

  it('obeys no period that it cannot read', () => {
    const period = 'FY2027` [y](command:z) `';
    const [row = ''] = card({ 'plan.yaml': budget('1k').replace('FY2027', `"$0${period}"`) });
    assert.doesNotMatch(row, /(?<!\\)\[y/);
  });

  it('is silent between scalars', () => {
    assert.deepEqual(card({ 'plan.yaml': budget('1k').replace('    - {', '  $0  - {') }), []);
  });
});
