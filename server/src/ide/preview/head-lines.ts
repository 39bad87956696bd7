/** Lines of the head by what they are grouped by: those of Budgets that moved are at hand, others are read on demand. */
import { joined } from '../../analysis/impact/before.ts';
import { type Dimension, dimensionValue, linesOf } from '../../analysis/plan/cube.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Project } from '../../analysis/project.ts';
import { put } from '../../base/groups.ts';

type ByValue = ReadonlyMap<string, readonly PlannedLine[]>;

/** For one state of a project, and a part of it. */
export class HeadLines {
  readonly #project: Project;
  readonly #concerns: (line: PlannedLine) => boolean;
  readonly #atHand: Map<Dimension, ByValue> = new Map();
  readonly #all: Map<Dimension, ByValue> = new Map();

  constructor(project: Project, concerns: (line: PlannedLine) => boolean) {
    this.#project = project;
    this.#concerns = concerns;
  }

  /** The lines of the group that are in Budgets that moved. */
  atHand(dimension: Dimension, value: string): readonly PlannedLine[] {
    const { moved } = this.#project;
    return this.#grouped(this.#atHand, dimension, value, () => moved.all().flatMap((it) => joined(it.after)));
  }

  /** The lines of the group, of which there are `count`; reads the whole workspace if they are not at hand. */
  of(dimension: Dimension, value: string, count: number): readonly PlannedLine[] {
    const atHand = this.atHand(dimension, value);
    if (atHand.length >= count) return atHand;
    return this.#grouped(this.#all, dimension, value, () => linesOf(this.#project.head));
  }

  #grouped(
    known: Map<Dimension, ByValue>,
    dimension: Dimension,
    value: string,
    read: () => Iterable<PlannedLine>,
  ): readonly PlannedLine[] {
    let groups = known.get(dimension);
    if (!groups) {
      const made = new Map<string, PlannedLine[]>();
      for (const line of read()) if (this.#concerns(line)) put(made, dimensionValue(line, dimension), line);
      groups = made;
      known.set(dimension, groups);
    }
    return groups.get(value) ?? NONE;
  }
}

const NONE: readonly PlannedLine[] = [];
