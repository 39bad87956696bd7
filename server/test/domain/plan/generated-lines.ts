/** Lines of every shape, as they are written and as the oracle takes them. */
import fc from 'fast-check';
import type { MonthSpan } from '../../../src/domain/period.ts';
import { FEBRUARY, type ShortBudget, type ShortLine, WEEKS } from './lines.ts';
import { type OracleEntry, type OracleLine, type Ratio, ratio } from './oracle.ts';

/** One line in a Budget of two fiscal years. */
export interface Generated {
  readonly line: ShortLine;
  /** The same line with every amount, or every price, the other sign. */
  readonly negative: ShortLine;
  readonly budget: ShortBudget;
  readonly expected: OracleLine;
}

type Per = OracleEntry['per'];

/** An entry as text and as numbers. */
interface Entry extends OracleEntry {
  readonly text: string;
  readonly negated: string;
}

const CURRENCIES = [
  ['USD', 2],
  ['JPY', 0],
  ['KWD', 3],
] as const;

const CALENDARS = [
  { calendar: FEBRUARY, year: 2027, days: twoYears(2026, 1) },
  { calendar: FEBRUARY, year: 2028, days: twoYears(2027, 1) },
  { calendar: WEEKS, year: 2027, days: [...weeks(false), ...weeks(true)] },
] as const;

/** Half of the lines are amounts; the others quantities, as levels and as counts, from the line and from a Driver. */
export const generatedLine: fc.Arbitrary<Generated> = fc
  .record({
    place: fc.constantFrom(...CALENDARS),
    money: fc.constantFrom(...CURRENCIES),
    phasing: fc.constantFrom('even', 'days'),
    shape: fc.constantFrom('amount', 'amount', 'level', 'count', 'driver'),
    ends: fc.tuple(fc.nat(23), fc.nat(23)),
  })
  .chain((it) => {
    const [first, last] = [Math.min(...it.ends), Math.max(...it.ends)];
    const { shape } = it;
    const isCount = shape === 'count';
    const [, digits] = it.money;
    const times = ['month', 'quarter', 'year', 'day', 'hour'] as const;
    const pers: readonly Per[] =
      shape === 'amount' ? ['total', 'total', ...times] : isCount ? ['unit'] : times;
    const counts: readonly Per[] = isCount ? ['total', 'total', ...times] : ['month'];
    return fc.record({
      it: fc.constant({ ...it, first, last }),
      amount: entries({ first, last }, pers, { digits, most: shape === 'amount' ? 10n ** 9n : 10n ** 6n }),
      // a level is written without a time
      quantity: entries({ first, last }, counts, { digits: 2, most: 500n, isWhole: shape === 'driver' }),
    });
  })
  .map(({ it, amount, quantity }) => {
    const { place, money, phasing, shape, first, last } = it;
    const { calendar, year, days } = place;
    const key = (month: number) =>
      `FY${year + Math.floor(month / 12)}-P${String((month % 12) + 1).padStart(2, '0')}`;
    const written = (all: readonly Entry[], text: (entry: Entry) => string) =>
      Object.fromEntries(all.map((e) => [keyOf(e, key), text(e)]));
    const level = (text: string) => (shape === 'count' ? text : (text.split('/')[0] ?? ''));
    const many = written(quantity, (e) => level(e.text));
    const base: ShortLine = { period: `${key(first)}..${key(last)}`, phasing, currency: money[0] };
    const moneyAs = (text: (entry: Entry) => string): ShortLine =>
      shape === 'amount'
        ? { ...base, amount: written(amount, text), credit: true }
        : {
            ...base,
            quantity: shape === 'driver' ? { driver: 'heads' } : many,
            unitPrice: written(amount, text),
            credit: true,
          };
    return {
      line: moneyAs((e) => e.text),
      negative: moneyAs((e) => e.negated),
      budget: {
        calendar,
        period: `FY${year}..FY${year + 1}`,
        drivers: { heads: { unit: 'person', values: many } },
      },
      expected: {
        first,
        last,
        phasing,
        daysOfMonths: days,
        digits: money[1],
        amount,
        quantity: shape === 'amount' ? undefined : quantity,
      },
    };
  });

/** Minor units that the line must come to whatever the rounding: of totals only; undefined where another rule decides. */
export function exactMoney({ expected }: Generated): bigint | undefined {
  const { amount, quantity, digits } = expected;
  if (quantity || amount.some((it) => it.per !== 'total')) return undefined;
  return amount.reduce((sum, { value }) => sum + (value.n * 10n ** BigInt(digits)) / value.d, 0n);
}

/** Keys that share no month, with gaps, closed and open; of a Driver they leave no gap. */
function entries(
  { first, last }: MonthSpan,
  pers: readonly Per[],
  {
    digits,
    most,
    isWhole = false,
  }: { readonly digits: number; readonly most: bigint; readonly isWhole?: boolean },
): fc.Arbitrary<readonly Entry[]> {
  const cell = fc.record({
    months: fc.integer({ min: 1, max: 14 }),
    isGap: isWhole ? fc.constant(false) : fc.oneof(fc.constant(false), fc.boolean()),
    open: fc.boolean(),
    per: fc.constantFrom(...pers),
    digits: fc.bigInt({ min: -most / 10n, max: most }),
    scale: fc.nat(5),
  });
  return fc.array(cell, { minLength: 24, maxLength: 24 }).map((cells) => {
    const made: Entry[] = [];
    let from = first;
    for (const it of cells) {
      if (from > last) break;
      const to = Math.min(last, from + it.months - 1);
      if (!it.isGap) made.push(entryOf(it, from, it.open && it.per !== 'total' ? undefined : to, digits));
      from = to + 1;
    }
    return made;
  });
}

function entryOf(
  cell: { readonly per: Per; readonly digits: bigint; readonly scale: number },
  from: number,
  to: number | undefined,
  digits: number,
): Entry {
  const scale = cell.per === 'total' ? Math.min(cell.scale, digits) : cell.scale;
  const text = (value: bigint) => `${decimalText(value, scale)}${suffix(cell.per)}`;
  const value: Ratio = ratio(cell.digits, 10n ** BigInt(scale));
  return { from, to, value, per: cell.per, text: text(cell.digits), negated: text(-cell.digits) };
}

function suffix(per: Per): string {
  if (per === 'total') return '';
  return per === 'unit' ? '/laptop' : `/${per}`;
}

function decimalText(value: bigint, scale: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function keyOf({ from, to }: OracleEntry, key: (month: number) => string): string {
  if (to === undefined) return `${key(from)}..`;
  return from === to ? key(from) : `${key(from)}..${key(to)}`;
}

/** Days of 24 calendar months. */
function twoYears(year: number, month: number): readonly number[] {
  return Array.from({ length: 24 }, (_, i) => new Date(Date.UTC(year, month + i + 1, 0)).getUTCDate());
}

function weeks(isLong: boolean): readonly number[] {
  return Array.from({ length: 12 }, (_, i) => (i % 3 === 2 ? 35 : 28) + (isLong && i === 11 ? 7 : 0));
}
