/** Texts beside their labels; what does not fit in a row continues below the text, not below the label. */
import { pad, widthOf } from './grid.ts';
import { plain } from './style.ts';
import { wrap } from './wrap.ts';

const INDENT = 2;
const GAP = 2;
/** Minimum columns of text: a narrower terminal breaks it wherever it does. */
const LEAST = 16;

/** A label and its text. */
export type Labelled = readonly [label: string, text: string];

/** Rows for a terminal of `columns`; those without a text are left out. */
export function labelled(
  rows: readonly Labelled[],
  paint: (label: string) => string,
  columns: number,
): readonly string[] {
  const shown = rows.filter(([, text]) => text !== '');
  const start = INDENT + Math.max(0, ...shown.map(([label]) => widthOf(label))) + GAP;
  const space = ' '.repeat(start);
  return shown.flatMap(([label, text]) => {
    const [first = '', ...others] = wrap([{ text, paint: plain }], Math.max(LEAST, columns - start), '');
    return [pad(`${' '.repeat(INDENT)}${paint(label)}`, start) + first, ...others.map((it) => space + it)];
  });
}
