/** The small windows above the page: how a figure adds up, and what is under the pointer in a chart. */
import type { Explanation, ExplanationStep, Place, Tip } from '../../server/src/protocol.ts';
import { element, isolated } from './dom.ts';
import { figure } from './figure.ts';

/** Pixels between a card and its anchor, and to the edge of the page. */
const GAP = 3;
const EDGE = 8;

/** One card and one tip; never needed at the same time. */
export class Card {
  readonly root: HTMLElement = element('div', {
    class: 'card',
    role: 'dialog',
    'aria-label': 'How this adds up',
    tabindex: -1,
  });
  readonly tip: HTMLElement = element('div', { class: 'card tip', 'aria-hidden': 'true' });
  readonly #open: (place: Place) => void;
  #returnTo: HTMLElement | undefined;

  constructor(open: (place: Place) => void) {
    this.#open = open;
    this.root.hidden = true;
    this.tip.hidden = true;
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
    });
    document.addEventListener('pointerdown', ({ target }) => {
      if (target instanceof Node && !this.root.contains(target)) this.close();
    });
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** Returns the focus to where it came from. */
  close(): void {
    if (this.root.hidden) return;
    const hadFocus = this.root.contains(document.activeElement);
    this.root.hidden = true;
    if (hadFocus) this.#returnTo?.focus({ preventScroll: true });
  }

  /** Beside `anchor`, which is on the page. Opening a card moves the focus to it; updating an open one does not. */
  show({ title, steps, sum, more, place }: Explanation, anchor: Element, returnTo: HTMLElement): void {
    const [name, ...rest] = title;
    const head = element('p', {}, element('b', {}, isolated(name?.text ?? '')), ...rest.map((it) => it.text));
    const rows = [
      ...steps.map(rowOf),
      ...(more === undefined ? [] : [element('tr', {}, element('td', { class: 'dim', colspan: 2 }, more))]),
    ];
    const foot = element('tfoot', {}, rowOf(sum));
    const table = element('table', {}, element('tbody', {}, ...rows), foot);
    const takesFocus = this.root.hidden || this.root.contains(document.activeElement);
    this.root.replaceChildren(head, table, ...this.#link(place));
    this.#returnTo = returnTo;
    this.root.hidden = false;
    const box = anchor.getBoundingClientRect();
    this.#place(this.root, { x: box.right, y: box.bottom, above: box.top });
    if (takesFocus) this.root.focus({ preventScroll: true });
  }

  showTip({ title, lines }: Tip, at: { readonly x: number; readonly y: number }): void {
    const rows = lines.map(([label, value]) =>
      element('tr', {}, element('td', {}, label), element('td', {}, figure(value))),
    );
    this.tip.replaceChildren(
      element('p', {}, element('b', {}, isolated(title))),
      element('table', {}, ...rows),
    );
    this.tip.hidden = false;
    this.#place(this.tip, { x: at.x + this.tip.offsetWidth / 2, y: at.y + 14, above: at.y - 6 });
  }

  hideTip(): void {
    this.tip.hidden = true;
  }

  #link(place: Place | undefined): readonly HTMLElement[] {
    if (!place) return [];
    const link = element('button', { class: 'link', type: 'button' }, isolated(place.label));
    link.addEventListener('click', () => this.#open(place));
    return [element('div', { class: 'src' }, link)];
  }

  /** Below, or above if there is no room; its right edge at `x` if it fits. */
  #place(
    card: HTMLElement,
    { x, y, above }: { readonly x: number; readonly y: number; readonly above: number },
  ): void {
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(EDGE, Math.min(x - width + EDGE, innerWidth - width - EDGE));
    const top = y + GAP + height > innerHeight && above - GAP - height > 0 ? above - GAP - height : y + GAP;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  }
}

function rowOf({ depth, text, amount }: ExplanationStep): HTMLElement {
  const name = element('td', { class: depth > 0 ? 'dim' : '' }, isolated(text));
  name.style.paddingInlineStart = `${10 + depth * 14}px`;
  return element('tr', {}, name, element('td', {}, amount === undefined ? undefined : figure(amount)));
}
