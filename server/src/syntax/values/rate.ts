/** Readers of exchange rates: the pair `EUR/USD`, and how many dollars one euro is. */
import { exponentOf, nearestCurrency } from '../../domain/currency.ts';
import type { Quantity } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { plainCharacters } from './foreign-digits.ts';
import { readNumber } from './number.ts';
import { LONGEST_SCALAR, type Reading, type ValueProblem } from './reading.ts';
import { fixesOf, tooLong } from './repair.ts';

/** Two codes with a `/`; the value is the text. */
export function readCurrencyPair(text: string): Reading<string> {
  if (isPair(text)) return { ok: true, value: text };
  return { ok: false, problem: pairProblem(text) };
}

/** A number above 0, any digits. */
export function readRate(text: string): Reading<Quantity> {
  const reading = readNumber(text);
  if (!reading.ok) return reading;
  if (reading.value.digits > 0n) return { ok: true, value: { value: reading.value, per: undefined, text } };
  const message = `${quoted(text)} is no exchange rate, expected a number above 0`;
  return { ok: false, problem: { code: 'invalid-number', message, fixes: [] } };
}

function isPair(text: string): boolean {
  const [from = '', to = '', ...rest] = text.split('/', 3);
  return rest.length === 0 && from !== to && exponentOf(from) !== undefined && exponentOf(to) !== undefined;
}

function pairProblem(text: string): ValueProblem {
  const code = 'unknown-currency';
  if (text.length > LONGEST_SCALAR) return tooLong(text, code);
  const [from, to] = sidesOf(text);
  const wrong = `${quoted(text)} is no pair of currencies`;
  const help = '`EUR/USD` is how many dollars one euro is';
  if (from === undefined || to === undefined)
    return { code, message: `${wrong}, expected two codes such as \`EUR/USD\``, help, fixes: [] };
  if (from === to && from !== '')
    return { code, message: `${wrong}, expected two that are not the same`, help, fixes: [] };
  const unknown = [from, to].find((it) => exponentOf(it) === undefined);
  const near = [from, to].map((it) => nearestCurrency(it) ?? '').join('/');
  // several countries have a dollar, and a pound
  const isSure = unknown === undefined && !/\$|dollar|pound/i.test(text);
  const fixes = isPair(near) ? fixesOf([near], isSure) : [];
  if (unknown === undefined) return { code, message: `${wrong}, expected \`${near}\``, help, fixes };
  return {
    code,
    message: `${quoted(unknown)} is no currency, expected an ISO 4217 code such as \`EUR\``,
    ...(fixes.length === 0 ? {} : { label: `did you mean \`${near}\`?` }),
    help,
    fixes,
  };
}

/** The two sides (of a `→` too), as codes when written in another case, as a sign or as a word. */
function sidesOf(text: string): readonly (string | undefined)[] {
  const plain = plainCharacters(text).trim();
  const [, from, to] =
    /^([A-Z]{3})([A-Z]{3})$/i.exec(plain) ??
    /^([\p{L}\p{Sc}]+)\s*(?:[/\\:_,;.|>\u2192-]+|\s(?:to|in)\s|\s)\s*([\p{L}\p{Sc}]+)$/iu.exec(plain) ??
    [];
  return [from, to].map((it) => it && codeOf(it));
}

function codeOf(word: string): string {
  if (word === '$') return 'USD';
  if (/^[A-Z]{3}$/i.test(word)) return word.toUpperCase();
  return nearestCurrency(word) ?? word;
}
