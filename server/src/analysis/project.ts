/** One workspace: what it is told, and every question that can be asked about it. Synchronous and pure between changes. */
import { nearest } from '../base/nearest.ts';
import { Base } from './base.ts';
import { type Base as BaseChange, type Change, isKnown, type TextSource } from './change.ts';
import { Graph, Input } from './engine/graph.ts';
import { Checks } from './findings/checks.ts';
import { Finder } from './findings/finder.ts';
import type { Finding } from './findings/finding.ts';
import { lookWith } from './findings/quiet.ts';
import type { Rule, RuleView } from './findings/rule.ts';
import { WaiverCheck } from './findings/waiver-check.ts';
import { Head } from './head.ts';
import { Moved } from './impact/moved.ts';
import type { DormantFile } from './memory/dormant.ts';
import type { Contents } from './memory/known-contents.ts';
import { type Found, type KnownFindings, knownFindings, recallFindings } from './memory/known-findings.ts';
import { contentsOf, registryOf } from './memory/read-whole.ts';
import type { Recorder } from './memory/recorded-files.ts';
import { Sleepers } from './memory/sleepers.ts';
import { incompleteBelow } from './model/incomplete.ts';
import type { NameKind } from './model/names.ts';
import { WORKSPACE } from './model/totals.ts';
import { Shared } from './shared.ts';
import { type DocumentNode, isDocuments, type Side } from './side.ts';

/** What the head is compared with: not asked for, known, or unknown with a reason. */
export type BaseState =
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly reason: string; readonly repair: string | undefined }
  | {
      readonly state: 'known';
      readonly label: string;
      /** Its shortest name: `main`. */
      readonly name: string;
      readonly revision: string;
      readonly notes: readonly string[];
    };

/** Holds the head, the base and today; answers about them. */
export class Project {
  readonly head: Head;
  readonly moved: Moved;
  readonly #graph: Graph = new Graph();
  readonly #shared: Shared = new Shared();
  readonly #base: Base;
  readonly #baseState: Input<BaseState>;
  readonly #asOf: Input<string | undefined>;
  readonly #checks: Checks;
  readonly #waivers: WaiverCheck;
  readonly #asked: Parameters<typeof recallFindings>[0];
  /** Those of an earlier run, as long as they hold. */
  #findings: KnownFindings | undefined;
  readonly #sleepers: Sleepers;

  constructor(rules: readonly Rule[]) {
    this.#baseState = new Input<BaseState>(this.#graph, { state: 'none' });
    this.#asOf = new Input<string | undefined>(this.#graph, undefined);
    const finder = new Finder(rules, () => this.head.settings.get());
    this.head = new Head(
      this.#graph,
      this.#shared,
      lookWith(finder, () => this.head),
    );
    this.#base = Base.of(this.#graph, this.#shared, this.head);
    this.moved = new Moved(this.#graph, this.#base, this.head);
    const view = this.#view();
    this.#asked = { head: this.head, moved: this.moved, view };
    this.#checks = new Checks(this.head, this.moved, finder, view);
    this.head.onRemoved = (key) => this.#checks.drop(key);
    this.#waivers = new WaiverCheck(this.head, this.#checks, finder, () => this.#asOf.get());
    this.#sleepers = new Sleepers(this.head, this.#base, this.moved, this.#waivers);
  }

  /** The other side of the comparison; undefined when it is unknown or was not asked for. Tracked. */
  get base(): Base | undefined {
    return this.#baseState.get().state === 'known' ? this.#base : undefined;
  }

  get baseState(): BaseState {
    return this.#baseState.get();
  }

  /** UTC day. */
  get asOf(): string {
    return this.#asOf.get() ?? UNTOLD;
  }

  /** How often each query ran; for tests. */
  get runs(): ReadonlyMap<string, number> {
    return this.#graph.runs;
  }

  /** The only way anything gets in. */
  apply(change: Change): void {
    if (change.dormant) this.head.sleep(change.dormant);
    if (change.contents) this.#shared.known.take(change.contents);
    if (change.findings) this.#findings = change.findings;
    for (const [path, source] of change.texts ?? []) this.#putHead(path, source);
    if (change.base) this.#putBase(change.base);
    if (change.asOf !== undefined) this.#asOf.set(change.asOf);
  }

  /** Brings every total up to date. Questions do this themselves; afterwards, reading sums is free. */
  settle(): void {
    for (const _ of this.settling());
  }

  /** The same in slices of one document; each yields how many are left, as far as known. */
  *settling(): Generator<number, void> {
    this.moved.sync();
    let left = this.#graph.pending;
    for (const _ of this.#graph.settling()) yield Math.max(0, --left);
    if (this.moved.syncAffected()) for (const _ of this.#graph.settling()) yield 0;
    this.head.endGlances();
  }

  /** See `Sleepers`. */
  dozing(): Generator<number, void> {
    return this.#sleepers.dozing();
  }

  /** The findings of one file, in order of the text. */
  findings(path: string): readonly Finding[] {
    this.settle();
    return this.#waivers.of(path);
  }

  /** The same for a project that is settled, in slices. */
  *finding(path: string): Generator<void, readonly Finding[]> {
    for (const node of this.#documentsOf(path)) yield* this.#checks.warming(node);
    return this.#waivers.of(path);
  }

  /** Those findings that the text of the file alone shows, before everything else is read. */
  problems(path: string): readonly Finding[] {
    return this.#documentsOf(path).flatMap((it) => this.#checks.problems(it));
  }

  /** The findings of all files, in order of path; one file per slice. */
  *allFindings(): Generator<readonly Finding[], void> {
    this.settle();
    for (const path of [...this.head.files.keys()].sort()) yield this.#waivers.of(path);
  }

  /**
   * The same, for a caller that asks for their places and fixes before the next slice: what is read to find them is not kept.
   * Those in `known` are passed on unchanged.
   */
  *findingsInPassing(known: Found = NOTHING_FOUND): Generator<readonly Finding[], void> {
    this.settle();
    this.#sleepers.silent.clear();
    for (const path of [...new Set([...this.head.files.keys(), ...known.keys()])].sort()) {
      const found = known.get(path);
      if (found) yield found;
      if (found) continue;
      const findings = this.#waivers.inPassing(path);
      if (findings.length === 0) this.#sleepers.silent.set(path, this.#waivers.until(path));
      yield findings;
      this.#forget(path);
    }
  }

  /** What an earlier run found and this one would find again. If that is not certain, the files become wanted. */
  recallFindings(): Found {
    this.settle();
    const known = this.#findings;
    const found = known && this.#graph.untracked(() => recallFindings(this.#asked, known));
    if (found || !known) return found ?? NOTHING_FOUND;
    this.#findings = undefined;
    for (const [path] of known.files) this.head.dormant.touchFile(path);
    return NOTHING_FOUND;
  }

  /** What can be remembered of what was found and placed; see `knownFindings`. */
  knownFindings(found: Found, isSilent: ReadonlyMap<string, boolean>): KnownFindings {
    return this.#graph.untracked(() => knownFindings(this.#asked, found, isSilent, this.#findings));
  }

  /** See `Sleepers`. */
  dormantFiles(): Generator<readonly [path: string, DormantFile]> {
    return this.#sleepers.files();
  }

  /** The record of files that fell asleep in this run, if any did. */
  get asleep(): Recorder | undefined {
    return this.#sleepers.recorder;
  }

  /** See `contentsOf`. */
  contents(): Contents {
    return contentsOf(this.head);
  }

  /** See `registryOf`. */
  registry(): ReadonlyMap<string, string | undefined> {
    return registryOf(this.head);
  }

  #documentsOf(path: string): readonly DocumentNode[] {
    const keys = this.#graph.untracked(() => this.head.files.get(path)?.documents.get()) ?? [];
    return keys.flatMap((key) => this.head.documents.get(key) ?? []);
  }

  /** Files that are edited, or differ from the base, stay as they are. */
  #forget(path: string): void {
    const { head } = this;
    if (!head.files.get(path)?.content?.forget || this.moved.concerns(path)) return;
    for (const key of this.#graph.untracked(() => head.files.get(path)?.documents.get() ?? []))
      this.#checks.drop(key);
    this.#waivers.forget(path);
    head.forget(path);
  }

  /** What is missing from the head's totals, by name: lines, documents and files whose money cannot be known. Tracked. */
  incomplete(): readonly string[] {
    return incompleteBelow(this.head, WORKSPACE);
  }

  /** Paths that documents of a side name, relative to the workspace folder: the host reads them too. */
  namedPaths(side: Side = this.head): ReadonlySet<string> {
    const paths = new Set<string>();
    for (const key of [...side.ofKind('Driver'), ...side.ofKind('FxRates')]) {
      const entity = side.document(key)?.content.get().head.entity;
      if (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates') continue;
      for (const source of [entity.plan, entity.actual])
        if (source && 'file' in source) paths.add(source.file.text);
    }
    return paths;
  }

  /** Files whose text differs from the base. Files that only the base names are not considered. */
  changedFiles(): readonly string[] {
    const named = this.namedPaths();
    return [...(this.base?.differing ?? [])].filter((path) => isDocuments(path) || named.has(path));
  }

  #putHead(path: string, source: TextSource | undefined): void {
    // the text of a file that wakes is the one it had all along
    if (!this.head.dormant.wake(path)) this.#base.keep(path);
    this.head.put(path, source);
    this.#waivers.put(path);
    this.#base.follow(path);
    const isUnreadable = source !== undefined && 'unreadable' in source;
    this.head.unread.setFile(path, isUnreadable && isDocuments(path));
  }

  #putBase(base: BaseChange): void {
    this.#base.take(base);
    this.#baseState.set(
      isKnown(base)
        ? {
            state: 'known',
            label: base.label,
            name: base.name ?? 'the base',
            revision: base.revision,
            notes: base.notes,
          }
        : { state: 'unknown', reason: base.unknown, repair: base.repair },
    );
  }

  #view(): RuleView {
    const project = this;
    return {
      side: this.head,
      get base() {
        return project.base;
      },
      get asOf() {
        return project.#asOf.get();
      },
      linesBefore: (budget) => this.moved.linesBefore(`Budget/${budget.toLowerCase()}`),
      mayDeclare: (kind) => this.head.unread.mayDeclare(kind),
      isUsed: (kind, name) => this.head.uses.isUsed(kind, name) || this.head.unread.missingMoney().length > 0,
      nearest: (kind, text) => this.#nearest(kind, text),
    };
  }

  #nearest(kind: NameKind, text: string): ReturnType<RuleView['nearest']> {
    const spellings = new Set(this.head.names.spellings(kind).map((it) => it.text));
    const found = nearest(text, spellings);
    return found === undefined ? undefined : this.head.names.resolve(kind, found);
  }
}

/** What counts as today until a change says otherwise. */
const UNTOLD = '1970-01-01';

const NOTHING_FOUND: Found = new Map();
