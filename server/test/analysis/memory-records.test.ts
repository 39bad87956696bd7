/** What is remembered as numbers: an index answers for one text without a look at the rest. */
import assert from 'node:assert/strict';
import { numbersOf, RecordReader, RecordWriter } from '../../src/analysis/memory/memory-records.ts';
import { emptySum } from '../../src/analysis/model/sums.ts';
import { MonthVector } from '../../src/domain/month-vector.ts';

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

describe('money of a memory', () => {
  it('is what was put, also where it does not fit 64 bits', () => {
    const amounts = [0n, 2n ** 53n, -(2n ** 70n), 2n ** 64n + 5n, -1n, 0n];
    const usual = BigInt64Array.of(7n, -8n);
    const vectors = [
      { native: MonthVector.of(10, [...amounts]), reporting: MonthVector.of(10, usual) },
      { native: MonthVector.of(3, usual), reporting: MonthVector.of(3, usual) },
    ];
    const writer = new RecordWriter();
    const { place } = writer;
    writer.putMoney(
      vectors.map((it, i) => {
        const sum = emptySum();
        sum.amounts.set('opex USD', { treatment: 'opex', currency: 'USD', ...it });
        return { center: `center-${i}`, sum };
      }),
    );
    const read = new RecordReader(writer.all(), place).money();
    for (const [i, { native, reporting }] of vectors.entries()) {
      const known = read[i]?.sum.amounts.get('opex USD');
      for (let month = 0; month < 20; month++) {
        assert.equal(known?.native.at(month), native.at(month));
        assert.equal(known?.reporting.at(month), reporting.at(month));
      }
    }
  });
});
