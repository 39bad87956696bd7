/** What a change does to one Budget, line by line: asked for one document, whatever else the change holds. */
import { budgetTotal } from './budget-total.ts';
import { isUnknown, isVisible, type LineImpact, lineImpact, type YearChange } from './impact.ts';
import { lineSum, type Window, windowOf, yearChanges } from './impact-measures.ts';
import { type LinePair, matchLines } from './match.ts';
import type { MovedBudget } from './moved.ts';
import type { PlannedLine } from './planned-line.ts';
import type { Project } from './project.ts';

/** What moves in one Budget of the head. Minor units of the reporting currency, *spend*. */
export interface BudgetEffect extends Window {
  /** Those that the change touches, those that are gone included; in no order. */
  readonly lines: readonly LineImpact[];
  /** Every fiscal year in which a line changes, with the whole Budget before and after. */
  readonly years: readonly YearChange[];
  /** Lines that are in no figure: their money is unknown on one side. */
  readonly unknown: readonly PlannedLine[];
  /** The base has no such Budget. */
  readonly isNew: boolean;
}

/** Undefined without a base, and where the Budget is as the base has it. `project` is settled. */
export function budgetEffect(project: Project, key: string): BudgetEffect | undefined {
  const { base, head } = project;
  const moved = base && movedBudgets(project, key);
  if (!base || !moved) return undefined;
  const { lines } = head.plan(key);
  const own = new Set(lines);
  const gone = new Set(moved.flatMap((it) => (it.isOwn ? it.before.flat() : [])));
  const pairs = matchLines(base, head, moved).filter(({ before, after }) =>
    after ? own.has(after) : before && gone.has(before),
  );
  const excluded = pairs.filter(isUnknown);
  const window = windowOf(head.settings.get().calendar, project.asOf ?? '1970-01-01');
  const visible = pairs
    .filter((it) => !isUnknown(it) && isVisible(base, head, it))
    .map((it) => lineImpact(base, head, it, window));
  return {
    ...window,
    lines: visible,
    years: wholeYears(project, key, { visible, excluded, window }),
    isNew: moved.every((it) => !it.isOwn || it.before.length === 0),
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

interface OwnOrOther extends MovedBudget {
  /** It is the Budget itself, under this or an old name: what is gone from it is gone from here. */
  readonly isOwn: boolean;
}

/** The Budget itself on both sides, and the lines of the base that may have become lines of it. */
function movedBudgets(project: Project, key: string): readonly OwnOrOther[] | undefined {
  const { base, head, moved } = project;
  const node = head.document(key);
  if (!base || !node) return undefined;
  const known = moved.of(node.identity);
  if (!known) return undefined;
  const { lines } = head.plan(key);
  const nth = head.withIdentity(node.identity).indexOf(key);
  const own = { ...known, before: known.before.slice(nth, nth + 1), after: [lines], isOwn: true };
  const names = node.content.get().head.entity?.aliases.map((it) => it.text) ?? [];
  const renamed = names.flatMap((it) => olderBudget(project, it, true));
  const sources = new Set(lines.flatMap((it) => it.entity.aliases.flatMap(({ text }) => budgetIn(text))));
  return [own, ...renamed, ...[...sources].flatMap((it) => olderBudget(project, it, false))];
}

function budgetIn(alias: string): readonly string[] {
  const slash = alias.indexOf('/');
  return slash > 0 ? [alias.slice(0, slash)] : [];
}

/** What the base plans under a name and the head may no longer. */
function olderBudget({ head, moved }: Project, name: string, isOwn: boolean): readonly OwnOrOther[] {
  const identity = `Budget/${name.toLowerCase()}`;
  const found = moved.of(identity);
  if (!found || (isOwn && head.withIdentity(identity).length > 0)) return [];
  return [{ ...found, isOwn }];
}

function wholeYears(
  project: Project,
  key: string,
  { visible, excluded, window }: Compared,
): readonly YearChange[] {
  const years = new Set(visible.flatMap((it) => it.years.map(({ year }) => year)));
  const whole = (first: number, last: number) =>
    excluded.reduce(
      (sum, it) => sum - lineSum(it.after)(first, last),
      budgetTotal(project, key, { first, last }).minor,
    );
  return yearChanges(() => 0n, whole, window, years).map(({ year, after }) => {
    const changes = visible.flatMap((it) => it.years.filter((one) => one.year === year));
    const more = changes.reduce((sum, it) => sum + it.after - it.before, 0n);
    return { year, before: after - more, after };
  });
}
