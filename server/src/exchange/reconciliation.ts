/** The account of an import as text for a terminal, without colours. */
import { formatCount, plural } from '../domain/words/lists.ts';
import { formatMoney } from '../domain/words/money.ts';
import { quoted, visible } from '../domain/words/visible.ts';
import type { ImportResult, Reconciliation } from './import-table.ts';
import { problemText } from './problem.ts';
import type { PartSum } from './sums.ts';

const UNITS: ReadonlyMap<number, string> = new Map([
  [3, 'thousands of '],
  [6, 'millions of '],
  [9, 'billions of '],
]);
const MOST_ROWS = 8;
const MOST_NAMES = 3;
const MOST_PROBLEMS = 20;
const WIDEST_TITLE = 44;

/** Rows, names and sums as far as they are known, then problems; ends with a line end. Says nothing of files: the caller writes them. */
export function reconciliationText({ reconciliation, problems }: ImportResult): string {
  const account = reconciliation === undefined ? [] : [...accountLines(reconciliation), ''];
  const shown = problems.slice(0, MOST_PROBLEMS).map((problem) => `  ${problemText(problem)}`);
  const more = problems.length - shown.length;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  const verdict =
    problems.length === 0
      ? ['✓ the sums agree']
      : [`✗ ${plural(problems.length, 'problem')}, nothing is written`, ...shown, ...rest];
  return `${[...account, ...verdict].join('\n')}\n`;
}

function accountLines(account: Reconciliation): readonly string[] {
  const { centers, periods, total, agree } = account.sums;
  const heads = ['sum in', 'sum out', 'difference'];
  const money = (sum: PartSum) =>
    [sum.in, sum.out, sum.in - sum.out].map((minor) => formatMoney(minor, account.currency));
  const centerRows = centers.map((sum) => [
    shortened(sum.title),
    sum.code ?? '',
    formatCount(sum.lines),
    ...money(sum),
  ]);
  const totalRow = [shortened(account.root.title), '', formatCount(total.lines), ...money(total)];
  const mark = agree ? '✓' : '✗';
  return [
    headline(account),
    '',
    ...countLines(account),
    '',
    ...table(
      ['Column', ...heads],
      periods.map((sum) => [sum.period, ...money(sum)]),
      1,
    ),
    '',
    ...table(['Cost center', '', 'lines', ...heads], [...centerRows, totalRow], 2, mark),
  ];
}

function headline({ name, currency, exponent, columns }: Reconciliation): string {
  const [first, last] = [columns[0]?.period ?? '', columns.at(-1)?.period ?? ''];
  const range = first === last ? `column ${first}` : `${columns.length} columns ${first} to ${last}`;
  return `${name}, amounts in ${UNITS.get(exponent) ?? ''}${currency}, ${range}`;
}

function countLines(account: Reconciliation): readonly string[] {
  const { rowsRead, linesWritten, budgets, centers, categories, skipped, renamed, merged, unused } = account;
  const kinds = [
    plural(budgets, 'budget'),
    plural(centers, 'cost center'),
    plural(categories, 'category', 'categories'),
  ];
  const names = renamed.map(({ text, name, row }) => `${quoted(text)} → ${name} (row ${row})`);
  const others = merged.map(({ text, title, row }) => `${quoted(text)} is ${quoted(title)} (row ${row})`);
  const lines: readonly (readonly [string, number, string])[] = [
    ['rows read', rowsRead, ''],
    ['lines written', linesWritten, kinds.join(', ')],
    ['skipped', skipped.length, skippedText(account)],
    ['renamed', renamed.length, firstOf(names)],
    ...(merged.length === 0 ? [] : [['same code', merged.length, firstOf(others)] as const]),
  ];
  const counts = lines.map(([label, count, detail]) =>
    `  ${label.padEnd(14)}${formatCount(count).padStart(8)}   ${detail}`.trimEnd(),
  );
  return unused.length === 0
    ? counts
    : [...counts, `  not used      ${`${unused.length}`.padStart(8)}   ${unused.join(', ')}`];
}

function firstOf(names: readonly string[]): string {
  const left = names.length - MOST_NAMES;
  return [...names.slice(0, MOST_NAMES), ...(left > 0 ? [`and ${formatCount(left)} more`] : [])].join(', ');
}

function skippedText({ skipped }: Reconciliation): string {
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons
    .map((reason) => {
      const rows = skipped.filter((each) => each.reason === reason).map(({ row }) => row);
      const shown = rows.slice(0, MOST_ROWS).join(', ');
      const dots = rows.length > MOST_ROWS ? ', …' : '';
      return `${formatCount(rows.length)} ${reason} (${rows.length === 1 ? 'row' : 'rows'} ${shown}${dots})`;
    })
    .join(', ');
}

/** Columns from `leftColumns` on are set to the right. With a mark the last row is a total: a rule stands above it, the mark behind it. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns: number,
  mark?: string,
): readonly string[] {
  const widths = head.map((text, index) =>
    Math.max(...[head, ...rows].map((row) => width(row[index] ?? '')), text.length),
  );
  const line = (row: readonly string[]): string =>
    `  ${row.map((text, index) => padded(text, widths[index] ?? 0, index < leftColumns ? 'left' : 'right')).join('  ')}`;
  const lines = [head, ...rows].map(line);
  if (mark === undefined) return lines;
  const ruled = `  ${'─'.repeat(Math.max(...lines.map(width)) - 2)}`;
  return [...lines.slice(0, -1), ruled, `${lines.at(-1) ?? ''}  ${mark}`];
}

function padded(text: string, to: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, to - width(text)));
  return side === 'left' ? text + space : space + text;
}

function width(text: string): number {
  return [...text].length;
}

/** At most `WIDEST_TITLE` characters, none of which a terminal obeys. */
function shortened(title: string): string {
  const letters = [...visible(title)];
  return letters.length <= WIDEST_TITLE
    ? letters.join('')
    : `${letters.slice(0, WIDEST_TITLE - 1).join('')}…`;
}
