/** Rows of a text, and text edits that leave no empty row and no double space behind. Offsets count from the start of the text. */
import { byPlace, type TextEdit, type TextRange } from '../base/text.ts';
import type { Comment } from './node.ts';
import { nextRow } from './split-rows.ts';

/** A text that is edited: its comments stay, its line ends are kept. */
export interface EditedText {
  readonly text: string;
  readonly comments: readonly Comment[];
  /** The line end of the text. */
  readonly eol: '\n' | '\r\n';
}

/** The start of the row that contains `offset`. */
export function rowStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Characters before `offset` in its row; a byte order mark does not count. */
export function columnAt(text: string, offset: number): number {
  const start = rowStart(text, offset);
  return offset - start - (text.charCodeAt(start) === 0xfeff ? 1 : 0);
}

/** Whether there is only white space between two offsets. */
export function isEmptyBetween(text: string, from: number, to: number): boolean {
  return text.slice(from, to).trim() === '';
}

/** Whether there is a comment between two offsets. */
export function hasComment({ comments }: EditedText, from: number, to: number): boolean {
  return comments.some((it) => it.start >= from && it.end <= to);
}

/** `end` without the white space before it. */
export function shownEnd(text: string, end: number): number {
  let at = end;
  while (at > 0 && ' \r\n'.includes(text.charAt(at - 1))) at--;
  return at;
}

/** Removes `range`; also its row when nothing else is there, otherwise the spaces that it would leave. */
export function cut({ text }: EditedText, range: TextRange): TextEdit {
  let { start, end } = range;
  const row = rowStart(text, start);
  const next = nextRow(text, end);
  const isFirst = isEmptyBetween(text, row, start);
  const isLast = isEmptyBetween(text, end, next);
  if (isFirst && isLast) return { range: { start: row, end: next }, newText: '' };
  if (isLast) while (start > row && text.charAt(start - 1) === ' ') start--;
  else if (isFirst || ' [{'.includes(text.charAt(start - 1))) while (text.charAt(end) === ' ') end++;
  return { range: { start, end }, newText: '' };
}

/** New rows at `offset`, which is the start of a row or the end of a text without a last line end. */
export function addRows({ text, eol }: EditedText, offset: number, rows: readonly string[]): TextEdit {
  const isOpen = offset > 0 && text.charAt(offset - 1) !== '\n';
  const joined = rows.join(eol);
  return { range: { start: offset, end: offset }, newText: isOpen ? eol + joined : joined + eol };
}

/** `source` as written at `column`: its further rows are indented, and end like the rows around it. */
export function hanging(source: string, column: number, eol: string): string {
  const [first = '', ...rest] = source.split(/\r?\n/);
  return [first, ...rest.map((it) => (it === '' ? it : ' '.repeat(column) + it))].join(eol);
}

/** In order of place, without overlaps: an edit inside a removed piece is dropped. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.toSorted(byPlace);
  const out: TextEdit[] = [];
  for (const edit of sorted) {
    const last = out.at(-1);
    if (!last || edit.range.start > last.range.end) out.push(edit);
    else if (edit.range.start === last.range.end || (edit.newText === '' && last.newText === ''))
      out.splice(-1, 1, joined(last, edit));
  }
  return out;
}

function joined(a: TextEdit, b: TextEdit): TextEdit {
  return {
    range: { start: a.range.start, end: Math.max(a.range.end, b.range.end) },
    newText: a.newText + b.newText,
  };
}
