/** Whether the rows that a page shows are the rows that a program printed. */

/** Stands alone on a row for rows left out. */
const LEFT_OUT = '…';

/** What differs from run to run, by its shape: seconds and ids of commits. */
function shape(row: string): string {
  return row
    .trimEnd()
    .replace(/\b\d+(?:\.\d+)? s\b/g, '0.00 s')
    .replace(/\bagainst [0-9a-f]{7,40}\b/g, 'against 0000000');
}

/** Rows as they are compared; empty rows at the end do not count. */
export function comparable(rows: readonly string[]): readonly string[] {
  const shapes = rows.map(shape);
  while (shapes.at(-1) === '') shapes.pop();
  return shapes;
}

/** Both sides are {@link comparable}; where rows are left out, the rest must stand in its order. */
export function isShown(shown: readonly string[], printed: readonly string[]): boolean {
  const [row, ...rest] = shown;
  if (row === undefined) return printed.length === 0;
  if (row === LEFT_OUT) return printed.some((_, i) => isShown(rest, printed.slice(i))) || rest.length === 0;
  return printed[0] === row && isShown(rest, printed.slice(1));
}
