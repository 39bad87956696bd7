/** Numbers as spreadsheets write them, read exactly. */
import type { Decimal } from '../domain/exact.ts';
import type { NumberFormat } from './mapping.ts';

/** More digits than any money has; to read a million of them takes minutes. */
const MOST_CHARACTERS = 60;

const ZERO: Decimal = { digits: 0n, scale: 0 };

/** The number in a cell, or what was expected instead. An empty cell is 0. */
export function readNumber(cell: string, format: NumberFormat): Decimal | { readonly expected: string } {
  const text = cell.trim();
  if (text === '' || format.nothing.includes(text)) return ZERO;
  if (text.length > MOST_CHARACTERS) return { expected: expectation(format) };
  const signed = takeSign(text.replaceAll('\u2212', '-'), format);
  const body = signed === undefined ? undefined : ungroup(signed.body, format);
  if (signed === undefined || body === undefined) return { expected: expectation(format) };
  const [whole = '', fraction = ''] = body.split('.');
  const digits = BigInt(whole + fraction);
  return { digits: signed.negative ? -digits : digits, scale: fraction.length };
}

/** Takes one sign off: `(5)`, `5-` and `-5` are minus five where the format allows them; two signs are none. */
function takeSign(
  text: string,
  { negative }: NumberFormat,
): { readonly body: string; readonly negative: boolean } | undefined {
  if (text.startsWith('(') && text.endsWith(')'))
    return negative.includes('brackets') ? { body: text.slice(1, -1).trim(), negative: true } : undefined;
  if (text.endsWith('-'))
    return negative.includes('trailing-minus')
      ? { body: text.slice(0, -1).trim(), negative: true }
      : undefined;
  if (text.startsWith('-'))
    return negative.includes('minus') ? { body: text.slice(1).trim(), negative: true } : undefined;
  return { body: text, negative: false };
}

/** Digits with at most one `.`; undefined when groups are not of three digits or anything else stands between. */
function ungroup(text: string, { decimal, thousands }: NumberFormat): string | undefined {
  const cut = text.indexOf(decimal);
  const whole = cut === -1 ? text : text.slice(0, cut);
  const fraction = cut === -1 ? '' : text.slice(cut + 1);
  if (cut !== -1 && !/^\d+$/.test(fraction)) return undefined;
  const groups = thousands === ' ' ? whole.split(/\s/) : whole.split(thousands ?? '\0');
  const plain = groups.length === 1 ? /^\d+$/.test(whole) : isGrouped(groups);
  return plain ? `${groups.join('')}${fraction === '' ? '' : `.${fraction}`}` : undefined;
}

function isGrouped([first = '', ...rest]: readonly string[]): boolean {
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function expectation({ decimal, thousands, negative }: NumberFormat): string {
  const sample = `1${thousands ?? ''}234${decimal}50`;
  const minus = { minus: `-${sample}`, 'trailing-minus': `${sample}-`, brackets: `(${sample})` };
  const forms = [sample, ...negative.map((form) => minus[form])];
  return `a number such as ${forms.join(' or ')}`;
}
