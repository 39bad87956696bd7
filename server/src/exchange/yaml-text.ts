/** Values as YAML source that every reader takes for the same text. */
import { absolute, powerOfTen } from '../domain/exact.ts';

/** Entries of a map in the order to write; values are already source. */
export type SourceEntries = readonly (readonly [key: string, source: string])[];

const WORDS = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
/** Begins with a letter, so it is not a number or date, and contains nothing special in a block or in braces. */
const PLAIN = /^[\p{L}_][\p{L}\p{N}_ .;()&/+'-]*$/u;
const ESCAPED = /["\\\p{C}\u2028\u2029]/gu;

/** A text as a scalar: plain if no reader could take it for anything else, otherwise quoted. */
export function scalar(text: string): string {
  if (PLAIN.test(text) && !WORDS.test(text) && !text.endsWith(' ')) return text;
  return `"${text.replace(ESCAPED, escaped)}"`;
}

/** `{ name: payments, code: CC-2100 }` */
export function flowMap(entries: SourceEntries): string {
  return `{ ${entries.map(([key, source]) => `${key}: ${source}`).join(', ')} }`;
}

/** `[payments, search]` */
export function flowList(sources: readonly string[]): string {
  return `[${sources.join(', ')}]`;
}

/**
 * Amounts of one line, all with the same suffix: `M` or `k` if every one is a whole number of them, else all digits.
 * `amounts` are minor units of a currency with `places` digits.
 */
export function amountTexts(amounts: readonly bigint[], places: number): readonly string[] {
  for (const [suffix, exponent] of SUFFIXES) {
    const unit = powerOfTen(exponent + places);
    if (amounts.every((amount) => amount % unit === 0n))
      return amounts.map((amount) => (amount === 0n ? '0' : `${grouped(amount / unit)}${suffix}`));
  }
  return amounts.map((amount) => withPoint(amount, places));
}

const SUFFIXES = [
  ['M', 6],
  ['k', 3],
  ['', 0],
] as const;

function withPoint(amount: bigint, places: number): string {
  const sign = amount < 0n ? '-' : '';
  const text = String(absolute(amount)).padStart(places + 1, '0');
  return `${sign}${grouped(BigInt(text.slice(0, -places)))}.${text.slice(-places)}`;
}

/** In groups of three from four digits on: `12_000`. */
function grouped(value: bigint): string {
  return value.toString().replace(/\B(?=(?:\d{3})+$)/g, '_');
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  // half of a surrogate pair is not a character that YAML could express
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0');
}
