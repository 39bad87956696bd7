/** The edits between two texts that have the same rows in the same order, apart from blank ones. */
import type { TextEdit } from '../base/text.ts';

/** One edit for each row that differs and for each run of blank rows, each as short as possible. */
export function rowEdits(before: string, after: string): readonly TextEdit[] {
  const old = rowsOf(before);
  const now = rowsOf(after);
  const edits: TextEdit[] = [];
  let from = 0;
  for (const [i, row] of old.entries()) {
    const other = now[i];
    if (!other) break;
    edits.push(
      ...shortest(before, { start: from, end: row.start }, after.slice(now[i - 1]?.end ?? 0, other.start)),
    );
    edits.push(...shortest(before, row, after.slice(other.start, other.end)));
    from = row.end;
  }
  const end = { start: from, end: before.length };
  return [...edits, ...shortest(before, end, after.slice(now.at(-1)?.end ?? 0))];
}

interface Row {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
}

/** Rows that are not blank. */
function rowsOf(text: string): readonly Row[] {
  return [...text.matchAll(/^.*\S.*?(?=\r?$)/gm)].map((it) => ({
    start: it.index,
    end: it.index + it[0].length,
  }));
}

function shortest(text: string, { start, end }: Row, wanted: string): readonly TextEdit[] {
  const now = text.slice(start, end);
  if (now === wanted) return [];
  const most = Math.min(now.length, wanted.length);
  let same = 0;
  while (same < most && now[same] === wanted[same]) same++;
  let tail = 0;
  while (tail < most - same && now.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  const range = { start: start + same, end: end - tail };
  return [{ range, newText: wanted.slice(same, wanted.length - tail) }];
}
