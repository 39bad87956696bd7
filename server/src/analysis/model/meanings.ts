/** What plans take from what they name: the title or account of a category, which every Budget names, does not concern them. */
import { copied } from '../../base/copied.ts';
import type { Treatment } from '../../domain/plan/spec.ts';
import type { CostCenterEntity, Named } from '../../syntax/items/entities.ts';
import { Derived, type Graph } from '../engine/graph.ts';
import { type NameKind, type Names, nameKey } from './names.ts';

/** Everything that a plan depends on in a thing that it names. */
export interface Meaning {
  /** As declared. */
  readonly name: string;
  /** Of a category. */
  readonly treatment: Treatment | undefined;
}

/** What files of Budgets declare, which may be asleep: each question has to reach them. */
type BudgetKind = 'budget' | 'document';

type OtherKind = Exclude<NameKind, BudgetKind>;

/** Meanings of one side by spelling, as far as they are asked for. */
export class Meanings {
  readonly #names: Names;
  readonly #things: Kept<Named | undefined>;
  readonly #meanings: Kept<Meaning | undefined>;

  constructor(graph: Graph, names: Names) {
    this.#names = names;
    this.#things = new Kept(graph, 'thing', (kind, text) => names.resolve(kind, text)?.entity, Object.is);
    this.#meanings = new Kept(
      graph,
      'meaning',
      (kind, text) => meaningOf(this.thing(kind, text)),
      sameMeaning,
    );
  }

  /** Tracks no more of a thing than what it returns. */
  of(kind: OtherKind, text: string): Meaning | undefined {
    // there are thousands of centers, each named by few Budgets
    return kind === 'center' ? meaningOf(this.thing(kind, text)) : this.#meanings.get(kind, text);
  }

  /** Everything that it says; where it is declared, and what else has that name, is not tracked. */
  thing(kind: OtherKind, text: string): Named | undefined {
    return this.#things.get(kind, text);
  }

  /** The same for a cost center. */
  center(text: string): CostCenterEntity | undefined {
    const thing = this.thing('center', text);
    return thing && 'kind' in thing && thing.kind === 'CostCenter' ? (thing as CostCenterEntity) : undefined;
  }

  /** Whether a spelling means anything; tracks only that. */
  isAny(kind: NameKind, text: string): boolean {
    if (isBudgetKind(kind)) return this.#names.resolve(kind, text) !== undefined;
    return this.of(kind, text) !== undefined;
  }

  /** Whether a spelling means the same on both sides as far as plans are concerned. */
  areSame(others: Meanings, kind: NameKind, text: string): boolean {
    if (!isBudgetKind(kind)) return sameMeaning(this.of(kind, text), others.of(kind, text));
    return this.#names.resolve(kind, text)?.entity === others.#names.resolve(kind, text)?.entity;
  }

  /** Keys of documents whose plans now read what a spelling means; some may be repeated. */
  *readersOf(kind: NameKind, text: string): Generator<string> {
    const key = nameKey(kind, text);
    yield* this.#names.readersOf(kind, text);
    yield* this.#things.readersOf(key);
    yield* this.#meanings.readersOf(key);
  }
}

/** Values by spelling. Typing a name asks for each of its prefixes: what is no longer read is released. */
class Kept<Value> {
  readonly #graph: Graph;
  readonly #query: string;
  readonly #find: (kind: OtherKind, text: string) => Value;
  readonly #same: (a: Value, b: Value) => boolean;
  readonly #nodes: Map<string, WhileRead<Value>> = new Map();

  constructor(
    graph: Graph,
    query: string,
    find: (kind: OtherKind, text: string) => Value,
    same: (a: Value, b: Value) => boolean,
  ) {
    this.#graph = graph;
    this.#query = query;
    this.#find = find;
    this.#same = same;
  }

  get(kind: OtherKind, text: string): Value {
    const key = nameKey(kind, text);
    const known = this.#nodes.get(key);
    if (known) return known.get();
    if (!this.#graph.active) return this.#find(kind, text);
    // a slice of the text of a file, which must not live as long
    const own = copied(text);
    const node = new WhileRead(
      this.#graph,
      this.#query,
      () => this.#find(kind, own),
      this.#same,
      () => this.#nodes.delete(key),
    );
    this.#nodes.set(key, node);
    return node.get();
  }

  *readersOf(key: string): Generator<string> {
    yield* this.#nodes.get(key)?.owners() ?? [];
  }
}

class WhileRead<Value> extends Derived<Value> {
  readonly #letGo: () => void;

  constructor(
    graph: Graph,
    query: string,
    compute: () => Value,
    same: (a: Value, b: Value) => boolean,
    letGo: () => void,
  ) {
    super(graph, query, compute, same);
    this.#letGo = letGo;
  }

  protected override unread(): void {
    this.dispose();
    this.#letGo();
  }
}

function isBudgetKind(kind: NameKind): kind is BudgetKind {
  return kind === 'budget' || kind === 'document';
}

function sameMeaning(a: Meaning | undefined, b: Meaning | undefined): boolean {
  return a === b || (a?.name === b?.name && a?.treatment === b?.treatment);
}

function meaningOf(thing: Named | undefined): Meaning | undefined {
  if (!thing) return undefined;
  const treatment = 'treatment' in thing ? (thing.treatment as Treatment | undefined) : undefined;
  return { name: thing.name, treatment };
}
