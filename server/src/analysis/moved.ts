/** The Budgets whose planned lines differ between base and head: all that an impact has to look at. */
import { sameList } from '../base/same.ts';
import type { DocumentContent } from './content.ts';
import { bag, Fold } from './fold.ts';
import { Derived, type Graph } from './graph.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Side } from './side.ts';

/** One Budget by identity; of duplicates all, in order of path and place. */
export interface MovedBudget {
  /** `Budget/payments`, without case. */
  readonly identity: string;
  readonly before: readonly (readonly PlannedLine[])[];
  readonly after: readonly (readonly PlannedLine[])[];
}

/** A document that is no Budget and does not say the same on both sides. */
export interface ChangedDocument {
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

const ALL = 'all';
const NONE: readonly MovedBudget[] = [];

/** Compares the Budgets of two sides, identity by identity. */
export class Moved {
  readonly #graph: Graph;
  readonly #base: Side;
  readonly #head: Side;
  readonly #fold: Fold<MovedBudget, string, MovedBudget, Map<MovedBudget, number>>;
  readonly #changed: Fold<ChangedDocument, string, ChangedDocument, Map<ChangedDocument, number>>;

  constructor(graph: Graph, base: Side, head: Side) {
    this.#graph = graph;
    this.#base = base;
    this.#head = head;
    this.#fold = new Fold(graph, bag(), (moved, _identity, emit) => emit(ALL, moved));
    this.#changed = new Fold(graph, bag(), (changed, _identity, emit) => emit(ALL, changed));
  }

  /** Takes up documents that came, went or changed places. */
  sync(): void {
    for (const side of [this.#base, this.#head]) {
      for (const identity of side.changedIdentities) {
        const kind = identity.slice(0, identity.indexOf('/'));
        if (kind === 'Budget') this.#put(identity);
        else if (KINDS.has(kind)) this.#putOther(identity);
      }
      side.changedIdentities.clear();
    }
  }

  /** By identity; tracked. */
  all(): readonly MovedBudget[] {
    const moved = [...this.#fold.at(ALL).keys()];
    return moved.sort((a, b) => (a.identity < b.identity ? -1 : 1));
  }

  /** Lists and policies that changed; tracked. */
  changed(): readonly ChangedDocument[] {
    return [...this.#changed.at(ALL).keys()];
  }

  #putOther(identity: string): void {
    const before = [...(this.#base.identities.get(identity) ?? [])];
    const after = [...(this.#head.identities.get(identity) ?? [])];
    const compute = (): readonly ChangedDocument[] => {
      const old = before.flatMap((key) => this.#base.document(key)?.content.get() ?? []);
      const now = after.flatMap((key) => this.#head.document(key)?.content.get() ?? []);
      if (sameList(old, now)) return UNCHANGED;
      return [{ before: old, after: after.map((key, i) => ({ key, content: now[i] })).filter(hasContent) }];
    };
    if (before.length + after.length === 0) this.#changed.drop(identity);
    else this.#changed.put(identity, new Derived(this.#graph, 'changed', compute));
  }

  #put(identity: string): void {
    const before = this.#base.identities.get(identity) ?? [];
    const after = this.#head.identities.get(identity) ?? [];
    if (before.length === 0 && after.length === 0) {
      this.#fold.drop(identity);
      return;
    }
    const keys = { before: [...before], after: [...after] };
    this.#fold.put(
      identity,
      new Derived(this.#graph, 'moved', (last) => this.#compare(identity, keys, last)),
    );
  }

  #compare(
    identity: string,
    keys: { readonly before: readonly string[]; readonly after: readonly string[] },
    last: readonly MovedBudget[] | undefined,
  ): readonly MovedBudget[] {
    const before = keys.before.map((key) => linesOf(this.#base, key));
    const after = keys.after.map((key) => linesOf(this.#head, key));
    if (before.length === after.length && before.every((lines, i) => sameList(lines, after[i] ?? [])))
      return NONE;
    const [known] = last ?? NONE;
    const same = known && sameList(known.before, before) && sameList(known.after, after);
    return same ? (last ?? NONE) : [{ identity, before, after }];
  }
}

const UNCHANGED: readonly ChangedDocument[] = [];

function hasContent(it: {
  readonly key: string;
  readonly content: DocumentContent | undefined;
}): it is ChangedDocument['after'][number] {
  return it.content !== undefined;
}

function linesOf(side: Side, key: string): readonly PlannedLine[] {
  return side.document(key)?.plan?.get().lines ?? [];
}
