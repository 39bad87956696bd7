/** One side of a comparison, the head or the base: all its documents, and what follows from them. */
import { copied } from '../base/copied.ts';
import { sameList } from '../base/same.ts';
import type { WorkspaceEntity } from '../syntax/items/entities.ts';
import type { ReadableText, TextSource } from './change.ts';
import type { DocumentContent, FileContent, Lowered, PlacedDocument } from './content.ts';
import { identityOf, keyOf, pathOf } from './document-key.ts';
import { Derived, type Graph, Input } from './engine/graph.ts';
import { withWaivers } from './findings/waivers.ts';
import { type CenterTree, createTree } from './model/center-tree.ts';
import { Meanings } from './model/meanings.ts';
import { type Declaration, declaring, Names, nameKey, type Places } from './model/names.ts';
import { SeriesTables } from './model/series.ts';
import { type Settings, sameSettings, settingsOf, workspaceOf } from './model/settings.ts';
import type { DocumentPlan } from './plan/plan-document.ts';
import { Plans } from './plan/plans.ts';
import type { Shared } from './shared.ts';

/** One of our documents. Its key is its path and its identity, so it survives edits of the documents around it. */
export interface DocumentNode {
  readonly key: string;
  readonly path: string;
  readonly identity: string;
  /** The text of `kind`. */
  readonly kind: string;
  readonly content: Input<DocumentContent>;
}

/** What the core knows about one path. */
export interface FileNode {
  readonly path: string;
  /** The text, or why there is none. Undefined: no such file. */
  readonly source: Input<TextSource | undefined>;
  /** Undefined when the file is not meant for documents or cannot be read. */
  content: FileContent | undefined;
  /** Its text while it may hold waivers, whose rows move with every edit; otherwise undefined. */
  readonly waivers: Input<ReadableText | undefined>;
  /** Why its documents cannot be read. */
  readonly unreadable: Input<string | undefined>;
  /** Keys of its documents, in order. */
  readonly documents: Input<readonly string[]>;
}

/** Another side that shows through wherever this one has no file of its own. */
export interface Below {
  readonly side: Side;
  /** Whether its file at this path shows through; tracked. */
  shows(path: string): boolean;
}

/** All documents of one side by path, and everything that is derived from them. */
export class Side {
  readonly graph: Graph;
  readonly shared: Shared;
  readonly names: Names;
  readonly meanings: Meanings;
  readonly tree: CenterTree;
  readonly series: SeriesTables;
  readonly plans: Plans = new Plans(this);
  /** The whole Workspace document, which governs everything. */
  readonly workspace: Derived<WorkspaceEntity | undefined>;
  readonly settings: Derived<Settings>;
  readonly below: Below | undefined;
  /** Own files only. */
  readonly files: Map<string, FileNode> = new Map();
  /** Own documents only. */
  readonly documents: Map<string, DocumentNode> = new Map();
  /** Identities whose own documents came, went or moved since they were last taken. */
  readonly changedIdentities: Set<string> = new Set();
  readonly #asked: Places['asked'];
  readonly #identities: Map<string, string[]> = new Map();
  readonly #kinds: Map<string, Input<readonly string[]>> = new Map();

  constructor(graph: Graph, shared: Shared, below?: Below, asked?: Places['asked']) {
    this.graph = graph;
    this.shared = shared;
    this.below = below;
    this.#asked = asked;
    this.workspace = new Derived(graph, 'workspace', () => workspaceOf(this));
    this.settings = new Derived(graph, 'settings', () => settingsOf(this), sameSettings);
    this.names = new Names(graph, {
      before: (a, b) => this.compare(a, b),
      ...(asked && { asked }),
      ...(below && {
        below: { names: below.side.names, shows: (document: string) => below.shows(pathOf(document)) },
      }),
    });
    this.meanings = new Meanings(graph, this.names);
    this.series = new SeriesTables(this);
    this.tree = createTree(this);
  }

  /** Takes the new state of one path; `undefined` means that the file is gone. `like` is a content that may say the same. */
  put(path: string, source: TextSource | undefined, like?: FileContent): void {
    // a file that did not exist before either may be waited for: see `named`
    if (source === undefined && this.files.get(path)?.source.get() === undefined) return;
    const file = this.#file(path);
    file.source.set(source);
    const before = file.content ?? like;
    file.content =
      source && 'text' in source && isDocuments(path) ? this.shared.read(source, before) : undefined;
    file.unreadable.set(
      source && 'unreadable' in source && isDocuments(path) ? source.unreadable : undefined,
    );
    file.waivers.set(source && 'text' in source ? withWaivers(source, file.waivers.get()) : undefined);
    this.#place(file, file.content?.documents ?? []);
    if (source === undefined && file.documents.get().length === 0) this.files.delete(path);
  }

  /** The file at a path as this side shows it; tracked if another side may show through. */
  file(path: string): FileNode | undefined {
    if (!this.below) return this.files.get(path);
    return this.below.shows(path) ? this.below.side.file(path) : this.files.get(path);
  }

  /** The text of a file that a document names; tracked. */
  named(path: string): TextSource | undefined {
    if (this.below?.shows(path)) return this.below.side.named(path);
    return this.#file(path).source.get();
  }

  document(key: string): DocumentNode | undefined {
    if (this.below?.shows(pathOf(key))) return this.below.side.document(key);
    return this.documents.get(key);
  }

  /** The plan of a Budget, kept up to date from now on; empty for any other document. */
  plan(key: string): DocumentPlan {
    return this.plans.plan(key);
  }

  /** Whether the plan of a Budget has been asked for. */
  isPlanKept(key: string): boolean {
    return this.plans.isKept(key);
  }

  /** Where the document currently is. */
  placed(key: string): PlacedDocument | undefined {
    const node = this.document(key);
    const file = node && this.file(node.path);
    return file?.content?.documents[file.documents.get().indexOf(key)];
  }

  /** Keys of the documents with an identity (`Budget/payments`), in order of path and place. */
  withIdentity(identity: string): readonly string[] {
    this.#asked?.touch(nameKey('document', identity));
    const own = this.#identities.get(identity) ?? NO_KEYS;
    const { below } = this;
    if (!below) return own;
    const shown = below.side.withIdentity(identity).filter((it) => below.shows(pathOf(it)));
    if (own.length === 0 || shown.length === 0) return own.length === 0 ? shown : own;
    return this.graph.untracked(() => [...own, ...shown].sort((a, b) => this.compareDocuments(a, b)));
  }

  /** Keys of the documents of a kind, Budgets excepted, in order of path and place; tracked. */
  ofKind(kind: string): readonly string[] {
    const own = this.#kind(kind).get();
    const { below } = this;
    const shown = below ? below.side.ofKind(kind).filter((it) => below.shows(pathOf(it))) : NO_KEYS;
    const all = own.length === 0 ? shown : [...own, ...shown];
    return all.length < 2 ? all : [...all].sort((a, b) => this.compareDocuments(a, b));
  }

  /** By path, then by place in the file; never by order of arrival. */
  compare(a: Declaration, b: Declaration): number {
    return this.compareDocuments(a.document, b.document) || this.#index(a) - this.#index(b);
  }

  /** Order of two documents by path, then place; tracked. */
  compareDocuments(a: string, b: string): number {
    if (a === b) return 0;
    const left = this.document(a);
    const right = this.document(b);
    if (!left || !right) return a < b ? -1 : 1;
    if (left.path !== right.path) return left.path < right.path ? -1 : 1;
    const order = this.file(left.path)?.documents.get() ?? NO_KEYS;
    return order.indexOf(a) - order.indexOf(b);
  }

  /** To be called when this side's documents at a path may no longer compare as before. */
  touchFile(path: string): void {
    for (const key of this.graph.untracked(() => this.files.get(path)?.documents.get()) ?? NO_KEYS) {
      const node = this.documents.get(key);
      if (node) this.changedIdentities.add(node.identity);
    }
  }

  /** Called for every own document that comes or goes. */
  protected added(_node: DocumentNode): void {}
  protected removed(_node: DocumentNode): void {}

  #index({ document, unit }: Declaration): number {
    const content = this.document(document)?.content.get();
    if (!content || content.head === unit) return -1;
    return content.items.indexOf(unit as Lowered<never>);
  }

  #file(path: string): FileNode {
    const known = this.files.get(path);
    if (known) return known;
    // a path is a slice of the list of all paths, which must not live as long as the file
    const own = copied(path);
    const file: FileNode = {
      path: own,
      source: new Input<TextSource | undefined>(this.graph, undefined),
      waivers: new Input<ReadableText | undefined>(this.graph, undefined),
      unreadable: new Input<string | undefined>(this.graph, undefined),
      content: undefined,
      documents: new Input<readonly string[]>(this.graph, NO_KEYS),
    };
    this.files.set(own, file);
    return file;
  }

  #kind(kind: string): Input<readonly string[]> {
    let keys = this.#kinds.get(kind);
    if (!keys) {
      keys = new Input<readonly string[]>(this.graph, NO_KEYS);
      this.#kinds.set(kind, keys);
    }
    return keys;
  }

  /** Gives every document of a file its node; a document keeps its node as long as its identity stays in the file. */
  #place(file: FileNode, documents: readonly PlacedDocument[]): void {
    const keys: string[] = [];
    const used = new Map<string, number>();
    for (const { content } of documents) {
      const id = identityOf(content);
      const count = (used.get(id) ?? 0) + 1;
      used.set(id, count);
      const key = keyOf(file.path, id, count);
      keys.push(key);
      const node = this.documents.get(key);
      if (node) {
        this.names.open(key);
        node.content.set(content);
      } else this.#add(key, file.path, id, content);
    }
    const before = file.documents.get();
    if (sameList(keys, before)) return;
    const gone = before.filter((it) => !keys.includes(it));
    file.documents.set(keys);
    for (const key of gone) this.#remove(key);
    for (const key of keys) this.#touch(this.documents.get(key)?.identity ?? '');
  }

  #add(key: string, path: string, id: string, content: DocumentContent): void {
    const { kind } = content;
    const node: DocumentNode = { key, path, identity: id, kind, content: new Input(this.graph, content) };
    this.documents.set(key, node);
    const units = new Derived(this.graph, 'units', () => declaring(node.content.get()));
    this.names.put(key, units, content);
    if (kind !== 'Budget') this.#kind(kind).set([...this.graph.untracked(() => this.#kind(kind).get()), key]);
    const keys = this.#identities.get(id) ?? [];
    keys.push(key);
    this.#identities.set(id, keys);
    this.added(node);
  }

  #remove(key: string): void {
    const node = this.documents.get(key);
    if (!node) return;
    this.removed(node);
    this.documents.delete(key);
    this.names.drop(key);
    this.series.drop(key);
    this.plans.drop(key);
    const { kind } = node;
    if (kind !== 'Budget')
      this.#kind(kind).set(this.graph.untracked(() => this.#kind(kind).get()).filter((it) => it !== key));
    const rest = (this.#identities.get(node.identity) ?? []).filter((it) => it !== key);
    if (rest.length > 0) this.#identities.set(node.identity, rest);
    else this.#identities.delete(node.identity);
    this.#touch(node.identity);
  }

  #touch(id: string): void {
    this.changedIdentities.add(id);
    const keys = this.#identities.get(id);
    if (keys && keys.length > 1) this.graph.untracked(() => keys.sort((a, b) => this.compareDocuments(a, b)));
  }
}

const NO_KEYS: readonly string[] = [];

/** Whether a file is meant for documents; others are only read when a document names them. */
export function isDocuments(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
