/** The page: asks for what it shows, shows what it is sent, and keeps scroll, selection and grouping over updates. */
import type {
  ExportFormat,
  ImpactAnswer,
  ImpactQuestion,
  ImpactRow,
  Place,
  Preview,
} from '../../server/src/protocol.ts';
import type { Told } from '../src/preview/messages.ts';
import { Card } from './card.ts';
import { ChartView } from './charts.ts';
import { element } from './dom.ts';
import { FindingsView } from './findings.ts';
import { Header } from './header.ts';
import { Host } from './host.ts';
import { Measures } from './measures.ts';
import { readSaved } from './saved.ts';
import { emptyState, loadingState, STOPPED } from './states.ts';
import { StripView } from './strip.ts';
import { Table } from './table.ts';
import { TableTools, tableFoot, tableHelp } from './table-tools.ts';
import { Toolbar } from './toolbar.ts';

/** A row to be brought into view. */
interface Wanted {
  readonly row: string;
  readonly explain: boolean;
  /** How many more requests it may take: one to open what is above it, then one to scroll to it. */
  readonly again: number;
}

/** A figure of a row. */
interface Explained {
  readonly row: string;
  readonly figure: 'before' | 'after' | 'change';
}

/** Everything that is on the page. */
export class Page {
  readonly #host: Host = new Host((message) => this.#hear(message));
  /** Empty as long as a server answers. */
  readonly #stopped: HTMLElement = element('p', { class: 'stopped' });
  readonly #main: HTMLElement = element('main');
  readonly #state: HTMLElement = element('main', { class: 'state' }, loadingState());
  readonly #live: HTMLElement = element('div', { class: 'sr', role: 'status', 'aria-live': 'polite' });
  readonly #card: Card = new Card((place) => this.#open(place));
  readonly #toolbar: Toolbar;
  readonly #header: Header;
  readonly #measures: Measures = new Measures();
  readonly #months: ChartView = new ChartView(this.#card);
  readonly #bridge: ChartView = new ChartView(this.#card);
  readonly #strip: StripView;
  readonly #findings: FindingsView;
  readonly #tools: TableTools;
  readonly #table: Table;
  #workspace: string | undefined;
  #question: ImpactQuestion | undefined;
  #isAsking = false;
  /** Something changed while an answer was on its way. */
  #isStale = false;
  /** The row to bring into view once it is there. */
  #wanted: Wanted | undefined;
  /** A row was selected in the table: announce what the chart then shows. */
  #isSelecting = false;
  /** What the card explains. */
  #explained: Explained | undefined;

  constructor() {
    this.#toolbar = new Toolbar({
      compare: () => this.#host.tell({ kind: 'compare' }),
      copy: () => void this.#copy(),
      export: (format) => this.#export(format),
      refresh: () => void this.#refresh(),
    });
    this.#header = new Header({ select: (row) => this.#select(row) });
    this.#strip = new StripView((row) => this.#select(row));
    this.#findings = new FindingsView((place) => this.#open(place));
    this.#tools = new TableTools((part) => this.#ask(part));
    this.#table = new Table({
      rows: async (window) => {
        const question = this.#question;
        return question ? this.#host.ask('rows', { question, ...window }) : undefined;
      },
      toggle: (row) => this.#toggle(row),
      select: ({ id }) => {
        this.#isSelecting = true;
        this.#ask({ selected: this.#question?.selected === id ? undefined : id });
      },
      open: ({ place }) => place && this.#open(place),
      sort: (sort) => this.#ask({ sort }),
      explain: ({ id }, figure) => void this.#explain({ row: id, figure }),
    });
    this.#build();
    this.#host.tell({ kind: 'ready' });
  }

  #build(): void {
    const charts = element('section', { class: 'charts' }, this.#months.root, this.#bridge.root);
    const [help, foot] = [tableHelp(), tableFoot()];
    const rows = element('section', { class: 'rows' }, this.#tools.root, help, this.#table.root, foot);
    this.#main.append(
      this.#header.root,
      this.#measures.root,
      charts,
      this.#strip.root,
      this.#findings.root,
      rows,
    );
    this.#main.hidden = true;
    this.#toolbar.root.hidden = true;
    document.body.append(
      this.#toolbar.root,
      this.#stopped,
      this.#state,
      this.#main,
      this.#card.root,
      this.#card.tip,
      this.#live,
    );
    new ResizeObserver(() => {
      document.body.style.setProperty('--top', `${this.#toolbar.root.offsetHeight}px`);
    }).observe(this.#toolbar.root);
  }

  #hear(message: Told): void {
    switch (message.kind) {
      case 'start':
        this.#workspace = message.workspace;
        this.#askAll(readSaved(this.#host.saved, message.question));
        return;
      case 'branch':
        this.#toolbar.nameBranch(message.name);
        return;
      case 'stopped':
        this.#stopped.textContent = this.#live.textContent = STOPPED;
        return;
      case 'changed':
        void this.#refresh();
        return;
      case 'cursor':
        this.#table.mark(message.place?.row);
        return;
      case 'select':
        this.#select(message.row, message.explain);
    }
  }

  /** Changes a part of the question. */
  #ask(part: Partial<ImpactQuestion>): void {
    if (this.#question) this.#askAll({ ...this.#question, ...part });
  }

  /** Tells the extension the new question, and asks it. */
  #askAll(question: ImpactQuestion): void {
    this.#question = question;
    this.#host.save({ workspace: this.#workspace, question });
    this.#host.tell({ kind: 'question', question });
    this.#card.close();
    void this.#refresh();
  }

  /** One question at a time; if something changes in the meantime, it asks once more. */
  async #refresh(): Promise<void> {
    if (this.#isAsking) {
      this.#isStale = true;
      return;
    }
    this.#isAsking = true;
    try {
      do {
        this.#isStale = false;
        const question = this.#question;
        const answer = question && (await this.#host.ask('impact', { question, ...this.#table.window }));
        if (answer) this.#show(answer);
        // the answer to an older question does not know the rows of this one
        if (answer && answer.state !== 'empty' && question === this.#question) this.#follow(answer);
      } while (this.#isStale);
    } finally {
      // an answer that cannot be shown costs that answer, not the page
      this.#isAsking = false;
    }
  }

  #show(answer: ImpactAnswer): void {
    const isEmpty = answer.state === 'empty';
    this.#main.hidden = isEmpty;
    this.#toolbar.root.hidden = isEmpty;
    document.body.dataset.state = answer.state;
    this.#stopped.textContent = '';
    if (answer.state === 'empty') {
      this.#state.hidden = false;
      this.#state.replaceChildren(
        emptyState({
          create: () => this.#host.tell({ kind: 'begin', how: 'create' }),
          import: () => this.#host.tell({ kind: 'begin', how: 'import' }),
        }),
      );
      return;
    }
    this.#state.hidden = true;
    this.#state.replaceChildren();
    this.#showPage(answer);
  }

  #showPage(answer: Preview): void {
    const question = this.#question;
    if (!question) return;
    this.#toolbar.show(answer);
    this.#header.show(answer);
    this.#measures.show(answer);
    this.#months.show(answer.months);
    this.#bridge.show(answer.bridge);
    this.#strip.show(answer, question.selected);
    this.#findings.show(answer);
    this.#tools.show(answer, question);
    this.#table.show(answer, question.selected, question.sort);
    if (this.#card.isOpen && this.#explained) void this.#explain(this.#explained);
  }

  #toggle({ id, expanded }: ImpactRow): void {
    const { opened = [], closed = [] } = this.#question ?? {};
    const isOpen = expanded === true;
    this.#ask({
      opened: isOpen ? opened.filter((it) => it !== id) : [...opened, id],
      closed: isOpen ? [...closed, id] : closed.filter((it) => it !== id),
    });
  }

  /** From outside the table: brings the row into view, opening what is above it. */
  #select(row: string, explain = false): void {
    this.#wanted = { row, explain, again: 2 };
    this.#ask({ selected: row });
  }

  /** Announces what was selected in the table, and brings into view what was requested from outside it. */
  #follow({ months, rows }: Preview): void {
    if (this.#isSelecting) this.#live.textContent = months.title;
    this.#isSelecting = false;
    const wanted = this.#wanted;
    if (!wanted || !this.#question) return;
    const { row: id, explain, again } = wanted;
    this.#wanted = again > 0 ? { ...wanted, again: again - 1 } : undefined;
    if (rows.selected < 0 && rows.above.length > 0 && this.#wanted) {
      const { opened, closed } = this.#question;
      this.#ask({
        filter: '',
        opened: [...new Set([...opened, ...rows.above])],
        closed: closed.filter((it) => !rows.above.includes(it)),
      });
      return;
    }
    this.#table.reveal(rows.selected);
    const row = rows.rows.find((it) => it.id === id);
    if (!row && rows.selected >= 0 && this.#wanted) {
      void this.#refresh();
      return;
    }
    this.#wanted = undefined;
    if (!row) return;
    this.#live.textContent = row.speech;
    if (explain) void this.#explain({ row: id, figure: 'after' });
  }

  /** Beside the figure; if that is out of view, or no longer has an explanation, nothing is shown. */
  async #explain(explained: Explained): Promise<void> {
    this.#explained = explained;
    const question = this.#question;
    const explanation = question && (await this.#host.ask('explain', { question, ...explained }));
    if (question !== this.#question || explained !== this.#explained) return;
    const anchor = this.#table.viewOf(explained.row)?.cell(explained.figure);
    if (explanation && anchor) this.#card.show(explanation, anchor, this.#table.root);
    else this.#card.close();
  }

  #open(place: Place): void {
    this.#host.tell({ kind: 'open', place });
  }

  #export(format: ExportFormat): void {
    this.#host.tell({ kind: 'export', format });
  }

  async #copy(): Promise<void> {
    const question = this.#question;
    const exported = question && (await this.#host.ask('export', { question, format: 'markdown' }));
    if (!exported) return;
    try {
      await navigator.clipboard.writeText(exported.text);
      this.#live.textContent = 'Copied as Markdown';
    } catch {
      // if the editor denies access to the clipboard, save a file instead
      this.#export('markdown');
    }
  }
}
