/** The digits that money, numbers and percents share: `-`, digits, `_` between digits, one `.`, then optionally `k` or `M`. */
import { codeAt } from '../../base/text.ts';
import type { Decimal } from '../../domain/exact.ts';

const DOT = 46;
const MINUS = 45;
const UNDERSCORE = 95;
const SMALL_K = 107;
const CAPITAL_M = 77;

/** Offset after the number that `text` begins with; 0 when it begins with none. Linear in the length of the number. */
export function numberEnd(text: string): number {
  const start = codeAt(text, 0) === MINUS ? 1 : 0;
  let end = digitsEnd(text, start);
  if (end === start) return 0;
  if (codeAt(text, end) === DOT) {
    const first = end + 1;
    end = digitsEnd(text, first);
    if (end === first) return 0;
  }
  return zerosOfSuffix(codeAt(text, end)) === 0 ? end : end + 1;
}

/** Whether the number that ends at `end` has a `k` or `M`. */
export function hasSuffix(text: string, end: number): boolean {
  return !isDigit(codeAt(text, end - 1));
}

/** JavaScript's own numbers are exact up to this many digits. */
const SAFE_DIGITS = 15;

/** The number from the start of `text` to its `numberEnd`. */
export function decimalOf(text: string, end: number): Decimal {
  const zeros = zerosOfSuffix(codeAt(text, end - 1));
  if (end + zeros > SAFE_DIGITS) return longDecimal(text.slice(0, zeros === 0 ? end : end - 1), zeros);
  let digits = 0;
  let scale = 0;
  let dot = end;
  for (let at = 0; at < end; at += 1) {
    const code = codeAt(text, at);
    if (isDigit(code)) {
      digits = digits * 10 + (code - 48);
      if (at > dot) scale += 1;
    } else if (code === DOT) dot = at;
  }
  for (; scale < zeros; scale += 1) digits *= 10;
  return { digits: BigInt(codeAt(text, 0) === MINUS ? -digits : digits), scale: scale - zeros };
}

/** A number of any length, times ten to the power of `zeros`. */
function longDecimal(number: string, zeros: number): Decimal {
  const [whole = '', fraction = ''] = number.replaceAll('_', '').split('.');
  return { digits: BigInt(whole + fraction.padEnd(zeros, '0')), scale: Math.max(0, fraction.length - zeros) };
}

/** Offset after the digits that begin at `start`; a `_` counts only between two digits. */
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

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
