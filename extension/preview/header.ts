/** What moves, stated first: the title, when and where, and one sentence for each thing that the change affects. */
import type { Preview, PreviewSentence, Words } from '../../server/src/protocol.ts';
import { element, filled, isolated } from './dom.ts';
import { mark, touch, withFigure } from './figure.ts';

/** What the user can do in the header. */
export interface HeaderActions {
  readonly select: (row: string) => void;
}

/** The section, kept over updates. */
export class Header {
  readonly root: HTMLElement = element('section', { class: 'head' });
  readonly #title: HTMLElement = element('h1');
  readonly #detail: HTMLElement = element('p', { class: 'when' });
  readonly #repair: HTMLElement = element('p', { class: 'repair' });
  readonly #says: HTMLElement = element('ul', { class: 'says' });
  readonly #notices: HTMLElement = element('ul', { class: 'notices' });
  readonly #actions: HeaderActions;

  constructor(actions: HeaderActions) {
    this.#actions = actions;
    this.root.append(this.#title, this.#detail, this.#repair, this.#says, this.#notices);
  }

  show({ title, detail, reason, repair, sentences, moreSentences, notices }: Preview): void {
    const isFirst = this.#title.dataset.shown === undefined;
    if (filled(this.#title, title, () => title.flatMap(titleWords)) && !isFirst) touch(this.#title);
    const why = reason === undefined ? detail : `${sentenceOf(reason)} ${detail}`;
    filled(this.#detail, why, () => [isolated(why)]);
    filled(this.#repair, repair, () =>
      repair === undefined ? [] : [element('code', {}, repair), ' repairs it.'],
    );
    this.#repair.hidden = repair === undefined;
    filled(this.#says, [sentences, moreSentences], () => [
      ...sentences.map((it) => this.#say(it)),
      moreSentences === undefined ? undefined : element('li', { class: 'dim rest' }, moreSentences),
    ]);
    this.#says.hidden = sentences.length === 0;
    filled(this.#notices, notices, () => notices.map((it) => element('li', {}, isolated(it))));
    this.#notices.hidden = notices.length === 0;
  }

  #say({ mark: direction, words, row }: PreviewSentence): HTMLElement {
    const text = element('span', {}, ...words.map(wordOf));
    if (row === undefined) return element('li', {}, element('span', { class: 'say' }, mark(direction), text));
    const button = element('button', { class: 'say', type: 'button' }, mark(direction), text);
    button.addEventListener('click', () => this.#actions.select(row));
    return element('li', {}, button);
  }
}

/** A reason begins in lower case and ends without a full stop, as findings do. */
function sentenceOf(text: string): string {
  const ended = /[.!?]$/.test(text) ? text : `${text}.`;
  return `${ended.slice(0, 1).toUpperCase()}${ended.slice(1)}`;
}

function titleWords({ text, strong }: Words): readonly (HTMLElement | string)[] {
  return strong ? withFigure(text) : [element('span', { class: 'share' }, text)];
}

function wordOf({ text, strong }: Words): HTMLElement {
  return strong ? element('b', {}, isolated(text)) : isolated(text);
}
