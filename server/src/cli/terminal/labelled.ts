/** Texts beside their labels; what does not fit in a row goes on below itself, not below the label. */
import { pad, widthOf } from './grid.ts';
import { plain } from './style.ts';
import { wrap } from './wrap.ts';

const INDENT = 2;
const GAP = 2;
/** Columns of text, least: in a narrower terminal it breaks where it does. */
const LEAST = 16;

/** A label and what it says. */
export type Labelled = readonly [label: string, text: string];

/** Rows of a terminal with `columns`; those without a text are left out. */
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
