/** A plan as a Markdown table. */
import { formatMoney } from '../domain/words/money.ts';
import { incompleteText } from './impact-report.ts';
import { escapeMarkdown, markdownTable, shown } from './markdown.ts';
import { leftOutText, type PlanReport } from './plan-report.ts';
import { flatRows, type PlanRow } from './plan-row.ts';

/** Ends with a newline. */
export function planMarkdown(report: PlanReport): string {
  const { columns, root, currency, asOf, incomplete } = report;
  const rows = [...flatRows(root)].map(({ row, depth }) => [
    titleCell(row, depth),
    ...amountCells(row, depth, currency),
  ]);
  const table = markdownTable([currency, ...columns.map((it) => it.period)], rows);
  const missing = incomplete.length === 0 ? '' : `\n\n> ${escapeMarkdown(incompleteText(incomplete))}`;
  const left = report.leftOut ? `, ${leftOutText(report.leftOut, report)}` : '';
  return `Planned ${report.measure} before splits, as of ${asOf}${left}\n\n${table}${missing}\n`;
}

function titleCell(row: PlanRow, depth: number): string {
  const title = shown(row.title);
  return `${'&emsp;'.repeat(depth)}${depth === 0 ? `**${title}**` : title}`;
}

function amountCells({ amounts }: PlanRow, depth: number, currency: string): readonly string[] {
  const texts = amounts.map((it) => formatMoney(it, currency));
  return depth === 0 ? texts.map((it) => `**${it}**`) : texts;
}
