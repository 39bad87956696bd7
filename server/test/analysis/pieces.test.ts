/** Long lists in pieces: what is found must be the same as in the whole list, and an edit must not look at more than is beside it. */
import assert from 'node:assert/strict';
import { random } from '../../bench/project/random.ts';
import { byPiece, inPieces, joined, sifted } from '../../src/analysis/engine/pieces.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

describe(`a long list in pieces, seed ${SEED}`, () => {
  it('is looked at where it was edited, and nowhere else', () => {
    let looked = 0;
    const doubled = byPiece((members: readonly number[]) => {
      looked += members.length;
      return members.map((it) => it * 2);
    });
    const before = inPieces(numbers(20_000));
    doubled(before);
    assert.equal(looked, 20_000);
    looked = 0;
    const after = inPieces([...before.slice(0, 9_000), -1, ...before.slice(9_001)], before);
    assert.equal(joined(doubled(after))[9_000], -2);
    assert.ok(looked < 600, `${looked} members were looked at`);
    looked = 0;
    doubled(before);
    assert.equal(looked, 0);
  });

  it('says after any edits what it would say if it had just been made', () => {
    const { int } = random(SEED);
    const isEven = (it: number): it is number => it % 2 === 0;
    const evens = sifted(isEven);
    let list = inPieces(numbers(2_000));
    for (let round = 0; round < 200; round++) {
      const at = int(list.length + 1);
      const gone = int(int(10) === 0 ? 700 : 3);
      const come = numbers(int(int(10) === 0 ? 700 : 3), 10_000 * round);
      list = inPieces([...list.slice(0, at), ...come, ...list.slice(at + gone)], list);
      assert.deepEqual(evens(list), list.filter(isEven), `round ${round}`);
    }
  });

  it('is sifted to itself where nothing is left out', () => {
    const even = inPieces(numbers(1_000).map((it) => it * 2));
    assert.equal(sifted((it: number): it is number => it % 2 === 0)(even), even);
  });
});
