/** Guesses at an encoding from bytes that programs wrote in many countries. */
import assert from 'node:assert/strict';
import { likelyEncodings } from '../../src/cli/likely-encoding.ts';

/** What the bytes are, the bytes in hexadecimal, and what is guessed. */
const CASES: readonly (readonly [what: string, bytes: string, likely: readonly string[]])[] = [
  [
    'of Windows in western countries',
    '4b6f7374656e7374656c6c653b4265747261670a4dfc6c6c657220262053f6686e653b312e3230302c3030a0800a53747261df65209620846e6575933b330a',
    ['windows-1252'],
  ],
  [
    'of Windows with a few accents side by side',
    'ab204372e9e96520bb20e0206c92e974e93b31a03230300a4c6962656c6ce93b330a4e6feb6c3b340a',
    ['windows-1252'],
  ],
  [
    'Japanese',
    '959496e53b94ef97703b94f58d6c0a89638bc695943b313230303b82a082e882aa82c682a481418354815b836f815b0a',
    ['shift_jis'],
  ],
  [
    'Japanese of Unix',
    'c9f4cce73bc8f1cdd13bc8f7b9cd0ab1c4b6c8c9f43b313230303ba4a2a4eaa4aca4c8a4a6a1a2a5b5a1bca5d0a1bc0a',
    ['euc-jp'],
  ],
  [
    'Japanese without kana',
    '959496e53b94ef97700a89638bc695943b313230300a8a4a94ad95943b3330300a',
    ['shift_jis', 'gb18030'],
  ],
  [
    'Chinese',
    'b2bfc3c53bb7d1d3c30ad1d0b7a2d6d0d0c43b313230300acffacadbb2bf3b3330302cd4c6bcc6cbe30a',
    ['gb18030', 'big5'],
  ],
  [
    'Chinese of Taiwan',
    'b3a1aaf93bb64fa5ce0aace3b56fa4a4a4df3b313230300ab77eb0c8b3a13b3330302cb6b3baddb942bae20a',
    ['big5'],
  ],
  ['Korean', 'bacebcad3bbaf1bfeb0ab0b3b9dfc6c03b313230300abfb5bef7bace3b3330300a', ['euc-kr']],
  [
    'wide, without a mark',
    '4b006f007300740065006e007300740065006c006c0065003b004d00fc006c006c00650072000a00',
    ['utf-16le'],
  ],
  [
    'wide with the large end first',
    '004b006f007300740065006e007300740065006c006c0065003b004d00fc006c006c00650072000a',
    ['utf-16be'],
  ],
  ['UTF-8 after all', '4dc3bc6c6c65720a', ['utf-8']],
  [
    'Czech, which has signs where Windows in western countries has none',
    '5374f8656469736b6f0a9d756b3b330a506c7a65f23b340a8d61706b613b340a',
    [],
  ],
  ['Russian', 'cef2e4e5eb3bd1f3ecece00ad0e0e7f0e0e1eef2eae03b313230300acff0eee4e0e6e83b3330300a', []],
];

describe('the likely encoding of bytes', () => {
  for (const [what, bytes, likely] of CASES)
    it(`is ${likely.join(' or ') || 'not told'} where they are ${what}`, () => {
      const row = Buffer.from(bytes, 'hex');
      assert.deepEqual(likelyEncodings(row), likely);
      if (what.startsWith('wide')) return;
      const late = Buffer.concat([Buffer.from('a;1\n'.repeat(100_000)), ...Array(3000).fill(row)]);
      assert.deepEqual(likelyEncodings(late), likely, 'far behind, and longer than what is looked at');
    });

  it('is told by a byte order mark', () => {
    assert.deepEqual(likelyEncodings(Uint8Array.of(0xff, 0xfe, 0x41, 0)), ['utf-16le']);
    assert.deepEqual(likelyEncodings(Uint8Array.of(0xfe, 0xff, 0, 0x41)), ['utf-16be']);
  });

  it('is not told by bytes that are no text', () => {
    assert.deepEqual(likelyEncodings(Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7919) % 251)), []);
    assert.deepEqual(likelyEncodings(Uint8Array.of(0x81)), []);
  });
});
