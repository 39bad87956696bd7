/** Readers of money: `12_000.50`, `1.2M EUR`, `21.00 USD/month`. */
import { exponentOf } from '../../domain/currency.ts';
import type { Decimal } from '../../domain/exact.ts';
import type { Per, Price } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { decimalOf, numberEnd } from './decimal.ts';
import { readPer } from './per.ts';
import { readPercent } from './percent.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** Amounts below this fit 64 bits in minor units, with up to three digits after the point. */
const TOO_LARGE = 10n ** 15n;
const TOO_SMALL = -TOO_LARGE;

/** Money without `/per`: a threshold, a limit. */
export function readMoney(text: string): Reading<Price> {
  const price = readParts(text);
  if (price?.per !== undefined) return { ok: false, problem: rate(text) };
  if (price !== undefined) return checked(price);
  return { ok: false, problem: moneyProblem(text, 'money') };
}

/** Money, alone or per time or unit (`100k/month`, `95 EUR/person-hour`): an amount or a unit price. */
export function readPrice(text: string): Reading<Price> {
  const price = readParts(text);
  if (price !== undefined) return checked(price);
  return { ok: false, problem: moneyProblem(text, 'price') };
}

/** The same for the amount of a line: a total is repaired to no more digits than its currency has. */
export function readAmount(text: string): Reading<Price> {
  const price = readParts(text);
  if (price !== undefined) return checked(price);
  return { ok: false, problem: moneyProblem(text, 'amount') };
}

/** Undefined when it is not money. */
function readParts(text: string): Price | undefined {
  if (text.length > LONGEST_SCALAR) return undefined;
  const end = numberEnd(text);
  if (end === 0) return undefined;
  const value = decimalOf(text, end);
  if (end === text.length) return { value, currency: undefined, per: undefined, text };
  const slash = text.indexOf('/', end);
  const currencyEnd = slash < 0 ? text.length : slash;
  const per = slash < 0 ? undefined : readPer(text.slice(slash + 1));
  if (slash >= 0 && per === undefined) return undefined;
  if (currencyEnd === end) return { value, currency: undefined, per, text };
  return withCurrency(text.slice(end, currencyEnd), value, per, text);
}

function withCurrency(
  written: string,
  value: Decimal,
  per: Per | undefined,
  text: string,
): Price | undefined {
  const currency = written.slice(1);
  if (!written.startsWith(' ') || exponentOf(currency) === undefined) return undefined;
  return { value, currency, per, text };
}

/** Texts of up to this many characters hold fewer than 15 digits, whatever their suffix adds. */
const SHORT = 9;

function checked(price: Price): Reading<Price> {
  if (price.text.length > SHORT && isTooLarge(price.value))
    return { ok: false, problem: tooLarge(price.text) };
  return { ok: true, value: price };
}

/** Whether this many units of a currency are more than can be counted. */
export function isTooLarge({ digits, scale }: Decimal): boolean {
  if (digits < TOO_LARGE && digits > TOO_SMALL) return false;
  const limit = TOO_LARGE * 10n ** BigInt(scale);
  return digits >= limit || digits <= -limit;
}

function tooLarge(text: string): ValueProblem {
  return {
    code: 'invalid-money',
    message: `${quoted(text)} is more than can be counted, expected less than \`1_000_000_000M\``,
    fixes: [],
  };
}

function rate(text: string): ValueProblem {
  const message = `${quoted(text)} is a rate, expected money such as \`120k\` or \`1.2M EUR\``;
  return { code: 'invalid-money', message, fixes: [] };
}

/** A price and an amount may be repaired to a rate, money may not. */
function moneyProblem(text: string, as: 'money' | 'price' | 'amount'): ValueProblem {
  const accepts = (it: string) => {
    const reading = as === 'money' ? readMoney(it) : readPrice(it);
    return reading.ok && (as !== 'amount' || mayBeAmount(reading.value));
  };
  const problem = invalidNumber(text, {
    code: 'invalid-money',
    what: 'money',
    forms: as === 'money' ? '`12_000.50`, `120k` or `1.2M EUR`' : '`12_000.50`, `1.2M EUR` or `100k/month`',
    hasCurrency: true,
    accepts,
  });
  if (as !== 'amount' || !readPercent(text).ok) return problem;
  return {
    ...problem,
    help: `a part of other lines is written \`percent: ${text}\`, with those lines in \`of\``,
  };
}

/** Digits after the point in nearly all currencies. */
const USUAL_DIGITS = 2;

/** Whether a total has no more digits than its currency; the item alone does not tell the currency when none is written. */
function mayBeAmount({ value, currency, per }: Price): boolean {
  const digits = currency === undefined ? USUAL_DIGITS : exponentOf(currency);
  return per !== undefined || digits === undefined || value.scale <= digits;
}
