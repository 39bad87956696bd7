/** The output of a program on a terminal, as an SVG picture: a window with its rows as text, no script, no external font. */
import Anser, { type AnserJsonEntry } from 'anser';
import stringWidth from 'string-width';

/** What is in the window. */
export interface Screen {
  /** Describes the picture, for readers who do not see it. */
  readonly title: string;
  /** With the escape sequences of colours. */
  readonly text: string;
  /** No row may be wider. */
  readonly columns: number;
}

/** Pixels; a column is 0.6 of the font size in most monospaced fonts; in others {@link piece} stretches it. */
const CELL = { width: 8.4, height: 18, font: 14 };
/** Pixels from the edge of the window to its columns, down to the baseline of its first row, and below the last. */
const MARGIN = { side: 20, top: 54, bottom: 22 };
const BUTTONS = [20, 38, 56];

const FONTS =
  "ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', 'Cascadia Mono', Consolas, 'Liberation Mono', monospace";

/** The window is dark on light and on dark pages; its edge sets it off from a dark one. */
const WINDOW = { fill: '#161b22', edge: '#3d444d', button: '#484f58' };
const TEXT = '#e6edf3';
const DIM = '#9da7b3';

/** The colours that `terminal/style.ts` paints with; each has a contrast of 7 or more with the window. */
const COLORS: Readonly<Record<string, string>> = {
  'ansi-green': '#56d364',
  'ansi-yellow': '#e3b341',
  'ansi-cyan': '#56d4dd',
  'ansi-bright-red': '#ff9492',
  'ansi-bright-blue': '#79c0ff',
};

/** A whole SVG document. */
export function terminalSvg({ title, text, columns }: Screen): string {
  const rows = rowsOf(text);
  const width = Math.ceil(2 * MARGIN.side + columns * CELL.width);
  const height = MARGIN.top + (rows.length - 1) * CELL.height + MARGIN.bottom;
  const buttons = BUTTONS.map((x) => `<circle cx="${x}" cy="20" r="5"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="${WINDOW.fill}" stroke="${WINDOW.edge}"/>
<g fill="${WINDOW.button}">${buttons}</g>
<g font-family="${FONTS}" font-size="${CELL.font}" fill="${TEXT}">
${rows.map((row, i) => rowText(row, i, columns)).join('')}</g>
</svg>
`;
}

/** Runs of one look, cut at row ends; empty rows at the end are left out. */
function rowsOf(text: string): readonly (readonly AnserJsonEntry[])[] {
  const rows: AnserJsonEntry[][] = [[]];
  for (const run of Anser.ansiToJson(text.trimEnd(), { json: true, use_classes: true, remove_empty: true }))
    for (const [i, content] of run.content.split('\n').entries()) {
      if (i > 0) rows.push([]);
      if (content !== '') rows.at(-1)?.push({ ...run, content });
    }
  return rows;
}

function rowText(runs: readonly AnserJsonEntry[], row: number, columns: number): string {
  let column = 0;
  let spans = '';
  // every piece between wider gaps has a position of its own, so that columns line up in any font
  for (const run of runs)
    for (const content of run.content.split(/( {2,})/)) {
      spans += content.trim() === '' ? content : piece({ ...run, content }, column);
      column += stringWidth(content);
    }
  if (column > columns) throw new Error(`a row of ${column} columns does not fit into ${columns}: ${spans}`);
  if (spans === '') return '';
  const y = MARGIN.top + row * CELL.height;
  return `<text y="${y}" xml:space="preserve">${spans}</text>\n`;
}

/** Text of one look, held to its columns. */
function piece({ content, fg, decorations }: AnserJsonEntry, column: number): string {
  const x = pixels(MARGIN.side + column * CELL.width);
  const length = pixels(stringWidth(content) * CELL.width);
  const color = colorOf(fg, decorations.includes('dim'));
  const fill = color === undefined ? '' : ` fill="${color}"`;
  const weight = decorations.includes('bold') ? ' font-weight="bold"' : '';
  const line = decorations.includes('underline') ? ' text-decoration="underline"' : '';
  return `<tspan x="${x}" textLength="${length}"${fill}${weight}${line}>${escaped(content)}</tspan>`;
}

/** Undefined: the colour of plain text. */
function colorOf(name: string | null, isDim: boolean): string | undefined {
  if (!name) return isDim ? DIM : undefined;
  const color = COLORS[name];
  if (color === undefined) throw new Error(`no colour for ${name} in the pictures`);
  return color;
}

function pixels(length: number): string {
  return String(Math.round(length * 10) / 10);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
