/** What cannot be read, by the kinds of names that it may declare. */
import { sameList } from '../../base/same.ts';
import { type DocumentContent, type Items, type Lowered, looseItems } from '../content.ts';
import { Fold, type MemberNode } from '../engine/fold.ts';
import { Derived, type Graph, Input } from '../engine/graph.ts';
import { bag } from '../engine/groups.ts';
import { byPiece, joined } from '../engine/pieces.ts';
import type { Dormant, DormantFiles } from '../memory/dormant.ts';
import type { NameKind } from './names.ts';

/** Anything may be declared there. */
const ANY = '*';
/** There is money that cannot be read. */
const MONEY = 'money';

const DECLARES: Readonly<Record<string, readonly NameKind[]>> = {
  CostCenterList: ['center'],
  CategoryList: ['category'],
  ServiceList: ['service'],
  VendorList: ['vendor'],
  People: ['person', 'team'],
  Budget: ['budget'],
  Driver: ['driver'],
  AllocationPolicy: ['policy'],
  FxRates: ['rates'],
};

/** Keeps count of what cannot be read. */
export class Unread {
  readonly #fold: Fold<string, string, string, Map<string, number>>;
  readonly #files: Input<ReadonlySet<string>>;
  readonly #dormant: Pick<Dormant, 'lacking'>;
  /** Sorted, and kept: it is asked for several times per keystroke. */
  readonly #missing: Derived<readonly string[]>;

  constructor(graph: Graph, dormant: Pick<Dormant, 'lacking'> = NONE_DORMANT) {
    this.#dormant = dormant;
    this.#fold = new Fold(graph, bag(), (kind, document, emit) => emit(kind, document));
    this.#files = new Input<ReadonlySet<string>>(graph, new Set());
    this.#missing = new Derived(graph, 'missing money', () => this.#findMissing(), sameList);
  }

  put(document: string, unread: MemberNode<string>): void {
    this.#fold.put(document, unread);
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /** Sets whether the text of a file of documents is unavailable. */
  setFile(path: string, isUnreadable: boolean): void {
    const known = this.#files.get();
    if (known.has(path) === isUnreadable) return;
    this.#files.set(new Set(isUnreadable ? [...known, path] : [...known].filter((it) => it !== path)));
  }

  /** Keys of documents, and paths, with money that cannot be read: totals are incomplete without it. Tracked. */
  missingMoney(): readonly string[] {
    return this.#missing.get();
  }

  #findMissing(): readonly string[] {
    const dormant = [...this.#dormant.lacking.values()].flatMap((it) => it.missing.documents);
    return [...this.#fold.at(MONEY).keys(), ...this.#files.get(), ...dormant].sort();
  }

  /** The kinds of names that something unreadable may declare; tracked. */
  kinds(): readonly NameKind[] {
    return NAMES.filter((it) => this.mayDeclare(it));
  }

  /** Tracked. */
  mayDeclare(kind: NameKind): boolean {
    if (this.#files.get().size > 0 || this.#fold.at(ANY).size > 0 || this.#fold.at(kind).size > 0)
      return true;
    return kind === 'budget' && [...this.#dormant.lacking.values()].some((it) => it.missing.mayDeclare);
  }
}

const NONE: DormantFiles = new Map();
const NONE_DORMANT: Pick<Dormant, 'lacking'> = { lacking: NONE };

const NAMES: readonly NameKind[] = [...Object.values(DECLARES).flat(), 'document'];
const NOTHING: readonly string[] = [];

/** What cannot be read in a document: the kinds of names that it may declare, and money. */
export function unreadIn(content: DocumentContent): readonly string[] {
  const { entity } = content.head;
  const kinds = DECLARES[content.kind];
  if (!entity || isNearlyOurs(content.head) || isOfNoKind(content.head))
    return mayHoldMoney(content) ? [...(kinds ?? [ANY]), MONEY] : (kinds ?? [ANY]);
  if (entity.kind === 'FxRates' && content.head.problems.length > 0) return kinds ?? NOTHING;
  const isTorn = isListUnread(content);
  if (!isTorn && unreadItems({ items: looseItems(content) }).length === 0) return NOTHING;
  const declared = content.kind === 'Budget' && !isTorn ? NOTHING : (kinds ?? NOTHING);
  return mayHoldMoney(content) ? [...declared, MONEY] : declared;
}

/** Whether entries are missing because something else is in their place. */
function isListUnread(content: DocumentContent): boolean {
  const isNeeded = DECLARES[content.kind] !== undefined || content.kind === 'Workspace';
  return isNeeded && content.head.problems.some((it) => it.unreadable) && content.items.length === 0;
}

const nameless = byPiece((items: Items) => items.filter((it) => !it.entity));

/** The items whose name cannot even be read. */
export function unreadItems({ items }: Pick<DocumentContent, 'items'>): readonly Lowered[] {
  return joined(nameless(items));
}

/** Money lies on centers: while it is not known which ones there are, no total of one is complete. */
function mayHoldMoney({ kind }: DocumentContent): boolean {
  return kind === 'Budget' || kind === 'CostCenterList' || DECLARES[kind] === undefined;
}

/** A misspelled kind: what the document holds is anybody's guess. */
function isOfNoKind({ entity, problems }: Lowered): boolean {
  return (
    entity?.kind === 'Later' && problems.some(({ code, at }) => code === 'malformed-item' && at === '/kind')
  );
}

function isNearlyOurs(head: Lowered): boolean {
  return head.problems.some((it) => it.code === 'nearly-ours');
}
