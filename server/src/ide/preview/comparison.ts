/** What a preview shows: the head and what it is compared with, in one fiscal year. Made once for every state of a project. */
import { CenterFigures } from '../../analysis/impact/center-figures.ts';
import {
  type CenterImpact,
  fiscalYear,
  type Impact,
  type KnownImpact,
} from '../../analysis/impact/impact.ts';
import { fiscalMonth } from '../../analysis/impact/impact-measures.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Project } from '../../analysis/project.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { defaultPeriod } from '../../report/plan-columns.ts';
import { shownYear } from '../../report/sentence.ts';
import { Halves } from './halves.ts';

/** One comparison; everything else about a preview is derived from it. */
export interface Comparison {
  readonly project: Project;
  readonly state: 'changed' | 'unchanged' | 'unknown';
  readonly source: Impact;
  /** Undefined where the effect is unknown. */
  readonly impact: KnownImpact | undefined;
  readonly reason: string | undefined;
  readonly repair: string | undefined;
  readonly calendar: FiscalCalendar;
  readonly currency: string;
  /** Number of the current fiscal year. */
  readonly thisYear: number;
  /** The year that the table shows, and its months. */
  readonly year: number;
  readonly span: MonthSpan;
  readonly figures: CenterFigures;
  /** Affected centers by name. */
  readonly affected: ReadonlyMap<string, CenterImpact>;
  readonly halves: Halves;
  /** Lines of the head that are in no figure, as they are unknown on one side. */
  readonly unknown: ReadonlySet<PlannedLine>;
  /** The current fiscal month. */
  readonly today: number;
}

/** An impact whose sides cannot be compared is as unknown as one without a base. */
export function comparisonOf(project: Project, impact: Impact): Comparison {
  const { head, asOf } = project;
  const { calendar, currency } = head.settings.get();
  const known = impact.state === 'known' && impact.incomparable === undefined ? impact : undefined;
  const state = known ? (isChanged(project, known) ? 'changed' : 'unchanged') : 'unknown';
  const year =
    known && state === 'changed' ? shownYear(known) : calendar.yearOf(defaultPeriod(head, asOf).span.first);
  return {
    project,
    state,
    source: impact,
    impact: known,
    reason: impact.state === 'unknown' ? impact.reason : impact.incomparable?.reason,
    repair: impact.state === 'unknown' ? impact.repair : undefined,
    calendar,
    currency,
    thisYear: fiscalYear(calendar, asOf),
    year,
    span: calendar.yearSpan(year),
    figures: new CenterFigures(project, known?.excluded ?? [], known !== undefined),
    affected: new Map((known?.centers ?? []).map((it) => [it.center, it])),
    halves: new Halves(known),
    unknown: new Set(known?.excluded.flatMap(({ after }) => after ?? [])),
    today: fiscalMonth(calendar, asOf),
  };
}

function isChanged({ moved }: Project, { centers, renames, notComputed, years }: KnownImpact): boolean {
  return (
    centers.length + renames.length + notComputed.length > 0 ||
    years.some((it) => it.before !== it.after) ||
    moved.changed().some((it) => it.after.some(({ content }) => content.kind === 'CostCenterList'))
  );
}
