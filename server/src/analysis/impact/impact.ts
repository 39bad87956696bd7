/** `impact(base, head)`: the difference of two plans, by line, by cost center and by time. */
import { compare } from '../../base/compare.ts';
import { sameList, sameValue } from '../../base/same.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { DocumentContent } from '../content.ts';
import { incompleteBefore } from '../model/incomplete.ts';
import type { Project } from '../project.ts';
import type { Side } from '../side.ts';
import { type WholeSums, wholeSums } from './before.ts';
import { type CenterImpact, centerImpacts } from './center-impact.ts';
import { type CenterMove, centerMoves, changedCenters } from './center-moves.ts';
import { type CenterTerm, centerTerms } from './center-terms.ts';
import {
  type Change,
  type Measures,
  measured,
  type Window,
  windowOf,
  type YearChange,
  yearChanges,
} from './impact-measures.ts';
import { type Incomparable, incomparable } from './incomparable.ts';
import { judge, type LineImpact } from './line-impact.ts';
import { type LinePair, matchLines, type Rename, renames } from './match.ts';
import type { ChangedDocument } from './moved.ts';

export type { CenterImpact } from './center-impact.ts';
export type { Change, Measures, YearChange } from './impact-measures.ts';
export { fiscalYear } from './impact-measures.ts';
export type { LineImpact } from './line-impact.ts';
export { nameOf } from './line-impact.ts';

/** A change in one fiscal month. */
export interface MonthChange extends Change {
  readonly month: number;
}

/** A changed document whose effect this version does not compute: never 0, always named. */
export interface NotComputed {
  readonly kind: string;
  readonly name: string;
}

/** An impact, or why there is none: unknown is not zero. */
export type Impact =
  | { readonly state: 'unknown'; readonly reason: string; readonly repair: string | undefined }
  | KnownImpact;

/** An impact. All money is *spend* (opex and capex) in the reporting currency, before splits. */
export interface KnownImpact {
  readonly state: 'known';
  readonly label: string;
  readonly notes: readonly string[];
  /** UTC day. */
  readonly asOf: string;
  readonly currency: string;
  readonly calendar: FiscalCalendar;
  /** Number of the fiscal year in which `asOf` lies. */
  readonly year: number;
  readonly measures: Measures;
  /** Every fiscal year that changes, and this and the next one. */
  readonly years: readonly YearChange[];
  /** Affected cost centers, the largest change first. */
  readonly centers: readonly CenterImpact[];
  /** The months that change, in order. */
  readonly months: readonly MonthChange[];
  readonly renames: readonly Rename[];
  readonly moves: readonly CenterMove[];
  readonly terms: readonly CenterTerm[];
  readonly notComputed: readonly NotComputed[];
  /** What is missing from the totals, by name: of the head, then of the base alone. */
  readonly incomplete: readonly string[];
  /** Lines that are unknown on one side: in no figure of this impact. */
  readonly excluded: readonly LinePair[];
  /** When the two sides do not report in the same currency or calendar: why they cannot be compared. */
  readonly incomparable: Incomparable | undefined;
}

/** The effect of the head against the base, in *spend* before splits. `none` counts as unknown. */
export function impactOf(project: Project): Impact {
  project.settle();
  const state = project.baseState;
  const { base, head } = project;
  if (state.state !== 'known' || !base) {
    const unknown =
      state.state === 'unknown' ? state : { reason: 'no base was asked for', repair: undefined };
    return { state: 'unknown', reason: unknown.reason, repair: unknown.repair };
  }
  const { calendar, currency } = head.settings.get();
  const { asOf } = project;
  const window = windowOf(calendar, asOf);
  const moved = project.moved.compared();
  const revalued = project.moved.revalued();
  const pairs = [...matchLines(base, head, moved), ...revalued];
  const { lines, excluded: unknown } = judge(base, head, pairs, window);
  const excluded = byBudget(unknown);
  const whole = wholeSums(head, lines, excluded);
  const changed = project.moved.changed();
  const renamed = renames(base, head, changed, moved);
  const centers = changedCenters(base, changed, renamed);
  return {
    state: 'known',
    label: state.label,
    notes: state.notes,
    asOf,
    currency,
    calendar,
    year: window.year,
    measures: measured(whole.before, whole.after, window),
    years: yearChanges(whole.before, whole.after, window, yearsIn(lines, window)),
    centers: centerImpacts({ base, head, window, excluded }, lines),
    months: monthChanges(whole, window),
    renames: renamed,
    moves: centerMoves(base, head, centers),
    terms: centerTerms(base, head, centers),
    notComputed: [...changedPolicies(changed), ...changedOrder(base, head)],
    incomplete: [...project.incomplete(), ...incompleteBefore(base, head, excluded)],
    excluded,
    incomparable: incomparable(base, head),
  };
}

/** In order of Budgets, however they were found; those of one Budget stay in their order. */
function byBudget(pairs: readonly LinePair[]): readonly LinePair[] {
  const named = pairs.map((pair) => ({ pair, budget: budgetOf(pair) }));
  named.sort((a, b) => compare(a.budget, b.budget));
  return named.map((it) => it.pair);
}

function budgetOf({ before, after }: LinePair): string {
  return ((after ?? before)?.budget ?? '').toLowerCase();
}

/** This fiscal year, the next, and those in which lines change. */
function yearsIn(lines: readonly LineImpact[], { year }: Window): ReadonlySet<number> {
  const years = new Set([year, year + 1]);
  for (const line of lines) for (const it of line.years) years.add(it.year);
  return years;
}

function monthChanges({ before, after, months }: WholeSums, { calendar, year }: Window): MonthChange[] {
  return months
    .filter((it) => calendar.yearOf(it) >= year)
    .map((month) => ({ month, before: before(month, month), after: after(month, month) }));
}

function changedPolicies(changed: readonly ChangedDocument[]): readonly NotComputed[] {
  const out: NotComputed[] = [];
  for (const { before, after } of changed) {
    const now = after.map((it) => it.content);
    const [one] = [...now, ...before];
    if (!one || (one.kind !== 'AllocationPolicy' && one.kind !== 'ApprovalPolicy')) continue;
    if (!sameValue(before.map(entitiesOf), now.map(entitiesOf))) out.push({ kind: one.kind, name: one.name });
  }
  // a policy whose name is not written yet has an empty one
  const place = ({ name, kind }: NotComputed) => `${name}\n${kind}`;
  return out.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** The policies themselves may be unchanged, yet do something else in another order. */
function changedOrder(base: Side, head: Side): readonly NotComputed[] {
  const [old, now] = [base, head].map((it) =>
    it.workspace.get()?.allocation.map(({ text }) => text.toLowerCase()),
  );
  return !old || !now || sameList(old, now) ? [] : [{ kind: 'Workspace', name: 'allocation' }];
}

function entitiesOf({ head, items }: DocumentContent): unknown {
  return [head.entity, items.map((it) => it.entity)];
}
