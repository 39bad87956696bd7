/** What is remembered as numbers: an index answers for one text without a look at the rest. */
import assert from 'node:assert/strict';
import { numbersOf, RecordWriter } from '../../src/analysis/memory/memory-records.ts';

describe('an index of a memory', () => {
  const writer = new RecordWriter();
  writer.putTexts(['something', 'else']);
  const { place } = writer;
  const words = ['payments', 'apps', 'Ärzte', 'payments', 'zoo', 'payment', '𐐀', 'apps', '�'];
  writer.putIndex(words.map((it, i) => [it, i]));
  const empty = writer.place;
  writer.putIndex([]);
  const records = writer.all();

  it('gives all that stands under a text', () => {
    for (const word of words) {
      const wanted = words.flatMap((it, i) => (it === word ? [i] : []));
      assert.deepEqual([...numbersOf(records, place, word)].sort(), wanted, word);
    }
  });

  it('gives nothing where nothing stands', () => {
    for (const word of ['', 'a', 'paymentsx', 'something', 'zzz', '\u{10ffff}'])
      assert.deepEqual(numbersOf(records, place, word), []);
    assert.deepEqual(numbersOf(records, empty, 'apps'), []);
  });
});
