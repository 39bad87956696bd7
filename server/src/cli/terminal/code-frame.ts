/** The rows of a file around a place, with a caret line: the terminal interprets nothing in them, and carets are below what they mark. */
import { visible } from '../../domain/words/visible.ts';
import type { Place } from '../../report/diagnostic.ts';
import { widthOf } from './grid.ts';

/** One row as it is shown. */
interface FrameRow {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A piece of a file with a marked place, ready to be printed. */
export interface Frame {
  readonly rows: readonly FrameRow[];
  /** Columns before the first caret, in the terminal. */
  readonly indent: number;
  /** How many carets. */
  readonly carets: number;
}

const TAB = '  ';

/** Longer parts of a row are never visible, and cost time. */
const LONGEST = 1_000;

/** At most two rows: the one with the place, and the one above if both are keys of one map. Cut to `width` columns. */
export function frameOf(text: string, { range, start, end }: Place, width: number): Frame {
  const from = range.start - start.character;
  const row = text.slice(from, rowEnd(text, from));
  const stop = Math.max(start.character, end.line === start.line ? end.character : row.length);
  const before = shown(row.slice(Math.max(0, start.character - LONGEST), start.character));
  const marked = shown(row.slice(start.character, Math.min(stop, start.character + LONGEST)));
  const after = shown(row.slice(stop, stop + LONGEST));
  const { text: line, indent, carets } = cut(before, marked, after, width);
  const above = rowAbove(text, from);
  const rows = [{ number: start.line + 1, text: line }];
  if (above !== undefined && isBeside(above, row) && line.startsWith(before))
    rows.unshift({ number: start.line, text: tail(shown(above), width) });
  return { rows, indent, carets };
}

function rowEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (isEnd(text, at)) return at;
  return text.length;
}

function isEnd(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

/** The row before the one that begins at `from`, truncated if it is very long. */
function rowAbove(text: string, from: number): string | undefined {
  if (from === 0) return undefined;
  const end = text.startsWith('\r\n', from - 2) ? from - 2 : from - 1;
  let start = end;
  while (start > 0 && !isEnd(text, start - 1)) start--;
  return text.slice(start, Math.min(end, start + LONGEST));
}

/** Neighbouring keys help to see what is wrong with a key; the item above does not. */
function isBeside(above: string, row: string): boolean {
  const key = /^( *)[^\s#-]/;
  const [left, right] = [key.exec(above), key.exec(row)];
  return left !== null && right !== null && left[1] === right[1];
}

function shown(text: string): string {
  return visible(text.replaceAll('\t', TAB).replace(/^\uFEFF/, ''));
}

/** Keeps the marked text in view: at most `width` columns, with an ellipsis where something is left out. */
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
  let kept = '';
  for (const letter of text) {
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
