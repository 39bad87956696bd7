/** The effect of a change as sentences and tables: what `impact` and a pull request show, whatever the format. */
import type { CenterMove, CenterPlace } from '../analysis/impact/center-moves.ts';
import type { CenterImpact, Change, KnownImpact, MonthChange } from '../analysis/impact/impact.ts';
import type { Rename } from '../analysis/impact/match.ts';
import { type Dimension, isDimension } from '../analysis/plan/cube.ts';
import type { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { groupBy } from '../base/groups.ts';
import { list, plural } from '../domain/words/lists.ts';
import { duringPeriod, formatMonthGroup, formatSpan } from '../domain/words/periods.ts';
import { visible } from '../domain/words/visible.ts';
import { causesOf } from './causes.ts';
import { termText } from './center-terms.ts';
import { groupTable } from './impact-groups.ts';
import type { ImpactTable } from './impact-table.ts';
import { possibleRenames } from './possible-renames.ts';
import {
  centerSentence,
  headline,
  movesMonths,
  renameSentence,
  type Sentence,
  shownYear,
} from './sentence.ts';

/** What an impact says; amounts are minor units of `currency`. */
export interface ImpactReport {
  readonly currency: string;
  readonly headline: Sentence;
  /** See {@link detailOf}. */
  readonly detail: string;
  readonly sentences: readonly Sentence[];
  readonly tables: readonly ImpactTable[];
  /** What the numbers do not say: splits, policies that are not computed, what they miss. */
  readonly notices: readonly string[];
}

/** The report of a known impact, with its groups by one dimension. */
export function impactReport(
  project: Project,
  impact: KnownImpact,
  by: Dimension = 'costCenter',
): ImpactReport {
  const year = shownYear(impact);
  const groups = groupTable(project, impact, year, by);
  const isGrouped = impact.centers.some(isMoved) || groups.rows.some((it) => it.before !== it.after);
  return {
    currency: impact.currency,
    headline: headline(impact),
    detail: detailOf(project, impact),
    sentences: [
      ...impact.centers.map((it) => centerSentence(it, impact)),
      ...impact.renames.map((it) => renamed(project, impact, it)),
    ],
    tables:
      isGrouped || movesMonths(impact)
        ? [measureTable(impact), ...(isGrouped ? [groups] : []), ...monthTables(impact)]
        : [],
    notices: noticesOf(project, impact),
  };
}

function isMoved({ years, lines }: CenterImpact): boolean {
  return years.length > 0 || lines.some((it) => it.years.length > 0);
}

/** The sentence about a new name. */
export function renamed(project: Project, impact: KnownImpact, rename: Rename): Sentence {
  const { kind, from, to } = rename;
  const titleOn = (side: Side | undefined, name: string) =>
    kind === 'document' ? undefined : side?.names.resolve(kind, name)?.entity.title;
  const title = titleOn(project.head, to);
  // an unchanged title is not news
  const isNews = title !== titleOn(project.base, from);
  const moves = kind === 'center' && impact.centers.some((it) => it.center === to && it.years.length > 0);
  return renameSentence(rename, isNews ? title : undefined, moves);
}

/** When and where: `January to June 2027, 4 lines in 5 changed files`. */
export function detailOf(project: Project, { months, centers, calendar }: KnownImpact): string {
  const lines = new Set(centers.flatMap((it) => it.lines.map((line) => line.after ?? line.before))).size;
  const files = project.changedFiles().length;
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  const when = first === undefined || last === undefined ? [] : [formatSpan(calendar, { first, last })];
  const what =
    lines === 0
      ? plural(files, 'changed file')
      : `${plural(lines, 'line')} in ${plural(files, 'changed file')}`;
  return [...when, what].join(', ');
}

function measureTable(impact: KnownImpact): ImpactTable {
  const { measures, calendar, year, currency } = impact;
  const rows: readonly (readonly [string, Change])[] = [
    [`${calendar.yearLabel(year)}, this year`, measures.thisYear],
    [`${calendar.yearLabel(year + 1)}, next year`, measures.nextYear],
    [`Run rate, ${runRateWords(impact)}`, measures.runRate],
  ];
  return {
    name: 'measures',
    heading: currency,
    rows: rows.map(([title, change]) => ({ kind: 'measure', title, ...change, inside: 0n })),
  };
}

/** `June × 12`, `Q4 × 4`: what the run rate is made of. */
export function runRateWords({ calendar, year }: Pick<KnownImpact, 'calendar' | 'year'>): string {
  if (calendar.spec.pattern !== 'monthly') return 'Q4 × 4';
  const [month = ''] = calendar.title(calendar.yearSpan(year).last).split(' ');
  return `${month} × ${calendar.periodsPerYear}`;
}

const MOST_MONTH_TABLES = 1;

function monthTables({ months, calendar }: KnownImpact): readonly ImpactTable[] {
  const byYear = groupBy(months, (it) => calendar.yearOf(it.month));
  return [...byYear].slice(0, MOST_MONTH_TABLES).map(([year, changes]) => ({
    name: 'months',
    heading: `${calendar.yearLabel(year)} by month`,
    rows: equalRuns(changes).map((run) => ({
      kind: 'months',
      title: formatMonthGroup(
        calendar,
        run.map((it) => it.month),
      ),
      before: run[0]?.before ?? 0n,
      after: run[0]?.after ?? 0n,
      inside: 0n,
    })),
  }));
}

/** Consecutive months with the same amounts share a row. */
function equalRuns(months: readonly MonthChange[]): readonly (readonly MonthChange[])[] {
  const runs: MonthChange[][] = [];
  for (const it of months) {
    const last = runs.at(-1)?.at(-1);
    const isSame = last?.month === it.month - 1 && last.before === it.before && last.after === it.after;
    if (isSame) runs.at(-1)?.push(it);
    else runs.push([it]);
  }
  return runs;
}

/** What the numbers do not say. */
export function noticesOf(project: Project, impact: KnownImpact): readonly string[] {
  const { moves, terms, notComputed, incomplete, notes } = impact;
  const policies = notComputed.map(
    ({ kind, name }) => `${kind} ${visible(name)} changes: effect not computed yet`,
  );
  const missing = incomplete.length === 0 ? [] : [incompleteText(incomplete)];
  return [
    ...firstOf(causesOf(project, impact), (more) => plural(more, 'more change of rates and drivers')),
    ...moveTexts(project, moves),
    ...firstOf(
      terms.map((it) => termText(project, it)),
      (more) =>
        plural(
          more,
          'more change of who owns a cost center or when it is valid',
          'more changes of who owns a cost center or when it is valid',
        ),
    ),
    ...firstOf(possibleRenames(project, impact), (more) => plural(more, 'more possible new name')),
    ...policies,
    ...missing,
    ...notes.map(visible),
  ];
}

const MOST_NOTICES = 5;

/** The first of them, and how many more there are. */
function firstOf(texts: readonly string[], moreText: (count: number) => string): readonly string[] {
  const more = texts.length - MOST_NOTICES;
  return more > 0 ? [...texts.slice(0, MOST_NOTICES), moreText(more)] : texts;
}

function moveTexts(project: Project, moves: readonly CenterMove[]): readonly string[] {
  return firstOf(
    moves.map((it) => moveText(project, it)),
    (more) => `${plural(more, 'more cost center')} elsewhere in the tree: totals above them change`,
  );
}

/** `Research is now below Clinics, it was below Alpenblick: totals above it change`. */
function moveText({ head }: Project, { center, before, after }: CenterMove): string {
  const titled = (name: string) => visible(head.names.resolve('center', name)?.entity.title ?? name);
  const words = (places: readonly CenterPlace[]) => {
    const named = places.map(
      ({ parent = '', period }) => titled(parent) + (period ? ` ${duringPeriod(period)}` : ''),
    );
    return places[0]?.parent === undefined ? 'at the top' : `below ${list(named)}`;
  };
  return `${titled(center)} is now ${words(after)}, it was ${words(before)}: totals above it change`;
}

const MOST_NAMES = 5;

/** `incomplete, without search.yaml, payments/compute and 3 more`. */
export function incompleteText(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(visible);
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : '';
  return `incomplete, without ${shown.join(', ')}${more}`;
}

/** A dimension as users may type it: `category`, `cost-center`, `labels.tier`. */
export function readDimension(text: string): Dimension | undefined {
  const spelled = /^(cost-?center|center)$/i.test(text) ? 'costCenter' : text;
  return isDimension(spelled) ? spelled : undefined;
}
