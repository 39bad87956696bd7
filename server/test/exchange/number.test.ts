/** Numbers in the form that a mapping says: also with signs of a currency, sides of an account and several kinds of separators. */
import assert from 'node:assert/strict';
import type { NumberFormat } from '../../src/exchange/mapping.ts';
import { readNumber } from '../../src/exchange/number.ts';
import { numberHint } from '../../src/exchange/number-hint.ts';

function read(text: string, format: NumberFormat): string {
  const number = readNumber(text, format);
  return 'expected' in number ? number.expected : `${number.digits}e-${number.scale}`;
}

const US: NumberFormat = { decimal: '.', thousands: ',', negative: ['minus'], symbols: [], nothing: ['-'] };
const GERMAN: NumberFormat = {
  decimal: ',',
  thousands: '.',
  negative: ['brackets', 'trailing-minus'],
  symbols: [],
  nothing: ['-'],
};

describe('a number in a cell', () => {
  it('is read exactly in the form that the mapping says', () => {
    assert.equal(read('1.234,56', GERMAN), '123456e-2');
    assert.equal(read('(12.450,67)', GERMAN), '-1245067e-2');
    assert.equal(read('1234,5-', GERMAN), '-12345e-1');
    assert.equal(read(' - ', GERMAN), '0e-0');
    assert.equal(read('', GERMAN), '0e-0');
    assert.equal(read('9.007.199.254.740.993', GERMAN), '9007199254740993e-0');
    assert.equal(
      read("−1'234.50", { decimal: '.', thousands: "'", negative: ['minus'], symbols: [], nothing: [] }),
      '-123450e-2',
    );
    assert.equal(
      read('1\u202f234', { decimal: '.', thousands: ' ', negative: ['minus'], symbols: [], nothing: [] }),
      '1234e-0',
    );
  });

  it('is refused when it is of another form, and the right form is shown', () => {
    for (const text of [
      '1,234.56',
      '-5',
      '12.34',
      '1.2345',
      '1234.567',
      '1,',
      ',5',
      '5 EUR',
      '--5',
      '(5)-',
      '1e3',
      '٣',
      '9'.repeat(1_000_000),
    ])
      assert.match(
        read(text, GERMAN),
        /^a number such as 1\.234,50 or \(1\.234,50\) or 1\.234,50-$/,
        text.slice(0, 20),
      );
  });
});

describe('a number with more than digits', () => {
  const symbols = ['$', 'USD'];

  it('may have one symbol before or behind it, inside of its sign or outside', () => {
    const format: NumberFormat = { ...US, negative: ['minus', 'brackets', 'trailing-minus'], symbols };
    for (const text of [
      '-$5.50',
      '\u2212$5.50',
      '$-5.50',
      '($5.50)',
      '$(5.50)',
      '$ (5.50)',
      '(5.50 USD)',
      '-5.50 USD',
      'USD 5.50-',
    ])
      assert.equal(read(text, format), '-550e-2', text);
    assert.equal(read('$1,234', format), '1234e-0');
    for (const nothing of ['$ -', '-', '$ -   ', '']) assert.equal(read(nothing, format), '0e-0', nothing);
    for (const text of ['$$5', '$5 USD', '€5', '$', '5$5'])
      assert.match(read(text, format), /^a number/, text);
  });

  it('may say by CR and DR on which side it stands', () => {
    const format: NumberFormat = { ...US, negative: ['cr'], symbols };
    assert.equal(read('1,234.50 CR', format), '-123450e-2');
    assert.equal(read('$1,234.50cr', format), '-123450e-2');
    assert.equal(read('1,234.50 DR', format), '123450e-2');
    assert.equal(read('5', format), '5e-0');
    for (const text of ['-5 CR', '(5) CR', 'CR', 'CR 5', '5 CR CR'])
      assert.match(read(text, format), /^a number/, text);
    assert.match(read('5 DR', US), /^a number/);
  });

  it('may have any apostrophe between its groups', () => {
    for (const thousands of ["'", '\u2019'])
      for (const text of ["1'234'567.50", '1\u2019234\u2019567.50', "1'234\u2019567.50"])
        assert.equal(read(text, { ...US, thousands }), '123456750e-2', text);
  });

  it('may begin with a plus', () => {
    assert.equal(read('+1,234.50', US), '123450e-2');
    assert.equal(read('$+5', { ...US, symbols }), '5e-0');
    for (const text of ['++5', '+-5', '-+5', '+', '5+', '+ -'])
      assert.match(read(text, US), /^a number/, text);
  });

  it('may be grouped as in India', () => {
    assert.equal(read('12,34,567.50', US), '123456750e-2');
    assert.equal(read('1,00,00,000', US), '10000000e-0');
    for (const text of ['12,34', '123,45,678', '12,345,67', '1,23,4567', '12,34,567,890', '1,2,345'])
      assert.match(read(text, US), /^a number/, text);
  });

  it('that cannot be read is answered with what the mapping would have to say', () => {
    const plain: NumberFormat = { ...US, thousands: undefined, nothing: [] };
    for (const [cell, hint] of [
      ['1,234.50', 'thousands: ","'],
      ['1.234,50', 'decimal: ",", thousands: "."'],
      ['1 234,50 €', 'decimal: ",", thousands: " ", symbols: €'],
      ["1'234.50", `thousands: "'"`],
      ['(500.00)', 'negative: [minus, brackets]'],
      ['($1,500.00)', 'thousands: ",", negative: [minus, brackets], symbols: $'],
      ['500-', 'negative: [minus, trailing-minus]'],
      ['500 CR', 'negative: [minus, cr]'],
      ['USD 5', 'symbols: USD'],
      ['₹ 12,34,567.50', undefined],
      ['12,34,567.50', 'thousands: ","'],
      ['12.5 million', undefined],
      ['5%', undefined],
      ['5 EUR', undefined],
      ['£5', undefined],
      ['n/a', undefined],
      ['1.2.3', undefined],
    ] as const)
      assert.equal(numberHint(cell, plain, cell.includes('€') ? 'EUR' : 'USD'), hint, cell);
  });
});
