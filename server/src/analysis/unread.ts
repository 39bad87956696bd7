/** What cannot be read, by the kinds of names that it may declare. */
import { sameList } from '../base/same.ts';
import type { DocumentContent, Lowered } from './content.ts';
import { bag, Fold } from './fold.ts';
import { Derived } from './graph.ts';
import type { NameKind } from './names.ts';
import type { DocumentNode, Side } from './side.ts';

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
  readonly #side: Side;
  readonly #fold: Fold<string, string, string, Map<string, number>>;
  readonly #files: Fold<string, string, string, Map<string, number>>;

  constructor(side: Side) {
    this.#side = side;
    this.#fold = new Fold(side.graph, bag(), (kind, document, emit) => emit(kind, document));
    this.#files = new Fold(side.graph, bag(), (reason, path, emit) => emit(reason, path));
  }

  put(node: DocumentNode): void {
    this.#fold.put(
      node.key,
      new Derived(this.#side.graph, 'unread', () => unread(node.content.get()), sameList),
    );
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /** A file whose text cannot be had. */
  putFile(path: string, isUnreadable: () => boolean): void {
    this.#files.put(
      path,
      new Derived(this.#side.graph, 'file', () => (isUnreadable() ? [ANY] : NOTHING), sameList),
    );
  }

  dropFile(path: string): void {
    this.#files.drop(path);
  }

  /** Keys of documents, and paths, with money that nobody can read: totals are incomplete without it. Tracked. */
  missingMoney(): readonly string[] {
    return [...this.#fold.at(MONEY).keys(), ...this.#files.at(ANY).keys()].sort();
  }

  /** Tracked. */
  mayDeclare(kind: NameKind): boolean {
    return this.#files.at(ANY).size > 0 || this.#fold.at(ANY).size > 0 || this.#fold.at(kind).size > 0;
  }
}

const NOTHING: readonly string[] = [];

function unread(content: DocumentContent): readonly string[] {
  const { entity } = content.head;
  const kinds = DECLARES[content.kind];
  if (!entity || isNearlyOurs(content.head))
    return mayHoldMoney(content) ? [...(kinds ?? [ANY]), MONEY] : (kinds ?? [ANY]);
  if (entity.kind === 'FxRates' && content.head.problems.length > 0) return kinds ?? NOTHING;
  if (content.items.every((it) => it.entity)) return NOTHING;
  return content.kind === 'Budget' ? [MONEY] : (kinds ?? NOTHING);
}

function mayHoldMoney(content: DocumentContent): boolean {
  return content.kind === 'Budget' || DECLARES[content.kind] === undefined;
}

function isNearlyOurs(head: Lowered): boolean {
  return head.problems.some((it) => it.code === 'nearly-ours');
}
