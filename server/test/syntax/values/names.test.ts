/** Reading names, and telling text that other YAML readers take for something else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import yaml from 'js-yaml';
import { parse } from 'yaml';
import { isAmbiguousScalar } from '../../../src/syntax/values/ambiguous.ts';
import { nameKey, nameLike, readName } from '../../../src/syntax/values/name.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20261123);

describe('a name', () => {
  for (const name of [
    'payments',
    'a.b',
    'CC_2100',
    '0100',
    'Büro-1',
    '日本',
    'e\u0301',
    '-x',
    'x'.repeat(100),
  ])
    it(`may be ${name.slice(0, 20)}`, () => assert.deepEqual(readName(name), { ok: true, value: name }));

  const wrong: Record<string, string> = {
    '': '',
    'a b': 'a-b',
    'a/b': 'a-b',
    'a..b': 'a.b',
    '.a': 'a',
    'Bürobedarf & Geräte': 'Bürobedarf-Geräte',
    'x\u202ey': 'x-y',
    '12:30': '12-30',
    'no!': '',
    'a×b': 'a-b',
    'a÷b': 'a-b',
    '-': '',
    '...': '',
    rest: '',
    'Parent-Owner': '',
    [`x${'y'.repeat(100)}`]: '',
  };
  for (const [text, fix] of Object.entries(wrong))
    it(`is not ${text.slice(0, 20) || 'empty'}${fix ? `, but ${fix}` : ''}`, () => {
      const reading = readName(text);
      assert.ok(!reading.ok);
      assert.equal(reading.problem.code, 'invalid-name');
      assert.equal(reading.problem.fixes.map((it) => it.text).join(), fix);
    });

  it('is compared without case, composed', () => {
    assert.equal(nameKey('BÜRO'), nameKey('bu\u0308ro'));
    assert.notEqual(nameKey('a-b'), nameKey('a_b'));
  });
  it('is compared as if every text were composed and put into lower case', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('A', 'İ', 'É', 'e\u0301'),
    );
    const check = (it: string) => assert.equal(nameKey(it), it.normalize('NFC').toLowerCase());
    fc.assert(fc.property(text, check), { seed: SEED, numRuns: 2000 });
  });

  it('can be made of any text that has a letter or digit', () => {
    const check = (text: string) => {
      const name = nameLike(text);
      if (/[a-z0-9]/i.test(text.slice(0, 50))) assert.notEqual(name, '');
      if (!/[\p{L}\p{Nd}]/u.test(name)) return;
      const reading = readName(name);
      assert.ok(reading.ok || reading.problem.message.includes('word of the language'), `${text} → ${name}`);
    };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), check), {
      seed: SEED,
      numRuns: 5000,
    });
  });
});

describe('a plain scalar that is ambiguous', () => {
  const yes =
    '0100 1E5 1e3 no NO Yes y on off true null Null ~ .inf -.Inf .NaN 1_000 2026-11-01 2026-1-1 12:30:00 190:20:30.15 0x1F 0o17 0b11 ' +
    '+5 -5 5. .5 0.5 1.5e+3 << = 2026-11-01T10:00:00Z 089';
  for (const text of yes.split(' ')) it(`is ${text}`, () => assert.ok(isAmbiguousScalar(text)));
  it('is one with spaces in a time, or empty', () => {
    assert.ok(isAmbiguousScalar('2026-11-01 10:00:00 +1'));
    assert.ok(isAmbiguousScalar(''));
  });
  const no =
    'payments FY2027 1.2.3 2026-04 12000k 34% none nope yesterday office 0xZZ - -- . .. 10.0.0.1 1-2 a1 5-a 2026-Q2 ..2026-04 _1';
  for (const text of no.split(' ')) it(`is not ${text}`, () => assert.ok(!isAmbiguousScalar(text)));

  it('is every scalar that a YAML library does not read as text', () => {
    const piece = fc.constantFrom(
      ...'0123456789',
      '.',
      '_',
      '-',
      '+',
      'e',
      'E',
      'x',
      'o',
      ':',
      'T',
      'Z',
      'no',
      'true',
      'inf',
      'nan',
      '~',
      '2026',
      'null',
    );
    const check = (pieces: readonly string[]) => {
      const text = pieces.join('');
      for (const value of readings(text))
        if (typeof value !== 'string' && typeof value !== 'object' && !Number.isNaN(value))
          assert.ok(isAmbiguousScalar(text), text);
    };
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), check), {
      seed: SEED,
      numRuns: 20_000,
    });
  });
});

/** The text as three readers see it; one that refuses it has no reading. (`yaml` gives NaN for `E0`, which is no number of YAML 1.1.) */
function readings(text: string): readonly unknown[] {
  const read = [
    () => parse(text, { version: '1.1', logLevel: 'silent' }),
    () => parse(text, { version: '1.2', logLevel: 'silent' }),
    () => yaml.load(text),
  ];
  return read.flatMap((it) => {
    try {
      const value: unknown = it();
      return [value instanceof Date ? 0 : value];
    } catch {
      return [];
    }
  });
}
