/** Around the table: how its rows are grouped, which of them are shown, and what its keys and bars mean. */
import { VscodeTextfield } from '@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js';
import type { ImpactQuestion, Preview } from '../../server/src/protocol.ts';
import { element, filled, setAttributes } from './dom.ts';
import { icon } from './icons.ts';

/** Milliseconds without a key press before a filter is applied. */
const PAUSE = 120;

/** The heading of the table. */
export class TableTools {
  readonly root: HTMLElement = element('h2', { class: 'tools' });
  readonly #group: HTMLSelectElement = element('select', { id: 'group', 'aria-label': 'Group rows by' });
  readonly #caption: HTMLElement = element('small');
  readonly #unchanged: HTMLElement = element('button', {
    class: 'act',
    type: 'button',
    title: 'Show rows that do not change',
    'aria-label': 'Show rows that do not change',
  });
  readonly #filter: VscodeTextfield = new VscodeTextfield();

  constructor(change: (part: Partial<ImpactQuestion>) => void) {
    this.#unchanged.append(icon('fold'));
    this.#filter.id = 'filter';
    this.#filter.type = 'search';
    this.#filter.label = 'Filter rows';
    this.#filter.placeholder = 'Filter rows';
    this.#group.addEventListener('change', () => change({ group: this.#group.value, selected: undefined }));
    this.#unchanged.addEventListener('click', () =>
      change({ unchanged: this.#unchanged.getAttribute('aria-pressed') !== 'true' }),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    this.#filter.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => change({ filter: this.#filter.value }), PAUSE);
    });
    const label = element('label', { for: 'group' }, 'Plan by');
    const end = element('span', { class: 'end acts' }, this.#unchanged, this.#filter);
    this.root.append(label, this.#group, this.#caption, end);
  }

  show({ groupings, columns, state }: Preview, { group, unchanged, filter }: ImpactQuestion): void {
    filled(this.#group, groupings, () =>
      groupings.map(({ id, label }) => element('option', { value: id }, label)),
    );
    this.#group.value = group;
    filled(this.#caption, columns.caption, () => [columns.caption]);
    this.#unchanged.hidden = state !== 'changed';
    setAttributes(this.#unchanged, { 'aria-pressed': String(unchanged) });
    if (document.activeElement !== this.#filter) this.#filter.value = filter;
  }
}

/** What the arrow and other keys do, for those who cannot see it. */
export function tableHelp(): HTMLElement {
  const keys =
    'Arrows move and open. Space shows the months of a row in the chart, Enter opens its line in the text, question mark says how it adds up.';
  return element('p', { class: 'sr', id: 'table-help' }, keys);
}

/** What the bars mean, and what no figure includes. */
export function tableFoot(): HTMLElement {
  const bars = 'A filled bar to the right costs more, a hollow bar to the left costs less. ';
  return element(
    'p',
    { class: 'foot' },
    element('span', { class: 'chg' }, bars),
    'All amounts are spend before splits.',
  );
}
