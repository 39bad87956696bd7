/** What is to be found in the files that change. */
import type { Place, Preview, PreviewFinding } from '../../server/src/protocol.ts';
import { element, filled, isolated } from './dom.ts';
import { icon } from './icons.ts';

/** The section, kept over updates. */
export class FindingsView {
  readonly root: HTMLElement = element('section', { class: 'side' });
  readonly #open: (place: Place) => void;

  constructor(open: (place: Place) => void) {
    this.#open = open;
  }

  show({ findings: { list, summary, more } }: Preview): void {
    this.root.hidden = list.length === 0;
    filled(this.root, [list, summary, more], () => [
      element('h2', {}, 'Findings', element('small', {}, summary)),
      element('ul', { class: 'list' }, ...list.map((it) => this.#finding(it))),
      more === undefined ? undefined : element('p', { class: 'foot' }, more),
    ]);
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
        element('span', { class: 'why' }, ` ${code}`),
      ),
      isolated(place.label, { class: 'at' }),
    );
    button.addEventListener('click', () => this.#open(place));
    return element('li', {}, button);
  }
}
