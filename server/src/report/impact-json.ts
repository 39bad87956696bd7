/** An impact as JSON: `outlay impact --format json`. Properties are only added, never renamed, while `version` is 1. */

import {
  type CenterImpact,
  type Impact,
  type KnownImpact,
  type LineImpact,
  nameOf,
  type YearChange,
} from '../analysis/impact/impact.ts';
import type { Dimension } from '../analysis/plan/cube.ts';
import type { Project } from '../analysis/project.ts';
import { type ChangeJson, changeJson } from './amount-json.ts';
import { causesOf } from './causes.ts';
import { impactReport } from './impact-report.ts';
import type { ChangeRow } from './impact-table.ts';
import { centerSentence } from './sentence.ts';

/** A change in a named fiscal year. */
interface YearJson extends ChangeJson {
  readonly year: string;
}

interface MeasuresJson {
  readonly thisYear: ChangeJson;
  readonly nextYear: ChangeJson;
  readonly runRate: ChangeJson;
}

interface LineJson {
  /** `budget/line`. */
  readonly line: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly years: readonly YearJson[];
}

interface CenterJson {
  readonly costCenter: string;
  readonly title: string | undefined;
  readonly sentence: string;
  readonly measures: MeasuresJson;
  readonly years: readonly YearJson[];
  readonly lines: readonly LineJson[];
}

/** Amounts are text. */
export type ImpactJson =
  | {
      readonly version: 1;
      readonly command: 'impact';
      readonly state: 'unknown';
      readonly reason: string;
      /** The command that repairs it. */
      readonly repair: string | undefined;
    }
  | {
      readonly version: 1;
      readonly command: 'impact';
      readonly state: 'incomparable';
      readonly reason: string;
      /** What to do about it. */
      readonly help: string;
    }
  | {
      readonly version: 1;
      readonly command: 'impact';
      readonly state: 'known' | 'incomplete';
      readonly base: string;
      readonly asOf: string;
      readonly currency: string;
      readonly measure: 'spend';
      readonly beforeSplits: true;
      readonly thisYear: string;
      readonly headline: string;
      readonly measures: MeasuresJson;
      readonly years: readonly YearJson[];
      readonly costCenters: readonly CenterJson[];
      readonly groups: readonly (Pick<ChangeRow, 'kind' | 'title'> & ChangeJson)[];
      readonly months: readonly ({ readonly month: string } & ChangeJson)[];
      readonly renames: KnownImpact['renames'];
      readonly moves: KnownImpact['moves'];
      readonly terms: KnownImpact['terms'];
      /** Sentences about rates and drivers that have changed. */
      readonly causes: readonly string[];
      readonly notComputed: KnownImpact['notComputed'];
      readonly incomplete: readonly string[];
      readonly notes: readonly string[];
    };

/** The whole impact; `by` is the dimension of `groups`. */
export function impactJson(project: Project, impact: Impact, by: Dimension): ImpactJson {
  if (impact.state === 'unknown')
    return { version: 1, command: 'impact', state: 'unknown', reason: impact.reason, repair: impact.repair };
  if (impact.incomparable)
    return { version: 1, command: 'impact', state: 'incomparable', ...impact.incomparable };
  const { calendar, currency } = impact;
  const report = impactReport(project, impact, by);
  const groups = report.tables.find((it) => it.name === 'groups')?.rows ?? [];
  return {
    version: 1,
    command: 'impact',
    state: impact.incomplete.length > 0 ? 'incomplete' : 'known',
    base: impact.label,
    asOf: impact.asOf,
    currency,
    measure: 'spend',
    beforeSplits: true,
    thisYear: calendar.yearLabel(impact.year),
    headline: report.headline.text,
    measures: measuresJson(impact, currency),
    years: yearsJson(impact.years, impact),
    costCenters: impact.centers.map((it) => centerJson(it, impact)),
    groups: groups.map((row) => ({ kind: row.kind, title: row.title, ...changeJson(row, currency) })),
    months: impact.months.map((it) => ({
      month: calendar.periodText({ first: it.month, last: it.month }),
      ...changeJson(it, currency),
    })),
    renames: impact.renames,
    moves: impact.moves,
    terms: impact.terms,
    causes: causesOf(project, impact),
    notComputed: impact.notComputed,
    incomplete: impact.incomplete,
    notes: impact.notes,
  };
}

function measuresJson({ measures }: Pick<CenterImpact, 'measures'>, currency: string): MeasuresJson {
  return {
    thisYear: changeJson(measures.thisYear, currency),
    nextYear: changeJson(measures.nextYear, currency),
    runRate: changeJson(measures.runRate, currency),
  };
}

function yearsJson(years: readonly YearChange[], { calendar, currency }: KnownImpact): readonly YearJson[] {
  return years.map((it) => ({ year: calendar.yearLabel(it.year), ...changeJson(it, currency) }));
}

function centerJson(center: CenterImpact, impact: KnownImpact): CenterJson {
  return {
    costCenter: center.center,
    title: center.title,
    sentence: centerSentence(center, impact).text,
    measures: measuresJson(center, impact.currency),
    years: yearsJson(center.years, impact),
    lines: center.lines.map((it) => ({
      line: nameOf(it),
      how: howOf(it),
      years: yearsJson(it.years, impact),
    })),
  };
}

function howOf({ before, after }: LineImpact): LineJson['how'] {
  if (!before) return 'added';
  return after ? 'changed' : 'removed';
}
