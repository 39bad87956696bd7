/** An impact as Markdown: sentences first, then what is missing, then the numbers. */

import type { Impact } from '../analysis/impact/impact.ts';
import type { Dimension } from '../analysis/plan/cube.ts';
import type { Project } from '../analysis/project.ts';
import { formatMoney, formatSigned } from '../domain/words/money.ts';
import { formatPercentChange } from '../domain/words/percent.ts';
import { visible } from '../domain/words/visible.ts';
import { impactReport } from './impact-report.ts';
import type { ChangeRow, ImpactTable } from './impact-table.ts';
import { escapeMarkdown, markdownTable, shown } from './markdown.ts';
import { MARKS, type Sentence } from './sentence.ts';

/** Ends with a newline. */
export function impactMarkdown(project: Project, impact: Impact, by: Dimension): string {
  if (impact.state === 'unknown') {
    const repair = impact.repair === undefined ? '' : `\n\nRepair: \`${visible(impact.repair)}\``;
    return `### Outlay: effect unknown\n\n${shown(impact.reason)}${repair}\n`;
  }
  if (impact.incomparable) {
    const { reason, help } = impact.incomparable;
    return `### Outlay: effect unknown\n\n${shown(reason)}\n\n${escapeMarkdown(help)}\n`;
  }
  const report = impactReport(project, impact, by);
  const from = `${escapeMarkdown(report.detail)} · against ${shown(impact.label)} · as of ${impact.asOf} · before splits`;
  const blocks = [
    `### Outlay: ${escapeMarkdown(report.headline.text)}`,
    from,
    report.sentences.map((it) => `${MARKS[it.mark]} ${sentenceMarkdown(it)}`).join('<br>\n'),
    report.notices.map((it) => `> ${escapeMarkdown(it)}`).join('\n>\n'),
    ...report.tables.map((it) => tableMarkdown(it, report.currency)),
  ];
  return `${blocks.filter((it) => it !== '').join('\n\n')}\n`;
}

function sentenceMarkdown({ words }: Sentence): string {
  return words
    .map(({ text, strong }) => (strong ? `**${escapeMarkdown(text)}**` : escapeMarkdown(text)))
    .join('');
}

function tableMarkdown({ heading, rows }: ImpactTable, currency: string): string {
  return markdownTable(
    [escapeMarkdown(heading), 'Before', 'After', 'Change', '%'],
    rows.map((row) => cells(row, currency)),
  );
}

function cells(row: ChangeRow, currency: string): readonly string[] {
  const isStrong = row.kind === 'group' || row.kind === 'total';
  const title = `${row.kind === 'line' ? '&emsp;' : ''}${isStrong ? `**${escapeMarkdown(row.title)}**` : escapeMarkdown(row.title)}`;
  const inside = row.inside > 0n ? ` (${formatMoney(row.inside, currency)} moves inside)` : '';
  return [
    `${title}${inside}`,
    formatMoney(row.before, currency),
    formatMoney(row.after, currency),
    row.kind === 'unchanged' ? '·' : formatSigned(row.after - row.before, currency),
    row.before === row.after ? '' : formatPercentChange(row.before, row.after),
  ];
}
