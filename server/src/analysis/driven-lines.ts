/** The lines of the head that read drivers, by the values that they read: another value is one change of many lines. */
import type { DrivenLine } from './driven-line.ts';
import { Fold, type MemberNode } from './fold.ts';
import { Derived } from './graph.ts';
import type { Group } from './groups.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Side } from './side.ts';

interface Reading {
  readonly line: DrivenLine;
  /** Key of the Budget. */
  readonly document: string;
}

/** Lines with the documents that hold them: where one stands twice it is named twice. Changed in place. */
type Readers = Map<DrivenLine, readonly string[]>;

/** Told once of the lines that read some values. */
type OnValues = (values: string, lines: MemberNode<PlannedLine>) => void;

/** Planned together by what they read, see `valuesAt`. */
export class DrivenLines {
  readonly #side: Side;
  readonly #readers: Fold<DrivenLine, string, Reading, Readers>;
  readonly #onValues: OnValues;
  readonly #known: Set<string> = new Set();

  constructor(side: Side, onValues: OnValues) {
    this.#side = side;
    this.#onValues = onValues;
    this.#readers = new Fold(side.graph, group, (line, document, emit) => {
      this.#meet(line.values);
      emit(line.values, { line, document });
    });
  }

  put(document: string, lines: MemberNode<DrivenLine>): void {
    this.#readers.put(document, lines);
  }

  drop(document: string): void {
    this.#readers.drop(document);
  }

  /** Keys of the documents that read some values; tracked. */
  *readersOf(values: string): Generator<string> {
    for (const documents of this.#readers.at(values).values()) yield* documents;
  }

  #meet(values: string): void {
    if (this.#known.has(values)) return;
    this.#known.add(values);
    this.#onValues(values, new Derived(this.#side.graph, 'driven', () => this.#plan(values)));
  }

  #plan(values: string): readonly PlannedLine[] {
    const series = this.#side.series.at(values);
    const lines: PlannedLine[] = [];
    for (const [line, documents] of this.#readers.at(values))
      for (const _ of documents) lines.push(line.plan(series));
    return lines;
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
