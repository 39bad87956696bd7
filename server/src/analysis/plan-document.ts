/** The lines of one Budget as months of money. */
import { sameList } from '../base/same.ts';
import type { BudgetEntity, LineEntity } from '../syntax/items/entities.ts';
import type { Lowered } from './content.ts';
import { LinePlanner } from './line-planner.ts';
import type { Environment, PlannedLine } from './planned-line.ts';
import type { Side } from './side.ts';

/** The plan of one Budget. The same lines are the same array. */
export interface DocumentPlan {
  readonly budget: BudgetEntity | undefined;
  /** In order of the text. */
  readonly lines: readonly PlannedLine[];
  readonly environment: Environment | undefined;
}

const NOTHING: DocumentPlan = { budget: undefined, lines: [], environment: undefined };

/** Whether a plan says the same as the one before, line by line. */
export function samePlan(a: DocumentPlan, b: DocumentPlan): boolean {
  return a.budget === b.budget && a.environment === b.environment && sameList(a.lines, b.lines);
}

/** Plans the lines of the Budget with this key. Lines that did not change stay the same objects. */
export function planDocument(side: Side, key: string, before: DocumentPlan | undefined): DocumentPlan {
  const planner = LinePlanner.of(side, key);
  if (!planner) return NOTHING;
  const lines: PlannedLine[] = [];
  for (const unit of side.document(key)?.content.get().items ?? [])
    if (isLine(unit)) lines.push(planner.plan(unit));
  const { environment } = planner;
  const same = before && sameList(before.lines, lines);
  return { budget: environment.head, lines: same ? before.lines : lines, environment };
}

function isLine(unit: Lowered): unit is Lowered<LineEntity> & { readonly entity: LineEntity } {
  return unit.entity?.kind === 'Line';
}
