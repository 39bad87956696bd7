/** What this branch changes about the subject of a card: the same figures as in the impact. */
import { CenterFigures } from '../../analysis/impact/center-figures.ts';
import {
  type CenterImpact,
  impactOf,
  type KnownImpact,
  type LineImpact,
} from '../../analysis/impact/impact.ts';
import { lineTotal } from '../../analysis/model/sums.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Project } from '../../analysis/project.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatPercentChange } from '../../domain/words/percent.ts';
import { incompleteEffectWords } from '../../report/lens-words.ts';
import { markdownTable, shown } from '../../report/markdown.ts';
import { centerSentence } from '../../report/sentence.ts';

/** For a cost center: the change of its own lines, else of all below it, and whether money of some line is unknown. */
export function centerEffect(project: Project, center: string): string {
  const impact = impactOf(project);
  if (impact.state === 'unknown') return unknown(impact.reason);
  if (impact.incomparable !== undefined) return unknown(impact.incomparable.reason);
  const found = impact.centers.find((it) => it.center === center);
  const change = found ? sentenceOf(found, impact) : changeBelow(project, center, impact);
  const missing = impact.excluded
    .flatMap(({ before, after }) => after ?? before ?? [])
    .find((it) => isWithin(project, it.center, center));
  if (!missing) return change ?? `as ${against(project)}`;
  const incomplete = shown(incompleteEffectWords(undefined, missing.entity.name));
  return change === undefined ? incomplete : `${change} · ${incomplete}`;
}

function sentenceOf(found: CenterImpact, impact: KnownImpact): string {
  const { words } = centerSentence(found, impact);
  return words.map(({ text, strong }) => (strong ? `**${shown(text)}**` : shown(text))).join('');
}

/** For the first year in which its total, including everything below it, changes. */
function changeBelow(project: Project, center: string, impact: KnownImpact): string | undefined {
  const { calendar, excluded, years } = impact;
  const { before, after } = new CenterFigures(project, excluded, true).all(center);
  for (const { year } of years) {
    const { first, last } = calendar.yearSpan(year);
    const [old, now] = [before(first, last), after(first, last)];
    if (old !== now)
      return `${difference(project, old, now, impact)} in ${calendar.yearLabel(year)}, on cost centers below`;
  }
  return undefined;
}

function isWithin({ head }: Project, own: string, center: string): boolean {
  return own === center || head.tree.above(own).some((it) => it.center === center);
}

/** `title` is the name of the months of `span`: `FY2027-Q3`. */
export function lineEffect(
  project: Project,
  line: PlannedLine,
  span: MonthSpan,
  title: string,
): readonly string[] {
  const impact = impactOf(project);
  if (impact.state === 'unknown') return [unknown(impact.reason)];
  if (impact.incomparable !== undefined) return [unknown(impact.incomparable.reason)];
  const center = impact.centers.find((it) => it.lines.some((one) => one.after === line));
  const found = center?.lines.find((it) => it.after === line);
  if (line.incomplete) return ['effect unknown: the line is incomplete'];
  if (impact.excluded.some((it) => it.after === line))
    return [unknown(`what it costs ${against(project)} cannot be known`)];
  if (!center || !found) return [`as ${against(project)}`];
  const rows = [
    changeRow(title, spanOf(found.before, line, span), spanOf(line, line, span), impact),
    ...yearRows(found, line, impact),
    ...center.years
      .filter((it) => isShown(found, it.year))
      .map((it) =>
        changeRow(
          `${center.title ?? center.center}, ${impact.calendar.yearLabel(it.year)}`,
          it.before,
          it.after,
          impact,
        ),
      ),
  ];
  const sentence = changeSentence(project, found, span, impact);
  return [sentence, markdownTable(['', 'before', 'after', 'change'], rows.slice(0, MOST_ROWS))];
}

/** With its heading and derivation, a card has at most twelve rows. */
const MOST_ROWS = 4;

function isShown({ years }: LineImpact, year: number): boolean {
  return years.some((it) => it.year === year);
}

function yearRows({ years }: LineImpact, line: PlannedLine, impact: KnownImpact): readonly string[][] {
  return years.map(({ year, before, after }) =>
    changeRow(`${line.entity.name}, ${impact.calendar.yearLabel(year)}`, before, after, impact),
  );
}

function changeRow(title: string, before: bigint, after: bigint, { currency }: KnownImpact): string[] {
  return [
    shown(title),
    formatMoney(before, currency),
    formatMoney(after, currency),
    after === before ? '·' : formatSigned(after - before, currency),
  ];
}

/** `66,000.00 more than main (+22.9%), from January 2027`. */
function changeSentence(
  project: Project,
  { before, after }: LineImpact,
  span: MonthSpan,
  impact: KnownImpact,
): string {
  if (!after) return '';
  const [old, now] = [spanOf(before, after, span), spanOf(after, after, span)];
  if (old === now) return `as ${against(project)} in these months`;
  const first = firstDifference(before, after, span);
  const from = first === undefined || first === span.first ? '' : `, from ${impact.calendar.title(first)}`;
  return `${difference(project, old, now, impact)}${from}`;
}

/** `66,000.00 more than main (+22.9%)`. */
function difference(project: Project, old: bigint, now: bigint, { currency }: KnownImpact): string {
  const size = formatMoney(now > old ? now - old : old - now, currency);
  const word = now > old ? 'more' : 'less';
  return `${size} ${word} than ${shown(baseName(project))} (${formatPercentChange(old, now)})`;
}

function firstDifference(
  before: PlannedLine | undefined,
  after: PlannedLine,
  span: MonthSpan,
): number | undefined {
  for (let month = span.first; month <= span.last; month++) {
    const only = { first: month, last: month };
    if (spanOf(before, after, only) !== spanOf(after, after, only)) return month;
  }
  return undefined;
}

/** Minor units of the reporting currency, in the measure in which the treatment of the second line counts. */
function spanOf(
  line: PlannedLine | undefined,
  { treatment }: PlannedLine,
  { first, last }: MonthSpan,
): bigint {
  if (!line) return 0n;
  return lineTotal(line, treatment === 'depreciation' ? 'expense' : 'spend', first, last);
}

function against(project: Project): string {
  return `in ${shown(baseName(project))}`;
}

function baseName({ baseState }: Project): string {
  return baseState.state === 'known' ? baseState.name : 'the base';
}

function unknown(reason: string): string {
  return `effect unknown: ${shown(reason)}`;
}
