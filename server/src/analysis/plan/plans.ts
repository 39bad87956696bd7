/** The plans of those Budgets of one side that were asked for. */
import { Derived } from '../engine/graph.ts';
import type { Side } from '../side.ts';
import { NO_OUTLINE, type Outline, outlineDocument, sameOutline } from './outline.ts';
import { type DocumentPlan, NO_PLAN, planDocument, samePlan } from './plan-document.ts';

/** Two nodes for each Budget: its outline and, with the values of drivers, its plan. By key of the document. */
export class Plans {
  readonly #side: Side;
  readonly #outlines: Map<string, Derived<Outline>> = new Map();
  readonly #plans: Map<string, Derived<DocumentPlan>> = new Map();

  constructor(side: Side) {
    this.#side = side;
  }

  /** Kept up to date from now on; empty for what is not a Budget. */
  plan(key: string): DocumentPlan {
    let plan = this.#plans.get(key);
    if (!plan) {
      if (!this.#isBudget(key)) return NO_PLAN;
      plan = new Derived<DocumentPlan>(
        this.#side.graph,
        'plan',
        (before) => planDocument(this.#side, key, this.outline(key), before),
        samePlan,
        { owner: key },
      );
      this.#plans.set(key, plan);
    }
    return plan.get();
  }

  /** The plan without the values of drivers; kept up to date from now on. */
  outline(key: string): Outline {
    let outline = this.#outlines.get(key);
    if (!outline) {
      if (!this.#isBudget(key)) return NO_OUTLINE;
      const isText = (changed: unknown) =>
        changed !== undefined && changed === this.#side.document(key)?.content;
      outline = new Derived<Outline>(
        this.#side.graph,
        'outline',
        (before, changed) => outlineDocument(this.#side, key, before, isText(changed)),
        sameOutline,
        { owner: key, keeps: isText },
      );
      this.#outlines.set(key, outline);
    }
    return outline.get();
  }

  /** Whether the plan of a Budget was asked for. */
  isKept(key: string): boolean {
    return this.#outlines.has(key);
  }

  /** Whether what changed is the plan of a Budget, or its outline. */
  has(key: string, changed: unknown): boolean {
    return changed !== undefined && (changed === this.#plans.get(key) || changed === this.#outlines.get(key));
  }

  /** Everything that reads the plan has to read it again. */
  drop(key: string): void {
    for (const kept of [this.#plans, this.#outlines]) {
      kept.get(key)?.retire();
      kept.delete(key);
    }
  }

  #isBudget(key: string): boolean {
    return this.#side.document(key)?.kind === 'Budget';
  }
}
