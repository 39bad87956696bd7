/** The rows of a file around a place, with a caret line: nothing in them is obeyed by the terminal, and carets stand below what they mean. */
import { visible } from '../../domain/words/visible.ts';
import type { Place } from '../../report/diagnostic.ts';
import { widthOf } from './grid.ts';

/** One row as it is shown, and which columns of it are marked. */
export interface FrameRow {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export interface Frame {
  readonly rows: readonly FrameRow[];
  /** Columns before the first caret, in the terminal. */
  readonly indent: number;
  /** How many carets. */
  readonly carets: number;
}

const TAB = '  ';

/** At most two rows: the one with the place, and the one above where it stands beside it. Cut to `width` columns. */
export function frameOf(text: string, { start, end }: Place, width: number): Frame {
  const rows = rowsFrom(text, start.line);
  const row = rows.at(-1) ?? '';
  const stop = end.line === start.line ? end.character : row.length;
  const before = shown(row.slice(0, start.character));
  const marked = shown(row.slice(start.character, Math.max(stop, start.character)));
  const after = shown(row.slice(Math.max(stop, start.character)));
  const { text: line, indent, carets } = cut(before, marked, after, width);
  const [above] = rows.length > 1 ? rows : [];
  const isBeside = above !== undefined && above.trim() !== '' && indentOf(above) === indentOf(row);
  const shownAbove =
    isBeside && line.startsWith(before) ? [{ number: start.line, text: tail(shown(above), width) }] : [];
  return { rows: [...shownAbove, { number: start.line + 1, text: line }], indent, carets };
}

/** The row `line` and the one above it; rows end as the language counts them. */
function rowsFrom(text: string, line: number): readonly string[] {
  const rows: string[] = [];
  let start = 0;
  for (let row = 0; row <= line; row++) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    if (row >= line - 1) rows.push(text.slice(start, stop).replace(/\r$/, ''));
    if (end < 0) break;
    start = end + 1;
  }
  return rows;
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', TAB).replace(/^\uFEFF/, ''));
}

function indentOf(row: string): number {
  return row.length - row.trimStart().length;
}

/** Keeps what is marked in view: at most `width` columns, an ellipsis where something is left out. */
function cut(
  before: string,
  marked: string,
  after: string,
  width: number,
): { readonly text: string; readonly indent: number; readonly carets: number } {
  const room = Math.max(8, width - 2);
  const head = widthOf(before) + widthOf(marked) > room ? keepEnd(before, Math.floor(room / 3)) : before;
  const middle = tail(marked, Math.max(4, room - widthOf(head)));
  const rest = tail(after, Math.max(0, room - widthOf(head) - widthOf(middle)));
  return {
    text: head + middle + rest,
    indent: widthOf(head),
    carets: Math.max(1, widthOf(middle)),
  };
}

function tail(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text];
  let kept = '';
  for (const letter of letters) {
    if (widthOf(kept + letter) > width - 1) break;
    kept += letter;
  }
  return width <= 0 ? '' : `${kept}…`;
}

function keepEnd(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const letters = [...text].slice(-width * 2);
  let kept = '';
  for (const letter of letters.toReversed()) {
    if (widthOf(letter + kept) > width - 1) break;
    kept = letter + kept;
  }
  return `…${kept}`;
}
