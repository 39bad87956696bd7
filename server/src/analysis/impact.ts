/** `impact(base, head)`: the difference of two plans, by line, by cost center and by time. */
import { sameValue } from '../base/same.ts';
import type { FiscalCalendar } from '../domain/calendar.ts';
import { type SumsBefore, sumsBefore } from './before.ts';
import type { DocumentContent } from './content.ts';
import type { Head } from './head.ts';
import {
  type Change,
  lineSum,
  MEASURE,
  type Measures,
  measured,
  monthsOf,
  type SumPair,
  summedBy,
  sumPair,
  type Window,
  windowOf,
  type YearChange,
  yearChanges,
  yearsOf,
} from './impact-measures.ts';
import { isSameName, type LinePair, matchLines, newName, type Rename, renames } from './match.ts';
import type { ChangedDocument } from './moved.ts';
import type { NameKind } from './names.ts';
import { sameMonths } from './planned-line.ts';
import type { Project } from './project.ts';
import type { Side } from './side.ts';
import { WORKSPACE } from './totals.ts';
import { unknownLines } from './unknown-lines.ts';

export type { Change, Measures, YearChange } from './impact-measures.ts';
export { fiscalYear } from './impact-measures.ts';

/** A line whose money moved, or which came, went or was renamed. */
export interface LineImpact extends LinePair {
  /** Of the head, or of the base when the line is gone. */
  readonly center: string;
  readonly measures: Measures;
  readonly years: readonly YearChange[];
}

/** What moves on one cost center: its own lines, not those below it. */
export interface CenterImpact {
  readonly center: string;
  readonly title: string | undefined;
  readonly measures: Measures;
  readonly years: readonly YearChange[];
  /** By the size of their change, then by name. */
  readonly lines: readonly LineImpact[];
}

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
  readonly notComputed: readonly NotComputed[];
  /** What the totals miss, by name. */
  readonly incomplete: readonly string[];
  /** Lines that are unknown on one side: in no figure of this impact. */
  readonly excluded: readonly LinePair[];
  /** When the two sides do not report in one currency or calendar: why they cannot be compared. */
  readonly incomparable: string | undefined;
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
  const asOf = project.asOf ?? '1970-01-01';
  const window = windowOf(calendar, asOf);
  const moved = project.moved.all();
  const pairs = matchLines(base, head, moved);
  const isUnknown = unknownLines(base, head);
  const excluded = pairs.filter(isUnknown);
  const lines = pairs
    .filter((it) => !isUnknown(it) && isVisible(base, head, it))
    .map((it) => lineImpact(base, head, it, window));
  const old = sumsBefore(head, moved, MEASURE);
  const whole = sumPair(old.whole, summedBy(head.totals.all(WORKSPACE)), excluded);
  const changed = project.moved.changed();
  const renamed = renames(base, head, changed, moved);
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
    centers: centerImpacts({ base, head, old, window, renamed, excluded }, lines),
    months: monthChanges(whole, lines, window),
    renames: renamed,
    notComputed: changedPolicies(changed),
    incomplete: project.incomplete(),
    excluded,
    incomparable: incomparable(base, head),
  };
}

/** What moves on one line, in the years around `window`. */
export function lineImpact(base: Side, head: Side, pair: LinePair, window: Window): LineImpact {
  const before = lineSum(pair.before);
  const after = lineSum(pair.after);
  const center = pair.after?.center ?? newName(base, head, 'center', pair.before?.center ?? '');
  return {
    ...pair,
    center,
    measures: measured(before, after, window),
    years: yearChanges(before, after, window, yearsOf(pair, window)).filter((it) => it.before !== it.after),
  };
}

/** Lines that only look different (a title, the place) move nothing and are left out. */
export function isVisible(base: Side, head: Side, { before, after }: LinePair): boolean {
  if (!before || !after) return true;
  const isOther = (kind: NameKind, old: string | undefined, now: string | undefined) =>
    !isSameName(base, head, kind, old, now);
  return (
    before.treatment !== after.treatment ||
    before.currency !== after.currency ||
    before.entity.name !== after.entity.name ||
    !sameMonths(before, after) ||
    isOther('center', before.center, after.center) ||
    isOther('category', before.category, after.category) ||
    isOther('vendor', before.vendor, after.vendor) ||
    isOther('service', before.service, after.service)
  );
}

function yearsIn(lines: readonly LineImpact[], { year }: Window): ReadonlySet<number> {
  return new Set([year, year + 1, ...lines.flatMap((it) => it.years.map((change) => change.year))]);
}

function monthChanges(
  { before, after }: SumPair,
  lines: readonly LineImpact[],
  window: Window,
): MonthChange[] {
  return [...monthsOf(lines)]
    .filter((it) => window.calendar.yearOf(it) >= window.year)
    .sort((a, b) => a - b)
    .map((month) => ({ month, before: before(month, month), after: after(month, month) }))
    .filter((it) => it.before !== it.after);
}

/** What all cost centers of one impact have in common. */
interface Comparison {
  readonly base: Side;
  readonly head: Head;
  readonly old: SumsBefore;
  readonly window: Window;
  readonly renamed: readonly Rename[];
  readonly excluded: readonly LinePair[];
}

function centerImpacts(comparison: Comparison, lines: readonly LineImpact[]): CenterImpact[] {
  const { base, head, window } = comparison;
  const byCenter = new Map<string, LineImpact[]>();
  for (const line of lines)
    for (const part of byItsCenters(base, head, line, window)) {
      const known = byCenter.get(part.center) ?? [];
      known.push(part);
      byCenter.set(part.center, known);
    }
  return [...byCenter]
    .map(([center, parts]) => centerImpact(comparison, center, parts))
    .sort((a, b) => bySize(a.measures, b.measures) || (a.center < b.center ? -1 : 1));
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
  const { head, old, window, renamed, excluded } = comparison;
  const name = renamed.find((it) => it.kind === 'center' && it.to === center)?.from ?? center;
  const { before, after } = sumPair(
    old.own(name),
    summedBy(head.totals.own(center)),
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
    title: head.names.resolve('center', center)?.entity.title,
    measures: measured(before, after, window),
    years: yearChanges(before, after, window, yearsIn(lines, window)).filter((it) => it.before !== it.after),
    lines: sorted,
  };
}

/** `budget/line`, of the head where it is there. */
export function nameOf({ before, after }: LinePair): string {
  const line = after ?? before;
  return line ? `${line.budget}/${line.entity.name}` : '';
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

function changedPolicies(changed: readonly ChangedDocument[]): readonly NotComputed[] {
  const out: NotComputed[] = [];
  for (const { before, after } of changed) {
    const now = after.map((it) => it.content);
    const [one] = [...now, ...before];
    if (!one || (one.kind !== 'AllocationPolicy' && one.kind !== 'ApprovalPolicy')) continue;
    if (!sameValue(before.map(entitiesOf), now.map(entitiesOf))) out.push({ kind: one.kind, name: one.name });
  }
  return out.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function entitiesOf({ head, items }: DocumentContent): unknown {
  return [head.entity, items.map((it) => it.entity)];
}

function incomparable(base: Side, head: Side): string | undefined {
  if (base.ofKind('Workspace').length === 0) return undefined;
  const before = base.settings.get();
  const after = head.settings.get();
  if (before.currency !== after.currency)
    return `the reporting currency changes from ${before.currency} to ${after.currency}`;
  return before.calendar === after.calendar ? undefined : 'the fiscal calendar changes';
}
