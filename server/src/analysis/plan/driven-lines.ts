/** The lines of the head that read drivers, by the values that they read: a new value is one change of many lines. */

import { Fold, type MemberNode } from '../engine/fold.ts';
import { Derived } from '../engine/graph.ts';
import type { Group } from '../engine/groups.ts';
import type { Side } from '../side.ts';
import type { DrivenLine } from './driven-line.ts';
import type { PlannedLine } from './planned-line.ts';

/** A line and the Budget that it is in. */
export interface Reading {
  readonly line: DrivenLine;
  /** Key of the Budget. */
  readonly document: string;
}

/** Lines with the documents that hold them: one that holds a line twice is listed twice. Changed in place. */
type Readers = Map<DrivenLine, readonly string[]>;

/** Called once for all lines that read the same values. */
type OnValues = (values: string, lines: MemberNode<PlannedLine>) => void;

/** Plans these lines together by what they read, see `valuesAt`. */
export class DrivenLines {
  readonly #side: Side;
  readonly #readers: Fold<DrivenLine, string, Reading, Readers>;
  readonly #documents: Map<string, MemberNode<DrivenLine>> = new Map();
  readonly #onValues: OnValues;
  readonly #known: Set<string> = new Set();
  readonly #readings: Map<string, Derived<readonly Reading[]>> = new Map();

  constructor(side: Side, onValues: OnValues) {
    this.#side = side;
    this.#onValues = onValues;
    this.#readers = new Fold(side.graph, group, (line, document, emit) => {
      this.#meet(line.values);
      emit(line.values, { line, document });
    });
  }

  put(document: string, lines: MemberNode<DrivenLine>): void {
    this.#documents.set(document, lines);
    this.#readers.put(document, lines);
  }

  drop(document: string): void {
    this.#documents.delete(document);
    this.#readers.drop(document);
  }

  /** The index of a line among those of its Budget that read drivers; untracked. */
  placeOf({ document, line }: Reading): number {
    return this.#side.graph.untracked(() => this.#documents.get(document)?.get().indexOf(line) ?? -1);
  }

  /** The lines that read some values, in order of their documents; tracked. */
  at(values: string): readonly Reading[] {
    let readings = this.#readings.get(values);
    if (!readings) {
      const read = (): readonly Reading[] => this.#inOrder(this.#readers.at(values));
      readings = new Derived(this.#side.graph, 'readings', read);
      this.#readings.set(values, readings);
    }
    return readings.get();
  }

  #meet(values: string): void {
    if (this.#known.has(values)) return;
    this.#known.add(values);
    const plan = () => {
      const series = this.#side.series.at(values);
      return this.at(values).map(({ line }) => line.plan(series));
    };
    this.#onValues(values, new Derived(this.#side.graph, 'driven', plan));
  }

  #inOrder(readers: Readers): readonly Reading[] {
    const readings = [...readers].flatMap(([line, documents]) =>
      documents.map((document) => ({ line, document })),
    );
    return this.#side.graph.untracked(() =>
      readings.sort((a, b) => this.#side.compareDocuments(a.document, b.document)),
    );
  }
}

const group: Group<Reading, Readers> = {
  zero: () => new Map(),
  isZero: (sum) => sum.size === 0,
  add: (sum, { line, document }) => sum.set(line, [...(sum.get(line) ?? []), document]),
  subtract: (sum, { line, document }) => {
    const documents = [...(sum.get(line) ?? [])];
    documents.splice(documents.indexOf(document), 1);
    if (documents.length === 0) sum.delete(line);
    else sum.set(line, documents);
    return sum;
  },
};
