/** What moves on a cost center: its own lines, not those below it. */
import { sameList } from '../base/same.ts';
import type { Summed } from './before.ts';
import type { Head } from './head.ts';
import {
  type Figures,
  figuresOf,
  lineSum,
  MEASURE,
  type Measures,
  type Window,
  type Years,
} from './impact-measures.ts';
import { type LineImpact, lineImpact, nameOf } from './line-impact.ts';
import { isSameName, type LinePair } from './match.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Side } from './side.ts';
import { lineTotal, total } from './sums.ts';

/** What moves on one cost center: its own lines, not those below it. */
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
    for (const part of byItsCenters(base, head, line, window)) put(byCenter, part.center, part);
  return [...keptImpacts(comparison, byCenter)].sort(
    (a, b) => bySize(a.measures, b.measures) || (a.center < b.center ? -1 : 1),
  );
}

function* keptImpacts(
  comparison: Comparison,
  byCenter: ReadonlyMap<string, readonly LineImpact[]>,
): Generator<CenterImpact> {
  const { base, head, window, excluded } = comparison;
  const unknown = new Map<string, PlannedLine[]>();
  for (const { after } of excluded) if (after) put(unknown, after.center, after);
  const last = known.get(head);
  const next = new Map<string, Known>();
  for (const [center, lines] of byCenter) {
    const now = { window, version: head.totals.version(center), lines };
    const lost = unknown.get(center);
    const old = lost ? undefined : last?.get(center);
    const isStill =
      old !== undefined && saysTheSame(old, now) && old.impact.title === titleOf(base, head, center);
    const impact = isStill ? old.impact : centerImpact(comparison, center, lines, lost ?? NONE);
    if (!lost) next.set(center, { ...now, impact });
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

/** What it was is what it is less what moved on it. */
function centerImpact(
  { base, head, window }: Comparison,
  center: string,
  lines: readonly LineImpact[],
  unknown: readonly PlannedLine[],
): CenterImpact {
  head.graph.count('center impact');
  const sum = head.totals.own(center);
  const after: Summed = (first, last) =>
    unknown.reduce(
      (left, it) => left - lineTotal(it, MEASURE, first, last),
      total(sum, MEASURE, first, last),
    );
  const before: Summed = (first, last) =>
    lines.reduce((left, it) => left - moveIn(it, first, last), after(first, last));
  const { measures, years } = figuresOf(before, after, window, yearsOf(lines));
  const sorted = [...lines].sort(
    (a, b) => bySize(a.measures, b.measures) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  return { center, title: titleOf(base, head, center), measures, years, lines: sorted };
}

function moveIn({ before, after }: LinePair, first: number, last: number): bigint {
  return lineSum(after)(first, last) - lineSum(before)(first, last);
}

/** From the first to the last in which one of the lines changes. */
function yearsOf(lines: readonly LineImpact[]): Years {
  const years = lines.flatMap((it) => it.years.map(({ year }) => year));
  return { first: Math.min(...years), last: Math.max(...years) };
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

function put<Item>(map: Map<string, Item[]>, center: string, item: Item): void {
  const known = map.get(center);
  if (known) known.push(item);
  else map.set(center, [item]);
}

const NONE: readonly never[] = [];
const absolute = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
