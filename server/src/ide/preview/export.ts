/** A preview as a file: Markdown, one page of HTML, a CSV table, or its charts as SVG. */
import { MINUS, plainMoney } from '../../domain/words/money.ts';
import type { Exported, ExportFormat, ImpactQuestion } from '../../protocol.ts';
import type { ChartModel } from '../../report/charts/chart.ts';
import { csvText, textCell } from '../../report/csv.ts';
import { impactMarkdown } from '../../report/impact-markdown.ts';
import { exportHtml } from './export-html.ts';
import { chartsSvg } from './export-svg.ts';
import { groupingOf } from './groupings.ts';
import { impactAnswer } from './preview.ts';
import { rowOf } from './row.ts';
import type { View } from './view.ts';

/** Draws a chart; `width` in pixels. */
export type DrawChart = (chart: ChartModel, width: number) => string;

/** Exports all visible rows. */
export function exported(
  view: View,
  question: ImpactQuestion,
  format: ExportFormat,
  draw: DrawChart,
): Exported {
  const { comparison } = view;
  const name = `impact-${comparison.calendar.yearLabel(comparison.year).toLowerCase()}`;
  switch (format) {
    case 'markdown': {
      const grouping = groupingOf(question.group);
      const by = grouping === 'owner' ? 'costCenter' : grouping;
      return { fileName: `${name}.md`, text: impactMarkdown(comparison.project, comparison.source, by) };
    }
    case 'csv':
      return { fileName: `${name}.csv`, text: csvOf(view, question) };
    case 'html':
      return { fileName: `${name}.html`, text: htmlOf(view, question, draw) };
    case 'svg':
      return { fileName: `${name}.svg`, text: svgOf(view, question, draw) };
  }
}

const COLUMNS = [
  'level',
  'kind',
  'name',
  'note',
  'currency',
  'before',
  'after',
  'change',
  'percent',
  'file',
  'line',
];

/** Plain numbers with their sign, `-1234.50`; a row of one level contains those of the next. */
function csvOf(view: View, question: ImpactQuestion): string {
  const { comparison, places } = view;
  const { currency, state } = comparison;
  const { rows, largest } = view.seen(question);
  const words = { comparison, places, largest, group: question.group };
  const amount = (minor: bigint) => plainMoney(minor, currency);
  const isKnown = state !== 'unknown';
  const cells = rows.map((flat) => {
    const { node, level } = flat;
    const row = rowOf(words, flat);
    return [
      String(level),
      row.kind,
      textCell(row.label),
      textCell([...row.tags, row.note].filter((it) => it !== '').join('; ')),
      currency,
      isKnown ? amount(node.before) : '',
      amount(node.after),
      isKnown ? amount(node.change) : '',
      plainPercent(row.percent),
      textCell(row.place?.path ?? ''),
      row.place ? String(row.place.line + 1) : '',
    ];
  });
  return csvText([COLUMNS, ...cells]);
}

/** As a spreadsheet reads it: `-5.4%`, `1250.0%`; `<0.1%` and `new` stay words. */
function plainPercent(percent = ''): string {
  return percent.replace(MINUS, '-').replace(/^\+/, '').replaceAll(',', '');
}

function htmlOf(view: View, question: ImpactQuestion, draw: DrawChart): string {
  const all = view.seen(question);
  const answer = impactAnswer(view, question, { offset: 0, count: 0 });
  if (answer.state === 'empty') return '';
  const { comparison, places } = view;
  const words = { comparison, places, largest: all.largest, group: question.group };
  return exportHtml(
    answer,
    all.rows.map((it) => rowOf(words, it)),
    draw,
  );
}

function svgOf(view: View, question: ImpactQuestion, draw: DrawChart): string {
  const answer = impactAnswer(view, question, { offset: 0, count: 0 });
  if (answer.state === 'empty') return '';
  return chartsSvg(answer.bridge ? [answer.months, answer.bridge] : [answer.months], draw);
}
