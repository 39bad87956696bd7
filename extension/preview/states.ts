/** What the page says when there is nothing to show yet, or nothing new. */
import { VscodeButton } from '@vscode-elements/elements/dist/vscode-button/vscode-button.js';
import { VscodeProgressBar } from '@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js';
import { element, svg } from './dom.ts';

/** What an empty folder offers. */
export interface EmptyActions {
  readonly create: () => void;
  readonly import: () => void;
}

/** Shown above the last answer. */
export const STOPPED =
  'The language server has stopped: nothing here is new. The command Outlay: Restart Language Server starts it again.';

/** Until the first answer. */
export function loadingState(): HTMLElement {
  const bar = new VscodeProgressBar();
  bar.ariaLabel = 'Reading the workspace';
  return element(
    'div',
    { class: 'hello' },
    bar,
    element('h1', { class: 'quiet' }, 'Reading the workspace …'),
  );
}

/** No workspace: how to make one. */
export function emptyState({ create, import: importing }: EmptyActions): HTMLElement {
  const make = new VscodeButton();
  make.append('Create a workspace');
  make.addEventListener('click', create);
  const link = element('button', { class: 'link', type: 'button' }, 'Import it');
  link.addEventListener('click', importing);
  return element(
    'div',
    { class: 'hello' },
    glyph(),
    element('h1', {}, 'Nothing to preview yet'),
    element(
      'p',
      {},
      'This folder has no ',
      element('b', {}, 'outlay.yaml'),
      ' that says a currency. A workspace is a folder with one: budgets, cost centers and rules live below it, in any layout.',
    ),
    element('p', {}, make),
    element('p', {}, 'Have a spreadsheet? ', link, '; the sums are checked to the cent.'),
  );
}

/** What is closed is solid, what is planned is outlined, the branch is blue. */
function glyph(): HTMLElement {
  const solid = [4, 18, 32].map((x, i) =>
    svg('rect', { class: 'solid', x, y: [20, 17, 22][i], width: 10, height: [23, 26, 21][i] }),
  );
  const outlined = [46.5, 60.5, 74.5].map((x, i) =>
    svg('rect', { class: 'outlined', x, y: [16.5, 12.5, 12.5][i], width: 9, height: [26.5, 30.5, 30.5][i] }),
  );
  const blue = [60, 74].map((x) => svg('rect', { class: 'blue', x, y: 9, width: 10, height: 7 }));
  const ground = svg('path', { class: 'ground', d: 'M0 43.5h88' });
  const picture = svg(
    'svg',
    { class: 'glyph', viewBox: '0 0 88 44', 'aria-hidden': 'true' },
    ...solid,
    ...outlined,
    ...blue,
    ground,
  );
  return element('div', {}, picture);
}
