/** What begins a file may mark its encoding; further down it hides in the first word of a row, where nobody sees it. */
import type { Problem } from './problem.ts';
import { unreadable } from './yaml/read-yaml.ts';

const AT_ROW = '\n\uFEFF';

/** The first mark that begins a row after the first of a head. */
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
