/** What a preview shows above its table: the title, one sentence for each affected cost center, and the measures. */
import type { CenterImpact, KnownImpact } from '../../analysis/impact/impact.ts';
import { measured, type SumPair } from '../../analysis/impact/impact-measures.ts';
import { absolute } from '../../domain/exact.ts';
import { formatDate } from '../../domain/words/dates.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatAmount, formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatPercentChange } from '../../domain/words/percent.ts';
import { visible } from '../../domain/words/visible.ts';
import type { Preview, PreviewMeasure, PreviewSentence, Scope, Words } from '../../protocol.ts';
import { detailOf, incompleteText, noticesOf, renamed, runRateWords } from '../../report/impact-report.ts';
import { ratio } from '../../report/ratio.ts';
import { centerSentence, headline, type Sentence } from '../../report/sentence.ts';
import type { Comparison } from './comparison.ts';
import { directionOf } from './row.ts';
import type { TreeNode } from './tree-node.ts';

type Head = Pick<
  Preview,
  'title' | 'detail' | 'reason' | 'repair' | 'sentences' | 'moreSentences' | 'notices' | 'against'
>;

/** Any more are counted, and are in the table. */
const MOST_SENTENCES = 12;

/** Everything above the measures. `concerns` tells which cost centers are in scope. */
export function summaryOf(
  comparison: Comparison,
  root: TreeNode,
  scope: Scope,
  concerns: (center: CenterImpact) => boolean,
): Head {
  const { impact, project, reason, repair } = comparison;
  const against = impact === undefined ? undefined : visible(impact.label);
  if (!impact) {
    return {
      title: [strong('Effect unknown')],
      detail: 'Nothing is compared; below is the plan as it stands.',
      reason: reason === undefined ? undefined : visible(reason),
      repair: repair === undefined ? undefined : visible(repair),
      sentences: [],
      moreSentences: undefined,
      notices: missingIn(comparison),
      against,
    };
  }
  const base = {
    reason: undefined,
    repair: undefined,
    notices: noticesOf(comparison.project, impact),
    against,
  };
  if (comparison.state === 'unchanged')
    return {
      ...base,
      title: [strong('Nothing changes')],
      detail: stays(comparison, impact, root),
      sentences: [],
      moreSentences: undefined,
    };
  const isWhole = scope.kind === 'workspace';
  const centers = impact.centers.filter(concerns);
  const renames = isWhole
    ? impact.renames
    : impact.renames.filter(
        (it) => it.kind === 'center' && centers.some((center) => center.center === it.to),
      );
  const sentences = [
    ...centers
      .slice(0, MOST_SENTENCES)
      .map((it) => rowed(centerSentence(it, impact), `center/${it.center.toLowerCase()}`)),
    ...renames
      .slice(0, MOST_SENTENCES)
      .map((it) =>
        rowed(
          renamed(project, impact, it),
          it.kind === 'center' ? `center/${it.to.toLowerCase()}` : undefined,
        ),
      ),
  ];
  const more = centers.length + renames.length - sentences.length;
  return {
    ...base,
    title: isWhole ? headline(impact).words : scopeTitle(comparison, root),
    detail: `${detailOf(project, impact)} · as of ${dayText(impact.asOf)} · before splits`,
    sentences,
    moreSentences:
      more > 0
        ? `${plural(more, 'more cost center or name', 'more cost centers and names')} in the table`
        : undefined,
  };
}

function missingIn({ project }: Comparison): readonly string[] {
  const missing = project.incomplete();
  return missing.length === 0 ? [] : [incompleteText(missing)];
}

/** `2 files differ from main in what costs nothing. The plan stays at 9,542,590.40 USD in FY2027.` */
function stays(
  { project, currency, calendar, year }: Comparison,
  impact: KnownImpact,
  root: TreeNode,
): string {
  const files = project.changedFiles().length;
  const name = project.baseState.state === 'known' ? visible(project.baseState.name) : visible(impact.label);
  const differ =
    files === 0
      ? `No file differs from ${name}.`
      : `${plural(files, 'file differs', 'files differ')} from ${name} in what costs nothing.`;
  return `${differ} The plan stays at ${formatAmount(root.after, currency)} in ${calendar.yearLabel(year)}.`;
}

/** The headline for a part of the workspace, worded like that of the whole. */
function scopeTitle(
  { currency, calendar, year }: Comparison,
  { before, after, change, label }: TreeNode,
): readonly Words[] {
  const amount = `${formatSigned(change, currency)} ${currency} in ${calendar.yearLabel(year)}`;
  return change === 0n
    ? [strong(`${label}: no money moves`)]
    : [strong(`${label}: ${amount}`), { text: ` (${formatPercentChange(before, after)})`, strong: false }];
}

function rowed({ mark, words, text }: Sentence, row: string | undefined): PreviewSentence {
  return { mark, words, text, row };
}

function strong(text: string): Words {
  return { text, strong: true };
}

/** `24 November 2026` for an ISO day. */
export function dayText(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return formatDate({ year, month, day: date });
}

/** This year, the next and the run rate of the part in scope. */
export function measuresOf(comparison: Comparison, { before, after }: SumPair): readonly PreviewMeasure[] {
  const { calendar, thisYear: year } = comparison;
  const { thisYear, nextYear, runRate } = measured(before, after, { calendar, year });
  const named = (id: PreviewMeasure['id'], name: string, rest: string, change: Both) =>
    measureOf(comparison, id, [strong(name), { text: `, ${rest}`, strong: false }], change);
  return [
    named('thisYear', calendar.yearLabel(year), 'this year', thisYear),
    named('nextYear', calendar.yearLabel(year + 1), 'next year', nextYear),
    named('runRate', 'Run rate', runRateWords({ calendar, year }), runRate),
  ];
}

interface Both {
  readonly before: bigint;
  readonly after: bigint;
}

function measureOf(
  { currency, state }: Comparison,
  id: PreviewMeasure['id'],
  title: readonly Words[],
  { before, after }: Both,
): PreviewMeasure {
  const change = after - before;
  const isKnown = state !== 'unknown';
  const [old, now, size] = [absolute(before), absolute(after), absolute(change)];
  const whole = old > now ? old : now;
  const moved = size > whole ? whole : size;
  return {
    id,
    title,
    before: isKnown ? formatMoney(before, currency) : undefined,
    after: formatMoney(after, currency),
    change: isKnown ? formatSigned(change, currency) : undefined,
    percent: change === 0n ? undefined : formatPercentChange(before, after),
    direction: directionOf(change),
    stays: ratio(whole - moved, whole),
    moves: ratio(moved, whole),
  };
}
