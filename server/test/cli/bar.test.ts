/** The progress bar, on terminals of any width. */
import assert from 'node:assert/strict';
import { WriteStream } from 'node:tty';
import { stripVTControlCharacters } from 'node:util';
import { barText, drawBar } from '../../src/cli/terminal/bar.ts';
import { createStyle } from '../../src/cli/terminal/style.ts';

const READING = {
  title: 'reading',
  total: 10_000,
  unit: 'files',
  style: createStyle({ colors: false, unicode: true }),
};

describe('a progress bar', () => {
  it('takes one row, and leaves out what has no room', () => {
    const half = (columns: number) => barText(READING, { done: 5000, left: 65 }, columns);
    assert.equal(
      half(120),
      `reading  ${'━'.repeat(14)}${'─'.repeat(14)}  50%  5,000 of 10,000 files   1m 5s left`,
    );
    assert.equal(half(62), 'reading  ━━━━━━─────  50%  5,000 of 10,000 files   1m 5s left');
    assert.equal(half(50), 'reading  ━━━━━━──────  50%  5,000 of 10,000 files');
    assert.equal(half(40), 'reading  50%  5,000 of 10,000 files');
    for (let columns = 10; columns < 130; columns++) assert.ok(half(columns).length < columns, half(columns));
  });

  it('says no time before there is one', () => {
    for (const left of [0, '0', 'NULL', 'INF'])
      assert.match(barText(READING, { done: 100, left }, 120), / 1% {2}100 of 10,000 files$/);
  });

  /** What it writes to a terminal from its first step to its end. */
  function drawn(columns: number, style = READING.style): string {
    let written = '';
    const stream = Object.assign(Object.create(WriteStream.prototype) as WriteStream, {
      isTTY: true,
      columns,
      write: (text: string) => {
        written += text;
        return true;
      },
      cursorTo: () => true,
      clearLine: () => true,
    });
    const bar = drawBar({ ...READING, style, stream }, 100);
    bar.update(200);
    bar.stop();
    return written;
  }

  it('changes nothing that a terminal does, so that none is left changed where the program is stopped', () => {
    assert.match(drawn(0), /100 of 10,000 files/);
    assert.ok(!drawn(0).includes('\u001b[?'), 'no mode is switched');
  });

  it('is not cut inside of its colours', () => {
    const text = stripVTControlCharacters(drawn(60, createStyle({ colors: true, unicode: true })));
    assert.match(text, /100 of 10,000 files/);
    assert.ok(!text.includes('\u001b['), JSON.stringify(text));
  });
});
