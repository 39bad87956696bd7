/** The money of a row of a table, in minor units of its currency. */
import { exponentOf, nearestCurrency } from '../domain/currency.ts';
import { powerOfTen } from '../domain/exact.ts';
import { plural } from '../domain/words/lists.ts';
import { quoted } from '../domain/words/visible.ts';
import { isTooLarge } from '../syntax/values/money.ts';
import type { AmountsMapping, ImportMapping } from './mapping.ts';
import { readNumber } from './number.ts';
import { numberHint } from './number-hint.ts';
import { report } from './plain-value.ts';
import type { ImportProblem } from './problem.ts';
import type { Reading } from './row-reader.ts';
import { type MoneyColumns, signReader } from './sides.ts';
import { type Column, cellOf, cellProblem, missingText, type TableRow } from './table.ts';

/** What a row costs. */
export interface RowMoney {
  /** Its ISO 4217 code; empty for a row without money that names none. */
  readonly currency: string;
  /** Digits of the currency's minor unit. */
  readonly places: number;
  /** One for each period, in minor units. */
  readonly amounts: readonly bigint[];
}

/** What cannot be read is added to `problems`, and reads as 0. */
export function moneyReader(
  { amounts, keepZeroRows }: ImportMapping,
  columns: MoneyColumns,
  { sides, problems }: Pick<Reading, 'sides' | 'problems'>,
): (row: TableRow) => RowMoney {
  if (typeof amounts.currency === 'string' && exponentOf(amounts.currency) === undefined)
    report(problems, '/spec/amounts/currency', unknownCurrency(amounts.currency));
  const { periods, currency: currencies } = columns;
  const amount = amountReader(amounts, problems);
  const signed = signReader(amounts, columns, sides, problems);
  const cells = periods.flatMap(({ column, credit }) => (credit === undefined ? [column] : [column, credit]));
  const isWithoutMoney = (row: TableRow): boolean =>
    !keepZeroRows && cells.every((column) => isNothing(cellOf(row, column), amounts));
  return (row) => {
    const currency = currencies === undefined ? textOf(amounts.currency) : codeIn(cellOf(row, currencies));
    const places = exponentOf(currency);
    if (places !== undefined)
      return {
        currency,
        places,
        amounts: signed(row, (column) => amount(row, column, currency, places)),
      };
    if (currencies !== undefined && !(currency === '' && isWithoutMoney(row)))
      problems.push(cellProblem(row, currencies, unknownCurrency(currency)));
    return { currency: '', places: 0, amounts: periods.map(() => 0n) };
  };
}

function textOf(currency: AmountsMapping['currency']): string {
  return typeof currency === 'string' ? currency : '';
}

/** Whatever case a table uses; anything but a currency is unchanged. */
function codeIn(cell: string): string {
  const upper = cell.toUpperCase();
  return exponentOf(upper) === undefined ? cell : upper;
}

function isNothing(cell: string, { number }: AmountsMapping): boolean {
  const read = readNumber(cell, number);
  return 'digits' in read && read.digits === 0n;
}

function unknownCurrency(text: string): string {
  if (text === '') return missingText('a currency such as USD');
  const near = nearestCurrency(text);
  return `${quoted(text)}, expected ${near === undefined ? 'a currency such as USD' : quoted(near)}`;
}

type AmountReader = (row: TableRow, column: Column, currency: string, places: number) => bigint;

/** Reads cells in minor units; `places` are the digits of the currency's minor unit. */
function amountReader(amounts: AmountsMapping, problems: ImportProblem[]): AmountReader {
  return (row, column, currency, places) => {
    const value = cellOf(row, column);
    const fail = (expected: string): bigint => {
      problems.push(cellProblem(row, column, `${quoted(value)}, expected ${expected}`));
      return 0n;
    };
    const number = readNumber(value, amounts.number);
    if ('expected' in number) {
      const hint = numberHint(value, amounts.number, currency);
      const says = hint === undefined ? '' : `; if numbers are written so, say \`${hint}\` under \`number\``;
      return fail(`${number.expected}${says}`);
    }
    if (number.digits === 0n && number.scale === 0) return 0n;
    const divisor = powerOfTen(number.scale);
    const exact = number.digits * powerOfTen(amounts.exponent + places);
    if (exact % divisor !== 0n) return fail(digitsText(currency, places, amounts));
    const minor = exact / divisor;
    return isTooLarge({ digits: minor, scale: places }) ? fail(LESS) : minor;
  };
}

const LESS = 'less than 1,000,000,000 million';

/** In thousands there may be three more digits. */
function digitsText(currency: string, places: number, { number, exponent }: AmountsMapping): string {
  const digits = places + exponent;
  const most = digits === 0 ? 'no digits' : `at most ${plural(digits, 'digit')}`;
  return `${most} behind ${quoted(number.decimal)} in ${currency}`;
}
