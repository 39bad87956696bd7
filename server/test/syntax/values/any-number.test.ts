/** Readers of numbers on whatever text: no fix is wrong again, nothing takes long, and what is right is exact. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fractionOf } from '../../../src/domain/exact.ts';
import { readMoney, readPrice } from '../../../src/syntax/values/money.ts';
import { readNumber } from '../../../src/syntax/values/number.ts';
import { readPercent } from '../../../src/syntax/values/percent.ts';
import { readQuantity } from '../../../src/syntax/values/quantity.ts';
import type { Reading } from '../../../src/syntax/values/reading.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);

describe('every reader of numbers', () => {
  const readers: readonly ((text: string) => Reading<unknown>)[] = [
    readMoney,
    readPrice,
    readNumber,
    readQuantity,
    readPercent,
  ];
  const scrap = fc.array(
    fc.constantFrom(
      ...'0123456789',
      '_',
      '.',
      ',',
      ' ',
      '-',
      '(',
      ')',
      '%',
      '/',
      'k',
      'M',
      'K',
      'e',
      '+',
      ' EUR',
      '$',
      'month',
      'm',
      'y',
      '٣',
      '−',
      '\u202e',
    ),
    { maxLength: 14 },
  );
  const hostile = fc.oneof(
    scrap.map((it) => it.join('')),
    fc.string({ unit: 'binary', maxLength: 120 }),
  );

  it('offers only fixes that it reads', () => {
    const check = (text: string) => {
      for (const read of readers) {
        const reading = read(text);
        if (reading.ok) continue;
        assert.notEqual(reading.problem.message, '');
        for (const fix of reading.problem.fixes) assert.ok(read(fix.text).ok, `${text} → ${fix.text}`);
      }
    };
    fc.assert(fc.property(hostile, check), { seed: SEED, numRuns: 20_000 });
  });

  it('offers no fix that is too long to be read', () => {
    for (const text of ['7e97', `7${'0'.repeat(97)}`]) {
      const reading = readPercent(text);
      assert.deepEqual(reading.ok ? [] : reading.problem.fixes.map((it) => it.text), [`7${'0'.repeat(97)}%`]);
    }
  });

  it('answers long texts at once', () => {
    for (const text of [
      '1'.repeat(1e6),
      '1_'.repeat(5e5),
      '1,'.repeat(50),
      ' '.repeat(99),
      `${'('.repeat(99)}5`,
    ])
      for (const read of readers) assert.ok(!read(text).ok);
  });

  it('reads digits, underscores and suffixes as the number they are', () => {
    const digits = fc
      .array(fc.stringMatching(/^[0-9]{1,5}$/), { minLength: 1, maxLength: 4 })
      .map((it) => it.join('_'));
    const number = fc.tuple(
      fc.constantFrom('', '-'),
      digits,
      fc.option(digits),
      fc.constantFrom('', 'k', 'M'),
    );
    const check = ([sign, whole, fraction, suffix]: [string, string, string | null, string]) => {
      const text = `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${suffix}`;
      const reading = readNumber(text);
      assert.ok(reading.ok, text);
      const { numerator, denominator } = fractionOf(reading.value);
      const places = (fraction ?? '').replaceAll('_', '');
      const zeros = { '': 1n, k: 1000n, M: 1_000_000n }[suffix] ?? 0n;
      const written = BigInt(`${whole}${places}`.replaceAll('_', '')) * zeros * (sign === '-' ? -1n : 1n);
      assert.equal(numerator * 10n ** BigInt(places.length), written * denominator);
    };
    fc.assert(fc.property(number, check), { seed: SEED, numRuns: 2000 });
  });
});
