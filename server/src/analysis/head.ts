/** The side that people edit: its documents, with totals and with what is used and unread, kept up to date by document. */
import type { DocumentContent, Items } from './content.ts';
import type { MemberNode } from './fold.ts';
import { Derived, type Graph } from './graph.ts';
import { type DocumentPlan, planInPassing } from './plan-document.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Shared } from './shared.ts';
import { type DocumentNode, Side } from './side.ts';
import { type Money, summed } from './sums.ts';
import { Totals } from './totals.ts';
import { Unread, unreadIn } from './unread.ts';
import { Uses, usesOf } from './uses.ts';

/** What a Budget gives to everything else: all that is kept of one that nobody looks at. */
interface BudgetFacts {
  readonly money: readonly Money[];
  readonly uses: readonly string[];
  readonly unread: readonly string[];
  /** Nothing is wrong with it, as far as the text, its references and its money tell. */
  readonly isQuiet: boolean;
}

/** Whether all rules are silent about a Budget, or would be unless something far away says otherwise. */
export type QuietCheck = (document: string, content: DocumentContent, plan: DocumentPlan) => boolean;

/** All documents of the head. */
export class Head extends Side {
  readonly totals: Totals;
  readonly uses: Uses;
  readonly unread: Unread;
  readonly #isQuiet: QuietCheck;
  readonly #facts: Map<string, Derived<BudgetFacts>> = new Map();
  #glanced: DocumentNode | undefined;
  /** Told of every document that goes. */
  onRemoved: (key: string) => void = () => {};

  constructor(graph: Graph, shared: Shared, isQuiet: QuietCheck) {
    super(graph, shared);
    this.#isQuiet = isQuiet;
    this.totals = new Totals(this);
    this.uses = new Uses(this);
    this.unread = new Unread(graph);
  }

  /** Whether there is nothing to say about a Budget but what its comparison with the base tells; tracked. */
  isQuiet(key: string): boolean {
    return this.#facts.get(key)?.get().isQuiet ?? false;
  }

  /** The planned lines of a Budget, for the caller alone: nothing keeps them up to date. */
  linesInPassing(key: string): readonly PlannedLine[] {
    const node = this.documents.get(key);
    if (node?.kind !== 'Budget') return [];
    const items = this.isPlanKept(key) ? undefined : this.#itemsInPassing(node, node.content.get());
    return items ? planInPassing(this, key, items).lines : this.plan(key).lines;
  }

  /** Lets go of what was only needed while many Budgets were looked at one after the other. */
  endGlances(): void {
    const { path } = this.#glanced ?? {};
    if (path !== undefined) this.files.get(path)?.content?.endGlances?.();
    this.#glanced = undefined;
  }

  /** Lets go of everything but the facts of Budgets that were only read to look at them. */
  forget(path: string): void {
    const file = this.files.get(path);
    if (!file?.content?.forget) return;
    for (const key of this.graph.untracked(() => file.documents.get())) this.dropPlan(key);
    file.content.forget();
  }

  protected override added(node: DocumentNode): void {
    const { key } = node;
    if (node.kind !== 'Budget') {
      this.uses.put(key, new Derived(this.graph, 'uses', () => usesOf(this, node.content.get(), [])));
      this.unread.put(key, new Derived(this.graph, 'unread', () => unreadIn(node.content.get())));
      return;
    }
    const facts = new Derived(this.graph, 'facts', () => this.#look(node), Object.is, key);
    const money = new FactsPart(facts, (it) => it.money);
    const uses = new FactsPart(facts, (it) => it.uses);
    const unread = new FactsPart(facts, (it) => it.unread);
    facts.onStale = () => {
      for (const part of [money, uses, unread]) part.onStale?.();
    };
    this.#facts.set(key, facts);
    this.totals.put(key, money);
    this.uses.put(key, uses);
    this.unread.put(key, unread);
  }

  protected override removed({ key }: DocumentNode): void {
    this.totals.drop(key);
    this.uses.drop(key);
    this.unread.drop(key);
    this.onRemoved(key);
    this.#facts.get(key)?.dispose();
    this.#facts.delete(key);
  }

  #look(node: DocumentNode): BudgetFacts {
    const content = node.content.get();
    const items = this.isPlanKept(node.key) ? undefined : this.#itemsInPassing(node, content);
    if (items) return this.#lookInPassing(node.key, content, items);
    const { lines } = this.plan(node.key);
    return { money: lines, uses: usesOf(this, content, lines), unread: unreadIn(content), isQuiet: false };
  }

  #lookInPassing(key: string, { kind, name, head }: DocumentContent, items: Items): BudgetFacts {
    const plan = planInPassing(this, key, items);
    const content = { kind, name, head, items };
    return {
      money: summed(plan.lines),
      uses: usesOf(this, content, plan.lines),
      unread: unreadIn(content),
      isQuiet: this.#isQuiet(key, content, plan),
    };
  }

  /** Undefined when they are kept. */
  #itemsInPassing(node: DocumentNode, content: DocumentContent): Items | undefined {
    if (this.#glanced?.path !== node.path) this.endGlances();
    this.#glanced = node;
    return this.files.get(node.path)?.content?.glance?.(content);
  }
}

/** One of the facts, as a member of a fold. */
class FactsPart<Unit> implements MemberNode<Unit> {
  onStale: (() => void) | undefined;
  readonly #facts: Derived<BudgetFacts>;
  readonly #part: (facts: BudgetFacts) => readonly Unit[];

  constructor(facts: Derived<BudgetFacts>, part: (facts: BudgetFacts) => readonly Unit[]) {
    this.#facts = facts;
    this.#part = part;
  }

  get(): readonly Unit[] {
    return this.#part(this.#facts.get());
  }
}
