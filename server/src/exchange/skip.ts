/** Which rows of a table do not become lines. */
import type { SkipMapping } from './mapping.ts';
import { type Column, cellOf, type TableRow } from './table.ts';

/** Returns the reason why a row is left out, undefined for a row that counts. A row without any text is `empty`. */
export function skipReader(
  skip: readonly SkipMapping[],
  columns: (headings: readonly string[], at: string) => readonly Column[],
): (row: TableRow) => string | undefined {
  const tests = skip.map(({ column, patterns, reason }, index) => ({
    columns: columns([column], `/spec/skip/${index}/column`),
    patterns: patterns.map((pattern) => pattern.toLowerCase()),
    reason,
  }));
  return (row) => {
    if (row.cells.every((cell) => cell === '')) return 'empty';
    return tests.find((test) =>
      test.columns.some((column) => {
        const cell = cellOf(row, column).toLowerCase();
        return test.patterns.some((pattern) => isLike(cell, pattern));
      }),
    )?.reason;
  };
}

/** `*` stands for any text, even none, `\*` for itself. Each piece matches at its first occurrence: the time is linear in both. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...rest] = piecesOf(pattern);
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || text.length < first.length + last.length) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at === -1 || at + piece.length > end) return false;
    from = at + piece.length;
  }
  return text.endsWith(last);
}

/** The pieces between the wildcards. */
function piecesOf(pattern: string): readonly string[] {
  return pattern.split(/(?<!\\)\*/).map((piece) => piece.replaceAll('\\*', '*'));
}
