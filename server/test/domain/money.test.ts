/** Minor units and currencies. */
import assert from 'node:assert/strict';
import { currencyCodes, exponentOf, nearestCurrency } from '../../src/domain/currency.ts';
import { minorUnits } from '../../src/domain/money.ts';

describe('minor units', () => {
  it('fill up the digits of the currency', () => {
    assert.equal(minorUnits({ digits: 12n, scale: 0 }, 2), 1200n);
    assert.equal(minorUnits({ digits: -125n, scale: 1 }, 2), -1250n);
    assert.equal(minorUnits({ digits: 5n, scale: 0 }, 0), 5n);
  });
  it('refuse more digits than the currency has, zeros too', () => {
    assert.deepEqual(minorUnits({ digits: 1200n, scale: 3 }, 2), { tooManyDigits: 3 });
    assert.deepEqual(minorUnits({ digits: 10n, scale: 1 }, 0), { tooManyDigits: 1 });
  });
});

describe('a currency', () => {
  it('has the digits of ISO 4217', () => {
    const digits = {
      USD: 2,
      JPY: 0,
      KWD: 3,
      CLF: 4,
      UYW: 4,
      KRW: 0,
      ISK: 0,
      TND: 3,
      XOF: 0,
      MRU: 2,
      XCG: 2,
      ZWG: 2,
    };
    for (const [code, expected] of Object.entries(digits)) assert.equal(exponentOf(code), expected, code);
  });
  it('agrees with the digits that the JavaScript engine knows', () => {
    // these the engine shows by custom, with fewer digits than ISO 4217 gives them
    const byCustom = 'AFN ALL COP HUF IDR IQD IRR KPW LAK LBP MGA MMK PKR SLL SOS SYP YER'.split(' ');
    const differ = currencyCodes().filter((currency) => {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency });
      return (
        format.resolvedOptions().maximumFractionDigits !== exponentOf(currency) &&
        !byCustom.includes(currency)
      );
    });
    assert.deepEqual(differ, []);
  });
  it('is none for metals, for other case and for words', () => {
    for (const text of ['XAU', 'XDR', 'usd', 'EURO', '', 'constructor'])
      assert.equal(exponentOf(text), undefined, text);
  });
  it('is guessed from another case, a sign or one wrong letter', () => {
    const meant = {
      usd: 'USD',
      '€': 'EUR',
      EUA: 'EUR',
      GPB: 'GBP',
      US: 'USD',
      EURO: 'EUR',
      HK$: 'HKD',
      CHFF: 'CHF',
    };
    for (const [text, code] of Object.entries(meant)) assert.equal(nearestCurrency(text), code, text);
  });
  it('is not guessed from what is several or none', () => {
    for (const text of ['$', '¥', 'month', '', '日本', 'QQQ', 'X'])
      assert.equal(nearestCurrency(text), undefined, text);
  });
});
