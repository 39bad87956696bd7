/** Reads what a mapping says about the columns of money. */
import { quoted } from '../domain/words/visible.ts';
import type {
  AmountColumns,
  AmountRows,
  AmountsMapping,
  DayOrder,
  NamedColumn,
  NumberFormat,
  SideColumn,
} from './mapping.ts';
import {
  columnsOf,
  emptyAt,
  optionalMap,
  optionalText,
  type PlainMap,
  report,
  requiredMap,
  requiredText,
  textEntries,
  textsOf,
  wordOf,
} from './plain-value.ts';

const UNITS = ['ones', 'thousands', 'millions', 'billions'] as const;
const NUMBER_KEYS = ['decimal', 'thousands', 'negative', 'symbols', 'nothing'];
/** What may be under `amounts`. */
export const AMOUNT_KEYS: readonly string[] = 'columns rows period currency unit sign number'.split(' ');

/** `map` is the value of `amounts`. */
export function readAmounts(map: PlainMap): AmountsMapping {
  const sided = sidedColumns(map);
  const rows = readAmountRows(map);
  const side = readSide(map);
  if (side !== undefined && (sided !== undefined || rows?.credit !== undefined))
    report(
      map.problems,
      `${map.at}/sign`,
      'a column of words beside columns for `debit` and `credit`, expected one: where does the sign stand?',
    );
  return {
    columns: sided?.debit ?? readColumns(map),
    credits: sided?.credit ?? [],
    rows,
    period: optionalText(map, 'period'),
    currency: readCurrency(map),
    exponent: 3 * UNITS.indexOf(wordOf(map, 'unit', UNITS, 'ones')),
    reversed: side === undefined && optionalText(map, 'sign') === 'reversed',
    side,
    number: readFormat(optionalMap(map, 'number', NUMBER_KEYS) ?? emptyAt(map)),
  };
}

function readAmountRows(parent: PlainMap): AmountRows | undefined {
  const map = optionalMap(parent, 'rows', ['period', 'amount', 'dates', 'periods']);
  if (map === undefined) return undefined;
  if (parent.entries.has('columns'))
    report(map.problems, map.at, '`rows` beside `columns`, expected one: where do the periods stand?');
  return {
    period: columnsOf(map, 'period'),
    ...readAmountColumn(map),
    periods: new Map(textEntries(optionalMap(map, 'periods', 'any') ?? emptyAt(map))),
    dates: map.entries.has('dates')
      ? wordOf<DayOrder>(map, 'dates', ['month-first', 'day-first'], 'month-first')
      : undefined,
  };
}

function readAmountColumn(map: PlainMap): Pick<AmountRows, 'amount' | 'credit'> {
  if (typeof map.entries.get('amount') !== 'object')
    return { amount: requiredText(map, 'amount', A_HEADING), credit: undefined };
  const sides = requiredMap(map, 'amount', SIDES);
  return {
    amount: requiredText(sides, 'debit', A_HEADING),
    credit: requiredText(sides, 'credit', A_HEADING),
  };
}

const A_HEADING = 'the heading of a column';
const SIDES = ['debit', 'credit'];

const SIGNS = ['as-written', 'reversed'];

/** Undefined if the sign is in the cells. */
function readSide(parent: PlainMap): SideColumn | undefined {
  const value = parent.entries.get('sign');
  if (typeof value !== 'object') {
    const text = optionalText(parent, 'sign');
    if (text !== undefined && !SIGNS.includes(text))
      report(
        parent.problems,
        `${parent.at}/sign`,
        `${quoted(text)}, expected as-written, reversed or, where a column says it, its \`column\` and its words for \`debit\` and \`credit\``,
      );
    return undefined;
  }
  const map = requiredMap(parent, 'sign', ['column', ...SIDES]);
  const words = (side: string): readonly string[] => {
    const found = textsOf(map, side);
    if (found.length === 0)
      report(map.problems, map.at, `${quoted(side)} is missing, expected what the column says of a ${side}`);
    return found.map((word) => word.trim());
  };
  const [debit, credit] = [words('debit'), words('credit')];
  const both = debit.find((word) => credit.some((other) => other.toLowerCase() === word.toLowerCase()));
  if (both !== undefined)
    report(
      map.problems,
      map.at,
      `${quoted(both)} stands for \`debit\` and for \`credit\`, expected one of them`,
    );
  return { column: requiredText(map, 'column', A_HEADING), debit, credit };
}

function readCurrency(map: PlainMap): AmountsMapping['currency'] {
  if (typeof map.entries.get('currency') !== 'object')
    return requiredText(map, 'currency', 'a currency such as USD');
  return {
    column: requiredText(requiredMap(map, 'currency', ['column']), 'column', A_HEADING),
  };
}

function readColumns(map: PlainMap): AmountColumns {
  if (typeof map.entries.get('columns') !== 'object')
    return wordOf<'fiscal-years' | 'months'>(map, 'columns', ['fiscal-years', 'months'], 'fiscal-years');
  return namedColumns(map, 'columns');
}

/** `columns: { debit: { Debit: FY2027 }, credit: { Credit: FY2027 } }`; a heading may be called `debit` too. */
function sidedColumns(
  map: PlainMap,
): { readonly debit: readonly NamedColumn[]; readonly credit: readonly NamedColumn[] } | undefined {
  const columns = Object.entries(map.entries.get('columns') ?? {});
  if (!columns.some(([key, value]) => SIDES.includes(key) && typeof value === 'object')) return undefined;
  const sides = requiredMap(map, 'columns', SIDES);
  return { debit: namedColumns(sides, 'debit'), credit: namedColumns(sides, 'credit') };
}

function namedColumns(map: PlainMap, key: string): readonly NamedColumn[] {
  const named = requiredMap(map, key, 'any');
  if (map.entries.has(key) && named.entries.size === 0)
    report(map.problems, named.at, 'no column, expected one or more');
  return textEntries(named).map(([heading, period]) => ({ heading, period }));
}

function readFormat(map: PlainMap): NumberFormat {
  const thousands = optionalText(map, 'thousands');
  const decimal = wordOf(map, 'decimal', ['.', ','], '.');
  if (thousands !== undefined && (thousands.length !== 1 || /[\d-]/.test(thousands) || thousands === decimal))
    report(
      map.problems,
      `${map.at}/thousands`,
      `${quoted(thousands)}, expected one character that is not the decimal sign`,
    );
  const forms = textsOf(map, 'negative').flatMap((text) => {
    const found = (['minus', 'trailing-minus', 'brackets', 'cr'] as const).find((form) => form === text);
    if (found !== undefined) return [found];
    report(
      map.problems,
      `${map.at}/negative`,
      `${quoted(text)}, expected minus, trailing-minus, brackets or cr`,
    );
    return [];
  });
  return {
    decimal,
    thousands,
    negative: forms.length > 0 ? forms : ['minus'],
    symbols: textsOf(map, 'symbols'),
    nothing: textsOf(map, 'nothing'),
  };
}
