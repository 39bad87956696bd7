/** Budgets that differ from the base only in values of drivers: their lines are compared by what they read. */
import { sameList } from '../../base/same.ts';
import type { Base } from '../base.ts';
import { Fold } from '../engine/fold.ts';
import { Derived, type Graph } from '../engine/graph.ts';
import { counter } from '../engine/groups.ts';
import { Remembered } from '../engine/remembered.ts';
import type { Head } from '../head.ts';
import type { DrivenLine } from '../plan/driven-line.ts';
import type { Reading } from '../plan/driven-lines.ts';
import { KeptPair, type LinePair } from './match.ts';
import type { MovedBudget } from './moved.ts';

/** A line that reads a driver. */
interface ReadingLine {
  /** Of its Budget. */
  readonly identity: string;
  readonly line: DrivenLine;
}

/** A line whose values have changed. */
interface RevaluedLine {
  readonly identity: string;
  readonly pair: LinePair;
}

const ALL = '';

/** Such Budgets by identity. Nothing is compared until asked for. */
export class Revalued {
  readonly #graph: Graph;
  readonly #base: Base;
  readonly #head: Head;
  readonly #members: Fold<string, string, number, number>;
  readonly #compared: Map<string, Derived<readonly MovedBudget[]>> = new Map();
  readonly #lines: Map<string, Derived<readonly RevaluedLine[]>> = new Map();
  /** Taking a digit back brings up what was there before. */
  readonly #pairs: Remembered<readonly ReadingLine[], readonly RevaluedLine[]> = new Remembered();
  /** The keys of the values that differ, see `valuesAt`. */
  #values: readonly string[] = [];
  /** The lines that read them, and the identities of their Budgets. */
  #readings: readonly (readonly Reading[])[] = [];
  #readers: ReadonlySet<string> = new Set();

  constructor(graph: Graph, base: Base, head: Head) {
    this.#graph = graph;
    this.#base = base;
    this.#head = head;
    this.#members = new Fold(graph, counter, (identity, _member, emit) => {
      emit(ALL, 1);
      emit(identity, 1);
    });
  }

  /** Takes in which values differ, see `differingValues`, and returns the identities of all Budgets with a line that reads one. */
  look(values: readonly string[]): ReadonlySet<string> {
    this.#values = values;
    const readings = values.map((it) => this.#head.driven.at(it));
    if (sameList(readings, this.#readings)) return this.#readers;
    this.#readings = readings;
    this.#readers = new Set(readings.flatMap((lines) => lines.map((it) => this.#identityOf(it))));
    return this.#readers;
  }

  /** `compared` is the Budget on both sides, computed on demand. */
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

  /** Their lines on both sides, by value, then in order of path and place; tracked. */
  *lines(): Generator<LinePair> {
    this.#members.at(ALL);
    for (const values of this.#values)
      for (const { identity, pair } of this.#linesOf(values)) if (this.#compared.has(identity)) yield pair;
  }

  #linesOf(values: string): readonly RevaluedLine[] {
    let lines = this.#lines.get(values);
    if (!lines) {
      const inOrder = new Derived(this.#graph, 'in order', () => this.#inOrder(values), sameLines);
      lines = new Derived(this.#graph, 'revalued', () => this.#compare(values, inOrder.get()));
      this.#lines.set(values, lines);
    }
    return lines.get();
  }

  #compare(values: string, lines: readonly ReadingLine[]): readonly RevaluedLine[] {
    const old = this.#base.series.at(values);
    const now = this.#head.series.at(values);
    return this.#pairs.get(lines, [old, now], () =>
      lines.map(({ identity, line }) => ({ identity, pair: new KeptPair(line.plan(old), line.plan(now)) })),
    );
  }

  /** The lines are those in the plans of their Budgets, in their order; these need not have been asked for. */
  #inOrder(values: string): readonly ReadingLine[] {
    const { driven } = this.#head;
    const readings = driven.at(values);
    let nth = 0;
    const lines = readings.map((reading, i) => {
      if (reading.document !== readings[i - 1]?.document) nth++;
      return { nth, place: driven.placeOf(reading), line: reading.line, identity: this.#identityOf(reading) };
    });
    return lines.sort((a, b) => a.nth - b.nth || a.place - b.place);
  }

  #identityOf({ document }: Reading): string {
    return this.#head.document(document)?.identity ?? '';
  }
}

function sameLines(a: readonly ReadingLine[], b: readonly ReadingLine[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ line, identity }, i) => line === b[i]?.line && identity === b[i]?.identity)
  );
}
