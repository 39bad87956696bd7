/** The digits that money, numbers and percents share: `-`, digits, `_` between digits, one `.`, then perhaps `k` or `M`. */
import { codeAt } from '../../base/text.ts';
import type { Decimal } from '../../domain/exact.ts';

/** A number at the start of a text. */
export interface ScannedNumber {
  readonly value: Decimal;
  /** Offset behind its last character. */
  readonly end: number;
  readonly hasSuffix: boolean;
}

const DOT = 46;
const MINUS = 45;
const UNDERSCORE = 95;
const SMALL_K = 107;
const CAPITAL_M = 77;

/** The number that `text` begins with, if it begins with one. Linear in the length of the number. */
export function scanNumber(text: string): ScannedNumber | undefined {
  const start = codeAt(text, 0) === MINUS ? 1 : 0;
  const wholeEnd = digitsEnd(text, start);
  if (wholeEnd === start) return undefined;
  let end = wholeEnd;
  if (codeAt(text, end) === DOT) {
    end = digitsEnd(text, wholeEnd + 1);
    if (end === wholeEnd + 1) return undefined;
  }
  const zeros = zerosOfSuffix(codeAt(text, end));
  const value =
    end + zeros <= SAFE_DIGITS
      ? shortDecimal(text, wholeEnd, end, zeros)
      : longDecimal(text, wholeEnd, end, zeros);
  return { value, end: zeros === 0 ? end : end + 1, hasSuffix: zeros > 0 };
}

/** Any number of so many digits is exact in JavaScript's own. */
const SAFE_DIGITS = 15;

/** The number up to `end`, whose whole part ends at `wholeEnd`, times ten to the power of `zeros`. */
function shortDecimal(text: string, wholeEnd: number, end: number, zeros: number): Decimal {
  let digits = 0;
  let scale = 0;
  for (let at = 0; at < end; at += 1) {
    const code = codeAt(text, at);
    if (!isDigit(code)) continue;
    digits = digits * 10 + (code - 48);
    if (at > wholeEnd) scale += 1;
  }
  for (; scale < zeros; scale += 1) digits *= 10;
  return { digits: BigInt(codeAt(text, 0) === MINUS ? -digits : digits), scale: scale - zeros };
}

/** As `shortDecimal`, of any length. */
function longDecimal(text: string, wholeEnd: number, end: number, zeros: number): Decimal {
  const fraction = withoutUnderscores(text.slice(wholeEnd + 1, end));
  const scale = fraction.length > zeros ? fraction.length - zeros : 0;
  return { digits: BigInt(withoutUnderscores(text.slice(0, wholeEnd)) + fraction.padEnd(zeros, '0')), scale };
}

/** Offset behind the digits that begin at `start`; a `_` counts only between two digits. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = codeAt(text, at);
    if (isDigit(code)) end = at + 1;
    else if (code !== UNDERSCORE || end !== at || at === start) break;
  }
  return end;
}

function zerosOfSuffix(code: number): number {
  if (code === SMALL_K) return 3;
  return code === CAPITAL_M ? 6 : 0;
}

function withoutUnderscores(digits: string): string {
  return digits.includes('_') ? digits.replaceAll('_', '') : digits;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
