import assert from 'node:assert/strict';
import { decode, likelyEncoding } from '../../src/cli/decode.ts';

describe('bytes', () => {
  it('of Windows have its dashes, quotes and the euro', () =>
    assert.deepEqual(decode(Uint8Array.of(0x42, 0xfc, 0x96, 0x80, 0x84, 0x9f), 'windows-1252'), {
      text: 'Bü–€„Ÿ',
    }));

  it('are refused where they are none of the encoding, or nobody knows it', () => {
    assert.deepEqual(decode(Uint8Array.of(0xfc), 'utf-8'), { wrong: 'bytes' });
    assert.deepEqual(decode(Uint8Array.of(0x41), 'excel'), { wrong: 'encoding' });
  });

  it('have an encoding that is likely', () => {
    assert.equal(likelyEncoding(Uint8Array.of(0xff, 0xfe, 0x41, 0)), 'utf-16le');
    assert.equal(likelyEncoding(Uint8Array.of(0xfe, 0xff, 0, 0x41)), 'utf-16be');
    assert.equal(likelyEncoding(Uint8Array.of(0x42, 0xfc)), 'windows-1252');
  });
});
