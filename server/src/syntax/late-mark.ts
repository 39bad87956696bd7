/** A byte order mark may begin a file; further down it hides in the first word of a row, where it is invisible. */
import type { Problem } from './problem.ts';
import { unreadable } from './yaml/read-yaml.ts';

const AT_ROW = '\n\uFEFF';

/** The first mark at the start of a row of a head, other than its first row. */
export function lateMark(text: string): Problem | undefined {
  const at = text.indexOf(AT_ROW) + 1;
  if (at === 0) return undefined;
  return {
    ...unreadable(
      { start: at, end: at + 1 },
      'a byte order mark in the middle of the file, expected it at the beginning alone',
    ),
    help: 'files that were put together keep their marks: remove this one, a single character that nothing shows',
  };
}
