/** What moves on a cost center: its own lines, not those below it. */
import { sameList } from '../base/same.ts';
import type { Sums } from './before.ts';
import type { Head } from './head.ts';
import {
  type Measures,
  measured,
  sumPair,
  type Window,
  type YearChange,
  yearChanges,
} from './impact-measures.ts';
import { type LineImpact, lineImpact, nameOf } from './line-impact.ts';
import { isSameName, type LinePair, type Rename } from './match.ts';
import type { Side } from './side.ts';

/** What moves on one cost center: its own lines, not those below it. */
export interface CenterImpact {
  readonly center: string;
  readonly title: string | undefined;
  readonly measures: Measures;
  readonly years: readonly YearChange[];
  /** By the size of their change, then by name. */
  readonly lines: readonly LineImpact[];
}

/** This fiscal year, the next, and those in which lines change. */
export function yearsIn(lines: readonly LineImpact[], { year }: Window): ReadonlySet<number> {
  return new Set([year, year + 1, ...lines.flatMap((it) => it.years.map((change) => change.year))]);
}

/** What all cost centers of one impact have in common. */
interface Comparison {
  readonly base: Side;
  readonly head: Head;
  readonly old: Sums;
  readonly now: Sums;
  readonly window: Window;
  readonly renamed: readonly Rename[];
  readonly excluded: readonly LinePair[];
}

/** What moved on a cost center when it was looked at last, and all that it follows from. */
interface Known {
  readonly window: Window;
  /** Of the sum of the head. */
  readonly version: number;
  readonly lines: readonly LineImpact[];
  readonly impact: CenterImpact;
}

/** By center: of those that a branch has moved, a keystroke moves one. */
const known: WeakMap<Head, ReadonlyMap<string, Known>> = new WeakMap();

/** Affected cost centers, the largest change first. */
export function centerImpacts(comparison: Comparison, lines: readonly LineImpact[]): readonly CenterImpact[] {
  const { base, head, window } = comparison;
  const byCenter = new Map<string, LineImpact[]>();
  for (const line of lines)
    for (const part of byItsCenters(base, head, line, window)) {
      const known = byCenter.get(part.center) ?? [];
      known.push(part);
      byCenter.set(part.center, known);
    }
  return [...keptImpacts(comparison, byCenter)].sort(
    (a, b) => bySize(a.measures, b.measures) || (a.center < b.center ? -1 : 1),
  );
}

function* keptImpacts(
  comparison: Comparison,
  byCenter: ReadonlyMap<string, readonly LineImpact[]>,
): Generator<CenterImpact> {
  const { base, head, window, renamed, excluded } = comparison;
  // what counts on these is more than their lines
  const special = new Set([
    ...renamed.map((it) => it.to),
    ...excluded.flatMap((it) => [it.before?.center, it.after?.center]),
  ]);
  const last = known.get(head);
  const next = new Map<string, Known>();
  for (const [center, lines] of byCenter) {
    const now = { window, version: head.totals.version(center), lines };
    const old = special.has(center) ? undefined : last?.get(center);
    const isStill =
      old !== undefined && saysTheSame(old, now) && old.impact.title === titleOf(base, head, center);
    const impact = isStill ? old.impact : centerImpact(comparison, center, lines);
    if (!special.has(center)) next.set(center, { ...now, impact });
    yield impact;
  }
  known.set(head, next);
}

function saysTheSame(a: Omit<Known, 'impact'>, b: Omit<Known, 'impact'>): boolean {
  return (
    a.version === b.version &&
    a.window.calendar === b.window.calendar &&
    a.window.year === b.window.year &&
    sameList(a.lines, b.lines)
  );
}

/** A line that changed its center is gone from the one and new on the other: nothing nets out of sight. */
function byItsCenters(base: Side, head: Side, line: LineImpact, window: Window): readonly LineImpact[] {
  const { before, after } = line;
  if (!before || !after) return [line];
  if (isSameName(base, head, 'center', before.center, after.center)) return [line];
  return [
    lineImpact(base, head, { before, after: undefined }, window),
    lineImpact(base, head, { before: undefined, after }, window),
  ];
}

function centerImpact(comparison: Comparison, center: string, lines: readonly LineImpact[]): CenterImpact {
  const { base, head, old, now, window, renamed, excluded } = comparison;
  head.graph.count('center impact');
  const name = renamed.find((it) => it.kind === 'center' && it.to === center)?.from ?? center;
  const { before, after } = sumPair(
    old.own(name),
    now.own(center),
    excluded.map((it) => ({
      before: it.before?.center === name ? it.before : undefined,
      after: it.after?.center === center ? it.after : undefined,
    })),
  );
  const sorted = [...lines].sort(
    (a, b) => bySize(a.measures, b.measures) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  return {
    center,
    title: titleOf(base, head, center),
    measures: measured(before, after, window),
    years: yearChanges(before, after, window, yearsIn(lines, window)).filter((it) => it.before !== it.after),
    lines: sorted,
  };
}

/** Also of a center that is gone. */
function titleOf(base: Side, head: Side, center: string): string | undefined {
  return (head.names.resolve('center', center) ?? base.names.resolve('center', center))?.entity.title;
}

function bySize(a: Measures, b: Measures): number {
  const size = ({ thisYear, nextYear }: Measures) =>
    absolute(thisYear.after - thisYear.before) || absolute(nextYear.after - nextYear.before);
  const left = size(a);
  const right = size(b);
  if (left === right) return 0;
  return left > right ? -1 : 1;
}

const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
