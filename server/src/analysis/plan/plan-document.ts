/** The lines of one Budget as months of money. */
import { sameList } from '../../base/same.ts';
import type { DriverSeries } from '../../domain/plan/line-plan.ts';
import type { BudgetEntity } from '../../syntax/items/entities.ts';
import type { Items } from '../content.ts';
import { byPiece, inPieces, joined } from '../engine/pieces.ts';
import type { Side } from '../side.ts';
import { DrivenLine } from './driven-line.ts';
import { LinePlanner } from './line-planner.ts';
import { linesOf } from './lines.ts';
import { isPlanned, type Outline, type OutlinedLine } from './outline.ts';
import type { Environment, PlannedLine } from './planned-line.ts';
import { followersOfDrivers } from './ties.ts';

/** The plan of one Budget. The same lines are the same array. */
export interface DocumentPlan {
  readonly budget: BudgetEntity | undefined;
  /** In order of the text. */
  readonly lines: readonly PlannedLine[];
  readonly environment: Environment | undefined;
  /** Keys of the Budgets whose lines it is computed from, its own included. */
  readonly reads: ReadonlySet<string>;
}

/** The plan of what cannot be planned. */
export const NO_PLAN: DocumentPlan = {
  budget: undefined,
  lines: [],
  environment: undefined,
  reads: new Set(),
};

/** Whether a plan says the same as the one before, line by line. */
export function samePlan(a: DocumentPlan, b: DocumentPlan): boolean {
  return a.budget === b.budget && a.environment === b.environment && sameList(a.lines, b.lines);
}

/** Plans the Budget with this key: what its outline leaves open. Lines that did not change stay the same objects. */
export function planDocument(
  side: Side,
  key: string,
  { budget, environment, lines: outlined, planned, resolved }: Outline,
  before: DocumentPlan | undefined,
): DocumentPlan {
  if (!environment) return NO_PLAN;
  const planner = resolved ? undefined : LinePlanner.of(side, key);
  const lineOf = (line: OutlinedLine): PlannedLine | undefined => {
    if (line instanceof DrivenLine) return line.plan(side.series.at(line.values));
    return isPlanned(line) ? line : planner?.plan(line);
  };
  const lines =
    planned.length === outlined.length
      ? planned
      : joined(inParts(outlined).map((it) => it.planned ?? it.members.flatMap((line) => lineOf(line) ?? [])));
  const same = before && sameList(before.lines, lines);
  return {
    budget,
    lines: same ? before.lines : inPieces(lines, before?.lines),
    environment,
    reads: planner?.reads ?? new Set([key]),
  };
}

/** `planned`: the members, if there is nothing left to do for them. */
const inParts = byPiece((members: readonly OutlinedLine[]) => ({
  members,
  planned: members.every(isPlanned) ? members : undefined,
}));

/** A line that reads a driver, and the values that it is planned with. */
export interface ValuedLine {
  readonly line: DrivenLine;
  readonly series: DriverSeries | undefined;
}

/** A plan that is not kept. */
export interface PassingPlan extends DocumentPlan {
  /** Its lines without those in `driven`. */
  readonly settled: readonly PlannedLine[];
  /** Those that only new values of their drivers can change. */
  readonly driven: readonly ValuedLine[];
}

/**
 * Plans the Budget with this key from items that are not kept; nothing of the plan is remembered either. `valuesOf` gives the
 * values of the lines in `driven`.
 */
export function planInPassing(
  side: Side,
  key: string,
  items: Items,
  valuesOf: (line: DrivenLine) => DriverSeries | undefined = ({ values }) => side.series.at(values),
): PassingPlan {
  const planner = LinePlanner.of(side, key, items);
  if (!planner) return { ...NO_PLAN, settled: NO_PLAN.lines, driven: [] };
  const { environment } = planner;
  const units = linesOf(items);
  const isWhole = followersOfDrivers(units).size > 0;
  const resolved = units.map((it) => (isWhole ? planner.plan(it) : planner.resolve(it)));
  const settled = resolved.every(isPlanned) ? resolved : resolved.filter(isPlanned);
  const driven: ValuedLine[] = [];
  const planDriven = (line: DrivenLine) => {
    const series = valuesOf(line);
    driven.push({ line, series });
    return line.plan(series);
  };
  const lines = settled === resolved ? settled : resolved.map((it) => (isPlanned(it) ? it : planDriven(it)));
  return { budget: environment.head, lines, environment, reads: planner.reads, settled, driven };
}
