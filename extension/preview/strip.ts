/** Who has how much of the plan: two rows of lengths on one scale. A label that does not fit wraps out of sight: it is whole or absent. */
import type { Preview, StripPart } from '../../server/src/protocol.ts';
import { element, filled, isolated } from './dom.ts';

/** Growth factors that add up to less than 1 would leave space empty. */
const GROW = 1000;

/** The section, kept over updates. */
export class StripView {
  readonly root: HTMLElement = element('section', { class: 'plan' });
  readonly #select: (row: string) => void;

  constructor(select: (row: string) => void) {
    this.#select = select;
  }

  show({ strip: { title, subtitle, parts } }: Preview, selected: string | undefined): void {
    this.root.hidden = parts.length === 0;
    filled(this.root, [title, subtitle, parts, selected], () => {
      const label = parts.map((it) => `${it.label} ${it.share}`).join(', ');
      const first = parts.map((it) => this.#part(it, selected, it.length, true));
      const second = parts.map((it) => {
        const group = element(
          'span',
          { class: 'pg' },
          ...it.parts.map((part) => this.#part(part, selected, part.length, false)),
        );
        group.style.flexGrow = String(it.length * GROW);
        return group;
      });
      const rows = second.some((it) => it.childElementCount > 0) ? [first, second] : [first];
      const strip = element(
        'div',
        { class: 'strip', role: 'img', 'aria-label': label },
        ...rows.map((it) => element('div', {}, ...it)),
      );
      return [element('h2', {}, title, element('small', {}, subtitle)), strip];
    });
  }

  #part(
    { row, label, share, moves, direction }: StripPart,
    selected: string | undefined,
    length: number,
    isStrong: boolean,
  ): HTMLElement {
    const name = isStrong ? element('b', {}, isolated(label)) : isolated(label);
    const part = element(
      'span',
      { class: `pc${row === selected ? ' sel' : ''}`, title: `${label}: ${share}` },
      element('span', { class: 'pl' }, name),
      element('span', { class: 'pl num' }, share),
    );
    part.style.flexGrow = String(length * GROW);
    part.addEventListener('click', () => this.#select(row));
    if (direction !== 'same') {
      const line = element('i', { class: direction });
      line.style.inlineSize = `max(3px, ${moves * 100}%)`;
      part.append(line);
    }
    return part;
  }
}
