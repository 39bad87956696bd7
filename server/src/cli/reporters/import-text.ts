/** The report of an import for a terminal. */
import { largest } from '../../base/largest.ts';
import { formatCount, list, plural } from '../../domain/words/lists.ts';
import { formatMoney } from '../../domain/words/money.ts';
import { quoted, visible } from '../../domain/words/visible.ts';
import type { ImportResult, Reconciliation } from '../../exchange/import-table.ts';
import type { JoinedRows } from '../../exchange/join-rows.ts';
import { type ImportProblem, problemText } from '../../exchange/problem.ts';
import type { PartSum, Sums } from '../../exchange/sums.ts';
import { type GridOptions, grid, shorten, widthOf } from '../terminal/grid.ts';

const UNITS: ReadonlyMap<number, string> = new Map([
  [3, 'thousands of '],
  [6, 'millions of '],
  [9, 'billions of '],
]);
const MOST_ROWS = 8;
const MOST_NAMES = 3;
const MOST_HEADINGS = 20;
const MOST_PROBLEMS = 20;
const WIDEST_TITLE = 44;

/** Rows, names and sums as far as they are known, then problems; ends with a newline. Does not mention files: the caller writes them. */
export function importText({ reconciliation, problems }: ImportResult): string {
  const account = reconciliation === undefined ? [] : [...accountLines(reconciliation), ''];
  const mistakes = problems.filter((problem) => problem.in !== 'rest');
  const end = problems.filter((problem) => problem.in === 'rest').map(shownProblem);
  const shown = mistakes.slice(0, MOST_PROBLEMS).map(shownProblem);
  const more = mistakes.length - shown.length;
  const rest = more > 0 ? [`  and ${formatCount(more)} more`] : [];
  const verdict =
    problems.length === 0
      ? ['✓ the sums agree']
      : [`✗ ${plural(mistakes.length, 'problem')}, nothing is written`, ...shown, ...rest, ...end];
  return `${[...account, ...verdict].join('\n')}\n`;
}

function shownProblem(problem: ImportProblem): string {
  return `  ${visible(problemText(problem))}`;
}

function accountLines(account: Reconciliation): readonly string[] {
  const { sums } = account;
  return [
    headline(account),
    '',
    ...countLines(account),
    ...sums.flatMap((each) => [
      '',
      ...(sums.length === 1 ? [] : [`  In ${each.currency}`, '']),
      ...sumLines(each, account),
    ]),
  ];
}

/** What one currency adds up to, by column and by cost center. */
function sumLines(
  { currency, centers, periods, total, agree }: Sums,
  { root, joined }: Reconciliation,
): readonly string[] {
  const heads = ['sum in', 'sum out', 'difference'];
  const money = (sum: PartSum) =>
    [sum.in, sum.out, sum.in - sum.out].map((minor) => formatMoney(minor, currency));
  const centerRows = centers.map((sum) => [
    shownTitle(sum.title),
    visible(sum.code ?? ''),
    formatCount(sum.lines),
    ...money(sum),
  ]);
  const totalRow = [shownTitle(root.title), '', formatCount(total.lines), ...money(total)];
  const centerTable = table([['Cost center', '', 'lines', ...heads], ...centerRows, totalRow], {
    align: ['left', 'left', 'right'],
  });
  return [
    ...table(
      [
        [joined === undefined ? 'Column' : 'Period', ...heads],
        ...periods.map((sum) => [sum.period, ...money(sum)]),
      ],
      {
        align: ['left', 'right'],
      },
    ),
    '',
    ...centerTable.slice(0, -1),
    `  ${'─'.repeat(largest(centerTable.map(widthOf)) - 2)}`,
    `${centerTable.at(-1) ?? ''}  ${agree ? '✓' : '✗'}`,
  ];
}

function headline({ name, sums, exponent, columns, joined }: Reconciliation): string {
  const [first, last] = [columns[0]?.period ?? '', columns.at(-1)?.period ?? ''];
  const word = joined === undefined ? 'column' : 'period';
  const range = first === last ? `${word} ${first}` : `${columns.length} ${word}s ${first} to ${last}`;
  const currencies = list(sums.map(({ currency }) => currency)) || 'no currency';
  return `${visible(name)}, amounts in ${UNITS.get(exponent) ?? ''}${currencies}, ${range}`;
}

function countLines(account: Reconciliation): readonly string[] {
  const { rowsRead, linesWritten, budgets, centers, categories } = account;
  const { skipped, joined, renamed, merged, unused, likeTotals } = account;
  const kinds = [
    plural(budgets, 'budget'),
    plural(centers, 'cost center'),
    plural(categories, 'category', 'categories'),
  ];
  const names = renamed.map(({ text, name, row }) => `${quoted(text)} → ${name} (row ${row})`);
  const others = merged.map(({ text, title, row }) => `${quoted(text)} is ${quoted(title)} (row ${row})`);
  const totals = likeTotals.map(({ row, text }) => `${quoted(text)} (row ${row})`);
  const advice = 'each is the sum of rows above; leave totals out by `skip`';
  const lines: readonly CountLine[] = [
    ['rows read', rowsRead, ''],
    ['lines written', linesWritten, kinds.join(', ')],
    ...(joined === undefined ? [] : joinedLines(joined)),
    ['skipped', skipped.length, visible(skippedText(account))],
    ['renamed', renamed.length, firstOf(names)],
    ...(merged.length === 0 ? [] : [['same code', merged.length, firstOf(others)] as const]),
    ...(totals.length === 0
      ? []
      : [['like totals', totals.length, `${firstOf(totals)}: ${advice}`] as const]),
    ...(unused.length === 0
      ? []
      : [['not used', unused.length, visible(firstOf(unused, MOST_HEADINGS))] as const]),
  ];
  return lines.map(([label, count, detail]) =>
    `  ${label.padEnd(14)}${formatCount(count).padStart(8)}   ${detail}`.trimEnd(),
  );
}

type CountLine = readonly [label: string, count: number, detail: string];

function joinedLines({ rows, added }: JoinedRows): readonly CountLine[] {
  const again = `rows of a line and period that stand above already ${rowsText(added)}`;
  return [
    ['put together', rows, 'rows, each one period of a line'],
    ...(added.length === 0 ? [] : [['added up', added.length, again] as const]),
  ];
}

function firstOf(names: readonly string[], most: number = MOST_NAMES): string {
  const left = names.length - most;
  return [...names.slice(0, most), ...(left > 0 ? [`and ${formatCount(left)} more`] : [])].join(', ');
}

function skippedText({ skipped }: Reconciliation): string {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const rows = skipped.filter((each) => each.reason === reason).map(({ row }) => row);
      return `${formatCount(rows.length)} ${reason} ${rowsText(rows)}`;
    })
    .join(', ');
}

/** `(rows 2, 3)` */
function rowsText(rows: readonly number[]): string {
  const dots = rows.length > MOST_ROWS ? ', …' : '';
  return `(${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, MOST_ROWS).join(', ')}${dots})`;
}

function table(rows: readonly (readonly string[])[], options: GridOptions): readonly string[] {
  return grid(rows, options).map((line) => `  ${line}`);
}

function shownTitle(title: string): string {
  return shorten(visible(title), WIDEST_TITLE);
}
