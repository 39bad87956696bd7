/** Whether the rows that a page shows are the rows that a program printed. */

/** Stands alone on a row for rows left out. */
const LEFT_OUT = '…';

/** Written in place of what differs from run to run. */
interface Steady {
  readonly seconds: string;
  readonly commit: string;
}

/** A row with the same seconds and ids of commits in every run. */
export function steady(row: string, { seconds, commit }: Steady): string {
  return row
    .replace(/\b\d+(?:\.\d+)? s\b/g, `${seconds} s`)
    .replace(/\bagainst [0-9a-f]{7,40}\b/g, `against ${commit}`);
}

/** Rows as they are compared; empty rows at the end do not count. */
export function comparable(rows: readonly string[]): readonly string[] {
  const steadyRows = rows.map((it) => steady(it.trimEnd(), { seconds: '0.00', commit: '0000000' }));
  while (steadyRows.at(-1) === '') steadyRows.pop();
  return steadyRows;
}

/** Both sides are {@link comparable}; where rows are left out, the rest must stand in its order. */
export function isShown(shown: readonly string[], printed: readonly string[]): boolean {
  const [row, ...rest] = shown;
  if (row === undefined) return printed.length === 0;
  if (row === LEFT_OUT) return printed.some((_, i) => isShown(rest, printed.slice(i))) || rest.length === 0;
  return printed[0] === row && isShown(rest, printed.slice(1));
}
