/** Budgets of which nothing is another than in the base but values of drivers: their lines are compared by what they read. */
import { differingValues } from './affected.ts';
import type { Base } from './base.ts';
import type { DrivenLine } from './driven-line.ts';
import type { Reading } from './driven-lines.ts';
import { Fold } from './fold.ts';
import { Derived, type Graph } from './graph.ts';
import { counter } from './groups.ts';
import type { Head } from './head.ts';
import type { LinePair } from './match.ts';
import type { MovedBudget } from './moved.ts';

/** A line with other values. */
interface RevaluedLine {
  /** Key of its Budget. */
  readonly document: string;
  readonly pair: LinePair;
}

const ALL = '';

/** Such Budgets by identity. Nothing is compared before somebody asks. */
export class Revalued {
  readonly #graph: Graph;
  readonly #base: Base;
  readonly #head: Head;
  readonly #members: Fold<string, string, number, number>;
  readonly #compared: Map<string, Derived<readonly MovedBudget[]>> = new Map();
  readonly #lines: Map<string, Derived<readonly RevaluedLine[]>> = new Map();
  /** Where the values are found that are others, see `valuesAt`. */
  #values: readonly string[] = [];

  constructor(graph: Graph, base: Base, head: Head) {
    this.#graph = graph;
    this.#base = base;
    this.#head = head;
    this.#members = new Fold(graph, counter, (identity, _member, emit) => {
      emit(ALL, 1);
      emit(identity, 1);
    });
  }

  /** Takes up which values are others, and tells the identities of all Budgets with a line that reads one of them. */
  look(): Set<string> {
    this.#values = differingValues(this.#base, this.#head);
    const found = new Set<string>();
    for (const values of this.#values)
      for (const { document } of this.#head.driven.at(values)) {
        const node = this.#head.document(document);
        if (node) found.add(node.identity);
      }
    return found;
  }

  /** `compared` is the Budget on both sides, computed when somebody asks for it. */
  put(identity: string, compared: Derived<readonly MovedBudget[]>): void {
    const members = [identity];
    this.#members.put(identity, {
      get: () => members,
      onStale: undefined,
      dispose: () => compared.dispose(),
    });
    this.#compared.set(identity, compared);
  }

  drop(identity: string): void {
    this.#members.drop(identity);
    this.#compared.delete(identity);
  }

  /** Tracked. */
  has(identity: string): boolean {
    return this.#members.at(identity) > 0;
  }

  /** Tracked. */
  of(identity: string): MovedBudget | undefined {
    return this.has(identity) ? this.#compared.get(identity)?.get()[0] : undefined;
  }

  /** Tracked. */
  all(): readonly MovedBudget[] {
    this.#members.at(ALL);
    return [...this.#compared.values()].flatMap((it) => it.get());
  }

  /** Their lines on both sides; tracked. */
  *lines(): Generator<LinePair> {
    for (const values of this.#values)
      for (const { document, pair } of this.#linesOf(values)) {
        const node = this.#head.document(document);
        if (node && this.has(node.identity)) yield pair;
      }
  }

  #linesOf(values: string): readonly RevaluedLine[] {
    let lines = this.#lines.get(values);
    if (!lines) {
      lines = new Derived(this.#graph, 'revalued', () => this.#compare(values));
      this.#lines.set(values, lines);
    }
    return lines.get();
  }

  #compare(values: string): readonly RevaluedLine[] {
    const old = this.#base.series.at(values);
    const now = this.#head.series.at(values);
    return this.#head.driven.at(values).map((reading) => {
      const line = this.#keptLine(reading);
      return { document: reading.document, pair: { before: line.plan(old), after: line.plan(now) } };
    });
  }

  /** What is compared is kept: it is the line that the plan of its Budget has. */
  #keptLine(reading: Reading): DrivenLine {
    const { driven, plans } = this.#head;
    const outline = this.#graph.untracked(() => plans.outline(reading.document));
    return outline.driven[driven.placeOf(reading)] ?? reading.line;
  }
}
