/** The Budgets whose planned lines differ between base and head: all that an impact has to look at. */
import { sameList } from '../../base/same.ts';
import type { Base } from '../base.ts';
import type { DocumentContent } from '../content.ts';
import { pathOf } from '../document-key.ts';
import { Fold } from '../engine/fold.ts';
import { Derived, type Graph } from '../engine/graph.ts';
import { bag } from '../engine/groups.ts';
import type { Head } from '../head.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import { differingReaders, differingValues } from './affected.ts';
import type { LinePair } from './match.ts';
import { Revalued } from './revalued.ts';

/** One Budget by identity; all of its duplicates, in order of path and place. */
export interface MovedBudget {
  /** `Budget/payments`, ignoring case. */
  readonly identity: string;
  readonly before: readonly (readonly PlannedLine[])[];
  readonly after: readonly (readonly PlannedLine[])[];
  /** Keys of those of the head. */
  readonly documents: readonly string[];
}

/** A document other than a Budget that does not say the same on both sides. */
export interface ChangedDocument {
  readonly identity: string;
  readonly before: readonly DocumentContent[];
  readonly after: readonly { readonly key: string; readonly content: DocumentContent }[];
}

/** Kinds whose changes have a meaning beyond the money of a Budget. */
const KINDS: ReadonlySet<string> = new Set([
  'CostCenterList',
  'CategoryList',
  'ServiceList',
  'VendorList',
  'AllocationPolicy',
  'ApprovalPolicy',
]);

interface Keys {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const ALL = '';
const byIdentity = (a: { identity: string }, b: { identity: string }): number =>
  a.identity < b.identity ? -1 : 1;
const NONE: readonly MovedBudget[] = [];
const UNCHANGED: readonly ChangedDocument[] = [];

/** Compares the documents of two sides, identity by identity; only those that can differ. */
export class Moved {
  readonly #graph: Graph;
  readonly #base: Base;
  readonly #head: Head;
  readonly #fold: Fold<MovedBudget, string, MovedBudget, Map<MovedBudget, number>>;
  readonly #changed: Fold<ChangedDocument, string, ChangedDocument, Map<ChangedDocument, number>>;
  readonly #revalued: Revalued;
  /** Identities of Budgets with lines that read values of drivers that differ. */
  #valued: ReadonlySet<string> = new Set();
  /** And of those that read anything else that differs. */
  #affected: ReadonlySet<string> = new Set();
  /** `Graph.changes` when these were looked for. */
  #looked = -1;

  constructor(graph: Graph, base: Base, head: Head) {
    this.#graph = graph;
    this.#base = base;
    this.#head = head;
    this.#revalued = new Revalued(graph, base, head);
    this.#fold = new Fold(graph, bag(), (moved, identity, emit) => {
      emit(ALL, moved);
      emit(identity, moved);
    });
    this.#changed = new Fold(graph, bag(), (changed, _identity, emit) => emit(ALL, changed));
  }

  /** Takes in documents that came, went or moved. */
  sync(): void {
    for (const side of [this.#base, this.#head]) {
      for (const identity of side.changedIdentities) this.#take(identity);
      side.changedIdentities.clear();
    }
  }

  /** Takes in Budgets that are the same but read what is not; their plans must have settled. Returns whether anything changed. */
  syncAffected(): boolean {
    const { changes } = this.#graph;
    if (this.#looked === changes) return false;
    this.#looked = changes;
    this.#graph.count('affected');
    const values = differingValues(this.#base, this.#head);
    const valued = this.#revalued.look(values);
    const affected = new Set<string>();
    for (const key of differingReaders(this.#base, this.#head, values)) {
      const node = this.#head.document(key);
      if (node) affected.add(node.identity);
    }
    const news = new Set([...inOne(this.#valued, valued), ...inOne(this.#affected, affected)]);
    this.#valued = valued;
    this.#affected = affected;
    for (const identity of news) this.#take(identity);
    return news.size > 0;
  }

  /** Whether the Budgets of a file of the head are compared line by line. */
  concerns(path: string): boolean {
    if (this.#base.differing.has(path)) return true;
    const keys = this.#graph.untracked(() => this.#head.files.get(path)?.documents.get() ?? []);
    return keys.some((key) => {
      const { identity = '' } = this.#head.document(key) ?? {};
      return this.#affected.has(identity) || this.#valued.has(identity);
    });
  }

  /** By identity; tracked. */
  all(): readonly MovedBudget[] {
    return [...this.#fold.at(ALL).keys(), ...this.#revalued.all()].sort(byIdentity);
  }

  /** The same without those in which only values have changed; tracked. */
  compared(): readonly MovedBudget[] {
    return [...this.#fold.at(ALL).keys()].sort(byIdentity);
  }

  /** The lines of those left out here, on both sides; tracked. */
  revalued(): readonly LinePair[] {
    return [...this.#revalued.lines()];
  }

  /** Whether the Budgets with an identity differ; tracked. */
  has(identity: string): boolean {
    return this.#fold.at(identity).size > 0 || this.#revalued.has(identity);
  }

  /** The Budgets with an identity, when they differ; tracked. */
  of(identity: string): MovedBudget | undefined {
    for (const moved of this.#fold.at(identity).keys()) return moved;
    return this.#revalued.of(identity);
  }

  /** The lines that the first Budget with an identity has in the base, when they differ; tracked. */
  linesBefore(identity: string): readonly PlannedLine[] | undefined {
    return this.of(identity)?.before[0];
  }

  /** Lists and policies that changed, whatever the order of edits; tracked. */
  changed(): readonly ChangedDocument[] {
    return [...this.#changed.at(ALL).keys()].sort(byIdentity);
  }

  #take(identity: string): void {
    const before = this.#base.withIdentity(identity);
    const after = this.#head.withIdentity(identity);
    const kind = identity.slice(0, identity.indexOf('/'));
    if (kind === 'Budget') this.#put(identity, before, after);
    else if (KINDS.has(kind)) this.#putOther(identity, before, after);
  }

  #isDifferent(keys: readonly string[]): boolean {
    const { differing } = this.#base;
    return differing.size > 0 && keys.some((it) => differing.has(pathOf(it)));
  }

  #putOther(identity: string, old: readonly string[], now: readonly string[]): void {
    if (!this.#isDifferent(old) && !this.#isDifferent(now)) {
      this.#changed.drop(identity);
      return;
    }
    const before = [...old];
    const after = [...now];
    const compute = (): readonly ChangedDocument[] => {
      const contents = before.flatMap((key) => this.#base.document(key)?.content.get() ?? []);
      const placed = after.flatMap((key) => {
        const content = this.#head.document(key)?.content.get();
        return content ? [{ key, content }] : [];
      });
      const isSame = sameList(
        contents,
        placed.map((it) => it.content),
      );
      return isSame ? UNCHANGED : [{ identity, before: contents, after: placed }];
    };
    this.#changed.put(identity, new Derived(this.#graph, 'changed', compute));
  }

  #put(identity: string, old: readonly string[], now: readonly string[]): void {
    const isAffected = this.#affected.has(identity);
    const isWhole = isAffected || this.#isDifferent(old) || this.#isDifferent(now);
    const isValued = this.#valued.has(identity);
    if (isWhole || !isValued) this.#revalued.drop(identity);
    if (!isWhole) this.#fold.drop(identity);
    if (!isWhole && !isValued) return;
    const keys = { before: [...old], after: [...now] };
    const compared = new Derived<readonly MovedBudget[]>(this.#graph, 'moved', (last) =>
      !isAffected && !isValued && this.#saysTheSame(keys) ? NONE : this.#compare(identity, keys, last),
    );
    if (isWhole) this.#fold.put(identity, compared);
    else this.#revalued.put(identity, compared);
  }

  /** If so, and if it reads nothing that differs, its plan is known to be the same without looking at it. */
  #saysTheSame({ before, after }: Keys): boolean {
    const old = before.map((key) => this.#base.document(key)?.content.get());
    const now = after.map((key) => this.#head.document(key)?.content.get());
    return sameList(old, now);
  }

  #compare(identity: string, keys: Keys, last: readonly MovedBudget[] | undefined): readonly MovedBudget[] {
    const before = keys.before.map((key) => this.#base.plan(key).lines);
    const after = keys.after.map((key) => this.#head.plan(key).lines);
    if (before.length === after.length && before.every((lines, i) => sameList(lines, after[i] ?? [])))
      return NONE;
    const [known] = last ?? NONE;
    const same = known && sameList(known.before, before) && sameList(known.after, after);
    return same ? (last ?? NONE) : [{ identity, before, after, documents: keys.after }];
  }
}

/** What only one of two sets has. */
function inOne<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): readonly Item[] {
  if (a === b) return [];
  return [...[...a].filter((it) => !b.has(it)), ...[...b].filter((it) => !a.has(it))];
}
