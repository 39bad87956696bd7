/** Numbers as spreadsheets write them, read exactly. */
import type { Decimal } from '../domain/exact.ts';
import type { NegativeForm, NumberFormat } from './mapping.ts';

/** More digits than any amount has; reading a million of them takes minutes. */
const MOST_CHARACTERS = 60;

const ZERO: Decimal = { digits: 0n, scale: 0 };

/** The number in a cell, or what was expected instead. An empty cell is 0. */
export function readNumber(cell: string, format: NumberFormat): Decimal | { readonly expected: string } {
  return parseNumber(cell, format) ?? { expected: expectation(format) };
}

/** The number in a cell; undefined if it is not one in this format. */
export function parseNumber(cell: string, format: NumberFormat): Decimal | undefined {
  const written = cell.trim();
  if (written === '' || written === '0' || format.nothing.includes(written)) return ZERO;
  if (written.length > MOST_CHARACTERS) return undefined;
  const text = written.replaceAll('\u2212', '-');
  const bare = withoutSymbol(text, format);
  if (format.nothing.includes(bare)) return ZERO;
  const signed = takeSign(bare, format);
  if (signed === undefined) return undefined;
  // `-$5` as well as `$-5`, but only one symbol
  const body = ungroup(bare === text ? withoutSymbol(signed.body, format) : signed.body, format);
  if (body === undefined) return undefined;
  const [whole = '', fraction = ''] = body.split('.');
  const digits = BigInt(whole + fraction);
  return { digits: signed.negative ? -digits : digits, scale: fraction.length };
}

function withoutSymbol(text: string, { symbols }: NumberFormat): string {
  for (const symbol of symbols) {
    if (symbol === '') continue;
    if (text.startsWith(symbol)) return text.slice(symbol.length).trim();
    if (text.endsWith(symbol)) return text.slice(0, -symbol.length).trim();
  }
  return text;
}

/** Removes one sign: `(5)`, `5-`, `5 CR` and `-5` are minus five if the format allows them; two signs are invalid. */
function takeSign(
  text: string,
  { negative }: NumberFormat,
): { readonly body: string; readonly negative: boolean } | undefined {
  const minus = (form: NegativeForm, body: string) =>
    negative.includes(form) ? { body: body.trim(), negative: true } : undefined;
  if (text.startsWith('(') && text.endsWith(')')) return minus('brackets', text.slice(1, -1));
  if (text.endsWith('-')) return minus('trailing-minus', text.slice(0, -1));
  if (text.startsWith('-')) return minus('minus', text.slice(1));
  if (text.startsWith('+')) return { body: text.slice(1).trim(), negative: false };
  const [, body, side] = /^(.*\d) ?(CR|DR)$/i.exec(text) ?? [];
  if (body === undefined) return { body: text, negative: false };
  const credit = minus('cr', body);
  return credit && { ...credit, negative: side?.toUpperCase() === 'CR' };
}

/** Digits with at most one `.`; undefined if groups do not have three digits or anything else is in between. */
function ungroup(text: string, { decimal, thousands }: NumberFormat): string | undefined {
  const cut = text.indexOf(decimal);
  const whole = cut === -1 ? text : text.slice(0, cut);
  const fraction = cut === -1 ? '' : text.slice(cut + 1);
  if (cut !== -1 && !/^\d+$/.test(fraction)) return undefined;
  const groups = whole.split(separatorOf(thousands));
  const plain = groups.length === 1 ? /^\d+$/.test(whole) : isGrouped(groups);
  return plain ? `${groups.join('')}${fraction === '' ? '' : `.${fraction}`}` : undefined;
}

/** Spreadsheets write several kinds of spaces and of apostrophes. */
function separatorOf(thousands: string | undefined): string | RegExp {
  if (thousands === ' ') return /\s/;
  return thousands === "'" || thousands === '\u2019' ? /['\u2019]/ : (thousands ?? '\0');
}

/** `1,234,567`, or `12,34,567` as in India. */
function isGrouped(groups: readonly string[]): boolean {
  const lengths = groups.map((group) => (/^\d+$/.test(group) ? group.length : 0)).join(' ');
  return /^[1-3](?: 3)+$/.test(lengths) || /^[12](?: 2)+ 3$/.test(lengths);
}

function expectation({ decimal, thousands, negative }: NumberFormat): string {
  const sample = `1${thousands ?? ''}234${decimal}50`;
  const minus = {
    minus: `-${sample}`,
    'trailing-minus': `${sample}-`,
    brackets: `(${sample})`,
    cr: `${sample} CR`,
  };
  const forms = [sample, ...negative.map((form) => minus[form])];
  return `a number such as ${forms.join(' or ')}`;
}
