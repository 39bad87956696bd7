/** Runs the rules: by item, by line and by document, each again only when something that it read has changed. */
import { sameList } from '../../base/same.ts';
import type { Lowered } from '../content.ts';
import { Derived } from '../engine/graph.ts';
import type { Head } from '../head.ts';
import type { Moved } from '../impact/moved.ts';
import { planInPassing } from '../plan/plan-document.ts';
import type { DocumentNode } from '../side.ts';
import type { Coded, Finder, Subject } from './finder.ts';
import type { Finding } from './finding.ts';
import { inPassing } from './quiet.ts';
import type { RuleView } from './rule.ts';

/** What the rules say about items, regardless of the rest of their document. */
type Units = Map<Lowered, Derived<readonly Coded[]>>;

const NONE: readonly never[] = [];

/** The findings of every document, each computed again only when something that it read has changed. */
export class Checks {
  readonly #head: Head;
  readonly #moved: Moved;
  readonly #finder: Finder;
  readonly #view: RuleView;
  readonly #documents: Map<string, Derived<readonly Finding[]>> = new Map();
  /** By document, for its current items. */
  readonly #units: Map<string, Units> = new Map();

  constructor(head: Head, moved: Moved, finder: Finder, view: RuleView) {
    this.#head = head;
    this.#moved = moved;
    this.#finder = finder;
    this.#view = view;
  }

  /** The findings of one document, before waivers; in order of the text. */
  of(node: DocumentNode): readonly Finding[] {
    if (this.isSilent(node.key)) return NONE;
    let found = this.#documents.get(node.key);
    if (!found) {
      found = new Derived(this.#head.graph, 'findings', () => this.#check(node), sameFindings);
      this.#documents.set(node.key, found);
    }
    return found.get();
  }

  /** Looks at the items of a long document one after the other, so that nothing has to wait for all of them at once. */
  *warming(node: DocumentNode): Generator<void, void> {
    if (node.kind === 'Budget' || this.isKept(node.key)) return;
    for (const unit of node.content.get().items) {
      this.#head.graph.untracked(() => this.#unit(node.key, unit).get());
      yield;
    }
  }

  /** Whether the findings of a document are kept up to date. */
  isKept(document: string): boolean {
    return this.#documents.has(document);
  }

  /** Whether the lines of a document are compared with those of the base, for which they are kept. */
  isCompared(document: string): boolean {
    const node = this.#head.document(document);
    return node !== undefined && this.#moved.has(node.identity);
  }

  /** The findings of a Budget, for the caller alone: neither these, the plan nor the items that they are about are kept. */
  inPassing(node: DocumentNode): readonly Finding[] {
    const known = this.#passed(node.key);
    if (known) return known;
    const { kind, name, head, items } = node.content.get();
    const plan = planInPassing(this.#head, node.key, items);
    const content = { kind, name, head, items };
    return inPassing(this.#finder, { document: node.key, path: node.path, content, plan }, this.#view);
  }

  /** What reading one document has found, regardless of everything else; untracked. */
  problems(node: DocumentNode): readonly Finding[] {
    const { key, path, content } = node;
    return this.#head.graph.untracked(() =>
      this.#finder.problems({ document: key, path, content: content.get(), plan: undefined }),
    );
  }

  /** Whether it is known without asking again that there is nothing to say about a document; tracked. */
  isSilent(document: string): boolean {
    return this.#passed(document)?.length === 0;
  }

  /** What was found in a Budget when it was looked at for its facts, if that is all; tracked. */
  #passed(document: string): readonly Finding[] | undefined {
    const found = this.#head.foundInPassing(document);
    // only its comparison with the base has not been asked about yet
    return found && !this.isCompared(document) ? found : undefined;
  }

  drop(document: string): void {
    this.#documents.get(document)?.dispose();
    this.#documents.delete(document);
    for (const it of this.#units.get(document)?.values() ?? NONE) it.dispose();
    this.#units.delete(document);
  }

  #check(node: DocumentNode): readonly Finding[] {
    const used: Units = new Map();
    const found = this.#finder.find(this.#subject(node), this.#view, (unit) => {
      const coded = this.#unit(node.key, unit);
      used.set(unit, coded);
      return coded.get();
    });
    // what they read would keep alive items that have since been rewritten
    for (const [unit, coded] of this.#units.get(node.key) ?? NONE) if (!used.has(unit)) coded.dispose();
    this.#units.set(node.key, used);
    return found;
  }

  #subject({ key, path, kind, content }: DocumentNode): Subject {
    const plan = kind === 'Budget' ? this.#head.plan(key) : undefined;
    return { document: key, path, content: content.get(), plan };
  }

  #unit(document: string, unit: Lowered): Derived<readonly Coded[]> {
    let units = this.#units.get(document);
    if (!units) {
      units = new Map();
      this.#units.set(document, units);
    }
    let found = units.get(unit);
    if (!found) {
      const compute = () => this.#finder.unit(document, unit, this.#view);
      found = new Derived(this.#head.graph, 'unit', compute, sameList);
      units.set(unit, found);
    }
    return found;
  }
}

function sameFindings(a: readonly Finding[], b: readonly Finding[]): boolean {
  return a === b || (a.length === 0 && b.length === 0);
}
