/** One workspace: what it is told, and every question that can be asked about it. Synchronous and pure between changes. */
import { nearest } from '../base/nearest.ts';
import { WORKSPACE } from './center-tree.ts';
import type { Base, Change, TextSource } from './change.ts';
import { isKnown } from './change.ts';
import { Checks } from './checks.ts';
import type { FileContent } from './content.ts';
import type { Finding } from './finding.ts';
import { Graph, Input } from './graph.ts';
import { Moved } from './moved.ts';
import type { NameKind } from './names.ts';
import type { Rule, RuleView } from './rule.ts';
import { Shared } from './shared.ts';
import { type DocumentNode, isDocuments, Side } from './side.ts';
import { Unread } from './unread.ts';
import { Uses } from './uses.ts';
import { WaiverCheck } from './waiver-check.ts';

/** What the head is compared with: not asked for, known, or unknown with a reason. */
export type BaseState =
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly reason: string; readonly repair: string | undefined }
  | {
      readonly state: 'known';
      readonly label: string;
      readonly revision: string;
      readonly notes: readonly string[];
    };

/** Holds the head, the base and today; answers about them. */
export class Project {
  readonly head: Side;
  readonly moved: Moved;
  readonly #shared: Shared = new Shared();
  readonly #graph: Graph = new Graph();
  readonly #base: Side;
  readonly #baseState: Input<BaseState>;
  readonly #asOf: Input<string | undefined>;
  readonly #uses: Uses;
  readonly #unread: Unread;
  readonly #checks: Checks;
  readonly #waivers: WaiverCheck;

  constructor(rules: readonly Rule[]) {
    this.#baseState = new Input<BaseState>(this.#graph, { state: 'none' });
    this.#asOf = new Input<string | undefined>(this.#graph, undefined);
    this.head = new Side(this.#graph, this.#shared);
    this.#base = new Side(this.#graph, this.#shared);
    this.moved = new Moved(this.#graph, this.#base, this.head);
    this.#uses = new Uses(this.head);
    this.#unread = new Unread(this.head);
    this.#checks = new Checks(this.head, rules, this.#view());
    this.#waivers = new WaiverCheck(this.head, this.#checks, () => this.#asOf.get());
    this.head.onDocument = (node, how) => this.#onDocument(node, how);
  }

  /** The other side of the comparison; undefined when it is unknown or was not asked for. Tracked. */
  get base(): Side | undefined {
    return this.#baseState.get().state === 'known' ? this.#base : undefined;
  }

  get baseState(): BaseState {
    return this.#baseState.get();
  }

  /** UTC day. */
  get asOf(): string | undefined {
    return this.#asOf.get();
  }

  /** How often each query ran; for tests. */
  get runs(): ReadonlyMap<string, number> {
    return this.#graph.runs;
  }

  /** The only way anything gets in. */
  apply(change: Change): void {
    for (const [path, source] of change.texts ?? []) this.#putHead(path, source);
    if (change.base) this.#putBase(change.base);
    if (change.asOf !== undefined) this.#asOf.set(change.asOf);
  }

  /** Brings every total up to date. Questions do so themselves; after it reading sums is free. */
  settle(): void {
    this.moved.sync();
    this.#graph.settle();
  }

  /** The findings of one file, in order of the text. */
  findings(path: string): readonly Finding[] {
    this.settle();
    return this.#waivers.of(path);
  }

  /** The findings of all files, by path; a slice a file. */
  *allFindings(): Generator<readonly Finding[], void> {
    this.settle();
    for (const path of [...this.head.files.keys()].sort()) yield this.#waivers.of(path);
  }

  /** What the head's totals miss, by name: lines, documents and files whose money cannot be known. Tracked. */
  incomplete(): readonly string[] {
    const missing = this.#unread.missingMoney().map((it) => it.replace('\n', ': '));
    const lines = [...this.head.tree.total(WORKSPACE).incomplete.keys()];
    return [...missing, ...lines.map((it) => `${it.budget}/${it.entity.name}`).sort()];
  }

  /** Paths that documents of the head name, from the workspace folder: the host reads them too. */
  namedPaths(): ReadonlySet<string> {
    const paths = new Set<string>();
    for (const { content } of this.head.documents.values()) {
      const { entity } = content.get().head;
      if (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates') continue;
      for (const source of [entity.plan, entity.actual])
        if (source && 'file' in source) paths.add(source.file.text);
    }
    return paths;
  }

  #putHead(path: string, source: TextSource | undefined): void {
    this.head.put(path, source);
    this.#waivers.put(path);
    const file = this.head.files.get(path);
    if (file && isDocuments(path)) this.#unread.putFile(path, () => file.unreadable.get() !== undefined);
    else this.#unread.dropFile(path);
  }

  #putBase(base: Base): void {
    const texts: ReadonlyMap<string, TextSource> = isKnown(base) ? base.texts : new Map();
    for (const path of [...this.#base.files.keys()]) if (!texts.has(path)) this.#base.put(path, undefined);
    for (const [path, source] of texts) this.#base.put(path, source, this.#twin(path, source));
    this.#baseState.set(
      isKnown(base)
        ? { state: 'known', label: base.label, revision: base.revision, notes: base.notes }
        : { state: 'unknown', reason: base.unknown, repair: base.repair },
    );
  }

  /** The head's content of the same text at the same path. */
  #twin(path: string, source: TextSource): FileContent | undefined {
    const file = this.head.files.get(path);
    const head = file?.source.get();
    const same = head && 'hash' in head && 'hash' in source && head.hash === source.hash;
    return same ? file?.content : undefined;
  }

  #onDocument(node: DocumentNode, how: 'added' | 'removed'): void {
    if (how === 'added') {
      this.#uses.put(node);
      this.#unread.put(node);
      return;
    }
    this.#uses.drop(node.key);
    this.#unread.drop(node.key);
    this.#checks.drop(node.key);
  }

  #view(): RuleView {
    const project = this;
    return {
      side: this.head,
      get base() {
        return project.base;
      },
      get asOf() {
        return project.asOf;
      },
      mayDeclare: (kind) => this.#unread.mayDeclare(kind),
      isUsed: (kind, name) => this.#uses.isUsed(kind, name) || this.#unread.missingMoney().length > 0,
      nearest: (kind, text) => this.#nearest(kind, text),
    };
  }

  #nearest(kind: NameKind, text: string): ReturnType<RuleView['nearest']> {
    const spellings = new Set(this.head.names.spellings(kind).map((it) => it.text));
    const found = nearest(text, spellings);
    return found === undefined ? undefined : this.head.names.resolve(kind, found);
  }
}
