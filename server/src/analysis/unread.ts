/** What cannot be read, by the kinds of names that it may declare. */
import type { DocumentContent, Lowered } from './content.ts';
import { bag, Fold, type MemberNode } from './fold.ts';
import { type Graph, Input } from './graph.ts';
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

  constructor(graph: Graph) {
    this.#fold = new Fold(graph, bag(), (kind, document, emit) => emit(kind, document));
    this.#files = new Input<ReadonlySet<string>>(graph, new Set());
  }

  put(document: string, unread: MemberNode<string>): void {
    this.#fold.put(document, unread);
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /** Whether the text of a file of documents cannot be had. */
  setFile(path: string, isUnreadable: boolean): void {
    const known = this.#files.get();
    if (known.has(path) === isUnreadable) return;
    this.#files.set(new Set(isUnreadable ? [...known, path] : [...known].filter((it) => it !== path)));
  }

  /** Keys of documents, and paths, with money that nobody can read: totals are incomplete without it. Tracked. */
  missingMoney(): readonly string[] {
    return [...this.#fold.at(MONEY).keys(), ...this.#files.get()].sort();
  }

  /** Tracked. */
  mayDeclare(kind: NameKind): boolean {
    return this.#files.get().size > 0 || this.#fold.at(ANY).size > 0 || this.#fold.at(kind).size > 0;
  }
}

const NOTHING: readonly string[] = [];

/** What of a document cannot be read: the kinds of names that it may declare, and money. */
export function unreadIn(content: DocumentContent): readonly string[] {
  const { entity } = content.head;
  const kinds = DECLARES[content.kind];
  if (!entity || isNearlyOurs(content.head) || isOfNoKind(content.head))
    return mayHoldMoney(content) ? [...(kinds ?? [ANY]), MONEY] : (kinds ?? [ANY]);
  if (entity.kind === 'FxRates' && content.head.problems.length > 0) return kinds ?? NOTHING;
  if (content.items.every((it) => it.entity)) return NOTHING;
  return content.kind === 'Budget' ? [MONEY] : (kinds ?? NOTHING);
}

function mayHoldMoney(content: DocumentContent): boolean {
  return content.kind === 'Budget' || DECLARES[content.kind] === undefined;
}

/** A misspelled kind: what stands there is anybody's guess. */
function isOfNoKind({ entity, problems }: Lowered): boolean {
  return (
    entity?.kind === 'Later' && problems.some(({ code, at }) => code === 'malformed-item' && at === '/kind')
  );
}

function isNearlyOurs(head: Lowered): boolean {
  return head.problems.some((it) => it.code === 'nearly-ours');
}
