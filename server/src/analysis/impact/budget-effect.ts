/** What a change does to one Budget, line by line: computed for one document, whatever else the change holds. */
import { budgetTotal } from '../plan/budget-total.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Project } from '../project.ts';
import type { DocumentNode } from '../side.ts';
import type { YearChange } from './impact.ts';
import { lineSum, type Window, windowOf, yearChanges } from './impact-measures.ts';
import { incomparable } from './incomparable.ts';
import { judge, type LineImpact } from './line-impact.ts';
import { type LinePair, matchLines } from './match.ts';
import type { MovedBudget } from './moved.ts';

/** What moves in one Budget of the head. Minor units of the reporting currency, *spend*. */
export interface BudgetEffect extends Window {
  /** Those that the change touches, including those that are gone; in no particular order. */
  readonly lines: readonly LineImpact[];
  /** Every fiscal year in which a line changes, with the whole Budget before and after. */
  readonly years: readonly YearChange[];
  /** Lines that are in no figure: their money is unknown on one side. */
  readonly unknown: readonly PlannedLine[];
  /** The base has no such Budget. */
  readonly isNew: boolean;
}

/**
 * Undefined without a base that can be compared, and if the Budget is the same in the base. A line that comes from another Budget is
 * new here and gone there, so that the effects of all Budgets add up. `project` must be settled.
 */
export function budgetEffect(project: Project, key: string): BudgetEffect | undefined {
  const { head } = project;
  const node = head.document(key);
  if (!node) return undefined;
  const { changes } = head.graph;
  const last = known.get(node);
  if (last?.changes === changes) return last.effect;
  const effect = findEffect(project, key);
  known.set(node, { changes, effect });
  return effect;
}

/** Lenses and hints both ask on every keystroke; `changes` are those of the graph. */
const known: WeakMap<DocumentNode, { readonly changes: number; readonly effect: BudgetEffect | undefined }> =
  new WeakMap();

function findEffect(project: Project, key: string): BudgetEffect | undefined {
  const { base, head } = project;
  const moved = base && !incomparable(base, head) ? movedBudgets(project, key) : undefined;
  if (!base || !moved) return undefined;
  const pairs = matchLines(base, head, moved);
  const window = windowOf(head.settings.get().calendar, project.asOf);
  const { lines: visible, excluded } = judge(base, head, pairs, window);
  return {
    ...window,
    lines: visible,
    years: wholeYears(project, key, { visible, excluded, window }),
    isNew: moved.every((it) => it.before.length === 0),
    unknown: excluded.flatMap(({ before, after }) => after ?? before ?? []),
  };
}

/** The lines of a Budget on both sides. */
interface Compared {
  readonly visible: readonly LineImpact[];
  /** Those whose money is unknown on one side. */
  readonly excluded: readonly LinePair[];
  readonly window: Window;
}

/** The Budget on both sides; in the base it may have had another name. */
function movedBudgets({ base, head, moved }: Project, key: string): readonly MovedBudget[] | undefined {
  const node = head.document(key);
  const known = node && moved.of(node.identity);
  if (!base || !known) return undefined;
  const nth = head.withIdentity(node.identity).indexOf(key);
  const own = { ...known, before: known.before.slice(nth, nth + 1), after: [head.plan(key).lines] };
  const names = node.content.get().head.entity?.aliases.map((it) => it.text) ?? [];
  const older = names
    .map((it) => `Budget/${it.toLowerCase()}`)
    .flatMap((it) => (head.withIdentity(it).length === 0 ? (moved.of(it) ?? []) : []));
  return [own, ...older];
}

function wholeYears(
  project: Project,
  key: string,
  { visible, excluded, window }: Compared,
): readonly YearChange[] {
  const more = new Map<number, bigint>();
  for (const line of visible)
    for (const { year, before, after } of line.years) more.set(year, (more.get(year) ?? 0n) + after - before);
  const whole = (first: number, last: number) =>
    excluded.reduce(
      (sum, it) => sum - lineSum(it.after)(first, last),
      budgetTotal(project, key, { first, last }).minor,
    );
  return yearChanges(() => 0n, whole, window, more.keys()).map(({ year, after }) => ({
    year,
    before: after - (more.get(year) ?? 0n),
    after,
  }));
}
