/** A plan as a tree for a terminal. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { list } from '../../domain/words/lists.ts';
import { formatMoney } from '../../domain/words/money.ts';
import { visible } from '../../domain/words/visible.ts';
import { incompleteText } from '../../report/impact-report.ts';
import type { PlanReport } from '../../report/plan-report.ts';
import type { PlanRow } from '../../report/plan-row.ts';
import { grid, shorten } from '../terminal/grid.ts';
import type { Style } from '../terminal/style.ts';

const WIDEST_NAME = 40;

/** `note` says why this period is shown; `hints` are what to ask next. */
export function showText(
  report: PlanReport,
  calendar: FiscalCalendar,
  style: Style,
  { note, hints }: { readonly note: string | undefined; readonly hints: readonly string[] },
): string {
  const { columns, root, currency, measure, period, asOf, converted, incomplete } = report;
  const head = `${calendar.periodText(period)} in ${currency}, planned ${measure} before splits; as of ${asOf}`;
  const heads = columns.map((it) => style.dim(it.period));
  const table = grid([['', ...heads], ...rows(root, report, style)], {
    align: ['left', 'right'],
    least: [20],
  });
  const isMarked = incomplete.length > 0;
  const notes = [
    ...(note === undefined ? [] : [note]),
    ...(converted.length === 0 ? [] : [`${list(converted)} converted at the plan's rates`]),
    ...(report.isCut ? ['deeper levels are folded: --depth shows more'] : []),
  ];
  return [
    style.dim(head),
    '',
    ...table,
    '',
    ...(isMarked ? [`${style.warning('*')} ${incompleteText(incomplete)}`] : []),
    ...notes.map((it) => style.dim(it)),
    style.dim(hints.join('     ')),
    '',
  ].join('\n');
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
