import assert from 'node:assert/strict';
import { decode } from '../../src/cli/decode.ts';

describe('bytes', () => {
  it('of Windows have its dashes, quotes and the euro', () =>
    assert.deepEqual(decode(Uint8Array.of(0x42, 0xfc, 0x96, 0x80, 0x84, 0x9f), 'windows-1252'), {
      text: 'Bü–€„Ÿ',
    }));

  it('are refused where they are none of the encoding, or nobody knows it', () => {
    assert.deepEqual(decode(Uint8Array.of(0xfc), 'utf-8'), { wrong: 'bytes' });
    assert.deepEqual(decode(Uint8Array.of(0x41), 'excel'), { wrong: 'encoding' });
  });
});
