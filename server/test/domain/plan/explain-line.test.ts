import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MonthSpan } from '../../../src/domain/period.ts';
import { type Derivation, explainSpan } from '../../../src/domain/plan/explain-line.ts';
import { generatedLine } from './generated-lines.ts';
import {
  contextOf,
  FEBRUARY,
  plan,
  type ShortBudget,
  type ShortLine,
  specOf,
  totalOf,
  WEEKS,
} from './lines.ts';
import { type Ratio, ratio } from './oracle.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_270_301);
const budget: ShortBudget = {
  calendar: FEBRUARY,
  period: 'FY2027..FY2028',
  drivers: { headcount: { unit: 'person', values: { '2026-02..': '44', '2026-09..': '48' } } },
};
const engineers: ShortLine = {
  quantity: { driver: 'headcount' },
  unitPrice: { '2026-02..': '165k USD/year', '2026-04..': '171.6k USD/year' },
};
const [april, year] = [
  { first: 2027 * 12 + 2, last: 2027 * 12 + 2 },
  { first: 2027 * 12, last: 2027 * 12 + 11 },
];

function explain(line: ShortLine, span: MonthSpan, around: ShortBudget = budget): Derivation {
  return explainSpan({ ...specOf(line), name: 'engineers' }, contextOf(around), span);
}

/** The tree as text, one sentence a row, by depth. */
function rows({ text, children }: Derivation, indent = ''): readonly string[] {
  return [indent + text, ...children.flatMap((it) => rows(it, `${indent}  `))];
}

function check(line: ShortLine, span: MonthSpan, expected: readonly string[], around?: ShortBudget): void {
  assert.deepEqual(rows(explain(line, span, around)), expected);
}

/** Every sentence with parts that have amounts is their sum. */
function checkSums({ amount, children }: Derivation): void {
  const parts = children.filter((it) => it.amount !== undefined);
  if (parts.length > 0)
    assert.equal(
      amount,
      parts.reduce((sum, it) => sum + (it.amount ?? 0n), 0n),
    );
  children.forEach(checkSums);
}

describe(`an explanation (seed ${SEED})`, () => {
  it('of a month multiplies a Driver by a price and names the Driver', () => {
    check(engineers, april, [
      'engineers, April 2026: 44 person × 171,600.00 USD a year ÷ 12',
      '  the driver headcount says 44',
    ]);
  });
  it('of a year puts equal months together', () => {
    check(engineers, year, [
      'engineers, FY2027: 7,788,000.00 USD',
      '  February to March 2026, 2 months of 605,000.00 USD: 44 person × 165,000.00 USD a year ÷ 12',
      '    the driver headcount says 44',
      '  April to August 2026, 5 months of 629,200.00 USD: 44 person × 171,600.00 USD a year ÷ 12',
      '    the driver headcount says 44',
      '  September 2026 to January 2027, 5 months of 686,400.00 USD: 48 person × 171,600.00 USD a year ÷ 12',
      '    the driver headcount says 48',
    ]);
  });
  it('of several months gives the amount of each, so that all can be added up', () => {
    const quarter = { first: 2027 * 12 + 6, last: 2027 * 12 + 8 };
    const hired: ShortBudget = {
      ...budget,
      drivers: {
        headcount: { unit: 'person', values: { '2026-02..': '44', '2026-09..': '48', '2026-10..': '49' } },
      },
    };
    const rows = (line: ShortLine) => explain(line, quarter, hired).children.map((it) => it.text);
    assert.deepEqual(rows({ quantity: { driver: 'headcount' }, unitPrice: '12.50 USD/month' }), [
      'August 2026, 550.00 USD: 44 person × 12.50 USD a month',
      'September 2026, 600.00 USD: 48 person × 12.50 USD a month',
      'October 2026, 612.50 USD: 49 person × 12.50 USD a month',
    ]);
    assert.deepEqual(rows({ amount: { '2026-08': '5k', '2026-09': '6k' } }), [
      'August 2026: 5,000.00 USD',
      'September 2026: 6,000.00 USD',
    ]);
  });

  it('of a total says over what it is spread', () => {
    check({ amount: { FY2027: '1.2M' } }, april, [
      'engineers, April 2026: 1,200,000.00 USD over 12 months, evenly',
    ]);
    check({ amount: '2.1M', phasing: 'days', period: 'FY2027' }, april, [
      'engineers, April 2026: 2,100,000.00 USD × 30 of 365 days, rounded',
    ]);
    check({ amount: { '2026-04': '80k' } }, april, ['engineers, April 2026: 80,000.00 USD']);
  });
  it('of a rate or a count says what it is multiplied by', () => {
    check({ amount: '0.12/hour' }, april, ['engineers, April 2026: 0.12 USD an hour × 720 hours']);
    check({ amount: '100.005/month' }, april, ['engineers, April 2026: 100.005 USD a month, rounded']);
    check({ quantity: '480/month', unitPrice: '95 EUR/person-hour' }, april, [
      'engineers, April 2026: 480 person-hour a month × 95.00 EUR per person-hour',
    ]);
    check({ quantity: { '2026-04..2026-06': '12' }, unitPrice: '2_400/laptop' }, april, [
      'engineers, April 2026: 12 laptop ÷ 3 × 2,400.00 USD per laptop',
    ]);
  });
  it('says where a cent comes from that the month alone does not have', () => {
    check({ amount: '100/year' }, april, [
      'engineers, April 2026: 100.00 USD a year ÷ 12, rounded so that the months of FY2027 add up',
    ]);
  });
  it('of a percentage points at the lines that it is of', () => {
    const around = { ...budget, lines: { staff: plan(engineers, budget) } };
    const line: ShortLine = { percent: '22%', of: ['staff'] };
    check(line, april, ['engineers, April 2026: 22% of 629,200.00 USD', '  staff: 629,200.00 USD'], around);
    assert.deepEqual(explain(line, april, around).children[0]?.source, { line: 'staff', span: april });
    const first = { first: year.first, last: year.first + 1 };
    const [february] = explain(line, year, around).children;
    assert.deepEqual(february?.children[0]?.source, { line: 'staff', span: first });
  });
  it('of nothing says why', () => {
    check({ amount: { '2026-05': '5' } }, april, ['engineers, April 2026: nothing is planned, no key holds']);
    for (const period of ['2026-03', '2026-05'])
      check({ amount: '5', period }, april, [
        'engineers, April 2026: nothing is planned, it lies outside the line',
      ]);
  });
  it('of what is not known says what is missing', () => {
    check({ amount: { '2026-04': '5.005' } }, april, [
      'engineers, April 2026: not known, counted as 0',
      '  incomplete: `5.005` has 3 digits behind the point, expected at most 2 in USD',
    ]);
    check({ amount: { '2026-04': '-5', '2026-05': '900_000_000_000_000' } }, april, [
      'engineers, April 2026: −5.00 USD',
      '  incomplete: `900_000_000_000_000` makes a month larger than can be counted, expected at most 9007199254740992 minor units',
    ]);
    check({}, april, [
      'engineers, April 2026: not known, counted as 0',
      '  incomplete: something that the line needs cannot be read',
    ]);
  });
  it('of what is not known does not say 0', () => {
    const reason = 'incomplete: something that the line needs cannot be read';
    check({}, year, ['engineers, FY2027: not known', `  ${reason}`]);
    const around = { ...budget, lines: { staff: plan({}, budget) } };
    check(
      { percent: '22%', of: ['staff'] },
      april,
      ['engineers, April 2026: not known, counted as 0', '  staff: not known', `  ${reason}`],
      around,
    );
  });
  it('names fiscal months where they are no calendar months', () => {
    const weeks = { calendar: WEEKS, period: 'FY2027', currency: 'GBP' };
    check(
      { amount: '84k/month' },
      { first: 2027 * 12, last: 2027 * 12 + 2 },
      [
        'engineers, FY2027-P01 to FY2027-P03: 252,000.00 GBP',
        '  FY2027-P01 to FY2027-P03, 3 months of 84,000.00 GBP: 84,000.00 GBP a month',
      ],
      weeks,
    );
  });
  it('adds up to the amount that it explains', () => {
    const month = fc.nat(23);
    fc.assert(
      fc.property(generatedLine, month, month, ({ line, budget: around }, a, b) => {
        const planned = plan(line, around);
        const start = around.calendar.yearOf(planned.first) * 12;
        const span = { first: start + Math.min(a, b), last: start + Math.max(a, b) };
        const derivation = explain(line, span, around);
        assert.equal(derivation.amount, totalOf(planned, span));
        checkSums(derivation);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
  it('gives the amount when its sentence is worked out', () => {
    fc.assert(
      fc.property(generatedLine, fc.nat(23), ({ line, budget: around, expected }, at) => {
        const month = around.calendar.yearOf(plan(line, around).first) * 12 + at;
        const { text, amount = 0n } = explain(line, { first: month, last: month }, around);
        if (text.includes('nothing is planned')) assert.equal(amount, 0n);
        else assert.equal(isNear(workedOut(text), amount, expected.digits), true, `${text}: ${amount}`);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});

/** What the factors of a sentence come to. */
function workedOut(sentence: string): Ratio {
  const [, words = ''] = sentence.split(/: |, rounded/);
  let [n, d] = [1n, 1n];
  for (const [, operator, number = '', whole] of words.matchAll(
    /(÷ |over )?(−?\d(?:[\d,.]*\d)?)(?: of (\d+) days)?/g,
  )) {
    const [units = '', fraction = ''] = number.replaceAll(',', '').replace('−', '-').split('.');
    const [top, bottom] = [BigInt(units + fraction), 10n ** BigInt(fraction.length)];
    n *= operator ? bottom : top;
    d *= (operator ? top : bottom) * BigInt(whole ?? 1);
  }
  return ratio(n, d);
}

/** Less than one minor unit away. */
function isNear({ n, d }: Ratio, amount: bigint, digits: number): boolean {
  const off = n * 10n ** BigInt(digits) - amount * d;
  return off < d && off > -d;
}
