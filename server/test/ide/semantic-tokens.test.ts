import assert from 'node:assert/strict';
import { semanticTokens } from '../../src/ide/semantic-tokens.ts';
import { example } from '../analysis/workspaces.ts';
import { opened } from './opened.ts';

/** The rows of a file with references as `<name>` and numbers as `[12k]`. */
function shown(path: string, name = 'acme', pattern = /./): readonly string[] {
  const file = opened(example(name), path);
  let { text } = file;
  for (const { start, end, type } of [...semanticTokens(file, { start: 0, end: text.length })].reverse()) {
    const token = text.slice(start, end);
    text = `${text.slice(0, start)}${type === 'type' ? `<${token}>` : `[${token}]`}${text.slice(end)}`;
  }
  return text
    .split('\n')
    .map((it) => it.trim())
    .filter((it) => it !== '' && pattern.test(it));
}

describe('semantic tokens', () => {
  it('tell names from numbers in a Budget', () => {
    assert.deepEqual(shown('budgets/payments.yaml'), [
      'apiVersion: outlay/v1',
      'kind: Budget',
      'metadata: { name: payments, labels: { tier: one } }',
      'spec:',
      'costCenter: <payments>',
      'period: [FY2027..FY2028]',
      'alerts: [{ actual: [80%] }, { forecast: [100%] }]',
      'lines:',
      '- name: compute',
      'category: <cloud-compute>',
      'service: <checkout>',
      'amount:',
      '[FY2027-Q1]: [288k]',
      '[FY2027-Q2]: [288k]',
      '[FY2027-Q3]: [288k]',
      '[FY2027-Q4]: [288k]',
      '[FY2028]: [1_248k]',
      '- name: database',
      'category: <cloud-database>',
      'amount: { [FY2027]: [495k], [FY2028]: [519_600] }',
      '- name: seats',
      'category: <saas>',
      'vendor: <github>',
      'quantity: <headcount>',
      'unitPrice: { [2026-07..]: [21.00 USD/month], [2027-07..]: [22.50 USD/month] }',
      '- name: contractors',
      'category: <services>',
      'vendor: <brightdesk>',
      'amount: [18_500/month]',
      '- name: peak',
      'category: <cloud-compute>',
      'service: <checkout>',
      'amount: { [2026-11]: [80k], [2026-12]: [120k], [2027-11]: [86k], [2027-12]: [129k] }',
    ]);
  });

  it('know drivers, percentages and shares', () => {
    assert.deepEqual(shown('plan.yaml', 'minimal', /shop:|EUR|quantity|percent/), [
      'plan: { <EUR/USD>: { [FY2026]: [1.10] } }',
      '- { name: wages, category: <wages>, quantity: <staff>, unitPrice: [3_200 USD/month] }',
      '- { name: on-costs, category: <wages>, percent: [22.5%], of: [<wages>] }',
      'quantity: { [2026-03]: [1] }',
      'unitPrice: [18_450.00 EUR/oven]',
    ]);
    assert.deepEqual(shown('policy.yaml', 'minimal', /name: (?:web|center-owner|large)/), [
      '- { name: web, from: <it>, to: { <shop>: [70%], <bakery>: rest } }',
      '- { name: center-owner, approvers: [owner] }',
      '- { name: large, if: { any: [{ increase: [5k USD] }, { increase: [10%] }] }, approvers: [<team/owners>] }',
    ]);
  });

  it('know the tree', () => {
    assert.deepEqual(shown('outlay.yaml', 'minimal', /parent|start|members/), [
      'calendar: { start: [2026-01-01], pattern: monthly, named: starting }',
      '- { name: shop, code: CC-2, parent: <bakery>, owner: <ben>, segment: sales, aliases: [store] }',
      '- { name: it, code: "003", parent: <bakery> }',
      '- { name: owners, members: [<ada>, <ben>] }',
    ]);
  });
});
