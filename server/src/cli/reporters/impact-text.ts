/** The effect of a change for a terminal: what moves, who pays, when, and only then every line. */
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatPercentChange } from '../../domain/words/percent.ts';
import type { ImpactReport } from '../../report/impact-report.ts';
import type { ChangeRow, ImpactTable } from '../../report/impact-table.ts';
import type { Sentence } from '../../report/sentence.ts';
import { grid, pad, shorten, widthOf } from '../terminal/grid.ts';
import type { Style } from '../terminal/style.ts';
import { wrap } from '../terminal/wrap.ts';

/** Columns, least: amounts up to ten millions, and their changes, fit a terminal of 80, and with bars one of 100. */
const NAME = 24;
const FIGURE = 13;
const PERCENT = 7;
/** Columns of a bar on each side of its axis, and before it. */
const BAR = 9;
const BAR_GAP = 2;

/** `title` says what is compared: `payments-capacity, working tree, against …`. */
export function impactText(report: ImpactReport, title: string, style: Style, columns: number): string {
  const width = Math.min(columns, 100);
  const { headline, detail, notices, tables } = report;
  const head = headline.words.map((it) => (it.strong ? style.bold(it.text) : it.text)).join('');
  const inOne = `${head}  ${style.dim(detail)}`;
  return [
    style.dim(title),
    '',
    ...(widthOf(inOne) <= columns ? [inOne] : [head, style.dim(detail)]),
    '',
    ...report.sentences.flatMap((it) => sentenceLines(it, style, width)),
    ...(report.sentences.length === 0 ? [] : ['']),
    ...tables.flatMap((it) => [...tableLines(it, report.currency, style, columns), '']),
    ...notices.map((it) => `${style.warning('note')}: ${it}`),
    style.dim('before splits: shared cost stays on its own cost center'),
    '',
  ].join('\n');
}

/** One sentence, wrapped, with its mark in front. */
export function sentenceLines({ mark, words }: Sentence, style: Style, width: number): readonly string[] {
  const glyph = mark === 'same' ? '=' : style.glyphs[mark];
  const stretches = words.map(({ text, strong }) => ({ text, paint: strong ? style.bold : plain }));
  return wrap([{ text: `${glyph} `, paint: style.blue }, ...stretches], width, '  ');
}

function tableLines(
  { name, heading, rows }: ImpactTable,
  currency: string,
  style: Style,
  columns: number,
): readonly string[] {
  const most = rows.reduce(
    (size, row) => (isMoved(row) && magnitude(row) > size ? magnitude(row) : size),
    0n,
  );
  const cells = rows.map((row) => rowCells(row, currency, style));
  const head = [heading, 'before', 'after', 'change', '%'].map(style.dim);
  const lines = grid([head, ...cells], {
    align: ['left', 'right'],
    least: [NAME, FIGURE, FIGURE, FIGURE, PERCENT],
  });
  const width = Math.max(...lines.map(widthOf));
  const hasBars = name === 'groups' && width + BAR_GAP + 2 * BAR + 1 <= columns;
  const withBar = (line: string, bar: string) => `${pad(line, width)}${' '.repeat(BAR_GAP)}${bar}`;
  const axis = `${' '.repeat(BAR - 4)}${style.dim('less│more')}`;
  const [first = '', ...others] = lines;
  const body = others.flatMap((line, i) => {
    const row = rows[i];
    const full = hasBars && row && isMoved(row) ? withBar(line, barOf(row, most, style)) : line;
    const inside =
      row && row.inside > 0n ? `  ${style.dim(`${formatMoney(row.inside, currency)} moves inside`)}` : '';
    return row?.kind === 'total' ? [style.dim('─'.repeat(width)), full] : [full + inside];
  });
  return [hasBars ? withBar(first, axis) : first, ...body];
}

function rowCells(row: ChangeRow, currency: string, style: Style): readonly string[] {
  const isStrong = row.kind === 'group' || row.kind === 'total';
  const paint = isStrong ? style.bold : plain;
  const change = row.after - row.before;
  return [
    nameCell(row, style),
    paint(formatMoney(row.before, currency)),
    paint(formatMoney(row.after, currency)),
    row.kind === 'unchanged' ? '·' : paint(formatSigned(change, currency)),
    change === 0n ? '' : formatPercentChange(row.before, row.after),
  ];
}

function nameCell({ kind, title, before, after }: ChangeRow, style: Style): string {
  const name = shorten(title, 34);
  if (kind === 'line') return `    ${name}`;
  if (kind === 'unchanged') return `  ${name}`;
  if (kind === 'total') return style.bold(`  ${name}`);
  if (kind !== 'group') return name;
  const glyph = after === before ? '=' : after > before ? style.glyphs.more : style.glyphs.less;
  return style.bold(`${glyph} ${name}`);
}

function isMoved({ kind, before, after }: ChangeRow): boolean {
  return (kind === 'group' || kind === 'line') && before !== after;
}

function magnitude({ before, after }: ChangeRow): bigint {
  return after > before ? after - before : before - after;
}

/** Halves of a column, at least one: a heavy line to the right is more, a light one to the left is less. */
function barOf(row: ChangeRow, most: bigint, style: Style): string {
  const scaled = most === 0n ? 0n : (magnitude(row) * BigInt(2 * BAR) * 2n + most) / (2n * most);
  const halves = Math.max(1, Number(scaled));
  const [whole, half] = [Math.floor(halves / 2), halves % 2];
  const isMore = row.after > row.before;
  const line = isMore ? '━'.repeat(whole) + '╸'.repeat(half) : '╶'.repeat(half) + '─'.repeat(whole);
  const left = isMore ? ' '.repeat(BAR) : ' '.repeat(BAR - widthOf(line)) + style.blue(line);
  return `${left}${style.dim('│')}${isMore ? style.blue(line) : ''}`;
}

function plain(text: string): string {
  return text;
}
