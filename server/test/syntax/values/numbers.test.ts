/** Reading money, numbers and percents: what is right is exact, what is wrong names the right form. */
import assert from 'node:assert/strict';
import { readAmount, readMoney, readPrice } from '../../../src/syntax/values/money.ts';
import { readNumber } from '../../../src/syntax/values/number.ts';
import { readPercent } from '../../../src/syntax/values/percent.ts';
import { readQuantity } from '../../../src/syntax/values/quantity.ts';
import type { Reading } from '../../../src/syntax/values/reading.ts';

/** `12.50 USD /month`: a price as digits and scale say it. */
function priceText(text: string): string {
  const reading = readPrice(text);
  assert.ok(reading.ok, reading.ok ? '' : reading.problem.message);
  const { value, currency, per } = reading.value;
  return [`${value.digits}e-${value.scale}`, currency, per && `/${'time' in per ? per.time : per.unit}`]
    .filter(Boolean)
    .join(' ');
}

/** `code: fix (safe), fix (unsafe)`. */
function found(reading: Reading<unknown>): string {
  assert.ok(!reading.ok, 'expected a problem');
  const fixes = reading.problem.fixes.map((it) => `${it.text} (${it.safety})`).join(', ');
  return `${reading.problem.code}: ${fixes}`.trim();
}

describe('money', () => {
  const right: Record<string, string> = {
    '12000': '12000e-0',
    '12_000.50': '1200050e-2',
    '-5': '-5e-0',
    '0100': '100e-0',
    '120k': '120000e-0',
    '1.2M': '1200000e-0',
    '1.2345k': '12345e-1',
    '12000.00 EUR': '1200000e-2 EUR',
    '1.2M EUR': '1200000e-0 EUR',
    '100k/month': '100000e-0 /month',
    '21.00 USD/month': '2100e-2 USD /month',
    '95 EUR/person-hour': '95e-0 EUR /person-hour',
    '2_400 USD/laptop': '2400e-0 USD /laptop',
    '1/Köpfe': '1e-0 /Köpfe',
    '999_999_999.99M': '99999999999e4'.replace('e4', '0000e-0'),
  };
  for (const [text, value] of Object.entries(right))
    it(`${text} is ${value}`, () => assert.equal(priceText(text), value));

  const wrong: Record<string, string> = {
    '1e3': 'invalid-money: 1000 (safe)',
    '1.5E-3': 'invalid-money: 0.0015 (safe)',
    '1,200': 'invalid-money: 1_200 (unsafe), 1.200 (unsafe)',
    '1.200,00': 'invalid-money: 1_200.00 (safe)',
    '1,200.00': 'invalid-money: 1_200.00 (safe)',
    '1.200.000': 'invalid-money: 1_200_000 (safe)',
    '1,00,000': 'invalid-money: 1_00_000 (safe)',
    '1,0,0': 'invalid-money:',
    '1,200,00': 'invalid-money:',
    '12,5': 'invalid-money: 12.5 (safe)',
    '0,125': 'invalid-money: 0.125 (safe)',
    '1 200 000.50': 'invalid-money: 1_200_000.50 (safe)',
    "1'200": 'invalid-money: 1_200 (safe)',
    '1\u00a0200': 'invalid-money: 1_200 (safe)',
    $5: 'invalid-money: 5 USD (unsafe)',
    '¥5': 'invalid-money: 5 JPY (unsafe), 5 CNY (unsafe)',
    '5€': 'invalid-money: 5 EUR (safe)',
    'Fr. 500.—': 'invalid-money: 500 CHF (safe)',
    'Fr.500': 'invalid-money: 500 CHF (safe)',
    '-.5': 'invalid-money: -0.5 (safe)',
    '--5': 'invalid-money: -5 (unsafe)',
    '-$-5': 'invalid-money: -5 USD (unsafe)',
    '+-5 EUR': 'invalid-money: -5 EUR (unsafe)',
    '10.000,-': 'invalid-money: 10_000 (safe)',
    '10,000.—': 'invalid-money: 10_000 (safe)',
    "CHF 1'000.-/Monat": 'invalid-money: 1_000 CHF/month (safe)',
    '5k pro Jahr': 'invalid-money: 5k/year (safe)',
    "5'000.50 Franken": 'invalid-money: 5_000.50 CHF (safe)',
    '5 usd': 'invalid-money: 5 USD (safe)',
    'USD 5': 'invalid-money: 5 USD (safe)',
    '5USD': 'invalid-money: 5 USD (safe)',
    '5 dollars': 'invalid-money: 5 USD (unsafe)',
    '5K': 'invalid-money: 5k (safe)',
    '5MM': 'invalid-money: 5M (safe)',
    '5m': 'invalid-money: 5M (unsafe)',
    '1.5bn': 'invalid-money: 1500M (safe)',
    '5 k': 'invalid-money: 5k (safe)',
    '150kk': 'invalid-money: 150k (unsafe), 150M (unsafe)',
    '2kM EUR': 'invalid-money: 2k EUR (unsafe), 2M EUR (unsafe)',
    '−5 MMK': 'invalid-money: -5 MMK (safe)',
    '150KK': 'invalid-money: 150k (unsafe), 150M (unsafe)',
    '10MMM': 'invalid-money: 10k (unsafe), 10M (unsafe)',
    '5k k': 'invalid-money:',
    '5 Tsd': 'invalid-money: 5k (safe)',
    '5 Million': 'invalid-money: 5M (safe)',
    '5k€': 'invalid-money: 5k EUR (safe)',
    '5 TEUR': 'invalid-money: 5k EUR (unsafe)',
    '(500)': 'invalid-money: -500 (unsafe)',
    '$(1,200.00)': 'invalid-money: -1_200.00 USD (unsafe)',
    '500-': 'invalid-money: -500 (unsafe)',
    '−5': 'invalid-money: -5 (safe)',
    '+5': 'invalid-money: 5 (safe)',
    '５００': 'invalid-money: 500 (safe)',
    '٥٠٠': 'invalid-money: 500 (safe)',
    '1_000_': 'invalid-money: 1_000 (safe)',
    '1__0': 'invalid-money: 1_0 (safe)',
    '.5': 'invalid-money: 0.5 (safe)',
    '5.': 'invalid-money: 5 (safe)',
    '5.-': 'invalid-money: 5 (safe)',
    '21 USD / month': 'invalid-money: 21 USD/month (safe)',
    '21 USD per month': 'invalid-money: 21 USD/month (safe)',
    '100k p.a.': 'invalid-money: 100k/year (safe)',
    '100k pm': 'invalid-money: 100k/month (safe)',
    '100k/': 'invalid-money:',
    '100k//month': 'invalid-money:',
    '21 USD/Months': 'invalid-money: 21 USD/month (safe)',
    '20k/y': 'invalid-money: 20k/year (safe)',
    '20k/yr': 'invalid-money: 20k/year (safe)',
    '1.2M USD/Q': 'invalid-money: 1.2M USD/quarter (safe)',
    '400/d': 'invalid-money: 400/day (safe)',
    '20k/m': 'invalid-money: 20k/month (unsafe)',
    '21 USD/GB/m': 'invalid-money: 21 USD/month (unsafe), 21 USD/GB-month (unsafe)',
    '0.02 USD/GB/month': 'invalid-money: 0.02 USD/month (unsafe), 0.02 USD/GB-month (unsafe)',
    '21 USD per seat per month': 'invalid-money: 21 USD/month (unsafe), 21 USD/seat-month (unsafe)',
    '92.50/person/hour': 'invalid-money: 92.50/person-hour (safe)',
    '100k monthly': 'invalid-money: 100k/month (safe)',
    '5k EUR annually': 'invalid-money: 5k EUR/year (safe)',
    '5k EUR jährlich': 'invalid-money: 5k EUR/year (safe)',
    '100k/month EUR': 'invalid-money: 100k EUR/month (safe)',
    '12.5.1': 'invalid-money:',
    '5%': 'invalid-money:',
    '0x1F': 'invalid-money:',
    '1e99': 'invalid-money:',
    '5 USD EUR': 'invalid-money:',
    '5 k M': 'invalid-money:',
    tbd: 'invalid-money:',
    '': 'invalid-money:',
    '1000000000000000': 'invalid-money:',
    '1000000000M': 'invalid-money:',
    '-1_000_000_000M': 'invalid-money:',
    '5 EUA': 'unknown-currency: 5 EUR (unsafe)',
    '5 EURX/month': 'unknown-currency: 5 EUR/month (unsafe)',
    '5 QQQ': 'unknown-currency:',
  };
  for (const [text, expected] of Object.entries(wrong))
    it(`${text || 'nothing'} is ${expected}`, () => assert.equal(found(readPrice(text)), expected));

  const wrongAmounts: Record<string, string> = {
    '1,200': 'invalid-money: 1_200 (unsafe)',
    '1,200 USD': 'invalid-money: 1_200 USD (unsafe)',
    '1,200 KWD': 'invalid-money: 1_200 KWD (unsafe), 1.200 KWD (unsafe)',
    '1,200k': 'invalid-money: 1_200k (unsafe), 1.200k (unsafe)',
    '1,200/month': 'invalid-money: 1_200/month (unsafe), 1.200/month (unsafe)',
    '12,5': 'invalid-money: 12.5 (safe)',
    '12,5 JPY': 'invalid-money:',
    '0,125': 'invalid-money:',
  };
  for (const [text, expected] of Object.entries(wrongAmounts))
    it(`${text} is, where a total has the digits of its currency, ${expected}`, () =>
      assert.equal(found(readAmount(text)), expected));

  it('says the wrong value and then the right form', () => {
    const reading = readPrice('1,200');
    assert.ok(!reading.ok);
    assert.equal(reading.problem.message, '`1,200` is not money, expected `1_200` or `1.200`');
    assert.equal(reading.problem.label, 'a comma may group digits or part decimals');
  });

  it('says of two suffixes that one is enough, not that they are a currency', () => {
    const reading = readPrice('150kk');
    assert.ok(!reading.ok);
    assert.equal(reading.problem.label, 'the suffix is one letter, `k` or `M`');
  });

  it('says of a letter for a time that the whole word is expected', () => {
    const labels = ['1.2M USD/y', '20k/m'].map((text) => {
      const reading = readPrice(text);
      assert.ok(!reading.ok);
      return reading.problem.label;
    });
    assert.deepEqual(labels, [
      'a rate ends in one word, such as `/month`',
      '`m` is a month to some and a meter to others, expected the whole word',
    ]);
  });

  it('says of a percentage as an amount how a part of other lines is written', () => {
    const helps = [readAmount('5%'), readPrice('5%')].map((it) => (it.ok ? '' : it.problem.help));
    assert.deepEqual(helps, [
      'a part of other lines is written `percent: 5%`, with those lines in `of`',
      undefined,
    ]);
  });

  it('does not guess whether what a price names is held or counted', () => {
    const reading = readPrice('21.00/seat/month');
    assert.ok(!reading.ok);
    assert.equal(reading.problem.label, '`/month` is for what is held, `/seat-month` for what is counted');
  });

  it('is no rate where only money is allowed', () => {
    const reading = readMoney('100k/month');
    assert.ok(!reading.ok);
    assert.match(reading.problem.message, /`100k\/month` is a rate/);
    assert.equal(found(readMoney('5/month')), 'invalid-money:');
    assert.ok(readMoney('5 USD').ok);
  });
});

describe('a number', () => {
  it('has any digits and no currency', () => {
    assert.deepEqual(readNumber('1_200.5'), { ok: true, value: { digits: 12005n, scale: 1 } });
    assert.deepEqual(readNumber('5M'), { ok: true, value: { digits: 5000000n, scale: 0 } });
    assert.equal(found(readNumber('5 USD')), 'invalid-number:');
    assert.equal(found(readNumber('5/month')), 'invalid-number:');
    assert.equal(found(readNumber('1,5')), 'invalid-number: 1.5 (safe)');
  });
  it('may be a rate when it is a quantity', () => {
    const reading = readQuantity('480/month');
    assert.ok(reading.ok);
    assert.deepEqual(reading.value.per, { time: 'month' });
    assert.equal(found(readQuantity('480 / Month')), 'invalid-number: 480/month (safe)');
    assert.equal(found(readQuantity('480 per month')), 'invalid-number: 480/month (safe)');
    assert.equal(found(readQuantity('/month')), 'invalid-number:');
    assert.equal(found(readQuantity('480/y')), 'invalid-number: 480/year (safe)');
  });
  it('stands without what it counts', () => {
    assert.equal(found(readQuantity('44 people')), 'invalid-number: 44 (unsafe)');
    assert.equal(found(readQuantity('44 EUR')), 'invalid-number:');
  });
});

describe('a percent', () => {
  it('is read as percent', () => {
    const reading = readPercent('2.5%');
    assert.deepEqual(reading, { ok: true, value: { value: { digits: 25n, scale: 1 }, text: '2.5%' } });
  });
  const wrong: Record<string, string> = {
    '34': 'bare-percent: 34% (unsafe), 3400% (unsafe)',
    '0.34': 'bare-percent: 34% (unsafe), 0.34% (unsafe)',
    '-0.5': 'bare-percent: -50% (unsafe), -0.5% (unsafe)',
    '0': 'bare-percent: 0% (safe)',
    '0.0': 'bare-percent: 0.0% (safe)',
    '0,34': 'bare-percent: 34% (unsafe), 0.34% (unsafe)',
    '34 %': 'invalid-percent: 34% (safe)',
    '34,5%': 'invalid-percent: 34.5% (safe)',
    '1e1%': 'invalid-percent: 10% (safe)',
    '％34': 'invalid-percent: 34% (safe)',
    '34 percent': 'invalid-percent: 34% (safe)',
    '5‰': 'invalid-percent: 0.5% (safe)',
    '1,200%': 'invalid-percent: 1_200% (unsafe), 1.200% (unsafe)',
    '34k%': 'invalid-percent:',
    '1/3': 'invalid-percent:',
    '34%%': 'invalid-percent:',
    '': 'invalid-percent:',
  };
  for (const [text, expected] of Object.entries(wrong))
    it(`${text || 'nothing'} is ${expected}`, () => assert.equal(found(readPercent(text)), expected));
  it('says both readings of a bare number', () => {
    const reading = readPercent('34');
    assert.ok(!reading.ok);
    assert.equal(reading.problem.help, 'write `34%`; or `3400%`, if 34 times the whole is meant');
  });
});
