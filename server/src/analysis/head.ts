/** The side that people edit: its documents, with totals, uses and what is unread, kept up to date by document. */

import type { DocumentContent, Items } from './content.ts';
import { pathOf } from './document-key.ts';
import { Derived, type Graph } from './engine/graph.ts';
import type { Subject } from './findings/finder.ts';
import type { Finding } from './findings/finding.ts';
import { type BudgetFacts, FactsPart } from './memory/budget-facts.ts';
import { type Dormancy, Dormant, type DormantFile, type RememberedSums } from './memory/dormant.ts';
import { lineName } from './model/incomplete.ts';
import { nameKey } from './model/names.ts';
import { summed } from './model/summed.ts';
import type { Money, SummedLines } from './model/sums.ts';
import { Totals } from './model/totals.ts';
import { Unread, unreadIn } from './model/unread.ts';
import { Uses, usesOf, useTheSame } from './model/uses.ts';
import { DrivenLines } from './plan/driven-lines.ts';
import { planInPassing } from './plan/plan-document.ts';
import type { PlannedLine } from './plan/planned-line.ts';
import type { Shared } from './shared.ts';
import { type DocumentNode, Side } from './side.ts';

/**
 * What there is to find in a Budget that is looked at in passing, apart from what its comparison with the base tells: it follows
 * from its text and what it refers to. `open`: it depends on something far away.
 */
export type Verdict = readonly Finding[] | 'open';

/** Asks the rules. */
export type Look = (subject: Subject) => Verdict;

/** The member of totals that stands for everything that dormant files no longer add to them; no document has such a key. */
const DORMANT = '';
const NONE: readonly never[] = [];

/** A file without its text; `isOpen`: what there is to find in it depends on what is far away. */
type RememberedFile = Omit<DormantFile, 'hash' | 'id' | 'isSilent' | 'until'> & { readonly isOpen: boolean };

/** All documents of the head. */
export class Head extends Side {
  readonly driven: DrivenLines;
  readonly totals: Totals;
  readonly uses: Uses;
  readonly unread: Unread;
  readonly dormant: Dormant;
  readonly #look: Look;
  readonly #facts: Map<string, Derived<BudgetFacts>> = new Map();
  /** How many folds the facts of Budgets depend on. */
  readonly #ground: number;
  #glanced: DocumentNode | undefined;
  /** Called for every document that is removed. */
  onRemoved: (key: string) => void = () => {};

  constructor(graph: Graph, shared: Shared, look: Look) {
    const dormant = new Dormant(graph);
    super(graph, shared, undefined, dormant);
    this.dormant = dormant;
    this.#look = look;
    this.#ground = graph.folds;
    this.driven = new DrivenLines(this, (values, lines) => this.totals.put(`${DORMANT}\n${values}`, lines));
    this.totals = new Totals(this);
    this.uses = new Uses(this, dormant.usesGone);
    this.unread = new Unread(graph, dormant);
    this.totals.put(DORMANT, dormant.moneyGone);
  }

  /** Takes what an earlier run knew; called once. */
  sleep(dormancy: Dormancy): void {
    this.dormant.take(dormancy);
    this.seed(dormancy.sums);
  }

  /** Takes the sums of files that are not read; called once. */
  seed(sums: RememberedSums): void {
    this.totals.seed(sums);
    this.uses.seed((key) => sums.uses(key));
  }

  /** Settles what the facts of Budgets depend on. */
  settleGround(): void {
    for (const _ of this.graph.settling(this.#ground));
  }

  /**
   * Stops reading a file of Budgets: from now on what it says is known as `file`; what it adds to sums is taken later. No change
   * may be pending, and this does not count as one.
   */
  fallAsleep(path: string, file: DormantFile): void {
    this.endGlances();
    this.put(path, undefined);
    this.changedIdentities.clear();
    this.dormant.add(path, file);
  }

  /** Whether the lines of a Budget that read drivers are planned by what they read; tracked. */
  isPlannedByLine(key: string): boolean {
    return (this.#facts.get(key)?.get().driven.length ?? 0) > 0;
  }

  /** What there is to find in a Budget, if its facts say so; tracked. See `Verdict`. */
  foundInPassing(key: string): readonly Finding[] | undefined {
    const facts = this.#facts.get(key)?.get();
    if (!facts || facts.verdict === 'open') return undefined;
    const isStill = facts.driven.every((it, i) => this.series.at(it.values) === facts.series[i]);
    return isStill ? facts.verdict : undefined;
  }

  /** What may be remembered about a file; undefined when it is edited, or holds more than Budgets. */
  remember(path: string): RememberedFile | undefined {
    const file = this.files.get(path);
    if (!file?.content?.forget) return undefined;
    return this.graph.untracked(() => {
      const keys = file.documents.get();
      const facts = keys.flatMap((key) => this.#facts.get(key)?.get() ?? []);
      const driven = facts.flatMap((it) => it.driven.map((line) => line.plan(this.series.at(line.values))));
      const money = [...facts.flatMap((it) => it.money).filter(isSummed), ...summed(driven)];
      const incomplete = money.flatMap(({ sum }) => [...sum.incomplete.keys()]);
      const reads = this.#hashesOf(new Set(facts.flatMap((it) => it.reads.map(pathOf))));
      if (facts.length < keys.length || !reads || facts.some((it) => it.lines)) return undefined;
      if (incomplete.some(looksElsewhere)) return undefined;
      reads.delete(path);
      const missing = {
        documents: keys.filter((_, i) => (facts[i]?.unread.length ?? 0) > 0),
        lines: incomplete.map(lineName),
        mayDeclare: facts.some((it) => it.unread.includes('budget')),
      };
      return {
        documents: keys.length,
        spellings: keys.flatMap((key) => this.#spellings(key)),
        uses: [...new Set(facts.flatMap((it) => it.uses))],
        money,
        reads,
        missing,
        isOpen: keys.some((key) => !this.foundInPassing(key)),
      };
    });
  }

  #spellings(key: string): readonly string[] {
    const node = this.documents.get(key);
    const head = node?.content.get().head;
    if (!head?.entity) return node ? [nameKey('document', node.identity)] : [];
    return this.names.declarationsOf(head, key).map((it) => nameKey(it.kind, it.text));
  }

  /** Undefined when one of the files has no text. */
  #hashesOf(paths: ReadonlySet<string>): Map<string, string> | undefined {
    const hashes = new Map<string, string>();
    for (const path of paths) {
      const source = this.files.get(path)?.source.get();
      if (!source || !('hash' in source)) return undefined;
      hashes.set(path, source.hash);
    }
    return hashes;
  }

  /** Whether a file holds documents of ours besides Budgets. */
  holdsOthers(path: string): boolean {
    const keys = this.graph.untracked(() => this.files.get(path)?.documents.get()) ?? [];
    return keys.some((key) => this.documents.get(key)?.kind !== 'Budget');
  }

  /** The planned lines of a Budget, for the caller alone: nothing keeps them up to date. */
  linesInPassing(key: string): readonly PlannedLine[] {
    const node = this.documents.get(key);
    if (node?.kind !== 'Budget') return [];
    const items = this.isPlanKept(key) ? undefined : this.#itemsInPassing(node, node.content.get());
    return items ? planInPassing(this, key, items).lines : this.plan(key).lines;
  }

  /** Releases what was only needed while looking at many Budgets one after the other. */
  endGlances(): void {
    const { path } = this.#glanced ?? {};
    if (path !== undefined) this.files.get(path)?.content?.endGlances?.();
    this.#glanced = undefined;
  }

  /** Releases everything but the facts of Budgets that were only read to look at them. */
  forget(path: string): void {
    const file = this.files.get(path);
    if (!file?.content?.forget) return;
    for (const key of this.graph.untracked(() => file.documents.get())) this.plans.drop(key);
    file.content.forget();
  }

  protected override added(node: DocumentNode): void {
    const { key } = node;
    if (node.kind !== 'Budget') {
      this.uses.put(key, new Derived(this.graph, 'uses', () => usesOf(this, node.content.get(), [])));
      this.unread.put(key, new Derived(this.graph, 'unread', () => unreadIn(node.content.get())));
      return;
    }
    const facts = new Derived<BudgetFacts>(
      this.graph,
      'facts',
      (before, changed) => this.#factsOf(node, before, this.plans.has(key, changed)),
      Object.is,
      { owner: key, keeps: (changed) => this.plans.has(key, changed) },
    );
    const driven = new FactsPart(facts, (it) => it.driven);
    const money = new FactsPart(facts, (it) => it.money);
    const uses = new FactsPart(facts, (it) => it.uses);
    const unread = new FactsPart(facts, (it) => it.unread);
    facts.onStale = () => {
      for (const part of [driven, money, uses, unread]) part.onStale?.();
    };
    this.#facts.set(key, facts);
    this.driven.put(key, driven);
    this.totals.put(key, money);
    this.uses.put(key, uses);
    this.unread.put(key, unread);
  }

  protected override removed({ key }: DocumentNode): void {
    this.driven.drop(key);
    this.totals.drop(key);
    this.uses.drop(key);
    this.unread.drop(key);
    this.onRemoved(key);
    this.#facts.get(key)?.dispose();
    this.#facts.delete(key);
  }

  /** `isPlanAlone`: only the plan has changed since the facts in `before` were computed. */
  #factsOf(node: DocumentNode, before: BudgetFacts | undefined, isPlanAlone: boolean): BudgetFacts {
    const content = node.content.get();
    const items = this.isPlanKept(node.key) ? undefined : this.#itemsInPassing(node, content);
    if (items) return this.#lookInPassing(node, content, items);
    const outline = this.plans.outline(node.key);
    // for lines that follow others only the whole plan tells
    const whole = outline.resolved ? undefined : this.plan(node.key).lines;
    const lines = outline.resolved ?? whole ?? NONE;
    const known = isPlanAlone ? before : undefined;
    const isUseSame = known?.lines !== undefined && useTheSame(known.lines, lines);
    return {
      money: whole ?? outline.planned,
      uses: isUseSame ? known.uses : usesOf(this, content, lines),
      unread: known?.unread ?? unreadIn(content),
      verdict: 'open',
      reads: NONE,
      driven: whole ? NONE : outline.driven,
      series: NONE,
      lines,
    };
  }

  #lookInPassing({ key, path }: DocumentNode, document: DocumentContent, items: Items): BudgetFacts {
    const { kind, name, head } = document;
    // other values of drivers change nothing but the verdict
    const plan = planInPassing(this, key, items, ({ values }) =>
      this.graph.untracked(() => this.series.at(values)),
    );
    const content = { kind, name, head, items };
    const driven = plan.driven.map((it) => it.line);
    const units = driven.map((it) => it.unit);
    this.files.get(path)?.content?.hold?.(document, items, units);
    return {
      money: summed(plan.settled),
      uses: usesOf(this, content, driven.length === 0 ? plan.lines : [...plan.settled, ...driven]),
      unread: unreadIn(content),
      verdict: this.#look({ document: key, path, content, plan }),
      reads: [...plan.reads],
      driven,
      series: plan.driven.map((it) => it.series),
      lines: undefined,
    };
  }

  /** Undefined when they are kept. */
  #itemsInPassing(node: DocumentNode, content: DocumentContent): Items | undefined {
    if (this.#glanced?.path !== node.path) this.endGlances();
    this.#glanced = node;
    return this.files.get(node.path)?.content?.glance?.(content);
  }
}

/** Whether a line of unknown money is a percentage of something that any other file may come to declare. */
function looksElsewhere({ entity: { money } }: PlannedLine): boolean {
  return money?.by === 'percent' && money.of.some((it) => it.text.includes('/'));
}

/** Whether it is a sum, whose lines are not kept. */
function isSummed(money: Money): money is SummedLines {
  return !('entity' in money);
}
