/** Members that repeat each other, from one state of a list to the next. */
import assert from 'node:assert/strict';
import { Crowds } from '../../src/rules/crowds.ts';

interface Member {
  readonly name: string;
}

const MANY = 150_000;

describe('a crowd', () => {
  const crowds = () =>
    new Crowds<Member>({ keys: ({ name }) => [name], repeats: (crowd) => (crowd.length > 1 ? [crowd] : []) });
  const list = (name: string, length = MANY): readonly Member[] => Array.from({ length }, () => ({ name }));

  it('is replaced at once by a list that has nothing in common with it', () => {
    const found = crowds();
    const owner = {};
    for (const members of [list('a'), list('a'), [...list('b', 2000), { name: 'c' }]])
      assert.equal([...found.of(owner, members)].length, members.filter((it) => it.name !== 'c').length - 1);
    assert.deepEqual(
      found.groups(owner, [{ name: 'b' }]).map((it) => it.key),
      [],
    );
  }).timeout(10_000);

  it('loses and gains what an edit takes and brings', () => {
    const found = crowds();
    const owner = {};
    const members = list('a', 2000);
    assert.equal([...found.of(owner, members)].length, 1999);
    const edited = [...members.slice(0, 1000), { name: 'b' }, ...members.slice(1001)];
    assert.equal([...found.of(owner, edited)].length, 1998);
  });
});
