/** What moves on a cost center: its own lines, not those below it. */
import { compare } from '../../base/compare.ts';
import { put } from '../../base/groups.ts';
import { sameList } from '../../base/same.ts';
import { absolute } from '../../domain/exact.ts';
import type { Head } from '../head.ts';
import { lineTotal, total } from '../model/sums.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';
import type { Summed } from './before.ts';
import {
  type Figures,
  figuresOf,
  lineSum,
  MEASURE,
  type Measures,
  type Window,
  type YearChange,
  type Years,
} from './impact-measures.ts';
import { type LineImpact, lineImpact, nameOf } from './line-impact.ts';
import { isSameName, type LinePair } from './match.ts';

/**
 * What moves on one cost center: its own lines, not those below it. Its figures are made on demand, which must be before the next
 * change: a driver moves hundreds of cost centers per keystroke, and most of them are never looked at.
 */
export interface CenterImpact extends Figures {
  readonly center: string;
  readonly title: string | undefined;
  /** By the size of their change, then by name. */
  readonly lines: readonly LineImpact[];
}

/** What all cost centers of one impact have in common. */
interface Comparison {
  readonly base: Side;
  readonly head: Head;
  readonly window: Window;
  readonly excluded: readonly LinePair[];
}

/** What the impact on a center depends on: as long as it stays the same, so does the impact. */
interface Ground {
  readonly window: Window;
  /** The version of the head's sum. */
  readonly version: number;
  /** Its lines that move. */
  readonly moved: readonly LineImpact[];
  /** Lines of the head that are unknown on one side: its figures are without them. */
  readonly unknown: readonly PlannedLine[];
}

/** By center: of those that a branch has moved, a keystroke moves one. */
const known: WeakMap<Head, ReadonlyMap<string, MovedCenter>> = new WeakMap();

/** Affected cost centers, the largest change first. */
export function centerImpacts(comparison: Comparison, lines: readonly LineImpact[]): readonly CenterImpact[] {
  const { base, head, window, excluded } = comparison;
  const moved = new Map<string, LineImpact[]>();
  for (const line of lines)
    for (const part of byItsCenters(base, head, line, window)) put(moved, part.center, part);
  const unknown = new Map<string, PlannedLine[]>();
  for (const { after } of excluded) if (after) put(unknown, after.center, after);
  const last = known.get(head);
  const next = new Map<string, MovedCenter>();
  for (const [center, its] of moved) {
    const version = head.totals.version(center);
    const ground = { window, version, moved: its, unknown: unknown.get(center) ?? NONE };
    const old = last?.get(center);
    next.set(center, old?.standsOn(ground) ? old : new MovedCenter(comparison, center, ground));
  }
  known.set(head, next);
  return [...next.values()].sort((a, b) => compare(b.size, a.size) || compare(a.center, b.center));
}

/** A line that changed its center is gone from one and new on the other, so that nothing nets out of sight. */
function byItsCenters(base: Side, head: Side, line: LineImpact, window: Window): readonly LineImpact[] {
  const { before, after } = line;
  if (!before || !after) return [line];
  if (isSameName(base, head, 'center', before.center, after.center)) return [line];
  return [
    lineImpact(base, head, { before, after: undefined }, window),
    lineImpact(base, head, { before: undefined, after }, window),
  ];
}

class MovedCenter implements CenterImpact {
  readonly center: string;
  /** See `sizeOf`. */
  readonly size: bigint;
  readonly #base: Side;
  readonly #head: Head;
  readonly #ground: Ground;
  #lines: readonly LineImpact[] | undefined;
  #figures: Figures | undefined;

  constructor({ base, head }: Pick<Comparison, 'base' | 'head'>, center: string, ground: Ground) {
    this.center = center;
    this.#base = base;
    this.#head = head;
    this.#ground = ground;
    this.size = sizeOf(ground.moved);
  }

  /** Whether it would be the same. */
  standsOn({ window, version, moved, unknown }: Ground): boolean {
    const own = this.#ground;
    return (
      own.version === version &&
      own.window.calendar === window.calendar &&
      own.window.year === window.year &&
      sameList(own.moved, moved) &&
      sameList(own.unknown, unknown)
    );
  }

  /** Also for a center that is gone. */
  get title(): string | undefined {
    const { center } = this;
    const found = this.#head.names.resolve('center', center) ?? this.#base.names.resolve('center', center);
    return found?.entity.title;
  }

  get lines(): readonly LineImpact[] {
    this.#lines ??= [...this.#ground.moved].sort(
      (a, b) => compare(sizeOf([b]), sizeOf([a])) || compare(nameOf(a), nameOf(b)),
    );
    return this.#lines;
  }

  get measures(): Measures {
    return this.#made().measures;
  }

  get years(): readonly YearChange[] {
    return this.#made().years;
  }

  #made(): Figures {
    this.#figures ??= this.#make();
    return this.#figures;
  }

  /** What was there before is what is there now less what moved. */
  #make(): Figures {
    const { graph, totals } = this.#head;
    const { window, version, moved, unknown } = this.#ground;
    if (totals.version(this.center) !== version) throw new Error(`an impact on ${this.center} that is over`);
    graph.count('center impact');
    const sum = totals.own(this.center);
    const after: Summed = (first, last) =>
      unknown.reduce(
        (left, it) => left - lineTotal(it, MEASURE, first, last),
        total(sum, MEASURE, first, last),
      );
    const before: Summed = (first, last) =>
      moved.reduce((left, it) => left - moveIn(it, first, last), after(first, last));
    return figuresOf(before, after, window, yearsOf(moved));
  }
}

function moveIn({ before, after }: LinePair, first: number, last: number): bigint {
  return lineSum(after)(first, last) - lineSum(before)(first, last);
}

/** From the first to the last in which one of the lines changes. */
function yearsOf(lines: readonly LineImpact[]): Years {
  let first = Infinity;
  let last = -Infinity;
  for (const { years } of lines)
    for (const { year } of years) {
      first = Math.min(first, year);
      last = Math.max(last, year);
    }
  return { first, last };
}

/** By how much lines move in this fiscal year, otherwise in the next, regardless of direction; in minor units. */
function sizeOf(lines: readonly LineImpact[]): bigint {
  let thisYear = 0n;
  let nextYear = 0n;
  for (const { measures } of lines) {
    thisYear += measures.thisYear.after - measures.thisYear.before;
    nextYear += measures.nextYear.after - measures.nextYear.before;
  }
  return absolute(thisYear) || absolute(nextYear);
}

const NONE: readonly never[] = [];
