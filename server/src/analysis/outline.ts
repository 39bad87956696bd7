/** The lines of one Budget as far as they can be planned without the values of drivers. */
import { commonEnds } from '../base/common-ends.ts';
import { sameList } from '../base/same.ts';
import type { BudgetEntity } from '../syntax/items/entities.ts';
import { DrivenLine, isDriven } from './driven-line.ts';
import { LinePlanner } from './line-planner.ts';
import { followersOf, isPercentage, percentagesAfter } from './percent.ts';
import type { Environment, PlannedLine } from './planned-line.ts';
import { type LineUnit, linesOf } from './shared.ts';
import type { Side } from './side.ts';

/** A line that is planned, one that waits for its driver, or, not even resolved, a percentage of lines that may wait for one. */
export type OutlinedLine = PlannedLine | DrivenLine | LineUnit;

/** The outline of one Budget. The same lines are the same array. */
export interface Outline {
  readonly budget: BudgetEntity | undefined;
  readonly environment: Environment | undefined;
  /** In order of the text. */
  readonly lines: readonly OutlinedLine[];
  /** Those that are planned. */
  readonly planned: readonly PlannedLine[];
  readonly driven: readonly DrivenLine[];
  /** Whether there are percentages that follow a driver or another Budget: what they come to the whole plan alone tells. */
  readonly isFollowing: boolean;
}

/** Of what cannot be planned. */
export const NO_OUTLINE: Outline = {
  budget: undefined,
  environment: undefined,
  lines: [],
  planned: [],
  driven: [],
  isFollowing: false,
};

/** Whether an outline says the same as the one before, line by line. */
export function sameOutline(a: Outline, b: Outline): boolean {
  return a.budget === b.budget && a.environment === b.environment && sameList(a.lines, b.lines);
}

/** Whether a line of an outline is planned. */
export function isPlanned(line: OutlinedLine): line is PlannedLine {
  return 'months' in line;
}

/**
 * Outlines the Budget with this key. Lines that did not change stay the same objects. Where it is known that nothing but its text has
 * changed since `before`, lines that do not depend on that are taken over.
 */
export function outlineDocument(
  side: Side,
  key: string,
  before: Outline | undefined,
  isTextAlone: boolean,
): Outline {
  const planner = LinePlanner.of(side, key);
  if (!planner) return NO_OUTLINE;
  const units = linesOf(side.document(key)?.content.get().items ?? []);
  const { environment } = planner;
  const old = isTextAlone && before?.environment === environment ? before.lines : [];
  const lines = linesAround(planner, units, old);
  if (before && sameList(before.lines, lines)) return { ...before, budget: environment.head, environment };
  const planned = lines.every(isPlanned) ? lines : lines.filter(isPlanned);
  const driven = lines.filter((it) => it instanceof DrivenLine);
  return {
    budget: environment.head,
    environment,
    lines,
    planned,
    driven,
    isFollowing: planned.length + driven.length < lines.length,
  };
}

/** By the lines of outlines that are kept. */
const percentages: WeakMap<readonly OutlinedLine[], readonly LineUnit[]> = new WeakMap();

/** The lines around an edit are taken over, but for those that follow what was edited. */
function linesAround(
  planner: LinePlanner,
  units: readonly LineUnit[],
  old: readonly OutlinedLine[],
): readonly OutlinedLine[] {
  const { start, end } = commonEnds(units, old, (unit, line) => line !== undefined && unit === unitOf(line));
  const shift = old.length - units.length;
  const come = units.slice(start, units.length - end);
  const gone = old.slice(start, old.length - end).map(unitOf);
  const known = percentages.get(old);
  const now = known ? percentagesAfter(known, gone, come) : units.filter(isPercentage);
  const again = followersOf(
    now,
    [...come, ...gone].map((it) => it.entity),
  );
  const following = followersOf(now, now.length === 0 ? [] : units.filter(isDriven).map((it) => it.entity));
  const lines = units.map((unit, i) => {
    if (following.has(unit)) return unit;
    const line = i < start ? old[i] : i >= units.length - end ? old[i + shift] : undefined;
    return line && line !== unit && !again.has(unit) ? line : planner.resolve(unit);
  });
  percentages.set(lines, now);
  return lines;
}

/** The percentages of a Budget that may follow a driver: its own lines do, or lines of another Budget may. */
export function followersOfDrivers(
  units: readonly LineUnit[],
  among: readonly LineUnit[] = units.filter(isPercentage),
): ReadonlySet<LineUnit> {
  const driven = among.length === 0 ? [] : units.filter(isDriven);
  return followersOf(
    among,
    driven.map((it) => it.entity),
  );
}

function unitOf(line: OutlinedLine): LineUnit {
  return 'unit' in line ? line.unit : line;
}
