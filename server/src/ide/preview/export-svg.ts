/** The charts of a preview stacked in one self-contained picture. */
import type { ChartModel } from '../../report/charts/chart.ts';
import { escapeHtml } from '../../report/html.ts';
import type { DrawChart } from './export.ts';

/** Pixels. */
const WIDTH = 720;
const TITLE = 26;
const GAP = 24;
const MARGIN = 20;

/** A picture has no page that could define the colours, so their names are replaced by values. */
const COLOURS: Readonly<Record<string, string>> = {
  ink: '#24292f',
  dim: '#59636e',
  faint: '#d1d9e0',
  outline: '#8c959f',
  tint: '#f6f8fa',
  page: '#ffffff',
  change: '#0063d3',
};

/** In light colours, on white. */
export function chartsSvg(charts: readonly ChartModel[], draw: DrawChart): string {
  let top = MARGIN;
  const parts = charts.map((chart) => {
    const y = top;
    top += TITLE + chart.height + GAP;
    return `<g transform="translate(${MARGIN} ${y})" role="img" aria-label="${escapeHtml(chart.description)}">${titleOf(chart)}<g transform="translate(0 ${TITLE})">${draw(chart, WIDTH)}</g></g>`;
  });
  const [width, height] = [WIDTH + 2 * MARGIN, top - GAP + MARGIN];
  const text = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="var(--page)"/>${parts.join('')}</svg>\n`;
  return text.replace(/var\(--(\w+)\)/g, (whole, name: string) => COLOURS[name] ?? whole);
}

function titleOf({ title, subtitle }: ChartModel): string {
  const font = 'font-family="system-ui, -apple-system, sans-serif" font-size="13"';
  return `<text ${font} y="13" fill="var(--ink)"><tspan font-weight="600">${escapeHtml(title)}</tspan><tspan dx="8" fill="var(--dim)">${escapeHtml(subtitle)}</tspan></text>`;
}
