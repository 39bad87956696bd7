import assert from 'node:assert/strict';
import { random } from '../../bench/project/random.ts';
import { LineIndex, replaced, rowsOf } from '../../src/base/line-index.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261128);

function positions(index: LineIndex, text: string): readonly string[] {
  return Array.from({ length: text.length + 1 }, (_, at) => {
    const { line, character } = index.position(at);
    return `${line}:${character}`;
  });
}

describe('the rows of a text', () => {
  it('end at LF, CRLF or CR', () => {
    const text = 'a\nb\r\nc\rd\r\n';
    const index = LineIndex.of(text);
    assert.equal(index.lines, 5);
    assert.deepEqual(positions(index, text), [
      ...['0:0', '0:1', '1:0', '1:1', '1:2', '2:0', '2:1', '3:0', '3:1', '3:2', '4:0'],
    ]);
  });

  it(`are after an edit what they are of a text that nobody knew before, seed ${SEED}`, () => {
    const { int, pick } = random(SEED);
    let text = '';
    for (let i = 0; i < 5_000; i++) {
      const [start = 0, end = 0] = [int(text.length + 1), int(text.length + 1)].sort((a, b) => a - b);
      const put = Array.from({ length: int(5) }, () => pick(['a', '\n', '\r', '\r\n'])).join('');
      const before = text;
      text = replaced(text, { start, end }, put);
      const known = LineIndex.of(before).edited(text, { start, end }, put.length);
      const label = JSON.stringify([before, start, end, put]);
      assert.deepEqual(positions(known, text), positions(LineIndex.of(text), text), label);
      assert.equal(known.lines, LineIndex.of(text).lines, label);
      if (text.length > 40) text = '';
    }
  });

  it('of a large text are not looked for again because many small ones were asked about', () => {
    const large = 'a: 1\n'.repeat(50_000);
    const index = rowsOf(large);
    for (let i = 0; i < 10; i++) rowsOf(`a: ${i}\n`);
    assert.equal(rowsOf(large), index);
  });
});
