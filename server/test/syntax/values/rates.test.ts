/** Reading pairs of currencies and exchange rates. */
import assert from 'node:assert/strict';
import { readCurrencyPair, readRate } from '../../../src/syntax/values/rate.ts';

describe('a pair of currencies', () => {
  for (const text of ['EUR/USD', 'JPY/EUR'])
    it(`${text} is one`, () => assert.deepEqual(readCurrencyPair(text), { ok: true, value: text }));

  const wrong: Record<string, string> = {
    EURUSD: 'EUR/USD (safe)',
    'eur/usd': 'EUR/USD (safe)',
    'EUR-USD': 'EUR/USD (safe)',
    'EUR / USD': 'EUR/USD (safe)',
    'EUR to USD': 'EUR/USD (safe)',
    'euro/USD': 'EUR/USD (safe)',
    '€/$': 'EUR/USD (unsafe)',
    'EUR/UDS': 'EUR/USD (unsafe)',
    'EUR/XYZ': '',
    'EUR/EUR': '',
    'EUR/USD/GBP': '',
    EUR: '',
    '1.08': '',
    '': '',
  };
  for (const [text, fix] of Object.entries(wrong))
    it(`"${text}" is none`, () => {
      const reading = readCurrencyPair(text);
      assert.ok(!reading.ok);
      assert.equal(reading.problem.code, 'unknown-currency');
      assert.equal(reading.problem.fixes.map((it) => `${it.text} (${it.safety})`).join(', '), fix);
    });
});

describe('an exchange rate', () => {
  it('is a number above 0', () => {
    assert.ok(readRate('1.0832').ok);
    for (const text of ['0', '0.00', '-1.08', '1.08/month', '1.08 USD']) assert.ok(!readRate(text).ok, text);
  });
});
