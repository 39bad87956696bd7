import assert from 'node:assert/strict';
import { largest } from '../../src/base/largest.ts';
import { grid } from '../../src/cli/terminal/grid.ts';

describe('the largest of numbers', () => {
  const many = Array.from({ length: 300_000 }, (_, i) => i);

  it('is found among more than a call takes as arguments', () => {
    assert.throws(() => Math.max(...many), RangeError);
    assert.equal(largest(many), 299_999);
    assert.equal(largest([], 7), 7);
  });

  it('lines up a table of as many rows', () => {
    const rows = grid(
      many.map((it) => [String(it)]),
      { align: ['right'] },
    );
    assert.equal(rows[0], '     0');
  });
});
