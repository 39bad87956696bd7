/** Where cost centers are on both sides in the shown year, and which of them have something to show. */
import { newName } from '../../analysis/impact/match.ts';
import type { Side } from '../../analysis/side.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { type PlacedCenter, placesOf } from '../../report/center-places.ts';
import type { Comparison } from './comparison.ts';

/** A center below another, with the months in which it is there. */
export interface Child {
  readonly center: string;
  readonly before: readonly MonthSpan[];
  readonly after: readonly MonthSpan[];
}

type Places = ReadonlyMap<string, readonly PlacedCenter[]>;

/** The trees of both sides as one. Centers have their names in the head; `WORKSPACE` is above all. */
export class CenterPlaces {
  /** Centers with a change in them or below. */
  readonly touched: ReadonlySet<string>;
  /** Those of them with something to look at below: a new name alone is visible from outside. */
  readonly opened: ReadonlySet<string>;
  readonly #after: Places;
  /** The same map if no center is elsewhere. */
  readonly #before: Places;

  /** `after` are the places of the head. */
  constructor(comparison: Comparison, after: Places) {
    const { project, span, figures, impact } = comparison;
    const { head, base } = project;
    const replaced = impact ? figures.replaced() : NOWHERE;
    this.#after = after;
    this.#before = base && impact && figures.hasOtherTree ? placesBefore(base, head, span) : after;
    const touched = new Set<string>();
    const opened = new Set<string>(impact?.centers.map((it) => it.center));
    const touch = (center: string) => {
      touched.add(center);
      for (const above of [...head.tree.above(center), ...(replaced.get(center) ?? [])]) {
        touched.add(above.center);
        opened.add(above.center);
      }
    };
    for (const { center } of impact?.centers ?? []) touch(center);
    for (const { kind, to } of impact?.renames ?? []) if (kind === 'center') touch(to);
    for (const center of replaced.keys()) touch(center);
    this.touched = touched;
    this.opened = opened;
  }

  /** What is below a center on either side: in the order of the head, then of the base. */
  below(center: string): readonly Child[] {
    const after = bySpans(this.#after.get(center));
    if (this.#before === this.#after)
      return Array.from(after, ([center, spans]) => ({ center, before: spans, after: spans }));
    const before = bySpans(this.#before.get(center));
    return Array.from(new Set([...after.keys(), ...before.keys()]), (center) => ({
      center,
      before: before.get(center) ?? [],
      after: after.get(center) ?? [],
    }));
  }
}

const NOWHERE: ReadonlyMap<string, readonly { readonly center: string }[]> = new Map();

/** Every declared cost center by name, in order of path and place, so that the order of edits does not matter. */
export function declaredCenters(side: Side): Iterable<string> {
  const names = new Map<string, string>();
  for (const key of side.ofKind('CostCenterList'))
    for (const { entity } of side.document(key)?.content.get().items ?? []) {
      if (entity?.kind !== 'CostCenter') continue;
      const name = entity.name.toLowerCase();
      if (!names.has(name)) names.set(name, entity.name);
    }
  return names.values();
}

function placesBefore(base: Side, head: Side, span: MonthSpan): Places {
  const named = (center: string) => (center === '' ? center : newName(base, head, 'center', center));
  const places = [...placesOf(base, declaredCenters(base), span)];
  return new Map(
    places.map(([above, below]) => [
      named(above),
      below.map(({ center, months }) => ({ center: named(center), months })),
    ]),
  );
}

function bySpans(placed: readonly PlacedCenter[] = []): ReadonlyMap<string, readonly MonthSpan[]> {
  return new Map(placed.map(({ center, months }) => [center, months]));
}
