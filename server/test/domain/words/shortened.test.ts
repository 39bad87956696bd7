import assert from 'node:assert/strict';
import { shortened } from '../../../src/domain/words/shortened.ts';

describe('a shortened text', () => {
  it('is as it was where there is room', () => assert.equal(shortened('cloud', 5), 'cloud'));

  it('ends in an ellipsis, which takes room too', () => assert.equal(shortened('clouds', 5), 'clou…'));

  it('holds no half of a character', () => {
    assert.equal(shortened('abc😀def', 5), 'abc…');
    assert.equal(shortened('ab😀cdef', 5), 'ab😀…');
  });
});
