/** A CR without an LF after it: it ends a row for some readers, and is a blank to others. */
import type { Problem } from './problem.ts';
import { unreadable } from './yaml/read-yaml.ts';

/** The first one before the offset `end`. */
export function loneReturn(text: string, end: number): Problem | undefined {
  const at = text.search(/\r(?!\n)/);
  if (at < 0 || at >= end) return undefined;
  return {
    ...unreadable(
      { start: Math.max(0, at - 1), end: at + 1 },
      'a row that ends in CR alone, expected LF or CRLF',
    ),
    help: 'save the file with the line ends of Unix or Windows',
  };
}
