/** Answers the requests of a preview: what a change costs, row by row, as text ready for display. */
import { type Impact, impactOf } from '../../analysis/impact/impact.ts';
import type { Project } from '../../analysis/project.ts';
import type { ImpactAnswer, ImpactQuestion, Preview as PreviewAnswer, Rows } from '../../protocol.ts';
import type { ChartModel } from '../../report/charts/chart.ts';
import { monthsChart } from '../../report/charts/months-chart.ts';
import { bridgeOf } from './bridge.ts';
import { comparisonOf } from './comparison.ts';
import { findingsOf } from './findings.ts';
import { type GroupingId, groupingLabel, groupingOf, groupingsOf } from './groupings.ts';
import { rowOf } from './row.ts';
import { rowsAbove } from './rows-above.ts';
import { stripOf } from './strip.ts';
import { measuresOf, summaryOf } from './summary.ts';
import type { TreeNode } from './tree-node.ts';
import { View } from './view.ts';
import { Workings } from './workings.ts';

/** Which rows are in view: `offset` to `offset + count`. */
export interface Window {
  readonly offset: number;
  readonly count: number;
}

/** More rows than fit on a screen; no more are returned at once. */
const MOST_ROWS = 500;

/**
 * The preview of one project. `revision` grows with every change to the project; answers of the same revision share
 * what they have in common.
 */
export class Preview {
  readonly #project: Project;
  readonly #workings: Workings;
  #view: View | undefined;

  constructor(project: Project) {
    this.#project = project;
    this.#workings = new Workings(project);
  }

  /** The state of the project; `impact` is its impact, if the caller already has it. */
  view(revision: number, impact?: Impact): View {
    if (this.#view?.revision !== revision) {
      const comparison = comparisonOf(this.#project, impact ?? impactOf(this.#project));
      this.#view = new View(revision, comparison, this.#workings);
    }
    return this.#view;
  }
}

/** The whole page. */
export function impactAnswer(view: View, question: ImpactQuestion, window: Window): ImpactAnswer {
  const { comparison } = view;
  if (!comparison.project.head.workspace.get()) return { version: 1, state: 'empty' };
  const { calendar, currency, state } = comparison;
  const { scope } = question;
  const { root: whole } = view.seen(question);
  const part = JSON.stringify([scope, question.group]);
  const grouping = groupingOf(question.group);
  const by = groupingLabel(grouping === 'line' ? 'costCenter' : grouping);
  return {
    version: 1,
    state,
    revision: view.revision,
    currency,
    ...view.kept(`summary ${part}`, () => summaryOf(comparison, whole, scope, view.concerns(scope))),
    measures: measuresOf(comparison, whole.sums),
    months: monthsOf(view, question, whole),
    bridge: view.kept(`bridge ${part}`, () =>
      state === 'changed' ? bridgeOf(comparison, whole, view.causes(question), by) : undefined,
    ),
    strip: view.kept('strip', () => stripOf(view)),
    findings: view.kept(`findings ${part}`, () => findingsOf(comparison, view.places, scope)),
    groupings: groupingsOf(comparison),
    columns: columnsOf(view, columnLabel(grouping)),
    rows: rowsAnswer(view, question, window),
  } satisfies PreviewAnswer;

  function columnsOf({ comparison: { span } }: View, label: string): PreviewAnswer['columns'] {
    return {
      label: `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
      months: `${calendar.shortTitle(span.first)}–${calendar.shortTitle(span.last)}`,
      after: state === 'changed' ? 'After' : 'Plan',
      caption: `${currency}, ${calendar.yearLabel(comparison.year)}`,
    };
  }
}

/** Only the rows in view. */
export function rowsAnswer(view: View, question: ImpactQuestion, { offset, count }: Window): Rows {
  const { comparison, places, revision } = view;
  const { root, rows, largest } = view.seen(question);
  const selected = rows.findIndex((it) => it.node.id === question.selected);
  const first = Math.max(0, Math.min(offset, rows.length));
  const words = { comparison, places, largest, group: question.group };
  return {
    revision,
    total: rows.length,
    offset: first,
    rows: rows.slice(first, first + Math.max(0, Math.min(count, MOST_ROWS))).map((it) => rowOf(words, it)),
    selected,
    above: selected < 0 && question.selected ? rowsAbove(view, root, question.selected) : [],
  };
}

function monthsOf(view: View, question: ImpactQuestion, root: TreeNode): ChartModel {
  const { calendar, currency, span } = view.comparison;
  const selected = view.seen(question).rows.find((it) => it.node.id === question.selected);
  const { label, sums } = selected?.node ?? root;
  const months = Array.from({ length: span.last - span.first + 1 }, (_, i) => span.first + i);
  return monthsChart({
    name: label,
    calendar,
    currency,
    first: span.first,
    before: months.map((it) => sums.before(it, it)),
    after: months.map((it) => sums.after(it, it)),
  });
}

/** The heading of the first column: `cost center, line`. */
function columnLabel(grouping: GroupingId): string {
  if (grouping === 'line') return 'line';
  return grouping === 'owner' ? 'owner, cost center, line' : `${groupingLabel(grouping)}, line`;
}
