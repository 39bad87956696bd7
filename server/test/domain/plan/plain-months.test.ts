import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainMonths } from '../../../src/domain/plan/plain-months.ts';
import { planLine, planWithTerms } from '../../../src/domain/plan/plan-line.ts';
import { generatedLine } from './generated-lines.ts';
import { contextOf, FEBRUARY, type ShortBudget, type ShortLine, specOf } from './lines.ts';

const SEED = Number(process.env.OUTLAY_SEED ?? 20_270_203);
const BUDGET: ShortBudget = { calendar: FEBRUARY, period: 'FY2027..FY2028' };
const FIRST = FEBRUARY.yearSpan(2027).first;

/** Months in and around the Budget by two names, and periods that overlap them. */
const key = fc
  .tuple(fc.integer({ min: -1, max: 24 }), fc.constantFrom('label', 'period', 'open', 'two'))
  .map(([month, as]) => {
    const first = FIRST + month;
    if (as === 'label') return FEBRUARY.label(first);
    return FEBRUARY.periodText({ first, last: as === 'open' ? Infinity : as === 'two' ? first + 1 : first });
  });
const plainText = fc.constantFrom('30k', '36_370.25', '0', '7', '1.5M');
const anyText = fc.constantFrom(
  '-5',
  '-0.01',
  '12.345',
  '1/month',
  '7 EUR',
  '7 USD',
  '999_999_999_999_999',
  '3/laptop',
);
const plainKey = fc.nat(23).map((month) => FEBRUARY.label(FIRST + month));

/** Amounts by month as people write them, half of them with something else among them. */
const monthly: fc.Arbitrary<ShortLine> = fc
  .record({
    plain: fc.array(fc.tuple(plainKey, plainText), { minLength: 1, maxLength: 14 }),
    own: fc.constantFrom('', '', ' EUR'),
    other: fc.oneof(fc.constant([]), fc.array(fc.tuple(key, fc.oneof(plainText, anyText)), { maxLength: 3 })),
    isSorted: fc.oneof(fc.constant(true), fc.boolean()),
    credit: fc.boolean(),
    currency: fc.constantFrom(undefined, 'USD', 'EUR', 'KWD', 'JPY', 'EUX'),
    period: fc.constantFrom(undefined, 'FY2027', '2026-04..', 'FY2030', '2026-02-15'),
  })
  .map(({ plain, own, other, isSorted, ...line }) => {
    const all = [...plain.map(([at, text]) => [at, `${text}${own}`] as const), ...other];
    if (isSorted) all.sort(([a], [b]) => (a < b ? -1 : 1));
    const { period, currency, credit } = line;
    return {
      amount: Object.fromEntries(all),
      credit,
      ...(currency === undefined ? {} : { currency }),
      ...(period === undefined ? {} : { period }),
    };
  });

function isPlain(line: ShortLine): boolean {
  const spec = specOf(line);
  const context = contextOf(BUDGET);
  const span = FEBRUARY.yearSpan(2027);
  return (
    plainMonths({ spec, context, span, problems: [], incomplete: false, money: undefined }) !== undefined
  );
}

describe(`the short way to the months of a line (seed ${SEED})`, () => {
  it('comes to what the terms come to, whatever is written by month', () => {
    fc.assert(
      fc.property(monthly, (line) => {
        const [spec, context] = [specOf(line), contextOf(BUDGET)];
        assert.deepEqual(planLine(spec, context), planWithTerms(spec, context).plan);
      }),
      { seed: SEED, numRuns: 4000 },
    );
  });
  it('comes to what the terms come to for lines of every shape', () => {
    fc.assert(
      fc.property(generatedLine, ({ line, negative, budget }) => {
        for (const it of [line, negative, { ...negative, credit: false }]) {
          const [spec, context] = [specOf(it), contextOf(budget)];
          assert.deepEqual(planLine(spec, context), planWithTerms(spec, context).plan);
        }
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
  it('is taken by totals of single months in order, with gaps, and by credits', () => {
    assert.ok(isPlain({ amount: { '2026-02': '30k', '2026-03': '1.25', 'FY2027-P12': '0' } }));
    assert.ok(isPlain({ amount: { '2026-02': '-30k' }, credit: true }));
    assert.ok(isPlain({ amount: { '2026-02': '30k EUR', '2026-03': '1 EUR' }, currency: 'EUR' }));
  });
  it('is left to the terms by everything else', () => {
    const others: readonly ShortLine[] = [
      { amount: '30k' },
      { amount: {} },
      { amount: { FY2027: '30k' } },
      { amount: { '2026-02': '30k/month' } },
      { amount: { '2026-02..': '30k' } },
      { amount: { '2026-03': '30k', '2026-02': '30k' } },
      { amount: { '2026-02': '30k', 'FY2027-P01': '30k' } },
      { amount: { '2026-02': '30k', '2027-02': '30k' } },
      { amount: { '2026-01': '30k' } },
      { amount: { '2026-02': '1.234' } },
      { amount: { '2026-02': '-1' } },
      { amount: { '2026-02': '999_999_999_999_999' } },
      { amount: { '2026-02': '1', '2026-03': '1 EUR' } },
      { amount: { '2026-02': '1 EUX' } },
      { amount: { '2026-02': '1 EUR', '2026-03': '1 EUR' }, currency: 'USD' },
      { quantity: '1', unitPrice: '1/month' },
    ];
    assert.deepEqual(others.filter(isPlain), []);
  });
});
