/** What the page compares with, and what can be done with it. */
import type { ExportFormat, Preview } from '../../server/src/protocol.ts';
import { element, filled, isolated, setAttributes } from './dom.ts';
import { type IconName, icon } from './icons.ts';

/** What the user can do in the toolbar. */
export interface ToolbarActions {
  readonly compare: () => void;
  readonly copy: () => void;
  readonly export: (format: ExportFormat) => void;
  readonly refresh: () => void;
}

const FORMATS: readonly (readonly [ExportFormat, string])[] = [
  ['markdown', 'Markdown'],
  ['html', 'HTML, one file'],
  ['csv', 'CSV of the rows'],
  ['svg', 'SVG of the charts'],
];

/** At the top of the page, always in view. */
export class Toolbar {
  readonly root: HTMLElement = element('header', { class: 'bar' });
  readonly #branch: HTMLElement = element('span', {
    class: 'branch',
    title: 'The working tree, unsaved edits included',
  });
  readonly #against: HTMLElement = element('button', { class: 'pick', type: 'button' });
  readonly #menu: Menu;

  constructor(actions: ToolbarActions) {
    const exporting = action('export', 'Export');
    this.#menu = new Menu(exporting, actions.export);
    const copy = action('copy', 'Copy as Markdown', actions.copy);
    const refresh = action('refresh', 'Refresh', actions.refresh);
    this.#against.addEventListener('click', actions.compare);
    const tools = element('div', { role: 'toolbar', 'aria-label': 'Preview' });
    tools.append(
      this.#branch,
      element('span', { class: 'with' }, 'compared with'),
      this.#against,
      element('span', { class: 'grow' }),
      element('span', { class: 'acts' }, copy, exporting, refresh),
    );
    this.root.append(tools, this.#menu.root);
    this.nameBranch(null);
  }

  /** The branch that is checked out; null if there is none. */
  nameBranch(branch: string | null): void {
    const name = branch ?? 'working tree';
    filled(this.#branch, name, () => [icon('branch'), isolated(name)]);
  }

  show({ against }: Pick<Preview, 'against'>): void {
    const base = against ?? 'no base';
    filled(this.#against, base, () => [isolated(base)]);
    setAttributes(this.#against, { 'aria-label': `Compared with ${base}: choose another`, title: base });
  }
}

function action(name: IconName, title: string, act?: () => void): HTMLElement {
  const button = element('button', { class: 'act', type: 'button', title, 'aria-label': title }, icon(name));
  if (act) button.addEventListener('click', act);
  return button;
}

class Menu {
  readonly root: HTMLElement = element('div', { class: 'menu', role: 'menu', 'aria-label': 'Export' });
  readonly #button: HTMLElement;

  constructor(button: HTMLElement, choose: (format: ExportFormat) => void) {
    this.#button = button;
    this.root.hidden = true;
    setAttributes(button, { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    for (const [format, label] of FORMATS) {
      const item = element('button', { type: 'button', role: 'menuitem', tabindex: -1 }, label);
      item.addEventListener('click', () => {
        this.#close();
        choose(format);
      });
      this.root.append(item);
    }
    button.addEventListener('click', () => this.#toggle(this.root.hidden === true));
    this.root.addEventListener('keydown', (event) => this.#onKey(event));
    this.root.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && (this.root.contains(relatedTarget) || relatedTarget === button)))
        this.#toggle(false);
    });
  }

  #toggle(isOpen: boolean): void {
    this.root.hidden = !isOpen;
    setAttributes(this.#button, { 'aria-expanded': String(isOpen) });
    if (!isOpen) return;
    const { bottom, right } = this.#button.getBoundingClientRect();
    this.root.style.top = `${bottom + 4}px`;
    this.root.style.right = `${document.documentElement.clientWidth - right}px`;
    this.#items[0]?.focus();
  }

  get #items(): readonly HTMLElement[] {
    return Array.from(this.root.querySelectorAll<HTMLElement>('[role=menuitem]'));
  }

  #onKey(event: KeyboardEvent): void {
    const items = this.#items;
    const at = items.findIndex((it) => it.matches(':focus'));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items.at(to % items.length)?.focus();
    else if (event.key === 'Escape') this.#close();
    else return;
    event.preventDefault();
  }

  /** The focus returns to where it was. */
  #close(): void {
    this.#toggle(false);
    this.#button.focus();
  }
}
