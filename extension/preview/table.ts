/** The table: a tree in which only the visible rows have elements. */
import type { ImpactRow, Preview, Rows, Sort } from '../../server/src/protocol.ts';
import { element, filled, setAttributes } from './dom.ts';
import { FIGURES, RowView } from './row-view.ts';

/** Pixels. */
const ROW = 22;
const HEAD = 26;
/** Rows above and below the view that are drawn too. */
const MARGIN = 12;
/** Rows that are requested beyond those. */
const AHEAD = 40;

/** What the table may ask and tell. */
export interface TableActions {
  readonly rows: (window: Window) => Promise<Rows | undefined>;
  readonly toggle: (row: ImpactRow) => void;
  readonly select: (row: ImpactRow) => void;
  readonly open: (row: ImpactRow) => void;
  readonly sort: (sort: Sort | undefined) => void;
  readonly explain: (row: ImpactRow, figure: (typeof FIGURES)[number]) => void;
}

/** A range of rows. */
export interface Window {
  readonly offset: number;
  readonly count: number;
}

/** The grid, which keeps scroll position, focus and the elements of its rows over updates. */
export class Table {
  readonly root: HTMLElement = element('div', {
    class: 'grid',
    role: 'treegrid',
    tabindex: 0,
    'aria-label': 'Plan before and after',
    'aria-describedby': 'table-help',
  });
  readonly #head: HTMLElement = element('div', { class: 'tr th', role: 'row', 'aria-rowindex': 1 });
  readonly #body: HTMLElement = element('div', { class: 'body', role: 'rowgroup' });
  readonly #actions: TableActions;
  /** By index; rows of older answers are dropped. */
  readonly #rows: Map<number, ImpactRow> = new Map();
  /** By row id. */
  readonly #views: Map<string, RowView> = new Map();
  #total = 0;
  #digits = 0;
  #selected: string | undefined;
  #cursor: string | undefined;
  /** The row with the keyboard focus. */
  #active = 0;
  #isAsking = false;
  /** Counts answers: rows for any but the last are late. */
  #answer = 0;

  constructor(actions: TableActions) {
    this.#actions = actions;
    this.root.append(element('div', { role: 'rowgroup', class: 'head-group' }, this.#head), this.#body);
    addEventListener('scroll', () => this.#paint(), { passive: true });
    addEventListener('resize', () => this.#paint());
    this.root.addEventListener('keydown', (event) => this.#onKey(event));
    this.root.addEventListener('focus', () => this.#showActive());
    this.#body.addEventListener('click', (event) => this.#onClick(event));
    this.#body.addEventListener('dblclick', ({ target }) => {
      const row = this.#rowOf(target);
      if (row) actions.open(row);
    });
  }

  /** The rows to request so that the view is filled. */
  get window(): Window {
    const { first, last } = this.#range();
    const offset = Math.max(0, first - AHEAD);
    return { offset, count: last - offset + AHEAD };
  }

  show({ columns, rows, state }: Preview, selected: string | undefined, sort: Sort | undefined): void {
    const isFirst = this.#answer === 0;
    this.#answer++;
    this.#selected = selected;
    const active = this.#rows.get(this.#active)?.id;
    this.#rows.clear();
    this.#take(rows);
    this.#total = rows.total;
    const [index = this.#active] = [...this.#rows].find(([, row]) => row.id === active) ?? [];
    this.#active = Math.max(0, Math.min(index, this.#total - 1));
    this.#showHead(columns, state, sort);
    setAttributes(this.root, { 'aria-rowcount': this.#total + 1 });
    this.#fit(rows);
    this.#body.style.blockSize = `${this.#total * ROW}px`;
    this.#paint({ fades: !isFirst });
  }

  /** The row of the text cursor. */
  mark(row: string | undefined): void {
    if (row === this.#cursor) return;
    this.#cursor = row;
    this.#paint();
  }

  /** Brings a row into view and moves the keyboard focus to it. */
  reveal(index: number): void {
    if (index < 0) return;
    this.#active = index;
    this.#scrollTo(index);
    this.#showActive();
  }

  /** The element of a row that is in view. */
  viewOf(id: string): RowView | undefined {
    return this.#views.get(id);
  }

  #take({ offset, rows }: Rows): void {
    for (const [i, row] of rows.entries()) this.#rows.set(offset + i, row);
  }

  /** One width for all figures, that of the longest so far: none is cut, and no column jumps during scrolling. */
  #fit({ rows }: Rows): void {
    const longest = rows.flatMap((row) => FIGURES.map((it) => row[it]?.length ?? 0));
    const digits = Math.max(this.#digits, ...longest);
    if (digits === this.#digits) return;
    this.#digits = digits;
    this.root.style.setProperty('--figure', `max(102px, ${digits}ch)`);
  }

  #range(): { readonly first: number; readonly last: number } {
    const { top } = this.#body.getBoundingClientRect();
    const first = Math.max(0, Math.floor(-top / ROW) - MARGIN);
    const last = Math.max(first, Math.ceil((innerHeight - top) / ROW) + MARGIN);
    return { first, last };
  }

  #paint({ fades = false }: { readonly fades?: boolean } = {}): void {
    const { first, last } = this.#range();
    const end = Math.min(last, this.#total);
    const shown = new Map<number, ImpactRow>();
    for (let index = first; index < end; index++) {
      const row = this.#rows.get(index);
      if (row) shown.set(index, row);
    }
    this.#keepOnly(new Set(Array.from(shown.values(), (it) => it.id)));
    // a screen reader follows the order of the elements, wherever they are drawn
    let next = this.#body.firstElementChild;
    for (const [index, row] of shown) {
      const { root } = this.#paintRow(row, index, fades);
      if (root === next) next = root.nextElementSibling;
      else this.#body.insertBefore(root, next);
    }
    if (this.root === document.activeElement) this.#showActive();
    void this.#askFor(first, end);
  }

  #keepOnly(ids: ReadonlySet<string>): void {
    for (const [id, view] of this.#views)
      if (!ids.has(id)) {
        view.root.remove();
        this.#views.delete(id);
      }
  }

  #paintRow(row: ImpactRow, index: number, fades: boolean): RowView {
    const view = this.#views.get(row.id) ?? new RowView();
    this.#views.set(row.id, view);
    view.root.style.insetBlockStart = `${index * ROW}px`;
    view.show(row, {
      index,
      isSelected: row.id === this.#selected,
      isCursor: row.id === this.#cursor,
      fades,
    });
    return view;
  }

  async #askFor(first: number, last: number): Promise<void> {
    if (this.#isAsking) return;
    let missing = first;
    while (missing < last && this.#rows.has(missing)) missing++;
    if (missing >= last) return;
    const window = { offset: Math.max(0, missing - AHEAD), count: last - missing + 2 * AHEAD };
    const answer = this.#answer;
    this.#isAsking = true;
    const rows = await this.#actions.rows(window);
    this.#isAsking = false;
    if (!rows || rows.rows.length === 0) return;
    if (answer === this.#answer && rows.total === this.#total) this.#take(rows);
    this.#fit(rows);
    this.#paint();
  }

  #showHead(columns: Preview['columns'], state: Preview['state'], sort: Sort | undefined): void {
    filled(this.#head, [columns, state, sort], () => [
      this.#sortable('name', columns.label, 'label', sort),
      element('div', { class: 'spk', role: 'columnheader' }, columns.months),
      this.#sortable('r bef', 'Before', 'before', sort),
      this.#sortable('r', columns.after, 'after', sort),
      this.#sortable('r chg', 'Change', 'change', sort),
      element(
        'div',
        { class: 'bar1', role: 'columnheader' },
        element('span', { class: 'sr' }, 'Size of the change'),
      ),
      this.#sortable('r chg', '%', 'percent', sort),
    ]);
  }

  /** First descending, then ascending, then unsorted; for names the other way round. */
  #sortable(className: string, label: string, column: Sort['column'], sort: Sort | undefined): HTMLElement {
    const order = sort?.column === column ? sort.order : undefined;
    const arrow = order === undefined ? '' : order === 'descending' ? ' ↓' : ' ↑';
    const button = element('button', { type: 'button', title: `Sort by ${label}` }, `${label}${arrow}`);
    const [begin, end] =
      column === 'label' ? (['ascending', 'descending'] as const) : (['descending', 'ascending'] as const);
    button.addEventListener('click', () => {
      if (order === end) this.#actions.sort(undefined);
      else this.#actions.sort({ column, order: order === begin ? end : begin });
    });
    return element('div', { class: className, role: 'columnheader', 'aria-sort': order ?? 'none' }, button);
  }

  #rowOf(target: EventTarget | null): ImpactRow | undefined {
    const found = target instanceof Element ? target.closest<HTMLElement>('.tr') : undefined;
    return found ? this.#rows.get(Number(found.dataset.index)) : undefined;
  }

  #onClick({ target }: MouseEvent): void {
    const row = this.#rowOf(target);
    if (!row || !(target instanceof Element)) return;
    this.#active = Number(target.closest<HTMLElement>('.tr')?.dataset.index ?? 0);
    this.root.focus({ preventScroll: true });
    this.#showActive();
    const view = this.#views.get(row.id);
    const figure = view && FIGURES.find((it) => view.cell(it).querySelector('.why')?.contains(target));
    if (figure) this.#actions.explain(row, figure);
    else if (row.kind === 'fold' || target.closest('.tw svg')) this.#actions.toggle(row);
    else if (target.closest('.src')) this.#actions.open(row);
    else this.#actions.select(row);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.target !== this.root || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = this.#rows.get(this.#active);
    const act = row && this.#keys(row)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #keys(row: ImpactRow): Readonly<Record<string, (() => void) | undefined>> {
    const page = Math.max(1, Math.floor(innerHeight / ROW) - 4);
    const move = (to: number) => () => this.reveal(Math.max(0, Math.min(to, this.#total - 1)));
    return {
      ArrowDown: move(this.#active + 1),
      ArrowUp: move(this.#active - 1),
      PageDown: move(this.#active + page),
      PageUp: move(this.#active - page),
      Home: move(0),
      End: move(this.#total - 1),
      ArrowRight: row.expanded === false ? () => this.#actions.toggle(row) : move(this.#active + 1),
      ArrowLeft: row.expanded === true ? () => this.#actions.toggle(row) : () => this.#toParent(row),
      ' ': () => this.#actions.select(row),
      Enter: () => this.#actions.open(row),
      '?': () => this.#actions.explain(row, 'after'),
    };
  }

  /** The nearest row above with a lower level, if it is loaded. */
  #toParent({ level }: ImpactRow): void {
    for (let index = this.#active - 1; index >= 0; index--) {
      const above = this.#rows.get(index);
      if (!above) return;
      if (above.level < level) {
        this.reveal(index);
        return;
      }
    }
  }

  #scrollTo(index: number): void {
    const { top } = this.#body.getBoundingClientRect();
    const at = top + index * ROW;
    const covered = this.#head.getBoundingClientRect().bottom;
    const above = Math.max(covered, HEAD) - at;
    const below = at + ROW - innerHeight;
    if (above > 0) scrollBy(0, -above);
    else if (below > 0) scrollBy(0, below + ROW);
    this.#paint();
  }

  #showActive(): void {
    const row = this.#rows.get(this.#active);
    const view = row && this.#views.get(row.id);
    for (const other of this.#views.values()) other.root.classList.toggle('active', other === view);
    setAttributes(this.root, { 'aria-activedescendant': view?.root.id });
  }
}
