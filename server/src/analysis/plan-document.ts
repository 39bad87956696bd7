/** The lines of one Budget as months of money. */
import { commonEnds } from '../base/common-ends.ts';
import { sameList } from '../base/same.ts';
import type { BudgetEntity, LineEntity } from '../syntax/items/entities.ts';
import type { Items } from './content.ts';
import { LinePlanner } from './line-planner.ts';
import { followersOf, isPercentage, percentagesAfter } from './percent.ts';
import type { Environment, PlannedLine } from './planned-line.ts';
import { type BudgetLines, type LineUnit, linesOf } from './shared.ts';
import type { Side } from './side.ts';

/** The plan of one Budget. The same lines are the same array. */
export interface DocumentPlan {
  readonly budget: BudgetEntity | undefined;
  /** In order of the text. */
  readonly lines: readonly PlannedLine[];
  readonly environment: Environment | undefined;
  /** Keys of the Budgets whose lines it is made of, its own included. */
  readonly reads: ReadonlySet<string>;
}

/** Of what cannot be planned. */
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

/** All that has changed since a Budget was planned: its own text, or the values of one driver at one cost center. */
export type PlanChange = 'text' | 'driver';

/** What has changed when `changed` is all that has; undefined: that cannot be said, or it is something else. */
export function changeOf(side: Side, key: string, changed: unknown): PlanChange | undefined {
  if (changed === undefined) return undefined;
  if (changed === side.document(key)?.content) return 'text';
  return side.series.areValues(changed) ? 'driver' : undefined;
}

/**
 * Plans the lines of the Budget with this key. Lines that did not change stay the same objects. Where it is known what has changed
 * since `before`, lines that do not depend on that are taken over.
 */
export function planDocument(
  side: Side,
  key: string,
  before: DocumentPlan | undefined,
  change: PlanChange | undefined,
): DocumentPlan {
  const planner = LinePlanner.of(side, key);
  if (!planner) return NO_PLAN;
  const items = side.document(key)?.content.get().items ?? [];
  const { environment } = planner;
  const old = change && before?.environment === environment ? before : undefined;
  const lines =
    old && change === 'driver'
      ? planDriven(planner, side.shared.lines(items), old.lines)
      : planAround(planner, linesOf(items), old?.lines ?? []);
  const same = before && sameList(before.lines, lines);
  const reads = old ? joined(old.reads, planner.reads) : planner.reads;
  return { budget: environment.head, lines: same ? before.lines : lines, environment, reads };
}

function joined(known: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> {
  for (const it of more) if (!known.has(it)) return new Set([...known, ...more]);
  return known;
}

/** By the lines of plans that are kept. */
const percentages: WeakMap<readonly PlannedLine[], readonly LineUnit[]> = new WeakMap();

/** The lines around an edit are taken over, but for those that follow what was edited. */
function planAround(
  planner: LinePlanner,
  units: readonly LineUnit[],
  old: readonly PlannedLine[],
): readonly PlannedLine[] {
  if (old.length === 0) return units.map((it) => planner.plan(it));
  const { start, end } = commonEnds(units, old, (unit, line) => unit === line?.unit);
  const shift = old.length - units.length;
  const come = units.slice(start, units.length - end);
  const gone = old.slice(start, old.length - end);
  const known = percentages.get(old);
  const now = known ? percentagesAfter(known, gone, come) : units.filter(isPercentage);
  const again = followersOf(
    now,
    [...come, ...gone].map((it) => it.entity),
  );
  const lines = units.map((unit, i) => {
    const line = i < start ? old[i] : i >= units.length - end ? old[i + shift] : undefined;
    return line && !again.has(unit) ? line : planner.plan(unit);
  });
  percentages.set(lines, now);
  return lines;
}

/** The lines are those of before: only those that read a driver, and percentages that may follow one, are planned. */
function planDriven(
  planner: LinePlanner,
  { all, driven }: BudgetLines,
  old: readonly PlannedLine[],
): readonly PlannedLine[] {
  const lines = [...old];
  const changed: LineEntity[] = [];
  for (const at of driven) {
    const unit = all[at];
    const before = old[at];
    if (!unit || !before) continue;
    const line = planner.planDriven(unit, before);
    if (line === before) continue;
    lines[at] = line;
    changed.push(line.entity);
  }
  const now = percentages.get(old) ?? all.filter(isPercentage);
  percentages.set(lines, now);
  const again = followersOf(now, changed);
  if (again.size > 0)
    for (const [at, unit] of all.entries()) if (again.has(unit)) lines[at] = planner.plan(unit);
  return lines;
}

/** Plans the Budget with this key from items that nobody keeps; nor is anything of the plan remembered. */
export function planInPassing(side: Side, key: string, items: Items): DocumentPlan {
  const planner = LinePlanner.of(side, key, items);
  if (!planner) return NO_PLAN;
  const { environment } = planner;
  const lines = linesOf(items).map((it) => planner.plan(it));
  return { budget: environment.head, lines, environment, reads: planner.reads };
}
