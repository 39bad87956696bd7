/** One side of a comparison, the head or the base: all its documents, and what follows from them. */
import { sameList } from '../base/same.ts';
import type { CalendarSpec, FiscalCalendar } from '../domain/calendar.ts';
import type { WorkspaceEntity } from '../syntax/items/entities.ts';
import { type CenterTree, createTree } from './center-tree.ts';
import type { TextSource } from './change.ts';
import type { DocumentContent, FileContent, Lowered, PlacedDocument } from './content.ts';
import { Derived, type Graph, Input } from './graph.ts';
import { type Declaration, Names } from './names.ts';
import { type DocumentPlan, planDocument, samePlan } from './plan-document.ts';
import { SeriesTables } from './series.ts';
import type { Shared } from './shared.ts';
import { Sums } from './sums.ts';
import { mayHoldWaivers } from './waivers.ts';

/** One document of ours. Its key is its path and its identity: it survives edits of the documents around it. */
export interface DocumentNode {
  readonly key: string;
  readonly path: string;
  readonly identity: string;
  readonly content: Input<DocumentContent>;
  readonly plan: Derived<DocumentPlan> | undefined;
}

/** What the core knows of one path. */
export interface FileNode {
  readonly path: string;
  /** The text, or why there is none. Undefined: no such file. */
  readonly source: Input<TextSource | undefined>;
  /** Undefined when the file is not one of documents or cannot be read. */
  content: FileContent | undefined;
  /** Its text while it may hold waivers, whose rows move with every edit; else undefined. */
  readonly waivers: Input<string | undefined>;
  /** Why its documents cannot be read. */
  readonly unreadable: Input<string | undefined>;
  /** Keys of its documents, in order. */
  readonly documents: Input<readonly string[]>;
}

/** What a Workspace document settles, with what holds when it leaves something out. */
export interface Settings {
  readonly entity: WorkspaceEntity | undefined;
  /** Reporting currency. */
  readonly currency: string;
  readonly calendar: FiscalCalendar;
  /** Currency and calendar are as someone wrote them, or left them out; else no plan is to blame for not fitting them. */
  readonly isSettled: boolean;
}

/** Properties of a Workspace that every plan needs. */
const SETTLES = /^\/spec\/(?:calendar|currency)/;

const DEFAULT_CALENDAR: CalendarSpec = {
  start: { year: 2026, month: 1, day: 1 },
  pattern: 'monthly',
  named: 'starting',
  longYears: [],
  longPeriod: 12,
};

/** The ISO 4217 code for "no currency": totals of a workspace that does not say its own. */
const NO_CURRENCY = 'XXX';

/** All documents of one side by path, and everything that is derived from them. */
export class Side {
  readonly graph: Graph;
  readonly shared: Shared;
  readonly names: Names;
  readonly sums: Sums;
  readonly tree: CenterTree;
  readonly series: SeriesTables;
  readonly files: Map<string, FileNode> = new Map();
  readonly documents: Map<string, DocumentNode> = new Map();
  /** Keys of documents by identity (`Budget/payments`), one for each that has it, in order of path and place. */
  readonly identities: Map<string, string[]> = new Map();
  /** Identities whose documents came, went or changed places since they were last taken. */
  readonly changedIdentities: Set<string> = new Set();
  readonly settings: Derived<Settings>;
  readonly #workspaces: Input<readonly string[]>;
  /** Told of every document that comes or goes. */
  onDocument: (node: DocumentNode, how: 'added' | 'removed') => void = () => {};

  constructor(graph: Graph, shared: Shared) {
    this.graph = graph;
    this.shared = shared;
    this.#workspaces = new Input<readonly string[]>(graph, []);
    this.settings = new Derived(graph, 'settings', () => this.#settle());
    this.names = new Names(graph, { before: (a, b) => this.compare(a, b) });
    this.series = new SeriesTables(this);
    this.sums = new Sums(graph);
    this.tree = createTree(this);
  }

  /**
   * Takes the new state of one path; `undefined` means that the file is gone. `twin` is the content of the same text on the other
   * side, if there is one: the sides then share all its items.
   */
  put(path: string, source: TextSource | undefined, twin?: FileContent): void {
    const file = this.#file(path);
    file.source.set(source);
    const text = source && 'text' in source ? source.text : undefined;
    const before = file.content;
    file.content =
      text === undefined || !isDocuments(path) ? undefined : (twin ?? this.shared.reader.read(text, before));
    file.unreadable.set(
      source && 'unreadable' in source && isDocuments(path) ? source.unreadable : undefined,
    );
    file.waivers.set(text !== undefined && mayHoldWaivers(text) ? text : undefined);
    this.#place(file, file.content?.documents ?? []);
    if (source === undefined && file.documents.get().length === 0) this.files.delete(path);
  }

  /** The text of a file that a document names; tracked. */
  named(path: string): TextSource | undefined {
    return this.#file(path).source.get();
  }

  document(key: string): DocumentNode | undefined {
    return this.documents.get(key);
  }

  /** Where the document stands now. */
  placed(key: string): PlacedDocument | undefined {
    const node = this.documents.get(key);
    const file = node && this.files.get(node.path);
    return file?.content?.documents[file.documents.get().indexOf(key)];
  }

  /** By path, then by place in the file; never by order of arrival. */
  compare(a: Declaration, b: Declaration): number {
    return this.compareDocuments(a.document, b.document) || this.#index(a) - this.#index(b);
  }

  /** Order of two documents by path, then place; tracked. */
  compareDocuments(a: string, b: string): number {
    if (a === b) return 0;
    const left = this.documents.get(a);
    const right = this.documents.get(b);
    if (!left || !right) return a < b ? -1 : 1;
    if (left.path !== right.path) return left.path < right.path ? -1 : 1;
    const order = this.files.get(left.path)?.documents.get() ?? [];
    return order.indexOf(a) - order.indexOf(b);
  }

  #index(declaration: Declaration): number {
    const node = this.documents.get(declaration.document);
    return node ? node.content.get().items.indexOf(declaration.unit as Lowered<never>) : -1;
  }

  #file(path: string): FileNode {
    let file = this.files.get(path);
    if (!file) {
      file = {
        path,
        source: new Input<TextSource | undefined>(this.graph, undefined),
        waivers: new Input<string | undefined>(this.graph, undefined),
        unreadable: new Input<string | undefined>(this.graph, undefined),
        content: undefined,
        documents: new Input<readonly string[]>(this.graph, []),
      };
      this.files.set(path, file);
    }
    return file;
  }

  /** Gives every document of a file its node; a document keeps its node as long as its identity stays in the file. */
  #place(file: FileNode, documents: readonly PlacedDocument[]): void {
    const keys: string[] = [];
    const used = new Map<string, number>();
    for (const { content } of documents) {
      const id = identity(content);
      const count = (used.get(id) ?? 0) + 1;
      used.set(id, count);
      const key = `${file.path}\n${id}${count === 1 ? '' : `#${count}`}`;
      keys.push(key);
      const node = this.documents.get(key);
      if (node) node.content.set(content);
      else this.#add(key, file.path, id, content);
    }
    const before = file.documents.get();
    if (sameList(keys, before)) return;
    const gone = before.filter((it) => !keys.includes(it));
    file.documents.set(keys);
    for (const key of gone) this.#remove(key);
    for (const key of keys) this.#touch(this.documents.get(key)?.identity ?? '');
  }

  #add(key: string, path: string, id: string, content: DocumentContent): void {
    const input = new Input(this.graph, content);
    const plan: Derived<DocumentPlan> | undefined =
      content.kind === 'Budget'
        ? new Derived(this.graph, 'plan', (before) => planDocument(this, key, before), samePlan)
        : undefined;
    const node: DocumentNode = { key, path, identity: id, content: input, plan };
    this.documents.set(key, node);
    this.names.put(key, new Derived(this.graph, 'units', () => units(input.get())));
    if (plan) this.sums.put(key, new Derived(this.graph, 'planned', () => plan.get().lines));
    if (content.kind === 'FxRates' || content.kind === 'Driver') this.series.put(key, input);
    if (content.kind === 'Workspace') this.#workspaces.set([...this.#workspaces.get(), key]);
    const keys = this.identities.get(id) ?? [];
    keys.push(key);
    this.identities.set(id, keys);
    this.onDocument(node, 'added');
  }

  #remove(key: string): void {
    const node = this.documents.get(key);
    if (!node) return;
    this.documents.delete(key);
    this.onDocument(node, 'removed');
    this.names.drop(key);
    this.sums.drop(key);
    this.series.drop(key);
    node.plan?.dispose();
    this.#workspaces.set(this.#workspaces.get().filter((it) => it !== key));
    const rest = (this.identities.get(node.identity) ?? []).filter((it) => it !== key);
    if (rest.length > 0) this.identities.set(node.identity, rest);
    else this.identities.delete(node.identity);
    this.#touch(node.identity);
  }

  #touch(id: string): void {
    this.changedIdentities.add(id);
    this.identities.get(id)?.sort((a, b) => this.graph.untracked(() => this.compareDocuments(a, b)));
  }

  #settle(): Settings {
    const [first] = [...this.#workspaces.get()].sort((a, b) => this.compareDocuments(a, b));
    const unit = first === undefined ? undefined : this.documents.get(first)?.content.get().head;
    const workspace = unit?.entity?.kind === 'Workspace' ? unit.entity : undefined;
    const calendar =
      (workspace?.calendar && this.shared.calendar(workspace.calendar)) ??
      this.shared.calendar(DEFAULT_CALENDAR);
    if (!calendar) throw new Error('the default calendar is not one');
    const isSettled = workspace !== undefined && !unit?.problems.some((it) => SETTLES.test(it.at));
    return { entity: workspace, currency: workspace?.currency ?? NO_CURRENCY, calendar, isSettled };
  }
}

/** `Budget/payments`: what a document is, wherever it stands. Without case, as names compare. */
function identity(content: DocumentContent): string {
  return `${content.kind}/${content.name.toLowerCase()}`;
}

/** Files that hold documents; others are only read when a document names them. */
export function isDocuments(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}

/** What may declare a name; lines are found through their Budget. */
function units(content: DocumentContent): readonly Lowered[] {
  return content.kind === 'Budget' ? [content.head] : [content.head, ...content.items];
}
