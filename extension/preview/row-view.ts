/** One row on the page: created once; after that only what differs is touched. */
import type { ImpactRow } from '../../server/src/protocol.ts';
import { element, filled, isolated, setAttributes, svg } from './dom.ts';
import { figure, touch } from './figure.ts';
import { icon } from './icons.ts';

/** The state of a row on the page. */
export interface RowState {
  /** Its position among all rows, from 0. */
  readonly index: number;
  readonly isSelected: boolean;
  /** The row of the text cursor. */
  readonly isCursor: boolean;
  /** Numbers that changed fade once. */
  readonly fades: boolean;
}

let lastId = 0;

/** Figures of a row that can be explained. */
export const FIGURES = ['before', 'after', 'change'] as const;

/** The element of a row. */
export class RowView {
  readonly root: HTMLElement;
  readonly #name: HTMLElement = element('div', { class: 'name', role: 'rowheader' });
  readonly #spark: HTMLElement = element('div', { class: 'spk', role: 'gridcell', 'aria-hidden': 'true' });
  readonly #figures: Readonly<Record<(typeof FIGURES)[number], HTMLElement>> = {
    before: element('div', { class: 'r bef', role: 'gridcell' }),
    after: element('div', { class: 'r', role: 'gridcell' }),
    change: element('div', { class: 'r chg', role: 'gridcell' }),
  };
  readonly #bar: HTMLElement = element('div', { class: 'bar1', role: 'gridcell', 'aria-hidden': 'true' });
  readonly #percent: HTMLElement = element('div', { class: 'r chg num', role: 'gridcell' });

  constructor() {
    const { before, after, change } = this.#figures;
    this.root = element('div', { class: 'tr', role: 'row', id: `row-${++lastId}` });
    this.root.append(this.#name, this.#spark, before, after, change, this.#bar, this.#percent);
  }

  /** The cell of a figure. */
  cell(figure: (typeof FIGURES)[number]): HTMLElement {
    return this.#figures[figure];
  }

  show(row: ImpactRow, { index, isSelected, isCursor, fades }: RowState): void {
    const { level, expanded, kind, speech } = row;
    this.root.className = `tr${level === 1 ? ' top' : ''}${kind === 'fold' ? ' quiet' : ''}${isCursor ? ' cursor' : ''}`;
    this.root.dataset.index = String(index);
    setAttributes(this.root, {
      'aria-level': level,
      'aria-expanded': expanded === undefined ? undefined : String(expanded),
      'aria-selected': String(isSelected),
      'aria-rowindex': index + 2,
      'aria-label': isCursor ? `${speech}; the text cursor is here` : speech,
    });
    this.#showName(row);
    this.#showFigures(row, fades);
    filled(this.#spark, row.spark, () => [sparkOf(row.spark)]);
    filled(this.#bar, row.bar, () => [barOf(row)]);
  }

  #showName({ level, expanded, kind, label, tags, note, place }: ImpactRow): void {
    filled(this.#name, [level, expanded === undefined, kind, label, tags, note, place?.label], () => {
      const twistie = element('span', { class: 'tw' });
      if (expanded !== undefined) twistie.append(icon(kind === 'fold' ? 'fold' : 'chevron'));
      return [
        ...Array.from({ length: level - 1 }, () => element('span', { class: 'indent' })),
        twistie,
        isolated(label, { class: 'n', title: label }),
        ...tags.map((it) => isolated(it, { class: 'tag' })),
        note === '' ? undefined : isolated(note, { class: 'note', title: note }),
        place === undefined ? undefined : isolated(place.label, { class: 'src' }),
      ];
    });
  }

  #showFigures(row: ImpactRow, fades: boolean): void {
    for (const name of FIGURES) {
      const cell = this.#figures[name];
      const text = row[name] ?? '';
      const isFirst = cell.dataset.shown === undefined;
      const isNew = filled(cell, text, () => [text === '' ? undefined : whyOf(text)]);
      if (isNew && fades && !isFirst && cell.firstElementChild) touch(cell.firstElementChild);
    }
    filled(this.#percent, row.percent, () => [row.percent]);
  }
}

/** A figure with an explanation. */
function whyOf(text: string): HTMLElement {
  const made = figure(text);
  if (text === '·') made.classList.add('dim');
  else made.classList.add('why');
  return made;
}

/** Pixels. */
const WIDTH = 84;
const HEIGHT = 16;

/** What is planned is grey, what is added is blue, what is removed is hollow. */
function sparkOf({ before, after }: ImpactRow['spark']): SVGElement {
  const step = WIDTH / Math.max(after.length, 1);
  const wide = Math.max(1, Math.floor(step) - 1);
  const tall = (ratio: number) => Math.round(ratio * (HEIGHT - 1));
  const bars = after.flatMap((now, i) => {
    const old = before.length === 0 ? now : (before[i] ?? 0);
    const x = Math.floor(i * step);
    const least = tall(Math.min(now, old));
    // a hollow column must be three pixels high to be seen as such
    const rest = Math.max(now < old ? 3 : 1, tall(Math.max(now, old)) - least);
    const kept = Math.min(least, HEIGHT - rest);
    const base = kept > 0 ? [rect('p', x, wide, HEIGHT - kept, kept)] : [];
    if (now > old) return [...base, rect('u', x, wide, HEIGHT - kept - rest, rest)];
    if (now < old) return [...base, rect('d', x + 0.5, wide - 1, HEIGHT - kept - rest + 0.5, rest - 1)];
    return base;
  });
  const line = svg('path', { class: 'ground', d: `M0 ${HEIGHT - 0.5}h${WIDTH - 1}` });
  return svg('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}` }, line, ...bars);
}

function rect(className: string, x: number, width: number, y: number, height: number): SVGElement {
  return svg('rect', { class: className, x, y, width, height });
}

/** More is to the right of the line, less to the left: relative to the largest change in the table. */
function barOf({ bar, direction }: ImpactRow): HTMLElement {
  const root = element('span', { class: 'dbar' });
  if (direction === 'same') return root;
  const length = element('i', { class: direction });
  length.style.inlineSize = `${Math.abs(bar) * 50}%`;
  if (direction === 'more') length.style.insetInlineStart = '50%';
  else length.style.insetInlineEnd = '50%';
  root.append(length);
  return root;
}
