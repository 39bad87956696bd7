import assert from 'node:assert/strict';
import { hover, hoverOf } from '../../src/ide/hover.ts';
import { cursorsOf, everyPlace, everyPrefix, somePlaces, walk } from './sweeps.ts';

const SAID = ['key', 'reference', 'number', 'period', 'name'];

describe('hover, everywhere', () => {
  for (const name of ['minimal', 'acme'])
    it(`says something on every key, reference, amount, period and name of ${name}`, () => {
      const counts = new Map<string, { all: number; said: number }>();
      const silent: string[] = [];
      for (const cursor of cursorsOf(walk(name))) {
        const { meaning, file, at, part } = cursor;
        const count = counts.get(meaning.is) ?? { all: 0, said: 0 };
        counts.set(meaning.is, count);
        count.all++;
        if (hoverOf(cursor)) count.said++;
        else if (SAID.includes(meaning.is)) silent.push(`${file.path} ${at} ${part}`);
      }
      const shares = Array.from(counts, ([is, { all, said }]) => `${is} ${said}/${all}`);
      process.stdout.write(`      hover on ${name}: ${shares.join(', ')}\n`);
      assert.deepEqual(silent, []);
    });

  it('has room for twelve rows', () => {
    for (const cursor of cursorsOf(walk('acme'))) {
      const rows = hoverOf(cursor)?.markdown.split('\n') ?? [];
      const shown = rows.filter((it) => it !== '' && !it.startsWith('| :--') && !it.startsWith('|  |'));
      assert.ok(shown.length <= 12, `${cursor.file.path} ${cursor.at}: ${shown.length} rows`);
    }
  });

  it('fails nowhere', () => {
    for (const [file, offset] of everyPlace(walk('minimal'))) hover(file, offset);
    for (const [file, offset] of somePlaces(walk('acme'), 2000)) hover(file, offset);
  });

  it('fails in no beginning of a file', () => {
    for (const file of everyPrefix(walk('minimal').files)) {
      hover(file, file.text.length);
      hover(file, Math.floor(file.text.length / 2));
    }
  });
});
