/** Widths that are known without the package are those that it says. */
import assert from 'node:assert/strict';
import stringWidth from 'string-width';
import { widthOf } from '../../src/cli/terminal/grid.ts';

describe('the width of text', () => {
  it('is that of the package, whatever the character', () => {
    for (let code = 0x20; code <= 0xffff; code++) {
      const text = `a${String.fromCharCode(code)}b`;
      assert.equal(widthOf(text), stringWidth(text), `U+${code.toString(16)}`);
    }
  });

  it('counts two columns for each ideograph among letters', () => {
    assert.equal(widthOf('Team 東京-2205, № 2205'), stringWidth('Team 東京-2205, № 2205'));
  });
});
