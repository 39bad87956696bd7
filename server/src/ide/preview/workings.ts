/** What a preview keeps from one state of a project to the next: what edits rarely affect and is slow to compute. */

import { Derived } from '../../analysis/engine/graph.ts';
import { apart } from '../../analysis/impact/before.ts';
import { addLine, type CenterSum, sumAt } from '../../analysis/model/sums.ts';
import { type Dimension, dimensionValue, linesOf, sumsBy } from '../../analysis/plan/cube.ts';
import type { BaseState, Project } from '../../analysis/project.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { type PlacedCenter, placesOf } from '../../report/center-places.ts';
import { declaredCenters } from './center-places.ts';

type Places = ReadonlyMap<string, readonly PlacedCenter[]>;
type Groups = ReadonlyMap<string, CenterSum>;

/** For one project. */
export class Workings {
  readonly #project: Project;
  readonly #places: Map<string, Derived<Places>> = new Map();
  readonly #groups: Map<Dimension, { readonly base: BaseState; readonly groups: Groups }> = new Map();

  constructor(project: Project) {
    this.#project = project;
  }

  /** Where the centers of the head are during a period. */
  placesOf(span: MonthSpan): Places {
    const { head } = this.#project;
    const key = `${span.first} ${span.last}`;
    let places = this.#places.get(key);
    if (!places) {
      places = new Derived(head.graph, 'places of centers', () =>
        placesOf(head, declaredCenters(head), span),
      );
      this.#places.set(key, places);
    }
    return places.get();
  }

  /**
   * Sums of all lines of the base by a dimension, with values as spelled in the base. Derived from the head's lines once for
   * each base, since no edit of the head changes them.
   */
  groupsBefore(dimension: Dimension): Groups {
    const { baseState, head } = this.#project;
    const known = this.#groups.get(dimension);
    if (known?.base === baseState) return known.groups;
    const groups = this.groupsAfter(dimension);
    for (const budget of this.#project.moved.all()) {
      const { before, after } = apart(budget);
      for (const line of after) addLine(sumAt(groups, dimensionValue(line, dimension)), line, -1);
      for (const line of before) addLine(sumAt(groups, dimensionValue(line, dimension)), line, 1);
    }
    // files that have not been read yet are not in the sums
    if (head.dormant.wanted.size === 0) this.#groups.set(dimension, { base: baseState, groups });
    return groups;
  }

  /** The same for the head: reads the whole workspace. */
  groupsAfter(dimension: Dimension): Map<string, CenterSum> {
    return new Map(sumsBy(linesOf(this.#project.head), dimension));
  }

  /** Lower-case names of the Budgets that a file contains on either side. */
  budgetsIn(path: string): ReadonlySet<string> {
    const { head, base } = this.#project;
    const names = new Set<string>();
    for (const side of base ? [head, base] : [head])
      for (const key of side.file(path)?.documents.get() ?? []) {
        const document = side.document(key);
        if (document?.kind === 'Budget') names.add(document.content.get().name.toLowerCase());
      }
    return names;
  }
}
