/** Hover on what is no name: quantities, currencies, tables, waivers. */
import assert from 'node:assert/strict';
import { hover } from '../../src/ide/hover.ts';
import type { Files } from '../analysis/workspaces.ts';
import { marked } from './fixture.ts';

const RATES = `apiVersion: outlay/v1
kind: FxRates
metadata: { name: rates }
spec:
  plan: { EUR/USD: { FY2027: 1.10, FY2028: 1.20 } }
`;

function card(files: Files): readonly string[] {
  const { file, offset } = marked(files);
  return (hover(file, offset)?.markdown ?? '').split('\n').filter((it) => it !== '');
}

/** A Budget with one line, and what stands behind its period. */
function budget(line: string, more = ''): Files {
  const text = `apiVersion: outlay/v1
kind: Budget
metadata: { name: shop }
spec:
  period: FY2027
${more}  lines:
    - { name: seats, ${line} }
`;
  return { 'plan.yaml': text, 'rates.yaml': RATES };
}

describe('hover on a quantity', () => {
  it('says what it comes to at its price', () => {
    const [heading] = card(budget('quantity: 3$04, unitPrice: 10 USD/month'));
    assert.equal(heading, '**seats, FY2027**: 4,080.00 USD, 340.00 a month');
  });
});

describe('hover on an amount', () => {
  it('says a month only where all of them are the same', () => {
    assert.equal(card(budget('amount: $0100'))[0], '**seats, FY2027**: 100.00 USD');
    assert.equal(card(budget('amount: $0120'))[0], '**seats, FY2027**: 120.00 USD, 10.00 a month');
  });
});

describe('hover on a currency', () => {
  const rows = (currency: string) => card(budget('amount: 1', `  currency: ${currency}\n`));

  it('says its digits and its planned rates', () => {
    assert.deepEqual(rows('EU$0R').slice(0, 3), [
      '**EUR**: a currency with 2 digits behind the point',
      '- 1.10 July 2026 to June 2027',
      '- 1.20 July 2027 to June 2028',
    ]);
    assert.equal(rows('K$0WD')[0], '**KWD**: a currency with 3 digits behind the point');
    assert.deepEqual(rows('J$0PY').slice(0, 2), [
      '**JPY**: a currency with 0 digits behind the point',
      'No rate JPY/USD is planned.',
    ]);
  });

  it('says no rate of the currency that everything is reported in', () => {
    assert.ok(!rows('U$0SD').some((it) => it.includes('rate')), rows('U$0SD').join('\n'));
  });

  it('says of a pair which way it goes', () => {
    const files = { 'rates.yaml': RATES.replace('EUR/USD', 'EUR$0/USD') };
    assert.equal(card(files)[0], '**EUR/USD**: how many USD one EUR is');
  });
});

describe('hover on a table', () => {
  const driver = `apiVersion: outlay/v1
kind: Driver
metadata: { name: staff }
spec: { unit: person, plan: { file: st$0aff.csv } }
`;
  const table = (keys: number) =>
    `key,period,value\n${Array.from({ length: keys }, (_, i) => `team-${i},FY2027,${i}\n`).join('')}`;
  const rows = (keys: number) => card({ 'staff.yaml': driver, 'staff.csv': table(keys) });

  it('says its keys, as many as there is room for', () => {
    assert.equal(rows(8).filter((it) => it.startsWith('- team')).length, 8);
    assert.ok(!rows(8).some((it) => it.startsWith('- and')));
    assert.ok(rows(9).includes('- and 1 more'), rows(9).join('\n'));
  });

  it('says that there is none', () => {
    assert.equal(card({ 'staff.yaml': driver })[0], 'No file is called `staff.csv`.');
  });
});

describe('hover on a waiver', () => {
  it('says what the rule finds, up to the end of the comment', () => {
    const waiver = '# outlay: allow missing-owner until 2027-01-01 -- soon$0\n';
    const { 'plan.yaml': plan = '' } = budget('amount: 1');
    assert.equal(card({ 'plan.yaml': plan + waiver })[0], '**missing-owner**, warning');
  });
});
