/** This year, the next and the run rate, side by side. */
import type { Preview, PreviewMeasure } from '../../server/src/protocol.ts';
import { element, filled } from './dom.ts';
import { figure, touch } from './figure.ts';

/** The section, kept over updates. */
export class Measures {
  readonly root: HTMLElement = element('section', { class: 'kpis', 'aria-label': 'Measures' });
  readonly #cells: HTMLElement[] = [];

  show({ measures, state }: Preview): void {
    for (const [i, measure] of measures.entries()) {
      const cell = this.#cells[i] ?? this.#addCell();
      const isFirst = cell.dataset.shown === undefined;
      const isNew = filled(cell, [measure, state], () => partsOf(measure, state));
      const value = cell.querySelector('.v');
      if (isNew && !isFirst && value) touch(value);
    }
    for (const left of this.#cells.splice(measures.length)) left.remove();
  }

  #addCell(): HTMLElement {
    const cell = element('div', { class: 'kpi' });
    this.#cells.push(cell);
    this.root.append(cell);
    return cell;
  }
}

function partsOf(measure: PreviewMeasure, state: Preview['state']): readonly HTMLElement[] {
  const { title, before, after, change, percent, stays, moves, direction } = measure;
  const name = title.map(({ text, strong }) => element('span', { class: strong ? 'k' : '' }, text));
  const isChanged = change !== undefined && direction !== 'same';
  const value = element(
    'div',
    { class: 'v' },
    figure(isChanged ? change : after),
    percent === undefined ? undefined : element('span', { class: 'p num' }, percent),
  );
  const bar = element(
    'div',
    { class: 'prop', 'aria-hidden': 'true' },
    element('i'),
    element('i', { class: direction }),
  );
  const [kept, moved] = Array.from(bar.children);
  if (kept instanceof HTMLElement) kept.style.flexGrow = String(isChanged ? stays : 1);
  if (moved instanceof HTMLElement) moved.style.flexGrow = String(isChanged ? moves : 0);
  const words =
    before === undefined || !isChanged
      ? [state === 'unknown' ? 'change unknown' : 'unchanged']
      : [element('span', { class: 'num' }, before), '→', element('span', { class: 'num ink' }, after)];
  return [element('div', { class: 't' }, ...name), value, bar, element('div', { class: 'b' }, ...words)];
}
