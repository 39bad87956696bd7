/** Names, values as they are written in YAML, and patterns of rows to leave out. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { assignNames, slug } from '../../src/exchange/naming.ts';
import { isLike } from '../../src/exchange/skip.ts';
import { amountTexts, flowMap, scalar } from '../../src/exchange/yaml-text.ts';
import { hundredths } from './written.ts';

/** Of every generated text and number here. */
const SEED = Number(process.env.OUTLAY_SEED ?? 20270401);

describe(`a name (seed ${SEED})`, () => {
  const things = (...rows: (readonly [text: string, ...codes: string[]])[]) =>
    rows.map(([text, ...codes]) => ({ text, codes, rest: `${text} ${codes.join(' ')}` }));
  const namesOf = (rows: ReturnType<typeof things>, taken: string[] = []) => {
    const names = assignNames(rows, { given: new Map(), taken: new Set(taken), fallback: 'line' });
    return rows.map((row) => names.get(row));
  };

  it('is the text in lower-case ASCII', () => {
    assert.equal(slug('Bürobedarf & Geräte'), 'burobedarf-gerate');
    assert.equal(slug("Members' Straße, Łódź (Ægir)"), 'members-strasse-lodz-aegir');
    assert.equal(slug('διαφήμιση'), '');
    const most = `${'a'.repeat(30)}-${'b'.repeat(29)}`;
    assert.equal(slug(`${most}b`), 'a'.repeat(30));
    assert.equal(slug(`${most} c`), most, '60 characters, cut at a word');
  });

  it('gets those codes that tell it from others of the same text', () => {
    assert.deepEqual(namesOf(things(['Cloud', '6310', 'x'], ['Cloud', '6311', 'x'])), [
      'cloud-6310',
      'cloud-6311',
    ]);
    assert.deepEqual(namesOf(things(['Cloud', '1', 'x'], ['Cloud', '1', 'y'])), ['cloud-x', 'cloud-y']);
  });

  it('gets its codes when the text has no letter in reach, is a word of the language or is in use', () => {
    assert.deepEqual(namesOf(things(['διαφήμιση', '6640'])), ['line-6640']);
    assert.deepEqual(namesOf(things(['Rest', '7'])), ['rest-7']);
    assert.deepEqual(namesOf(things(['Senate', '05']), ['senate']), ['senate-05']);
  });

  it('is numbered when nothing tells it from another', () => {
    assert.deepEqual(namesOf(things(['Fee', '1'], ['Fee', '1'], ['Fee 2', '9'])), ['fee', 'fee-3', 'fee-2']);
  });

  it('is unique and does not depend on the order of the rows', () => {
    const row = fc.record({
      text: fc.constantFrom('Fee', 'fee', 'Fee 2', 'Rest', '', 'ä', 'Ω', 'Fee-1'),
      codes: fc.array(fc.constantFrom('1', '2', '', 'Ω'), { maxLength: 2 }),
      rest: fc.string({ maxLength: 3 }),
    });
    const unique = fc.uniqueArray(row, {
      selector: ({ text, codes, rest }) => JSON.stringify([text, codes, rest]),
      maxLength: 12,
    });
    fc.assert(
      fc.property(unique, fc.infiniteStream(fc.nat()), (rows, order) => {
        const rules = () => ({ given: new Map(), taken: new Set<string>(), fallback: 'line' });
        const names = assignNames(rows, rules());
        const shuffled = rows
          .map((thing) => ({ thing, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ thing }) => thing);
        const again = assignNames(shuffled, rules());
        assert.equal(new Set(names.values()).size, rows.length);
        for (const thing of rows) assert.equal(again.get(thing), names.get(thing));
      }),
      { seed: SEED },
    );
  });
});

describe(`a text in YAML (seed ${SEED})`, () => {
  it('is read back as the same text by every reader, in a block and in braces', () => {
    const hostile = fc.constantFrom(
      ...[
        'no',
        '0100',
        '1e5',
        '2026-11-01',
        '12:30',
        '<<',
        '<<<<<<< HEAD',
        '# outlay: allow x',
        'a: b',
        'a #b',
        '- a',
      ],
      ...[
        '{a}',
        '[b',
        'a, b',
        '"',
        "'",
        '\\',
        '\n',
        '\r\n',
        '\t',
        '\0',
        '\u0085',
        '\u2028',
        '\ufeff',
        '---',
        '...',
        '~',
        '&a',
        '*a',
      ],
      ...[
        '!!str x',
        '%TAG',
        '| x',
        '> x',
        '@a',
        '`a`',
        '? a',
        'true',
        'NULL',
        'y',
        '.inf',
        '0x1F',
        ' a ',
        'Ω',
        '💶',
      ],
    );
    const text = fc.oneof(
      hostile,
      fc.string({ unit: 'binary' }),
      fc.tuple(hostile, hostile).map((pair) => pair.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        for (const version of ['1.1', '1.2'] as const) {
          const options = { version, schema: version === '1.1' ? 'yaml-1.1' : 'core' } as const;
          assert.deepEqual(parse(`title: ${scalar(value)}\n`, options), { title: value });
          assert.deepEqual(parse(`- ${flowMap([['a', scalar(value)]])}\n`, options), [{ a: value }]);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it('is plain where that is safe', () => {
    assert.equal(scalar('Salaries & Expenses (net)'), 'Salaries & Expenses (net)');
    assert.equal(scalar('0100'), '"0100"');
  });
});

describe(`amounts in YAML (seed ${SEED})`, () => {
  it('share the largest suffix that leaves no fraction', () => {
    assert.deepEqual(amountTexts([2400000000n, 500000000n], 2), ['24M', '5M']);
    assert.deepEqual(amountTexts([2400000000n, -879300000n], 2), ['24_000k', '-8_793k']);
    assert.deepEqual(amountTexts([105n, 100n, -5n], 2), ['1.05', '1.00', '-0.05']);
    assert.deepEqual(amountTexts([123456n], 0), ['123_456']);
    assert.deepEqual(amountTexts([1n], 3), ['0.001']);
  });

  it('are exact', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 16n), 10n ** 16n), { minLength: 1 }), (amounts) => {
        assert.deepEqual(amountTexts(amounts, 2).map(hundredths), amounts);
      }),
      { seed: SEED },
    );
  });
});

describe('a pattern of rows to skip', () => {
  it('has `*` for any text', () => {
    assert.ok(isLike('summe technik', 'summe *'));
    assert.ok(isLike('aXbXc', 'a*b*c'));
    assert.ok(isLike('', ''));
    assert.ok(!isLike('summe', 'summe *'));
    assert.ok(!isLike('ab', 'ab*b'));
    assert.ok(!isLike('x', ''));
  });
});

describe('a pattern of rows to leave out', () => {
  it('takes a star behind a backslash as itself', () => {
    assert.equal(isLike('** over', '\\*\\* *'), true);
    assert.equal(isLike('* debit', '\\**'), true);
    assert.equal(isLike('debit', '\\**'), false);
    assert.equal(isLike('a*b', 'a\\*b'), true);
    assert.equal(isLike('axb', 'a\\*b'), false);
    assert.equal(isLike('', ''), true);
    assert.equal(isLike('a', ''), false);
  });
});
