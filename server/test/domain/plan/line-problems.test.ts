import assert from 'node:assert/strict';
import { FEBRUARY, plan, type ShortBudget, type ShortLine, totalOf, WEEKS } from './lines.ts';

const budget: ShortBudget = { calendar: FEBRUARY, period: 'FY2027' };

/** Codes with their places, as `code /at`; minor units of what is counted all the same. */
function check(
  line: ShortLine,
  expected: readonly string[],
  { counted, around = budget }: { readonly counted?: bigint; readonly around?: ShortBudget } = {},
): void {
  const planned = plan(line, around);
  assert.deepEqual(
    planned.problems.map((it) => `${it.code} ${it.at}`.trim()),
    expected,
  );
  if (counted !== undefined) assert.equal(totalOf(planned), counted);
  const isUnknown = expected.some((it) => !it.startsWith('unmarked-credit'));
  assert.equal(planned.incomplete, isUnknown);
}

describe('periods of a line', () => {
  it('cut rates and levels to the Budget without a word', () => {
    check({ amount: { '2026-01..': '10/month' } }, [], { counted: 12000n });
    check({ amount: { '2025-01..2026-03': '10/month' } }, [], { counted: 2000n });
    check({ quantity: { '2026-12..2027-06': '2' }, unitPrice: '10/month' }, [], { counted: 4000n });
    check({ amount: '10/month', period: '2026-12..' }, [], { counted: 2000n });
  });
  it('cut a total without a key to what the line and the Budget share', () => {
    check({ amount: '1200', period: '2026-12..2027-06' }, [], { counted: 120000n });
  });
  it('refuse a total outside, or partly outside', () => {
    check({ amount: { '2027-02': '10' } }, ['money-outside-period /amount/2027-02'], { counted: 0n });
    check(
      { amount: { '2027-01..2027-02': '10', '2026-02': '3' } },
      ['money-outside-period /amount/2027-01..2027-02'],
      {
        counted: 300n,
      },
    );
    check({ amount: { FY2027: '10' }, period: '2026-04..' }, ['money-outside-period /amount/FY2027']);
    check({ amount: '10', period: 'FY2030' }, ['money-outside-period /amount']);
  });
  it('refuse a total without an end, and offer a rate', () => {
    check({ amount: { '2026-04..': '100k' } }, ['money-outside-period /amount/2026-04..']);
    const [problem] = plan({ amount: { '2026-04..': '100k' } }, budget).problems;
    assert.deepEqual(problem?.fixes?.[0]?.edits, [
      { op: 'set', at: '/amount/2026-04..', text: '100k/month' },
    ]);
  });
  it('begin a key without a beginning with the line', () => {
    check({ amount: { '..2026-03': '10' } }, [], { counted: 1000n });
  });
  it('hold an open key until the next begins, and no longer', () => {
    check({ amount: { '2026-02..': '10/month', '2026-04': '1/month' } }, [], { counted: 2100n });
    check({ amount: { '2026-04': '1/month', '2026-02..': '10/month' } }, [], { counted: 2100n });
  });
  it('refuse other overlaps', () => {
    check(
      { amount: { '2026-02..2026-06': '10', '2026-06..2026-07': '3' } },
      ['overlapping-periods /amount/2026-06..2026-07'],
      {
        counted: 1000n,
      },
    );
    check({ amount: { '2026-04..': '1/month', '2026-04': '2' } }, ['overlapping-periods /amount/2026-04']);
    check({ amount: { '..2026-04': '1/month', '..2026-06': '1/month' } }, [
      'overlapping-periods /amount/..2026-06',
    ]);
    check({ percent: { FY2027: '1%', '2026-04': '2%' }, of: [] }, ['overlapping-periods /percent/2026-04']);
  });
  it('refuse a month that the calendar does not have, and name one that it has', () => {
    const weeks = { calendar: WEEKS, period: 'FY2027' };
    check({ amount: { '2027-11': '10' } }, ['month-not-in-calendar /amount/2027-11'], { around: weeks });
    const [problem] = plan({ amount: { '2027-11': '10' } }, weeks).problems;
    assert.deepEqual(problem?.fixes?.[0]?.edits, [
      { op: 'rename', at: '/amount/2027-11', text: 'FY2027-P10' },
    ]);
    check({ amount: '10', period: '2027-11' }, ['month-not-in-calendar /period'], { around: weeks });
  });
  it('lose no month where one is written in fiscal months and the next goes on without an end', () => {
    const weeks = { calendar: WEEKS, period: 'FY2027' };
    const edits = (amount: Readonly<Record<string, string>>) =>
      plan({ amount }, weeks).problems[0]?.fixes?.[0]?.edits.map((it) => 'text' in it && it.text);
    assert.deepEqual(edits({ '2027-02..2027-10': '1/month', '2027-11..': '2/month' }), [
      'FY2027-P01..FY2027-P09',
      'FY2027-P10..',
    ]);
    assert.deepEqual(edits({ '2027-02..2027-07': '1/month', '2027-08..': '2/month' }), [
      'FY2027-P01..FY2027-P06',
    ]);
    assert.deepEqual(edits({ '2027-02..2027-09': '1/month', '2027-11..': '2/month' }), [
      'FY2027-P01..FY2027-P08',
    ]);
  });
  it('must have both ends, from the line or its Budget', () => {
    check({ amount: '10' }, ['missing-period'], { around: { calendar: FEBRUARY } });
    check({ amount: '10', period: '2026-04..' }, ['missing-period /period'], {
      around: { calendar: FEBRUARY },
    });
    check({ amount: '10', period: 'FY2027' }, [], { around: { calendar: FEBRUARY }, counted: 1000n });
  });
});

describe('money of a line', () => {
  it('has no more digits than its currency, unless it is a rate or a price', () => {
    check({ amount: '1.005' }, ['too-many-digits /amount'], { counted: 0n });
    check({ amount: '1.5 JPY' }, ['too-many-digits /amount']);
    const helps = ['100.000', '-1.200 EUR', '1.005k', '0.005', '1_100.000', '12.0005'].map(
      (amount) => plan({ amount }, budget).problems[0]?.help,
    );
    assert.deepEqual(helps.slice(0, 2), [
      'write `100_000`, if the point groups digits',
      'write `-1_200 EUR`, if the point groups digits',
    ]);
    assert.ok(helps.slice(2).every((it) => it === undefined));
    const fixes = ['9_000.00 JPY', '-12.3400', '0.0070 KWD', '9.50 JPY', '12.000'].map((amount) =>
      plan({ amount }, budget)
        .problems[0]?.fixes?.map((it) => `${it.title}, ${it.safety}`)
        .join(),
    );
    assert.deepEqual(fixes, [
      'write `9_000 JPY`, safe',
      'write `-12.34`, safe',
      'write `0.007 KWD`, safe',
      undefined,
      'write `12_000`, unsafe',
    ]);
    check({ amount: '1.005 KWD' }, [], { counted: 1005n });
    check({ amount: '1.005/month' }, [], { counted: 1212n });
    check({ quantity: '1', unitPrice: '0.001/month' }, [], { counted: 0n });
  });
  it('has one currency', () => {
    check({ amount: { '2026-02': '1 EUR', '2026-03': '2' } }, ['mixed-currencies /amount/2026-03'], {
      counted: 100n,
    });
    check({ amount: { '2026-02': '1 EUR', '2026-03': '2' }, currency: 'EUR' }, [], { counted: 300n });
    check({ amount: { '2026-02': '1 EUR' }, currency: 'USD' }, ['mixed-currencies /amount/2026-02']);
    check({ amount: '1 EUR/month', currency: 'USD' }, ['mixed-currencies /amount']);
    check({ quantity: '1', unitPrice: { '2026-02': '1 EUR/month', '2026-03': '2 JPY/month' } }, [
      'mixed-currencies /unitPrice/2026-03',
    ]);
  });
  it('is in a currency that exists', () => {
    check({ amount: '1 EUX' }, ['unknown-currency /amount']);
    check({ amount: '1', currency: 'EUX' }, ['unknown-currency /currency']);
    const inherited = plan({ amount: '1' }, { ...budget, currency: 'EUX' });
    assert.deepEqual([inherited.problems, inherited.incomplete], [[], true]);
  });
  it('is a total or a rate, not a price', () => {
    check({ amount: '95 EUR/person-hour' }, ['wrong-unit /amount']);
  });
  it('can be counted', () => {
    check({ amount: '900000000000000/month' }, ['amount-too-large /amount'], { counted: 0n });
    check({ amount: { '2026-03': '900000000000000', '2026-05': '900000000000000' } }, [
      'amount-too-large /amount/2026-03',
    ]);
    check({ quantity: '99999999999', unitPrice: '99999999999/month' }, ['amount-too-large /unitPrice'], {
      counted: 0n,
    });
  });
  it('is at most 2^53 minor units a month, taken or given', () => {
    check({ amount: { '2026-03': '90071992547409.92' } }, [], { counted: 2n ** 53n });
    check({ amount: { '2026-03': '-90071992547409.92' }, credit: true }, [], { counted: -(2n ** 53n) });
    check({ amount: { '2026-03': '90071992547409.93' } }, ['amount-too-large /amount/2026-03']);
    check({ amount: { '2026-03': '-90071992547409.93' }, credit: true }, [
      'amount-too-large /amount/2026-03',
    ]);
  });
  it('is unknown when it could not be read', () => {
    const { problems, incomplete, months } = plan({}, budget);
    assert.deepEqual([problems, incomplete, months.length], [[], true, 12]);
  });
  it('takes money away only as a credit', () => {
    check({ amount: { '2026-02': '5', '2026-03': '-0.01' } }, ['unmarked-credit /amount/2026-03'], {
      counted: 499n,
    });
    check({ amount: { '2026-02': '5', '2026-03': '-1' }, credit: true }, [], { counted: 400n });
    check({ quantity: '-1', unitPrice: '1/month' }, ['unmarked-credit /quantity']);
  });
  it('is named with the month that it makes negative', () => {
    const [problem] = plan({ amount: { '2026-03': '-100k' } }, budget).problems;
    assert.equal(problem?.message, '`-100k` makes March 2026 negative, expected `credit: true` on the line');
  });
});

describe('a quantity at a price', () => {
  const people = (values: Record<string, string>, unit = 'person'): ShortBudget => ({
    ...budget,
    drivers: { headcount: { unit, values } },
  });
  it('is a level per time, and a count per thing', () => {
    check({ quantity: '12', unitPrice: '1/month' }, [], { counted: 14400n });
    check({ quantity: '12', unitPrice: '1/laptop' }, [], { counted: 1200n });
    check({ quantity: '12/month', unitPrice: '1/laptop' }, [], { counted: 14400n });
    check({ quantity: { '2026-09': '12' }, unitPrice: '1/laptop' }, [], { counted: 1200n });
    check({ quantity: { '2026-09': '12' }, unitPrice: '1/month' }, [], { counted: 1200n });
  });
  it('refuses a rate as a level, and a count without an end', () => {
    check({ quantity: '12/month', unitPrice: '1/month' }, ['wrong-unit /quantity']);
    const [hours] = plan({ quantity: '160/month', unitPrice: '92.50 EUR/hour' }, budget).problems;
    assert.match(
      hours?.message ?? '',
      /expected a price per thing that is counted, such as `92.50 EUR\/person-hour`/,
    );
    assert.match(hours?.help ?? '', /each hour of the clock/);
    check({ quantity: { '2026-09..': '12' }, unitPrice: '1/laptop' }, [
      'money-outside-period /quantity/2026-09..',
    ]);
    check({ quantity: { '2027-09': '12' }, unitPrice: '1/laptop' }, [
      'money-outside-period /quantity/2027-09',
    ]);
    check({ quantity: '12/laptop', unitPrice: '1/laptop' }, ['wrong-unit /quantity']);
  });
  it('refuses a price that does not say per what, or prices per different things', () => {
    check({ quantity: '12', unitPrice: '2_400' }, ['wrong-unit /unitPrice']);
    check({ quantity: '12', unitPrice: { '2026-02': '1/laptop', '2026-03': '1/month' } }, [
      'wrong-unit /unitPrice/2026-03',
    ]);
    check({ quantity: '12', unitPrice: { '2026-02': '1/month', '2026-03': '30/quarter' } }, [], {
      counted: 13200n,
    });
  });
  it('is per the unit of its Driver', () => {
    const line: ShortLine = { quantity: { driver: 'headcount' }, unitPrice: '2/laptop' };
    check(line, ['wrong-unit /quantity'], { around: people({ 'FY2027-P01..': '4/month' }) });
    check(line, [], { around: people({ 'FY2027-P01..': '4/month' }, 'laptop'), counted: 9600n });
  });
  it('takes a Driver counted for its closed keys as totals, and refuses open ones that are no rates', () => {
    const line: ShortLine = {
      quantity: { driver: 'headcount' },
      unitPrice: '2/laptop',
      period: '2026-02..2026-07',
    };
    check(line, [], { around: people({ FY2027: '12' }, 'laptop'), counted: 1200n });
    check(line, ['wrong-unit /quantity'], { around: people({ '2026-02..': '12' }, 'laptop') });
    check(line, ['wrong-unit /quantity'], { around: people({ '..2026-12': '12' }, 'laptop') });
  });
  it('takes every value of a Driver as a level for its months', () => {
    const line: ShortLine = { quantity: { driver: 'headcount' }, unitPrice: '2/month' };
    check(line, [], { around: people({ FY2027: '12' }), counted: 28800n });
    check(line, ['wrong-unit /quantity'], { around: people({ FY2027: '12/month' }) });
  });
  it('names the first month for which a Driver has no value', () => {
    const line: ShortLine = { quantity: { driver: 'headcount' }, unitPrice: '2/month' };
    const around = people({ '2026-02..2026-03': '1', '2026-05..2026-12': '2' });
    check(line, ['missing-driver-value /quantity'], { around, counted: 3600n });
    assert.equal(
      plan(line, around).problems[0]?.message,
      '`headcount` has no value for payments in April 2026 and 1 other month of the line, expected one for each month',
    );
    check({ ...line, period: '2026-06..2026-12' }, [], { around, counted: 2800n });
  });
  it('is unknown where values of its Driver overlap, which is found there', () => {
    const around = people({ '2026-02..2026-06': '1', '2026-05..2027-01': '2' });
    const line: ShortLine = { quantity: { driver: 'headcount' }, unitPrice: '2/month' };
    const { problems, incomplete } = plan(line, around);
    assert.deepEqual([problems, incomplete], [[], true]);
  });
  it('is unknown without its Driver, which is found elsewhere', () => {
    const { problems, incomplete } = plan({ quantity: { driver: 'heads' }, unitPrice: '2/month' }, budget);
    assert.deepEqual([problems, incomplete], [[], true]);
  });
});

describe('a percentage of lines', () => {
  const engineers = plan({ amount: '100.05/month' }, budget);
  const around: ShortBudget = {
    ...budget,
    lines: {
      engineers,
      offices: plan({ amount: { '2026-04': '10' } }, budget),
      paris: plan({ amount: '1 EUR/month' }, budget),
      loop: 'cycle',
      broken: plan({}, budget),
    },
  };
  it('is of their rounded months, and rounded again', () => {
    check({ percent: '10%', of: ['engineers'] }, [], { around, counted: 1001n * 12n });
    check({ percent: '22.5%', of: ['engineers', 'offices'] }, [], { around, counted: 2251n * 12n + 225n });
  });
  it('changes by period, and is 0 where no key holds', () => {
    check({ percent: { '2026-03': '10%' }, of: ['engineers'] }, [], { around, counted: 1001n });
  });
  it('has the currency of its lines, which have one', () => {
    assert.equal(plan({ percent: '10%', of: ['paris'] }, around).currency, 'EUR');
    check({ percent: '10%', of: ['engineers', 'paris'] }, ['mixed-currencies /of/1'], { around });
    check({ percent: '10%', of: ['paris'], currency: 'USD' }, ['mixed-currencies /currency'], { around });
  });
  it('is unknown where a line is missing, unknown or depends on it', () => {
    check({ percent: '10%', of: ['loop', 'engineers'] }, ['percent-cycle /of/0'], {
      around,
      counted: 1001n * 12n,
    });
    for (const of of ['broken', 'nobody']) {
      const { problems, incomplete } = plan({ percent: '10%', of: [of] }, around);
      assert.deepEqual([problems, incomplete], [[], true]);
    }
  });
});
