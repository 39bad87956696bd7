import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { isReadable } from '../../src/analysis/change.ts';
import { decode, hashText } from '../../src/host/text.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261127);

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const reason = (buffer: Buffer): string => {
  const source = decode(buffer, 'sha1');
  return isReadable(source) ? 'read' : source.unreadable;
};
const hash = (text: string): string => {
  const source = decode(bytes(text), 'sha1');
  return isReadable(source) ? source.hash : 'unreadable';
};

describe('decode', () => {
  it('hashes as Git does', () => {
    const text = 'lines: 3\nname: Zürich\n';
    const id = execFileSync('git', ['hash-object', '--stdin', '--no-filters'], { input: text })
      .toString()
      .trim();
    assert.equal(hash(text), id);
  });

  it('gives one hash to a text with any line ends, with a byte order mark or without, and keeps the text', () => {
    const forms = ['a: 1\nb: ü\n', 'a: 1\r\nb: ü\r\n', '\uFEFFa: 1\nb: ü\n', '\uFEFFa: 1\r\nb: ü\n'];
    assert.equal(new Set(forms.map(hash)).size, 1);
    assert.notEqual(hash('a: 1\rb: ü\r'), hash('a: 1\nb: ü\n'));
    for (const text of forms) {
      const source = decode(bytes(text), 'sha1');
      assert.equal(isReadable(source) ? source.text : '', text);
    }
  });

  it('is done again for whoever asks, from bytes of its own', () => {
    const read = bytes('a: ü\n');
    const source = decode(read, 'sha1');
    read.fill(0);
    assert.equal(isReadable(source) ? source.text : '', 'a: ü\n');
  });

  it('uses a known id only where it is the hash', () => {
    const known = decode(bytes('a\n'), 'sha1', 'known');
    assert.equal(isReadable(known) ? known.hash : '', 'known');
    const other = decode(bytes('a\r\n'), 'sha1', 'known');
    assert.equal(isReadable(other) ? other.hash : '', hash('a\n'));
  });

  it('hashes with SHA-256 where the repository does', () => {
    assert.equal(hashText('', 'sha256'), '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813');
  });

  it('names UTF-16 and UTF-32, with their mark and without', () => {
    assert.equal(reason(Buffer.from('\uFEFFa: 1\n', 'utf16le')), 'UTF-16, expected UTF-8');
    assert.equal(reason(Buffer.from('a: 1\n', 'utf16le')), 'UTF-16, expected UTF-8');
    assert.equal(reason(Buffer.from('\uFEFFa: 1\n', 'utf16le').swap16()), 'UTF-16, expected UTF-8');
    assert.equal(reason(Buffer.from([0xff, 0xfe, 0, 0, 97, 0, 0, 0])), 'UTF-32, expected UTF-8');
  });

  it('names the line of the first byte that is not UTF-8', () => {
    assert.equal(reason(Buffer.from('a: 1\nb: Z\xfcrich\nc: \xff', 'latin1')), 'not UTF-8 (line 2)');
    assert.equal(reason(Buffer.from('a: \xc3', 'latin1')), 'not UTF-8 (line 1)');
  });

  it('leaves NUL bytes for the reader to refuse', () => assert.equal(reason(bytes('a: \0\n')), 'read'));

  it('never throws, and hashes a text and its bytes alike', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (some) => {
        const source = decode(Buffer.from(some), 'sha1');
        if (isReadable(source)) assert.equal(source.hash, hashText(source.text, 'sha1'));
      }),
      { seed: SEED },
    );
  });
});
