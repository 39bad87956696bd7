/** Lines of a Budget as rows of YAML: in braces if that is short, otherwise one property per row. */
import { groupBy } from '../base/groups.ts';
import type { DeclaredLine } from './declared.ts';
import { amountTexts, flowMap, type SourceEntries, scalar } from './yaml-text.ts';

/** What the lines of a Budget share. */
export interface BudgetShape {
  /** Periods of the columns of money, in order of time, as the language writes them. */
  readonly periods: readonly string[];
  /** The currency of lines that name none; undefined if every line has to name it. */
  readonly currency: string | undefined;
}

const WIDEST = 120;
/** More entries by period than this are written one per row. */
const MOST_IN_BRACES = 3;

/** The rows of one Budget's lines, indented for `spec.lines`. */
export function lineTexts(lines: readonly DeclaredLine[], shape: BudgetShape): readonly string[] {
  const sources = lines.map((line) => ({
    line,
    source: lineSource(line, shape),
    money: moneySource(line, shape),
  }));
  const alike = groupBy(sources, ({ source, money }) => JSON.stringify([source.shared, money]));
  const notes = new Map(
    [...alike.values()].flatMap((same) =>
      same.length === 1
        ? []
        : same.map(
            ({ line }, index) =>
              [line, `${index + 1} of ${same.length} lines with the same amounts`] as const,
          ),
    ),
  );
  return sources.flatMap(({ line, source, money }) => {
    const note = notes.get(line);
    const described: SourceEntries = note === undefined ? [] : [['description', scalar(note)]];
    return rowsOf([...source.own, ...described, ...source.shared], money, line);
  });
}

/** `own` is what may differ between two otherwise equal lines. */
function lineSource(
  { name, title, code, category, source }: DeclaredLine,
  { currency }: BudgetShape,
): {
  readonly own: SourceEntries;
  readonly shared: SourceEntries;
} {
  const labels: SourceEntries = source.labels.map(([key, value]) => [scalar(key), scalar(value)]);
  return {
    own: [
      ['name', scalar(name)],
      ...(title === name ? [] : [['title', scalar(title)] as const]),
      ...(code === undefined ? [] : [['code', scalar(code)] as const]),
    ],
    shared: [
      ...(category === undefined ? [] : [['category', scalar(category.name)] as const]),
      ...(labels.length === 0 ? [] : [['labels', flowMap(labels)] as const]),
      ...(source.currency === currency ? [] : [['currency', source.currency] as const]),
    ],
  };
}

/** One amount for the whole Budget, or amounts by period. */
type MoneySource = string | SourceEntries;

function moneySource({ source }: DeclaredLine, { periods }: BudgetShape): MoneySource {
  const written = source.amounts.flatMap((amount, index) =>
    amount === 0n ? [] : [{ amount, period: periods[index] ?? '' }],
  );
  const texts = amountTexts(
    written.map(({ amount }) => amount),
    source.places,
  );
  const [first = '0'] = texts;
  if (written.length === 0 || periods.length === 1) return first;
  if (written.length === periods.length && areMonths(periods) && new Set(texts).size === 1)
    return `${first}/month`;
  return written.map(({ period }, index) => [period, texts[index] ?? ''] as const);
}

/** Consecutive calendar months. */
function areMonths(periods: readonly string[]): boolean {
  const numbers = periods.map((period) => {
    const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
    return month === undefined ? Number.NaN : Number(year) * 12 + Number(month);
  });
  return numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}

function rowsOf(entries: SourceEntries, money: MoneySource, line: DeclaredLine): readonly string[] {
  const credit: SourceEntries = line.source.amounts.some((amount) => amount < 0n) ? [['credit', 'true']] : [];
  const inBraces = typeof money === 'string' ? money : flowMap(money);
  const short = `    - ${flowMap([...entries, ['amount', inBraces], ...credit])}`;
  const isFew = typeof money === 'string' || money.length <= MOST_IN_BRACES;
  if (isFew && short.length <= WIDEST) return [short];
  const all: SourceEntries = [...entries, ...credit];
  const rows = all.map(([key, source], index) => `${index === 0 ? '    - ' : '      '}${key}: ${source}`);
  if (isFew) return [...rows, `      amount: ${inBraces}`];
  return [...rows, '      amount:', ...money.map(([period, text]) => `        ${period}: ${text}`)];
}
