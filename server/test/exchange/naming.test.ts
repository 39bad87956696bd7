/** Names for many things at once. */
import assert from 'node:assert/strict';
import { assignNames } from '../../src/exchange/naming.ts';

/** Names in use that count how often they are asked for one. */
class Counted extends Set<string> {
  asked = 0;

  override has(name: string): boolean {
    this.asked += 1;
    return super.has(name);
  }
}

describe('names for things that are alike', () => {
  it('are looked for in proportion to how many there are', () => {
    const many = 3_000;
    const taken = new Counted(['item', 'item-3']);
    const things = Array.from({ length: many }, () => ({ text: 'Item', codes: [], rest: '' }));
    const names = [...assignNames(things, { given: new Map(), taken, fallback: 'line' }).values()];
    assert.deepEqual(names.slice(0, 3), ['item-2', 'item-4', 'item-5']);
    assert.equal(new Set(names).size, many);
    assert.ok(taken.asked < 5 * many, `${taken.asked} times`);
  });
});
