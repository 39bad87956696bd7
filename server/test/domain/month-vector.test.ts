/** Amounts by month: what is added where, and that amounts which are lent stay as they are. */
import assert from 'node:assert/strict';
import { MonthVector, sumOfMonths } from '../../src/domain/month-vector.ts';

describe('a month vector', () => {
  it('copies lent amounts before it adds to them, inside of their months and beyond', () => {
    for (const [first, expected] of [
      [10, [11n, 22n, 30n]],
      [11, [10n, 21n, 32n]],
      [12, [10n, 20n, 31n, 2n]],
      [9, [1n, 12n, 20n, 30n]],
    ] as const) {
      const amounts = BigInt64Array.of(10n, 20n, 30n);
      const vector = MonthVector.lent(10, amounts);
      vector.add(first, BigInt64Array.of(1n, 2n), 1);
      assert.deepEqual([...vector.reach.values], expected);
      assert.deepEqual([...amounts], [10n, 20n, 30n]);
      vector.add(first, BigInt64Array.of(1n, 2n), -1);
      assert.equal(vector.sum(0, 100), 60n);
    }
  });

  it('adds another, or takes it away, in the months that are asked for', () => {
    const other = MonthVector.of(10, BigInt64Array.of(0n, 20n, 30n, 40n));
    for (const [first, last, expected] of [
      [-Infinity, Infinity, [20n, 30n, 40n]],
      [12, 20, [0n, 30n, 40n]],
      [0, 12, [20n, 30n, 0n]],
      [12, 12, [0n, 30n, 0n]],
      [14, 20, [0n, 0n, 0n]],
    ] as const) {
      const vector = new MonthVector();
      vector.addVector(other, 1, first, last);
      assert.deepEqual(
        [11, 12, 13].map((it) => vector.at(it)),
        expected,
      );
      vector.addVector(other, -1, first, last);
      assert.equal(vector.isZero, true);
    }
  });

  it('adds up more than 64 bits hold, whatever is added and in whatever order, and is the same when it is taken away', () => {
    const largest = BigInt64Array.of(2n ** 53n, -(2n ** 53n), 1n);
    const sums = [new MonthVector(), new MonthVector()] as const;
    const [vector, other] = sums;
    for (let i = 1; i <= 1500; i++) {
      vector.add(10, largest, 1);
      assert.equal(vector.at(10), BigInt(i) * 2n ** 53n);
    }
    other.addVector(vector, 1);
    other.addVector(vector.copy(), 1, 10, 10);
    other.add(9, BigInt64Array.of(5n), 1);
    assert.deepEqual([...other.reach.values], [5n, 3000n * 2n ** 53n, -1500n * 2n ** 53n, 1500n]);
    assert.equal(other.sum(0, 100), 1500n * 2n ** 53n + 1505n);
    assert.equal(other.sum(10, 10), 3000n * 2n ** 53n);
    for (let i = 1; i <= 1500; i++) vector.replace(10, largest, BigInt64Array.of(1n, 0n, 1n));
    assert.deepEqual([...vector.reach.values], [1500n, 0n, 1500n]);
  });

  it('sums up many months that each fit 64 bits', () => {
    const vector = MonthVector.of(0, new BigInt64Array(24).fill(2n ** 62n));
    assert.equal(vector.sum(-5, 11), 12n * 2n ** 62n);
    assert.equal(vector.sum(12, 12), 2n ** 62n);
    assert.equal(sumOfMonths(new BigInt64Array(2000).fill(2n ** 53n), 0, 1999), 2000n * 2n ** 53n);
  });
});
