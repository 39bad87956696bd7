/** The findings in the files that change. */
import type { Place, Preview, PreviewFinding } from '../../server/src/protocol.ts';
import { element, filled, isolated } from './dom.ts';
import { icon } from './icons.ts';

/** This many are shown above the table. */
const FIRST = 4;

/** The section, kept over updates. */
export class FindingsView {
  readonly root: HTMLElement = element('section', { class: 'side' });
  readonly #open: (place: Place) => void;
  #isOpen = false;

  constructor(open: (place: Place) => void) {
    this.#open = open;
  }

  show({ findings: { list, summary, more } }: Preview): void {
    this.root.hidden = list.length === 0;
    filled(this.root, [list, summary, more], () => {
      const items = list.map((it) => this.#finding(it));
      const rest = more === undefined ? undefined : element('p', { class: 'foot' }, more);
      return [
        element('h2', {}, 'Findings', element('small', {}, summary)),
        element('ul', { class: 'list' }, ...items),
        this.#folding(items, rest),
        rest,
      ];
    });
  }

  /** The first ones are usually enough; the others wait for a click, which outlasts updates. */
  #folding(items: readonly HTMLElement[], rest: HTMLElement | undefined): HTMLElement | undefined {
    const folded = [...items.slice(FIRST), ...(rest ? [rest] : [])];
    if (this.#isOpen || items.length <= FIRST) return undefined;
    for (const it of folded) it.hidden = true;
    const button = element(
      'button',
      { type: 'button', class: 'link more' },
      `Show ${items.length - FIRST} more`,
    );
    button.addEventListener('click', () => {
      this.#isOpen = true;
      for (const it of folded) it.hidden = false;
      // removing the button would lose the focus
      folded[0]?.querySelector('button')?.focus();
      button.remove();
    });
    return button;
  }

  #finding({ code, severity, message, place }: PreviewFinding): HTMLElement {
    const button = element(
      'button',
      { type: 'button', class: 'finding' },
      icon(severity, severity),
      element(
        'span',
        {},
        element('span', { class: 'sr' }, `${severity}: `),
        isolated(message),
        element('span', { class: 'why' }, ` · ${code}`),
      ),
      isolated(place.label, { class: 'at' }),
    );
    button.addEventListener('click', () => this.#open(place));
    return element('li', {}, button);
  }
}
