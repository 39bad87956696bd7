/** Columns of text that line up in any script: widths are those of a terminal, colours have none. */

import stringWidth from 'string-width';
import { largest } from '../../base/largest.ts';

/** Letters and marks that take one column each: what nearly all text is made of, and cheap to detect. */
const NARROW =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2190-\u21FF\u2212\u2500-\u25FC\u2713\u2717\u27E8\u27E9]*$/;
/** The same with ideographs, kana and syllables of Hangul, which take two columns. */
const NARROW_OR_WIDE =
  /^[ -~\u00A1-\u00AC\u00AE-\u02FF\u2010-\u2027\u2116\u2190-\u21FF\u2212\u2500-\u25FC\u2713\u2717\u27E8\u27E9\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3]*$/;
const WIDE = /[\u3041-\uD7A3]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const COLOR = /\u001B\[\d+m/g;

/** Columns that `text` takes, without its colours. */
export function widthOf(text: string): number {
  const plain = text.includes('\u001B') ? text.replace(COLOR, '') : text;
  if (NARROW.test(plain)) return plain.length;
  // the package takes a while to load
  if (NARROW_OR_WIDE.test(plain)) return plain.length + (plain.match(WIDE)?.length ?? 0);
  return stringWidth(plain);
}

/** Pads with spaces; longer text stays unchanged. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + space : space + text;
}

/** At most `width` columns of plain text, with an ellipsis if something is left out. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  // created when needed: it takes 20 ms
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  for (const { segment } of segmenter.segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** How columns are laid out; widths and gaps are columns of the terminal. */
export interface GridOptions {
  /** For each column; the last one given applies to the rest. */
  readonly align: readonly ('left' | 'right')[];
  /** Spaces between columns. */
  readonly gap?: number;
  /** Minimum width of each column. */
  readonly least?: readonly number[];
}

/** One line for each row, without trailing spaces. */
export function grid(
  rows: readonly (readonly string[])[],
  { align, gap = 2, least = [] }: GridOptions,
): readonly string[] {
  const columns = largest(rows.map((it) => it.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    largest(
      rows.map((it) => widthOf(it[i] ?? '')),
      least[i],
    ),
  );
  const sideOf = (i: number) => align[i] ?? align.at(-1) ?? 'left';
  return rows.map((row) =>
    row
      .map((text, i) => pad(text, widths[i] ?? 0, sideOf(i)))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
}
