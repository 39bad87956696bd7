/** How figures read: fixed digits, U+2212, rounding only in short forms. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { currencyCodes, exponentOf } from '../../../src/domain/currency.ts';
import { minorUnits } from '../../../src/domain/money.ts';
import {
  amountJson,
  formatAmount,
  formatDecimal,
  formatMoney,
  formatPrice,
  formatShort,
  formatSigned,
  plainMoney,
} from '../../../src/domain/words/money.ts';
import { formatPercent, formatPercentChange, formatShare } from '../../../src/domain/words/percent.ts';
import { readMoney } from '../../../src/syntax/values/money.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);

describe('an amount', () => {
  it('has all digits of its currency', () => {
    assert.equal(formatMoney(283601414n, 'USD'), '2,836,014.14');
    assert.equal(formatMoney(5n, 'USD'), '0.05');
    assert.equal(formatMoney(-100n, 'USD'), '−1.00');
    assert.equal(formatMoney(1234567n, 'JPY'), '1,234,567');
    assert.equal(formatMoney(1234567n, 'KWD'), '1,234.567');
    assert.equal(formatAmount(1686423n, 'USD'), '16,864.23 USD');
  });
  it('has a sign when it is a change', () => {
    assert.equal(formatSigned(13200000n, 'USD'), '+132,000.00');
    assert.equal(formatSigned(-1311294n, 'USD'), '−13,112.94');
    assert.equal(formatSigned(0n, 'USD'), '0.00');
  });
  it('leaves the process as plain text', () => {
    assert.deepEqual(amountJson(-123450n, 'EUR'), { amount: '-1234.50', currency: 'EUR' });
    assert.equal(plainMoney(5n, 'JPY'), '5');
  });
  it('shows exact numbers with the digits they have', () => {
    assert.equal(formatDecimal({ digits: 12005n, scale: 1 }), '1,200.5');
    assert.equal(formatPrice({ digits: 171600n, scale: 0 }, 'USD'), '171,600.00');
    assert.equal(formatPrice({ digits: 234n, scale: 4 }, 'USD'), '0.0234');
  });
  it('reads back as what it was, plain or as the fix of what is shown', () => {
    const check = (minor: bigint, currency: string) => {
      const exponent = exponentOf(currency) ?? 0;
      const plain = readMoney(`${plainMoney(minor, currency)} ${currency}`);
      assert.ok(plain.ok);
      assert.equal(minorUnits(plain.value.value, exponent), minor);
      const shown = readMoney(formatAmount(minor, currency));
      const texts = shown.ok ? [shown.value.text] : shown.problem.fixes.map((it) => it.text);
      const amounts = texts
        .map((it) => readMoney(it))
        .map((it) => it.ok && minorUnits(it.value.value, exponent));
      assert.ok(amounts.includes(minor), `${formatAmount(minor, currency)}: ${texts.join(' ')}`);
    };
    const minor = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(fc.property(minor, fc.constantFrom(...currencyCodes()), check), { seed: SEED, numRuns: 2000 });
  });
});

describe('a short amount', () => {
  const cases: readonly (readonly [bigint, string, string])[] = [
    [78804955n, 'USD', '788k'],
    [283601414n, 'USD', '2.84M'],
    [120000000n, 'USD', '1.20M'],
    [14400n, 'USD', '144'],
    [945n, 'USD', '9.45'],
    [99950n, 'USD', '1.00k'],
    [99949n, 'USD', '999'],
    [5n, 'USD', '0.05'],
    [0n, 'USD', '0'],
    [-1311294n, 'USD', '−13.1k'],
    [7n, 'JPY', '7'],
    [1234n, 'JPY', '1.23k'],
    [406647400000000n, 'USD', '4.07T'],
    [406647400000000000000n, 'USD', '4,070,000T'],
  ];
  for (const [minor, currency, text] of cases)
    it(`of ${minor} ${currency} is ${text}`, () => assert.equal(formatShort(minor, currency), text));
});

describe('a percent', () => {
  it('is shown as it is written', () => {
    assert.equal(formatPercent({ digits: 34n, scale: 0 }), '34%');
    assert.equal(formatPercent({ digits: 25n, scale: 1 }), '2.5%');
  });
  it('of a change has one decimal and a sign', () => {
    assert.equal(formatPercentChange(269090120n, 283601414n), '+5.4%');
    assert.equal(formatPercentChange(28800000n, 14400000n), '−50.0%');
    assert.equal(formatPercentChange(100n, 0n), '−100.0%');
    assert.equal(formatPercentChange(0n, 5n), 'new');
    assert.equal(formatPercentChange(0n, 0n), '0.0%');
    assert.equal(formatPercentChange(100000n, 100099n), '<0.1%');
    assert.equal(formatPercentChange(100000n, 99901n), '<0.1%');
    assert.equal(formatPercentChange(100000n, 100100n), '+0.1%');
    assert.equal(formatPercentChange(-100n, -50n), '+50.0%');
    assert.equal(formatPercentChange(1n, 1000001n), '+100,000,000.0%');
  });
  it('of a whole has one decimal', () => {
    assert.equal(formatShare(49500000n, 228668000n), '21.6%');
    assert.equal(formatShare(-1n, 4n), '−25.0%');
    assert.equal(formatShare(-1n, 400000n), '0.0%');
    assert.equal(formatShare(1n, 0n), undefined);
  });
});
