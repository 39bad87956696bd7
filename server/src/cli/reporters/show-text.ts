/** A plan as a tree for a terminal. */
import { largest } from '../../base/largest.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { list } from '../../domain/words/lists.ts';
import { formatMoney } from '../../domain/words/money.ts';
import { visible } from '../../domain/words/visible.ts';
import { incompleteText } from '../../report/impact-report.ts';
import { leftOutText, type PlanReport } from '../../report/plan-report.ts';
import type { PlanRow } from '../../report/plan-row.ts';
import { grid, shorten, widthOf } from '../terminal/grid.ts';
import { plain, type Style } from '../terminal/style.ts';
import { wrap } from '../terminal/wrap.ts';

const WIDEST_NAME = 40;
const LEAST_NAME = 20;

/** What surrounds the table. */
export interface ShowOptions {
  /** Why this period is shown. */
  readonly note: string | undefined;
  /** What to run next. */
  readonly hints: readonly string[];
  /** Width of the terminal: if the table does not fit, only the total is shown. */
  readonly columns: number;
}

/** Ends with a newline. */
export function showText(
  report: PlanReport,
  calendar: FiscalCalendar,
  style: Style,
  options: ShowOptions,
): string {
  const { currency, measure, period, asOf, incomplete } = report;
  const head = `${calendar.periodText(period)} in ${currency}, planned ${measure} before splits; as of ${asOf}`;
  const { table, note } = tableFor(report, style, options.columns);
  const notes = [options.note, note, ...footnotes(report)].filter((it) => it !== undefined);
  const hints = options.hints.join('     ');
  const dim = (text: string) => wrap([{ text, paint: plain }], options.columns, '  ').map(style.dim);
  return [
    ...dim(head),
    '',
    ...table,
    '',
    ...(incomplete.length > 0 ? missingLines(incomplete, style, options.columns) : []),
    ...notes.flatMap(dim),
    ...(widthOf(hints) <= options.columns ? [style.dim(hints)] : options.hints.flatMap(dim)),
    '',
  ].join('\n');
}

function missingLines(names: readonly string[], style: Style, columns: number): readonly string[] {
  const stretches = [
    { text: '*', paint: style.warning },
    { text: ` ${incompleteText(names)}`, paint: plain },
  ];
  return wrap(stretches, columns, '  ');
}

function footnotes(report: PlanReport): readonly string[] {
  const { converted, isCut, leftOut } = report;
  return [
    ...(leftOut === undefined ? [] : [leftOutText(leftOut, report)]),
    ...(converted.length === 0 ? [] : [`${list(converted)} converted at the plan's rates`]),
    ...(isCut ? ['deeper levels are folded: --depth shows more'] : []),
  ];
}

function tableFor(
  report: PlanReport,
  style: Style,
  columns: number,
): { readonly table: readonly string[]; readonly note: string | undefined } {
  const table = tableOf(report, style);
  const [first, ...others] = report.columns;
  if (widthOfAll(table) <= columns || !first) return { table, note: undefined };
  const totals = report.columns.map((it) => it.isTotal);
  const narrow = others.length === 0 ? report : onlyColumns(report, totals);
  const cut = Math.max(0, widthOfAll(tableOf(narrow, style)) - columns);
  const names = rows(narrow, WIDEST_NAME, style).map(([name = '']) => name);
  return {
    table: tableOf(narrow, style, Math.max(LEAST_NAME, widthOfAll(names)) - cut),
    note:
      others.length === 0
        ? undefined
        : `${first.period} and the rest need a wider terminal, or --period ${first.period}`,
  };
}

function widthOfAll(texts: readonly string[]): number {
  return largest(texts.map(widthOf));
}

function onlyColumns(report: PlanReport, wanted: readonly boolean[]): PlanReport {
  const row = (it: PlanRow): PlanRow => ({
    ...it,
    amounts: it.amounts.filter((_, i) => wanted[i]),
    children: it.children.map(row),
  });
  return { ...report, columns: report.columns.filter((_, i) => wanted[i]), root: row(report.root) };
}

/** `name`: maximum columns of a name. */
function tableOf(report: PlanReport, style: Style, name: number = WIDEST_NAME): readonly string[] {
  const heads = report.columns.map((it) => style.dim(it.period));
  return grid([['', ...heads], ...rows(report, name, style)], {
    align: ['left', 'right'],
    least: [Math.min(LEAST_NAME, name)],
  });
}

function rows(report: PlanReport, name: number, style: Style): readonly (readonly string[])[] {
  const out: string[][] = [];
  const walk = (row: PlanRow, lead: string, next: string) => {
    out.push([nameCell(row, lead, name, style), ...amountCells(row, report, style)]);
    row.children.forEach((child, i) => {
      const isLast = i === row.children.length - 1;
      walk(child, `${next}${isLast ? '└ ' : '├ '}`, `${next}${isLast ? '  ' : '│ '}`);
    });
  };
  walk(report.root, '', '');
  return out;
}

function nameCell(row: PlanRow, lead: string, width: number, style: Style): string {
  const title = shorten(visible(row.title), Math.max(12, width - lead.length));
  const mark = row.incomplete ? style.warning('*') : '';
  const isFaint = row.kind === 'own' || row.name === '';
  const paint = row.children.length > 0 ? style.bold : isFaint ? style.dim : plain;
  return `${lead === '' ? '' : style.dim(lead)}${paint(title)}${mark}`;
}

/** The sums of the whole and of what is unfolded stand out. */
function amountCells(
  { amounts, children }: PlanRow,
  { columns, currency }: PlanReport,
  style: Style,
): readonly string[] {
  return amounts.map((it, i) => {
    const text = it === 0n ? '·' : formatMoney(it, currency);
    return children.length > 0 && (columns[i]?.isTotal ?? false) ? style.bold(text) : text;
  });
}
