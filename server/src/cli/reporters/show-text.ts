/** A plan as a tree for a terminal. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { list } from '../../domain/words/lists.ts';
import { formatMoney } from '../../domain/words/money.ts';
import { visible } from '../../domain/words/visible.ts';
import { incompleteText } from '../../report/impact-report.ts';
import type { PlanReport } from '../../report/plan-report.ts';
import type { PlanRow } from '../../report/plan-row.ts';
import { grid, shorten, widthOf } from '../terminal/grid.ts';
import type { Style } from '../terminal/style.ts';

const WIDEST_NAME = 40;

/** What stands around the table. */
export interface ShowOptions {
  /** Why this period is shown. */
  readonly note: string | undefined;
  /** What to ask next. */
  readonly hints: readonly string[];
  /** Of the terminal: in a narrower one than the table needs only the total is shown. Undefined: as wide as it gets. */
  readonly columns: number | undefined;
}

/** Ends with a line end. */
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
  return [
    style.dim(head),
    '',
    ...table,
    '',
    ...(incomplete.length > 0 ? [`${style.warning('*')} ${incompleteText(incomplete)}`] : []),
    ...notes.map((it) => style.dim(it)),
    style.dim(options.hints.join('     ')),
    '',
  ].join('\n');
}

function footnotes({ converted, isCut }: PlanReport): readonly string[] {
  return [
    ...(converted.length === 0 ? [] : [`${list(converted)} converted at the plan's rates`]),
    ...(isCut ? ['deeper levels are folded: --depth shows more'] : []),
  ];
}

function tableFor(
  report: PlanReport,
  style: Style,
  columns: number | undefined,
): { readonly table: readonly string[]; readonly note: string | undefined } {
  const table = tableOf(report, style);
  const isTooWide = columns !== undefined && table.some((it) => widthOf(it) > columns);
  const [first, ...others] = report.columns;
  if (!isTooWide || !first || others.length === 0) return { table, note: undefined };
  const totals = report.columns.map((it) => it.isTotal);
  const narrow = tableOf(onlyColumns(report, totals), style);
  return {
    table: narrow,
    note: `${first.period} and the rest need a wider terminal, or --period ${first.period}`,
  };
}

function onlyColumns(report: PlanReport, wanted: readonly boolean[]): PlanReport {
  const row = (it: PlanRow): PlanRow => ({
    ...it,
    amounts: it.amounts.filter((_, i) => wanted[i]),
    children: it.children.map(row),
  });
  return { ...report, columns: report.columns.filter((_, i) => wanted[i]), root: row(report.root) };
}

function tableOf(report: PlanReport, style: Style): readonly string[] {
  const heads = report.columns.map((it) => style.dim(it.period));
  return grid([['', ...heads], ...rows(report.root, report, style)], {
    align: ['left', 'right'],
    least: [20],
  });
}

function rows(root: PlanRow, report: PlanReport, style: Style): readonly (readonly string[])[] {
  const out: string[][] = [];
  const walk = (row: PlanRow, lead: string, next: string) => {
    out.push([nameCell(row, lead, style), ...amountCells(row, report, style)]);
    row.children.forEach((child, i) => {
      const isLast = i === row.children.length - 1;
      walk(child, `${next}${isLast ? '└ ' : '├ '}`, `${next}${isLast ? '  ' : '│ '}`);
    });
  };
  walk(root, '', '');
  return out;
}

function nameCell(row: PlanRow, lead: string, style: Style): string {
  const title = shorten(visible(row.title), Math.max(12, WIDEST_NAME - lead.length));
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

function plain(text: string): string {
  return text;
}
