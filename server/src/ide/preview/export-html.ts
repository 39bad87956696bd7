/** A preview as one page of HTML for readers without an editor: the same words, figures and charts. */
import type { ImpactRow, Preview } from '../../protocol.ts';
import type { ChartModel } from '../../report/charts/chart.ts';
import { escapeHtml as escaped, htmlPage } from '../../report/html.ts';
import { MARKS } from '../../report/sentence.ts';
import type { DrawChart } from './export.ts';

const WIDTH = 520;

/** `rows` are all visible rows. */
export function exportHtml(page: Preview, rows: readonly ImpactRow[], draw: DrawChart): string {
  const title = page.title.map((it) => it.text).join('');
  return htmlPage(
    title,
    [...head(page), measures(page), charts(page, draw), findings(page), table(page, rows)].join('\n'),
  );
}

function* head({
  title,
  detail,
  against,
  reason,
  repair,
  sentences,
  moreSentences,
  notices,
}: Preview): Generator<string> {
  const words = title.map(({ text, strong }) => (strong ? escaped(text) : `<span>${escaped(text)}</span>`));
  yield `<h1>${words.join('')}</h1>`;
  const compared = against === undefined ? '' : ` · against ${against}`;
  yield `<p class="dim">${escaped(`${detail}${compared}`)}</p>`;
  if (reason !== undefined) yield `<p>${escaped(reason)}</p>`;
  if (repair !== undefined) yield `<p><code>${escaped(repair)}</code> repairs it.</p>`;
  const says = sentences.map(
    ({ mark, words }) =>
      `<li>${MARKS[mark]} ${words.map(({ text, strong }) => (strong ? `<b>${escaped(text)}</b>` : escaped(text))).join('')}</li>`,
  );
  if (moreSentences !== undefined) says.push(`<li class="dim">${escaped(moreSentences)}</li>`);
  if (says.length > 0) yield `<ul>${says.join('')}</ul>`;
  for (const notice of notices) yield `<p class="dim">${escaped(notice)}</p>`;
}

function measures({ measures, currency, state }: Preview): string {
  const rows = measures.map(({ title, before, after, change, percent }) => {
    const name = title.map((it) => escaped(it.text)).join('');
    return rowHtml('', name, state === 'unknown' ? [after] : [before, after, change, percent]);
  });
  return tableHtml(currency, state === 'unknown' ? ['Plan'] : ['Before', 'After', 'Change', '%'], rows);
}

function charts({ months, bridge }: Preview, draw: DrawChart): string {
  const parts = [months, ...(bridge ? [bridge] : [])].map((it) => `<div>${chartHtml(it, draw)}</div>`);
  return `<div class="charts">${parts.join('')}</div>`;
}

function chartHtml(chart: ChartModel, draw: DrawChart): string {
  const { title, subtitle, description } = chart;
  return `<h2>${escaped(title)} <small>${escaped(subtitle)}</small></h2><div role="img" aria-label="${escaped(description)}">${draw(chart, WIDTH)}</div>`;
}

function findings({ findings: { list, summary, more } }: Preview): string {
  if (list.length === 0) return '';
  const items = list.map(
    ({ severity, message, code, place }) =>
      `<li>${escaped(severity)}: ${escaped(message)} <span class="dim">${escaped(`${code} · ${place.label}`)}</span></li>`,
  );
  const rest = more === undefined ? '' : `<li class="dim">${escaped(more)}</li>`;
  return `<h2>Findings <small>${escaped(summary)}</small></h2><ul>${items.join('')}${rest}</ul>`;
}

function table({ columns, state }: Preview, rows: readonly ImpactRow[]): string {
  const isKnown = state !== 'unknown';
  const body = rows.map((row) => {
    const name = `<span style="padding-left:${(row.level - 1) * 14}px">${escaped(row.label)}</span>`;
    const about = [...row.tags, row.note].filter((it) => it !== '').join(' · ');
    const kind = row.level === 1 ? 'strong' : row.kind === 'fold' ? 'fold' : '';
    const amounts = isKnown ? [row.before, row.after, row.change, row.percent] : [row.after];
    return rowHtml(kind, `${name} <span class="dim">${escaped(about)}</span>`, amounts);
  });
  const heads = isKnown ? ['Before', columns.after, 'Change', '%'] : [columns.after];
  return `<h2>${escaped(columns.label)} <small>${escaped(columns.caption)}</small></h2>${tableHtml('', heads, body)}`;
}

/** `name` is already HTML. */
function rowHtml(kind: string, name: string, amounts: readonly (string | undefined)[]): string {
  const cells = amounts.map((it) => `<td>${escaped(it ?? '')}</td>`);
  return `<tr${kind === '' ? '' : ` class="${kind}"`}><td>${name}</td>${cells.join('')}</tr>`;
}

function tableHtml(first: string, heads: readonly string[], rows: readonly string[]): string {
  const head = [first, ...heads].map((it) => `<th>${escaped(it)}</th>`).join('');
  return `<div class="table"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
