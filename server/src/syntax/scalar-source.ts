/** Texts as source of scalars. */
import { isAmbiguousScalar } from './values/ambiguous.ts';

const PLAIN = /^[\p{L}\p{N}_./][^:#,{}[\]"'\\\p{Cc}]*(?<! )$/u;

/** Whether a text holds nothing that means something in a block or in braces. */
export function isPlainText(text: string): boolean {
  return PLAIN.test(text);
}

/** Plain where every reader of YAML takes it for this text, else in quotes. */
export function scalarSource(text: string): string {
  return isPlainText(text) && !isAmbiguousScalar(text) ? text : JSON.stringify(text);
}
