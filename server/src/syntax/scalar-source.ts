/** Texts as the source of scalars. */
import { isAmbiguousScalar } from './values/ambiguous.ts';

const PLAIN = /^[\p{L}\p{N}_./][^:#,{}[\]"'\\\p{Cc}]*(?<! )$/u;

/** Whether a text holds nothing that has a meaning in block style or in braces. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** Plain if every reader of YAML takes it for this text, otherwise in quotes. */
export function scalarSource(text: string): string {
  return isPlainText(text) && !isAmbiguousScalar(text) ? text : JSON.stringify(text);
}
