import assert from 'node:assert/strict';
import fc from 'fast-check';
import { largestRemainder, roundTogether } from '../../../src/domain/plan/spread.ts';

const SEED = 20_270_131;
const check = (property: fc.IRawProperty<unknown>): void => {
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: 2000 });
};
const total = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const sum = (parts: readonly bigint[]): bigint => parts.reduce((a, b) => a + b, 0n);
const weight = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 1000n }));
const weights = fc.array(weight, { minLength: 1, maxLength: 24 });

describe(`largest remainder (seed ${SEED})`, () => {
  it('adds up to the total, for credits and zeros too', () => {
    check(fc.property(total, weights, (t, w) => sum(largestRemainder(t, w)) === t));
  });
  it('adds up for weights of both signs', () => {
    const signed = fc.array(fc.bigInt({ min: -50n, max: 50n }), { minLength: 1, maxLength: 12 });
    check(fc.property(total, signed, (t, w) => sum(largestRemainder(t, w)) === t));
  });
  it('adds up for fractions, and is that of the same weights in whole numbers', () => {
    const fraction = fc.record({
      numerator: fc.bigInt({ min: 1n, max: 60n }),
      denominator: fc.bigInt({ min: 1n, max: 12n }),
    });
    const fractions = fc.array(fraction, { minLength: 1, maxLength: 8 });
    const whole = 27720n; // every number up to 12 divides it
    check(
      fc.property(total, fractions, (t, w) => {
        const scaled = w.map((it) => (it.numerator * whole) / it.denominator);
        assert.deepEqual(largestRemainder(t, w), largestRemainder(t, scaled));
      }),
    );
  });
  it('mirrors a credit', () => {
    check(
      fc.property(total, weights, (t, w) =>
        assert.deepEqual(
          largestRemainder(-t, w).map((it) => -it),
          largestRemainder(t, w),
        ),
      ),
    );
  });
  it('keeps every part within one unit of its exact share', () => {
    check(
      fc.property(total, weights, (t, w) => {
        const all = sum(w);
        if (all === 0n) return;
        largestRemainder(t, w).forEach((part, i) => {
          const off = part * all - t * (w[i] ?? 0n);
          assert.ok(off < all && off > -all);
        });
      }),
    );
  });
  it('gives nothing to a weight of 0', () => {
    check(
      fc.property(total, weights, (t, w) => {
        if (sum(w) === 0n) return;
        const parts = largestRemainder(t, w);
        assert.ok(w.every((it, i) => it !== 0n || parts[i] === 0n));
      }),
    );
  });
  it('gives ties to the earlier', () => {
    assert.deepEqual(largestRemainder(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
    assert.deepEqual(largestRemainder(-101n, [1n, 1n, 1n]), [-34n, -34n, -33n]);
    assert.deepEqual(largestRemainder(1n, [1n, 2n, 2n]), [0n, 1n, 0n]);
  });
  it('takes weights that add up to 0 for equal', () => {
    assert.deepEqual(largestRemainder(3n, [0n, 0n]), [2n, 1n]);
  });
  it('refuses to lose a total for want of weights', () => {
    assert.throws(() => largestRemainder(3n, []), RangeError);
  });
});

describe('rounding together', () => {
  it('adds up to the exact sum, rounded once, half away from zero', () => {
    assert.deepEqual(roundTogether([5n, 5n, 5n], 10n), [1n, 1n, 0n]);
    assert.deepEqual(roundTogether([-5n, -5n, -5n], 10n), [-1n, -1n, 0n]);
  });
  it('leaves whole amounts alone', () => {
    assert.deepEqual(roundTogether([30n, -10n], 10n), [3n, -1n]);
  });
  it('gives what is left in its own direction where signs are mixed', () => {
    assert.deepEqual(roundTogether([16n, -9n], 10n), [1n, 0n]);
    assert.deepEqual(roundTogether([-14n, 8n], 10n), [-1n, 0n]);
    assert.deepEqual(roundTogether([18n, 18n, -9n], 10n), [2n, 1n, 0n]);
  });
});
