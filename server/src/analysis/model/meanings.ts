/** What plans take of what they name: so that a title or an account of a category, which every Budget names, is none of their business. */
import type { Treatment } from '../../domain/plan/spec.ts';
import type { Named } from '../../syntax/items/entities.ts';
import { Derived, type Graph } from '../engine/graph.ts';
import { type NameKind, type Names, nameKey } from './names.ts';

/** All that a plan follows from in a thing that it names. */
export interface Meaning {
  /** As declared. */
  readonly name: string;
  /** Of a category. */
  readonly treatment: Treatment | undefined;
}

/** What files of Budgets declare, which may be asleep: each question has to reach them. */
type BudgetKind = 'budget' | 'document';

/** Meanings of one side by spelling, as far as somebody asks for them. */
export class Meanings {
  readonly #graph: Graph;
  readonly #names: Names;
  readonly #nodes: Map<string, Meant> = new Map();

  constructor(graph: Graph, names: Names) {
    this.#graph = graph;
    this.#names = names;
  }

  /** Tracks no more of a thing than what is given. */
  of(kind: Exclude<NameKind, BudgetKind>, text: string): Meaning | undefined {
    const key = nameKey(kind, text);
    const known = this.#nodes.get(key);
    if (known) return known.get();
    const find = () => meaningOf(this.#names.resolve(kind, text)?.entity);
    if (!this.#graph.active) return find();
    const node = new Meant(this.#graph, find, () => this.#nodes.delete(key));
    this.#nodes.set(key, node);
    return node.get();
  }

  /** Whether a spelling means anything; tracks that alone. */
  isAny(kind: NameKind, text: string): boolean {
    if (isBudgetKind(kind)) return this.#names.resolve(kind, text) !== undefined;
    return this.of(kind, text) !== undefined;
  }

  /** Whether a spelling means the same on both sides, for whoever plans. */
  areSame(others: Meanings, kind: NameKind, text: string): boolean {
    if (!isBudgetKind(kind)) return sameMeaning(this.of(kind, text), others.of(kind, text));
    return this.#names.resolve(kind, text)?.entity === others.#names.resolve(kind, text)?.entity;
  }

  /** Keys of documents whose plans read what a spelling means now; some may be named twice. */
  *readersOf(kind: NameKind, text: string): Generator<string> {
    yield* this.#names.readersOf(kind, text);
    yield* this.#nodes.get(nameKey(kind, text))?.owners() ?? [];
  }
}

/** Who types a name asks for all its beginnings: what nobody reads any longer is let go. */
class Meant extends Derived<Meaning | undefined> {
  readonly #letGo: () => void;

  constructor(graph: Graph, find: () => Meaning | undefined, letGo: () => void) {
    super(graph, 'meaning', find, sameMeaning);
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
