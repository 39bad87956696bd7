import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RoundedShares, type Share } from '../../../src/domain/plan/spread.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_270_131);
const check = (property: fc.IRawProperty<unknown>): void => {
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: 2000 });
};
const total = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
const sum = (parts: readonly bigint[]): bigint => parts.reduce((a, b) => a + b, 0n);
const weight = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 1000n }));
const weights = fc.array(weight, { minLength: 1, maxLength: 24 }).filter((it) => sum(it) !== 0n);

/** All parts of the shares, one share after the other. */
function partsOf(shares: readonly Share[], denominator: bigint): readonly bigint[] {
  const rounded = new RoundedShares(shares, denominator);
  return shares.flatMap(({ count }, index) => Array.from({ length: count }, () => rounded.next(index)));
}

/** Amounts that differ, rounded together. */
function rounded(numerators: readonly bigint[], denominator: bigint): readonly bigint[] {
  return partsOf(
    numerators.map((numerator) => ({ numerator, count: 1 })),
    denominator,
  );
}

/** A total in proportion to weights. */
function spread(t: bigint, w: readonly bigint[]): readonly bigint[] {
  return rounded(
    w.map((it) => t * it),
    sum(w),
  );
}

describe(`a total that is spread (seed ${SEED})`, () => {
  it('is what its parts add up to, for credits and zeros too', () => {
    check(fc.property(total, weights, (t, w) => sum(spread(t, w)) === t));
  });
  it('adds up where weights have both signs', () => {
    const signed = fc.array(fc.bigInt({ min: -50n, max: 50n }), { minLength: 1, maxLength: 12 });
    check(
      fc.property(
        total,
        signed.filter((it) => sum(it) > 0n),
        (t, w) => sum(spread(t, w)) === t,
      ),
    );
  });
  it('mirrors a credit', () => {
    check(
      fc.property(total, weights, (t, w) =>
        assert.deepEqual(
          spread(-t, w).map((it) => -it),
          spread(t, w),
        ),
      ),
    );
  });
  it('keeps every part within one unit of its exact share', () => {
    check(
      fc.property(total, weights, (t, w) => {
        const all = sum(w);
        spread(t, w).forEach((part, i) => {
          const off = part * all - t * (w[i] ?? 0n);
          assert.ok(off < all && off > -all);
        });
      }),
    );
  });
  it('gives nothing to a weight of 0', () => {
    check(
      fc.property(total, weights, (t, w) => {
        const parts = spread(t, w);
        assert.ok(w.every((it, i) => it !== 0n || parts[i] === 0n));
      }),
    );
  });
  it('gives ties to the earlier', () => {
    assert.deepEqual(spread(100n, [1n, 1n, 1n]), [34n, 33n, 33n]);
    assert.deepEqual(spread(-101n, [1n, 1n, 1n]), [-34n, -34n, -33n]);
    assert.deepEqual(spread(1n, [1n, 2n, 2n]), [0n, 1n, 0n]);
  });
});

describe(`rounding together (seed ${SEED})`, () => {
  it('adds up to the exact sum, rounded once, half away from zero', () => {
    assert.deepEqual(rounded([5n, 5n, 5n], 10n), [1n, 1n, 0n]);
    assert.deepEqual(rounded([-5n, -5n, -5n], 10n), [-1n, -1n, 0n]);
  });
  it('leaves whole amounts alone', () => {
    assert.deepEqual(rounded([30n, -10n], 10n), [3n, -1n]);
  });
  it('gives what is left in its own direction where signs are mixed', () => {
    assert.deepEqual(rounded([16n, -9n], 10n), [1n, 0n]);
    assert.deepEqual(rounded([-14n, 8n], 10n), [-1n, 0n]);
    assert.deepEqual(rounded([18n, 18n, -9n], 10n), [2n, 1n, 0n]);
  });
  it('takes equal amounts at once as it would take them one by one', () => {
    const share = fc.record({
      numerator: fc.bigInt({ min: -500n, max: 500n }),
      count: fc.integer({ min: 1, max: 6 }),
    });
    const denominator = fc.bigInt({ min: 1n, max: 60n });
    check(
      fc.property(fc.array(share, { minLength: 1, maxLength: 8 }), denominator, (shares, d) => {
        const alone = shares.flatMap(({ numerator, count }) => new Array<bigint>(count).fill(numerator));
        assert.deepEqual(partsOf(shares, d), rounded(alone, d));
      }),
    );
  });
});
