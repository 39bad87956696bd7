/** The lines of one Budget as far as they can be planned without the values of drivers. */
import { commonEnds } from '../../base/common-ends.ts';
import { sameList } from '../../base/same.ts';
import type { BudgetEntity } from '../../syntax/items/entities.ts';
import { inPieces, sifted } from '../engine/pieces.ts';
import type { Side } from '../side.ts';
import { DrivenLine } from './driven-line.ts';
import { LinePlanner } from './line-planner.ts';
import { type LineUnit, linesOf } from './lines.ts';
import type { Environment, PlannedLine } from './planned-line.ts';
import { followersOf, type Ties, tiesAfter, tiesOf } from './ties.ts';

/** A line that is planned, or waits for its driver. */
export type ResolvedLine = PlannedLine | DrivenLine;

/** Or a percentage of lines that may wait for one, which is not even resolved. */
export type OutlinedLine = ResolvedLine | LineUnit;

/** The outline of one Budget. The same lines are the same array. */
export interface Outline {
  readonly budget: BudgetEntity | undefined;
  readonly environment: Environment | undefined;
  /** Its lines as read, in order of the text. */
  readonly units: readonly LineUnit[];
  readonly ties: Ties;
  /** One for each of these. */
  readonly lines: readonly OutlinedLine[];
  /** Those that are planned. */
  readonly planned: readonly PlannedLine[];
  readonly driven: readonly DrivenLine[];
  /** The same as `lines`; undefined if percentages follow a driver or another Budget: only the whole plan tells what they come to. */
  readonly resolved: readonly ResolvedLine[] | undefined;
}

/** The outline of what cannot be planned. */
export const NO_OUTLINE: Outline = {
  budget: undefined,
  environment: undefined,
  units: [],
  ties: tiesOf([]),
  lines: [],
  planned: [],
  driven: [],
  resolved: [],
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
 * Outlines the Budget with this key. Lines that did not change stay the same objects. If its text is known to be all that has
 * changed since `before`, lines that do not depend on the change are taken over.
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
  const isKept = isTextAlone && before?.environment === environment;
  const { ties, lines } = isKept ? linesAfter(planner, units, before) : allLines(planner, units);
  const outline = { budget: environment.head, environment, units, ties };
  if (before && sameList(before.lines, lines)) return { ...before, ...outline };
  inPieces(lines, before?.lines);
  const resolved = resolvedIn(lines);
  return {
    ...outline,
    lines,
    planned: plannedIn(lines),
    driven: drivenIn(lines),
    resolved: resolved.length === lines.length ? resolved : undefined,
  };
}

const plannedIn = sifted(isPlanned);
const drivenIn = sifted((line: OutlinedLine) => line instanceof DrivenLine);
const resolvedIn = sifted((line: OutlinedLine): line is ResolvedLine => 'unit' in line);

type Lines = Pick<Outline, 'ties' | 'lines'>;

function allLines(planner: LinePlanner, units: readonly LineUnit[]): Lines {
  const ties = tiesOf(units);
  return { ties, lines: units.map((it) => lineOf(planner, it, ties)) };
}

/** The lines around an edit are taken over, except for those that follow what was edited. */
function linesAfter(planner: LinePlanner, units: readonly LineUnit[], before: Outline): Lines {
  const { start, end } = commonEnds(units, before.units, Object.is);
  const behind = before.units.length - end;
  const come = units.slice(start, units.length - end);
  const gone = before.units.slice(start, behind);
  const ties = tiesAfter(before.ties, gone, come);
  const lines = before.lines.slice(0, start).concat(
    come.map((it) => lineOf(planner, it, ties)),
    before.lines.slice(behind),
  );
  const others = followersOf(ties.percentages, [...come, ...gone]);
  const again = new Set([...others].filter((it) => !ties.following.has(it)));
  if (ties !== before.ties) for (const it of differing(ties.following, before.ties.following)) again.add(it);
  if (again.size > 0)
    for (const [i, it] of units.entries()) if (again.has(it)) lines[i] = lineOf(planner, it, ties);
  return { ties, lines };
}

function lineOf(planner: LinePlanner, unit: LineUnit, { following }: Ties): OutlinedLine {
  return following.has(unit) ? unit : planner.resolve(unit);
}

function differing<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): readonly T[] {
  return [...[...a].filter((it) => !b.has(it)), ...[...b].filter((it) => !a.has(it))];
}
