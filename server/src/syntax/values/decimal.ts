/** The digits that money, numbers and percents share: `-`, digits, `_` between digits, one `.`, then perhaps `k` or `M`. */
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
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const wholeEnd = digitsEnd(text, start);
  if (wholeEnd === start) return undefined;
  let end = wholeEnd;
  if (text.charCodeAt(end) === DOT) {
    end = digitsEnd(text, wholeEnd + 1);
    if (end === wholeEnd + 1) return undefined;
  }
  const zeros = zerosOfSuffix(text.charCodeAt(end));
  const whole = text.slice(0, wholeEnd);
  const value =
    zeros === 0 && end === wholeEnd
      ? { digits: BigInt(withoutUnderscores(whole)), scale: 0 }
      : decimalOf(whole, text.slice(wholeEnd + 1, end), zeros);
  return { value, end: zeros === 0 ? end : end + 1, hasSuffix: zeros > 0 };
}

/** Offset behind the digits that begin at `start`; a `_` counts only between two digits. */
function digitsEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) end = at + 1;
    else if (code !== UNDERSCORE || end !== at || at === start) break;
  }
  return end;
}

function zerosOfSuffix(code: number): number {
  if (code === SMALL_K) return 3;
  return code === CAPITAL_M ? 6 : 0;
}

function decimalOf(whole: string, fraction: string, zeros: number): Decimal {
  const written = withoutUnderscores(fraction);
  const scale = written.length > zeros ? written.length - zeros : 0;
  return { digits: BigInt(withoutUnderscores(whole) + written.padEnd(zeros, '0')), scale };
}

function withoutUnderscores(digits: string): string {
  return digits.includes('_') ? digits.replaceAll('_', '') : digits;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
