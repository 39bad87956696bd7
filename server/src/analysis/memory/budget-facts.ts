/** All that is kept of a Budget that is only read in passing. */
import type { DriverSeries } from '../../domain/plan/line-plan.ts';
import type { MemberNode } from '../engine/fold.ts';
import type { Derived } from '../engine/graph.ts';
import type { Verdict } from '../head.ts';
import type { Money } from '../model/sums.ts';
import type { UsingLine } from '../model/uses.ts';
import type { DrivenLine } from '../plan/driven-line.ts';

/** What a Budget contributes to everything else. */
export interface BudgetFacts {
  readonly money: readonly Money[];
  readonly uses: readonly string[];
  readonly unread: readonly string[];
  readonly verdict: Verdict;
  /** Keys of the documents whose lines its plan is computed from; none if the plan is kept. */
  readonly reads: readonly string[];
  /** Lines that are not planned yet: what they add depends on the driver that they read. */
  readonly driven: readonly DrivenLine[];
  /** The values that these had when the verdict was found. */
  readonly series: readonly (DriverSeries | undefined)[];
  /** If the plan is kept: its lines, as far as they matter here. */
  readonly lines: readonly UsingLine[] | undefined;
}

/** One of the facts, as a member of a fold. */
export class FactsPart<Unit> implements MemberNode<Unit> {
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
