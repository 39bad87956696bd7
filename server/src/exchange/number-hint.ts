/** What a mapping would have to say for a cell to be read as a number. */
import type { NegativeForm, NumberFormat } from './mapping.ts';
import { parseNumber } from './number.ts';

/**
 * The properties of `number` that the cell needs, as they would be written; undefined if none make it a number, or it seems to
 * be in another currency.
 */
export function numberHint(cell: string, format: NumberFormat, currency: string): string | undefined {
  const text = cell.trim();
  const form = formOf(text);
  const symbol = symbolOf(text);
  if (symbol !== undefined && (CURRENCIES.get(symbol) ?? symbol) !== currency && !SHARED.has(symbol))
    return undefined;
  const widened: NumberFormat = {
    ...format,
    negative: withMore(format.negative, form),
    symbols: withMore(format.symbols, symbol),
  };
  const fitting = [widened, ...groupings(widened)].find((it) => parseNumber(text, it) !== undefined);
  return fitting && (differences(format, fitting).join(', ') || undefined);
}

/** Symbols of one currency. */
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
]);

/** Symbols of several. */
const SHARED: ReadonlySet<string> = new Set(['$', '¥']);

function withMore<It>(list: readonly It[], more: It | undefined): readonly It[] {
  return more === undefined || list.includes(more) ? list : [...list, more];
}

function differences(before: NumberFormat, after: NumberFormat): readonly string[] {
  return [
    ...(after.decimal === before.decimal ? [] : [`decimal: "${after.decimal}"`]),
    ...(after.thousands === before.thousands ? [] : [`thousands: "${after.thousands}"`]),
    ...(after.negative === before.negative ? [] : [`negative: ${listed(after.negative)}`]),
    ...(after.symbols === before.symbols ? [] : [`symbols: ${listed(after.symbols)}`]),
  ];
}

function groupings(format: NumberFormat): readonly NumberFormat[] {
  const known: readonly (readonly ['.' | ',', string])[] = [
    ['.', ','],
    [',', '.'],
    ['.', ' '],
    [',', ' '],
    ['.', "'"],
  ];
  const all = known.map(([decimal, thousands]) => ({ ...format, decimal, thousands }));
  // the mapping's own decimal sign is likely to be right
  return all.sort((a, b) => Number(b.decimal === format.decimal) - Number(a.decimal === format.decimal));
}

function formOf(text: string): NegativeForm | undefined {
  if (text.includes('(')) return 'brackets';
  if (/[-\u2212]$/.test(text)) return 'trailing-minus';
  if (/\d ?[CD]R$/i.test(text)) return 'cr';
  return /[-\u2212]/.test(text) ? 'minus' : undefined;
}

/** A currency symbol, or three letters that name one. */
function symbolOf(text: string): string | undefined {
  return /\p{Sc}|[A-Z]{3}/u.exec(text)?.[0];
}

function listed(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`;
}
