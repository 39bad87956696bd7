/** `outlay show`: the plan as a tree, by cost center or by any other dimension. */
import type { Head } from '../../analysis/head.ts';
import { UNSETTLED } from '../../analysis/impact/incomparable.ts';
import { centerCalled } from '../../analysis/model/center-called.ts';
import { UNALLOCATED } from '../../analysis/model/center-tree.ts';
import type { Measure } from '../../analysis/model/sums.ts';
import type { Dimension } from '../../analysis/plan/cube.ts';
import type { Project } from '../../analysis/project.ts';
import { nearest } from '../../base/nearest.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { quoted } from '../../domain/words/visible.ts';
import { markdownTable } from '../../report/markdown.ts';
import { closedPeriod, defaultPeriod } from '../../report/plan-columns.ts';
import { planJson } from '../../report/plan-json.ts';
import { planMarkdown } from '../../report/plan-markdown.ts';
import { foldPlan, type PlanReport, planReport } from '../../report/plan-report.ts';
import { flatRows } from '../../report/plan-row.ts';
import { unknownLabel } from '../../report/unknown-label.ts';
import { jsonText } from '../json.ts';
import {
  type CommonOptions,
  type Format,
  readDimensions,
  readSpan,
  type Wrong,
  wrongLabel,
} from '../options.ts';
import { WHY_INCOMPLETE } from '../reporters/check-report.ts';
import { periodDates, periodsText } from '../reporters/periods-text.ts';
import { showText } from '../reporters/show-text.ts';
import { complain, openWorkspace, sayNotes } from '../workspace.ts';
import { columnsOf, type ExitCode, type World } from '../world.ts';

/** As given on the command line; `depth` counts levels below the first row. */
export interface ShowOptions extends CommonOptions {
  readonly by?: string;
  readonly period?: string;
  readonly periods?: boolean;
  readonly depth?: number;
  readonly measure: Measure;
}

/** Without a given depth, levels are folded until about as many rows are left as are comfortable to read. */
const MOST_ROWS = 60;
const DEEPEST = 12;

/** Shows the workspace, or one cost center with its lines. */
export async function runShow(
  world: World,
  center: string | undefined,
  options: ShowOptions,
): Promise<ExitCode> {
  const dimensions = readDimensions(options.by);
  if ('wrong' in dimensions) {
    complain(world, dimensions.wrong, dimensions.help);
    return 2;
  }
  // uses the sums of cost centers that `check` and `impact` remember, without changing them
  const needsLines = dimensions.by.some((it) => it !== 'costCenter');
  const remembered = needsLines ? undefined : 'money';
  const workspace = await openWorkspace(world, options, { base: false, remembered });
  if (!workspace) return 2;
  const { project } = workspace;
  if (!project.head.settings.get().isSettled) {
    complain(world, UNSETTLED.reason, UNSETTLED.help);
    return 1;
  }
  const shown = await workspace.answer(() => {
    const asked = readQuestion(project, center, dimensions.by, options);
    return 'wrong' in asked ? asked : answerTo(asked, project, world, options);
  });
  if ('wrong' in shown) {
    complain(world, shown.wrong, shown.help);
    return 2;
  }
  sayNotes(world, workspace);
  world.out(shown.text);
  return shown.isWhole ? 0 : 1;
}

/** What is printed. */
interface Shown {
  readonly text: string;
  readonly isWhole: boolean;
}

function answerTo(asked: Asked, project: Project, world: World, options: ShowOptions): Shown {
  if (options.periods === true)
    return { text: periodsAs(project, asked.span, world, options.format), isWhole: true };
  const report = foldedReport(project, asked, options);
  return {
    text: formatted(report, project, world, asked, options.format),
    isWhole: report.incomplete.length === 0,
  };
}

interface Asked {
  readonly center: string | undefined;
  readonly by: readonly Dimension[];
  readonly span: MonthSpan;
  readonly note: string | undefined;
}

function readQuestion(
  project: Project,
  center: string | undefined,
  by: readonly Dimension[],
  options: ShowOptions,
): Asked | Wrong {
  project.settle();
  const label = wrongLabel(unknownLabel(project, by, { compared: false }));
  if (label) return label;
  const found = center === undefined ? undefined : calledSo(project.head, center);
  if (center !== undefined && found === undefined) {
    const near = nearest(
      center,
      project.head.names.spellings('center').map((it) => it.text),
    );
    return {
      wrong: `no cost center is called ${quoted(center)}`,
      help: near === undefined ? 'outlay show lists them' : `did you mean ${near}?`,
    };
  }
  const { calendar } = project.head.settings.get();
  if (options.period === undefined)
    return { center: found, by, ...defaultPeriod(project.head, project.asOf) };
  const span = readSpan(calendar, options.period);
  if ('wrong' in span) return span;
  return { center: found, by, span: closedPeriod(project.head, span), note: undefined };
}

/** The name of a cost center, or the name for money without one, if there is any. */
function calledSo(head: Head, text: string): string | undefined {
  if (text.toLowerCase() === UNALLOCATED && head.totals.own(UNALLOCATED).lines > 0) return UNALLOCATED;
  return centerCalled(head, text)?.entity.name;
}

/** Without `--depth`, as deep as is comfortable to read, but at least one level. */
function foldedReport(
  project: Project,
  { center, by, span }: Asked,
  { depth, measure, format }: ShowOptions,
): PlanReport {
  const report = planReport(project, { center, by, period: span, measure, depth });
  if (depth !== undefined || format !== 'text' || center !== undefined) return report;
  return foldPlan(report, deepestOf(report));
}

function deepestOf({ root }: PlanReport): number {
  const depths = [...flatRows(root)].map((it) => it.depth);
  for (let depth = DEEPEST; depth > 1; depth--)
    if (depths.filter((it) => it <= depth).length <= MOST_ROWS) return depth;
  return 1;
}

function formatted(
  report: PlanReport,
  project: Project,
  world: World,
  { note, center }: Asked,
  format: Format,
): string {
  const { calendar } = project.head.settings.get();
  if (format === 'json') return jsonText(planJson(report, calendar));
  if (format === 'markdown') return planMarkdown(report);
  const example = [...flatRows(report.root)].find(
    ({ row: { kind, name, children } }) =>
      kind === 'center' &&
      name !== UNALLOCATED &&
      children.length === 0 &&
      project.head.totals.own(name).lines > 0,
  );
  const hints = [
    ...(center === undefined && example ? [`every line: outlay show ${example.row.name}`] : []),
    'dates of the periods: outlay show --periods',
    ...(report.incomplete.length > 0 ? [WHY_INCOMPLETE] : []),
  ];
  return showText(report, calendar, world.style, { note, hints, columns: columnsOf(world) });
}

function periodsAs(project: Project, span: MonthSpan, world: World, format: Format): string {
  const { calendar } = project.head.settings.get();
  const periods = periodDates(calendar, span);
  if (format === 'json') return jsonText({ version: 1, command: 'show', periods });
  if (format === 'text') return periodsText(periods, world.style);
  const rows = periods.map((it) => [it.period, it.title, it.first, it.last, String(it.days)]);
  return `${markdownTable(['Period', 'Month', 'First day', 'Last day', 'Days'], rows)}\n`;
}
