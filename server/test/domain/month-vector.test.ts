/** Amounts that are lent stay as they are, whatever is added to the vector. */
import assert from 'node:assert/strict';
import { MonthVector } from '../../src/domain/month-vector.ts';

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
});
