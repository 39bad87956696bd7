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

describe('hover on what is wrong', () => {
  const first = (...it: Parameters<typeof card>) => card(...it)[0];

  it('says of an amount that cannot be counted that it is not known', () => {
    assert.equal(first(budget('amount: 1.2$000')), '**seats, FY2027**: not known');
  });

  it('says why a pair of currencies is none', () => {
    const rates = (pair: string) => ({ 'rates.yaml': RATES.replace('EUR/USD', pair) });
    assert.equal(
      first(rates('EUR$0USD')),
      '**EURUSD**: \\`EURUSD\\` is no pair of currencies, expected \\`EUR/USD\\`',
    );
    assert.match(first(rates('EUR/XX$0Q')) ?? '', /^\*\*EUR\/XXQ\*\*: .*is no currency/);
  });

  it('says of a key that nothing has this name, and what may stand there', () => {
    assert.deepEqual(card(budget('amuont$0: 1')), [
      '**amuont**',
      'No property has this name here.',
      'Planned money. It says its money once: `amount`, `quantity` × `unitPrice`, or `percent` `of` other lines.',
    ]);
  });

  it('names nothing where no name is written', () => {
    assert.equal(first(budget('category: "$0", amount: 1')), 'No category is named.');
  });
});

describe('hover on a value of a driver', () => {
  it('says how many, and in what time', () => {
    const driver = (value: string) => ({
      'traffic.yaml': `apiVersion: outlay/v1
kind: Driver
metadata: { name: traffic }
spec: { unit: GB, plan: { shop: { FY2027: ${value} } } }
`,
    });
    assert.deepEqual(card(driver('1_4$000/hour')), [
      '**traffic, shop**: 1,400 GB an hour',
      'July 2026 to June 2027',
    ]);
    assert.equal(card(driver('1_4$000'))[0], '**traffic, shop**: 1,400 GB');
  });
});

describe('hover on a share', () => {
  it('says what it is, and what may stand there', () => {
    const policy = `apiVersion: outlay/v1
kind: AllocationPolicy
metadata: { name: shared }
spec:
  splits:
    - { name: network, from: network, to: { shop: 3$00%, lab: rest } }
`;
    const [heading, text = ''] = card({ 'shared.yaml': policy });
    assert.equal(heading, '**network to shop**: 30%');
    assert.match(text, /^Who gets it: a list of cost centers/);
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
