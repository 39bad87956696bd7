/** What cannot be seen is shown by number, and nothing else is touched. */
import assert from 'node:assert/strict';
import { visible } from '../../../src/domain/words/visible.ts';

const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]/u;

describe('visible text', () => {
  it('shows of every character either itself or its number', () => {
    for (let code = 0; code <= 0xffff; code++) {
      const character = String.fromCharCode(code);
      const isSeen = character === ' ' || !UNSEEN.test(character);
      const number = `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
      assert.equal(visible(`a${character}`), `a${isSeen ? character : number}`);
    }
  });

  it('tells apart names of which one ends in a letter without a shape', () => {
    assert.equal(visible('payments\u3164'), 'payments⟨U+3164⟩');
    assert.equal(visible('payments\uFE0F'), 'payments⟨U+FE0F⟩');
  });

  it('leaves a symbol in colour as it is', () => {
    assert.equal(visible('☁\uFE0F Cloud'), '☁\uFE0F Cloud');
  });
});
