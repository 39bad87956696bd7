/** Our own Markdown for surfaces that show text literally. */
import { largest } from '../base/largest.ts';

/** Code, an escaped character, a character reference, the marks of bold. */
const MARKUP = /`([^`]*)`|\\([!-/:-@[-`{-~])|&#(\d+);|\*\*/g;

/** Our Markdown (of this folder and of cards) as text without markup: tables are laid out in columns, code is kept. */
export function plainText(markdown: string): string {
  const rows: string[] = [];
  let table: (readonly string[])[] = [];
  let isCode = false;
  for (const row of markdown.split('\n')) {
    const cells = isCode ? undefined : cellsOf(row);
    if (cells) {
      table.push(cells);
      continue;
    }
    rows.push(...columns(table));
    table = [];
    if (row.startsWith('```')) isCode = !isCode;
    else rows.push(isCode ? row : withoutMarkup(row));
  }
  return [...rows, ...columns(table)].join('\n');
}

/** The cells of a table row; undefined for any other row. */
function cellsOf(row: string): readonly string[] | undefined {
  return /^\| .*\|$/.test(row) ? row.slice(2, -2).split(' | ') : undefined;
}

function withoutMarkup(row: string): string {
  return row.replace(MARKUP, (_, code?: string, escaped?: string, number?: string) =>
    number === undefined ? (code ?? escaped ?? '') : String.fromCodePoint(Number(number)),
  );
}

/** The first column is left-aligned, the others right-aligned. */
function columns(table: readonly (readonly string[])[]): readonly string[] {
  const shown = table
    .filter((cells) => !cells.every((it) => /^:?-+:?$/.test(it)))
    .map((cells) => cells.map(withoutMarkup));
  const widths = (shown[0] ?? []).map((_, i) => largest(shown.map((cells) => lengthOf(cells[i]))));
  const padded = (text: string, i: number) => {
    const blanks = ' '.repeat((widths[i] ?? 0) - lengthOf(text));
    return i === 0 ? text + blanks : blanks + text;
  };
  return shown.map((cells) => cells.map(padded).join('  '));
}

function lengthOf(text = ''): number {
  return [...text].length;
}
