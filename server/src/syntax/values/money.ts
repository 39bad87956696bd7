/** Readers of money: `12_000.50`, `1.2M EUR`, `21.00 USD/month`. */
import { exponentOf, nearestCurrency } from '../../domain/currency.ts';
import type { Decimal } from '../../domain/exact.ts';
import type { Per, Price } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { scanNumber } from './decimal.ts';
import { readPer } from './per.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { invalidNumber } from './repair.ts';

/** Shorter texts hold no number that is too large. */
const SHORTEST_LARGE = 11;
/** Amounts below this fit 64 bits in minor units, with up to three digits behind the point. */
const TOO_LARGE = 10n ** 15n;

/** Money without `/per`: a threshold, a limit. */
export function readMoney(text: string): Reading<Price> {
  const reading = readParts(text);
  if (reading !== undefined && reading.per === undefined) return checked(reading);
  return { ok: false, problem: moneyProblem(text, 'money') };
}

/** Money, or so much per time or unit (`100k/month`, `95 EUR/person-hour`): an amount or a unit price. */
export function readPrice(text: string): Reading<Price> {
  const reading = readParts(text);
  if (reading !== undefined) return checked(reading);
  return { ok: false, problem: moneyProblem(text, 'price') };
}

/** Undefined when it is not money; an unknown currency passes. */
function readParts(text: string): Price | undefined {
  if (text.length > LONGEST_SCALAR) return undefined;
  const number = scanNumber(text);
  if (number === undefined) return undefined;
  const { value, end } = number;
  if (end === text.length) return { value, currency: undefined, per: undefined, text };
  const slash = text.indexOf('/', end);
  const currencyEnd = slash < 0 ? text.length : slash;
  const per = slash < 0 ? undefined : readPer(text.slice(slash + 1));
  if (slash >= 0 && per === undefined) return undefined;
  if (currencyEnd === end) return { value, currency: undefined, per, text };
  return withCurrency(text.slice(end, currencyEnd), value, per, text);
}

/** `currency` begins with the space in front of it. */
function withCurrency(
  currency: string,
  value: Decimal,
  per: Per | undefined,
  text: string,
): Price | undefined {
  return /^ [A-Z]{3}$/.test(currency) ? { value, currency: currency.slice(1), per, text } : undefined;
}

function checked(price: Price): Reading<Price> {
  const { value, currency, text } = price;
  if (currency !== undefined && exponentOf(currency) === undefined)
    return { ok: false, problem: unknownCurrency(currency, text) };
  if (text.length >= SHORTEST_LARGE && isTooLarge(value)) return { ok: false, problem: tooLarge(text) };
  return { ok: true, value: price };
}

function isTooLarge({ digits, scale }: Decimal): boolean {
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

function unknownCurrency(code: string, text: string): ValueProblem {
  const nearest = nearestCurrency(code);
  const problem = {
    code: 'unknown-currency',
    message: `${quoted(code)} is no currency, expected an ISO 4217 code such as \`EUR\``,
  } as const;
  if (nearest === undefined) return { ...problem, fixes: [] };
  return {
    ...problem,
    label: `did you mean \`${nearest}\`?`,
    fixes: [
      { title: `write \`${nearest}\``, text: text.replace(` ${code}`, ` ${nearest}`), safety: 'unsafe' },
    ],
  };
}

/** A price may be repaired to a rate, money may not. */
function moneyProblem(text: string, as: 'money' | 'price'): ValueProblem {
  const accepts = (it: string) => (as === 'money' ? readMoney(it) : readPrice(it)).ok;
  return invalidNumber(text, {
    code: 'invalid-money',
    what: 'money',
    forms: as === 'money' ? '`12_000.50`, `120k` or `1.2M EUR`' : '`12_000.50`, `1.2M EUR` or `100k/month`',
    hasCurrency: true,
    accepts,
  });
}
