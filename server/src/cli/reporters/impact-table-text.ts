/** The tables of an impact for a terminal. A narrow one omits what the other figures imply. */
import { largest } from '../../base/largest.ts';
import { absolute } from '../../domain/exact.ts';
import { list } from '../../domain/words/lists.ts';
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { formatPercentChange } from '../../domain/words/percent.ts';
import type { ChangeRow, ImpactTable } from '../../report/impact-table.ts';
import { grid, pad, shorten, widthOf } from '../terminal/grid.ts';
import { plain, type Style } from '../terminal/style.ts';

const FIGURES = ['before', 'after', 'change', '%'];
/** Which of them are shown, as many as fit: the change matters most, and before least, since the others imply it. */
const CHOICES: readonly (readonly number[])[] = [[0, 1, 2, 3], [1, 2, 3], [2, 3], [2]];

/** Minimum columns: amounts up to ten millions, and their changes, fit a terminal of 80, and with bars one of 100. */
const NAME = 24;
const FIGURE_WIDTHS = [13, 13, 13, 7];
/** Columns of a name: maximum, and minimum in a narrow terminal. */
const LONGEST_NAME = 38;
const SHORTEST_NAME = 20;
const GAP = 2;
/** Columns of a bar on each side of its axis, and before it. */
const BAR = 9;
const BAR_GAP = 2;

/** How all tables of one impact are laid out; widths are columns of the terminal. */
interface Layout {
  /** Indexes of the figures that are shown. */
  readonly figures: readonly number[];
  /** Maximum width of the name. */
  readonly name: number;
  /** Minimum width of each column. */
  readonly least: readonly number[];
}

/** Bars are drawn if they fit in `columns`; figures that do not fit in `room` are left out. Each table ends with an empty line. */
export function tablesLines(
  tables: readonly ImpactTable[],
  currency: string,
  style: Style,
  { columns, room }: { readonly columns: number; readonly room: number },
): readonly string[] {
  if (tables.length === 0) return [];
  const layout = layoutFor(tables, currency, style, room);
  const hidden = FIGURES.filter((_, i) => !layout.figures.includes(i));
  return [
    ...tables.flatMap((it) => [...tableLines(it, layout, { currency, style, columns }), '']),
    ...(hidden.length === 0 ? [] : [style.dim(`no room for ${list(hidden)}`)]),
  ];
}

function layoutFor(tables: readonly ImpactTable[], currency: string, style: Style, room: number): Layout {
  const rows = tables.flatMap(({ heading, rows }) => [
    [heading, ...FIGURES],
    ...rows.map((row) => [nameCell(row, LONGEST_NAME, style), ...figureCells(row, currency, style)]),
  ]);
  const widths = [NAME, ...FIGURES].map((_, i) => largest(rows.map((row) => widthOf(row[i] ?? ''))));
  const roomy = [NAME, ...FIGURE_WIDTHS];
  const needed = sum(roomy.map((least, i) => Math.max(least, widths[i] ?? 0)));
  const [all = []] = CHOICES;
  if (needed + GAP * all.length <= room) return { figures: all, name: LONGEST_NAME, least: roomy };
  const [name = 0, ...figures] = widths;
  const layouts = CHOICES.map((choice): Layout => {
    const shown = choice.map((i) => figures[i] ?? 0);
    const width = Math.min(name, room - sum(shown) - GAP * shown.length);
    return { figures: choice, name: width, least: [width, ...shown] };
  });
  const last = layouts.at(-1) ?? { figures: all, name, least: [] };
  return layouts.find((it) => it.name >= Math.min(name, SHORTEST_NAME)) ?? last;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, it) => all + it, 0);
}

function tableLines(
  { name, heading, rows }: ImpactTable,
  layout: Layout,
  {
    currency,
    style,
    columns,
  }: { readonly currency: string; readonly style: Style; readonly columns: number },
): readonly string[] {
  const most = rows.reduce(
    (size, row) => (isMoved(row) && magnitude(row) > size ? magnitude(row) : size),
    0n,
  );
  const cells = rows.map((row) => [
    nameCell(row, layout.name, style),
    ...chosen(figureCells(row, currency, style), layout),
  ]);
  const head = [shorten(heading, layout.name), ...chosen(FIGURES, layout)].map(style.dim);
  const lines = grid([head, ...cells], { align: ['left', 'right'], gap: GAP, least: layout.least });
  const width = largest(lines.map(widthOf));
  const hasBars = name === 'groups' && width + BAR_GAP + 2 * BAR + 1 <= columns;
  const withBar = (line: string, bar: string) => `${pad(line, width)}${' '.repeat(BAR_GAP)}${bar}`;
  const axis = `${' '.repeat(BAR - 4)}${style.dim('less│more')}`;
  const [first = '', ...others] = lines;
  const body = others.flatMap((line, i) => {
    const row = rows[i];
    const full = hasBars && row && isMoved(row) ? withBar(line, barOf(row, most, style)) : line;
    if (row?.kind === 'total') return [style.dim('─'.repeat(width)), full];
    return row && row.inside > 0n ? withInside(full, row, currency, style, columns) : [full];
  });
  return [hasBars ? withBar(first, axis) : first, ...body];
}

function chosen(cells: readonly string[], { figures }: Layout): readonly string[] {
  return figures.map((i) => cells[i] ?? '');
}

/** Beside the row if there is room, otherwise below it. */
function withInside(
  line: string,
  { inside }: ChangeRow,
  currency: string,
  style: Style,
  columns: number,
): readonly string[] {
  const words = style.dim(`${formatMoney(inside, currency)} moves inside`);
  const inOne = `${line}  ${words}`;
  return widthOf(inOne) <= columns ? [inOne] : [line, `    ${words}`];
}

/** In the order of `FIGURES`. */
function figureCells(row: ChangeRow, currency: string, style: Style): readonly string[] {
  const isStrong = row.kind === 'group' || row.kind === 'total';
  const paint = isStrong ? style.bold : plain;
  const change = row.after - row.before;
  return [
    paint(formatMoney(row.before, currency)),
    paint(formatMoney(row.after, currency)),
    row.kind === 'unchanged' ? '·' : paint(formatSigned(change, currency)),
    change === 0n ? '' : formatPercentChange(row.before, row.after),
  ];
}

/** Columns before the name, for a sign or blank. */
const INDENTS: Readonly<Partial<Record<ChangeRow['kind'], number>>> = {
  group: 2,
  line: 4,
  unchanged: 2,
  total: 2,
};

/** At most `width` columns of the terminal. */
function nameCell({ kind, title, before, after }: ChangeRow, width: number, style: Style): string {
  const indent = INDENTS[kind] ?? 0;
  const name = shorten(title, width - indent);
  if (kind === 'group') {
    const glyph = after === before ? '=' : after > before ? style.glyphs.more : style.glyphs.less;
    return style.bold(`${glyph} ${name}`);
  }
  const text = `${' '.repeat(indent)}${name}`;
  return kind === 'total' ? style.bold(text) : text;
}

function isMoved({ kind, before, after }: ChangeRow): boolean {
  return (kind === 'group' || kind === 'line') && before !== after;
}

function magnitude({ before, after }: ChangeRow): bigint {
  return absolute(after - before);
}

/** In half columns, at least one: a heavy line to the right is more, a light one to the left is less. */
function barOf(row: ChangeRow, most: bigint, style: Style): string {
  const scaled = most === 0n ? 0n : (magnitude(row) * BigInt(2 * BAR) * 2n + most) / (2n * most);
  const halves = Math.max(1, Number(scaled));
  const [whole, half] = [Math.floor(halves / 2), halves % 2];
  const isMore = row.after > row.before;
  const line = isMore ? '━'.repeat(whole) + '╸'.repeat(half) : '╶'.repeat(half) + '─'.repeat(whole);
  const left = isMore ? ' '.repeat(BAR) : ' '.repeat(BAR - widthOf(line)) + style.blue(line);
  return `${left}${style.dim('│')}${isMore ? style.blue(line) : ''}`;
}
