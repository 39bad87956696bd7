/** What follows a number: units of time and of things, currencies, the percent sign. */
import { exponentOf } from '../../domain/currency.ts';
import { type At, valueAround } from './at.ts';
import { currenciesInUse } from './currencies.ts';
import type { Suggestion } from './item.ts';
import { namesOf } from './names.ts';

/** Suggestions for the end of what was typed: its first `kept` UTF-16 units stay. */
export interface Tail {
  readonly kept: number;
  readonly suggestions: readonly Suggestion[];
}

/** Suggestions that replace everything that was typed. */
export function whole(suggestions: readonly Suggestion[]): Tail {
  return { kept: 0, suggestions };
}

const TIMES = ['month', 'year', 'quarter', 'day', 'hour'] as const;
const NUMBER = /^-?\d[\d_]*(?:\.\d+)?[kM]?/;

/** Whether a number continues after the cursor. */
export function isInNumber({ file, place }: At): boolean {
  const { typed, word } = place;
  return NUMBER.exec(typed)?.[0] === typed && /[\d_.kM]/.test(file.text.charAt(word.start + typed.length));
}

/** After the digits of money: `/month`, ` USD/month`, ` EUR`. An amount is per time, a price may also be per thing. */
export function moneyTail(at: At): Tail | undefined {
  const { typed } = at.place;
  const [number] = NUMBER.exec(typed) ?? [];
  if (number === undefined) return undefined;
  const rest = typed.slice(number.length);
  const isPrice = at.level.step === 'unitPrice' || at.place.levels.at(-2)?.step === 'unitPrice';
  const rates = (isPrice ? unitsOf(at) : TIMES).map((it) => `/${it}`);
  if (rest.startsWith('/')) return tail(number.length, rates);
  const currencies = currenciesInUse(at);
  const typedCurrency = currencyIn(rest);
  const [own = ''] = [...typedCurrency, ...currencies];
  // a currency already typed comes first: accepting it changes nothing
  const nearby = nearbyUnits(at).filter((it) => isPrice || rates.some((rate) => it.endsWith(rate)));
  const spelled = [...typedCurrency, ...nearby, ...rates.map((it) => `${own}${it}`), ...currencies];
  if (rest.startsWith(' ')) return tail(number.length + 1, spelled);
  if (rest !== '') return undefined;
  const spaced = spelled.map((it) => ` ${it}`);
  return tail(number.length, isPrice ? [...spaced, ...rates] : [...rates, ...spaced]);
}

/** A rate continues with the currency already typed. */
function currencyIn(rest: string): readonly string[] {
  const [, code] = /^ ([A-Z]{3})(?:\/|$)/.exec(rest) ?? [];
  return code !== undefined && exponentOf(code) !== undefined ? [code] : [];
}

/** After the digits of a quantity: `/month`. */
export function quantityTail(at: At): Tail | undefined {
  const [number] = NUMBER.exec(at.place.typed) ?? [];
  return number === undefined
    ? undefined
    : tail(
        number.length,
        TIMES.map((it) => `/${it}`),
      );
}

/** After the digits of a share. */
export function percentTail(at: At): Tail | undefined {
  const [number] = NUMBER.exec(at.place.typed) ?? [];
  return number === undefined ? undefined : tail(number.length, ['%']);
}

/** After the digits of an approval threshold: `%`, ` USD`. */
export function thresholdTail(at: At): Tail | undefined {
  const { typed } = at.place;
  const [number] = NUMBER.exec(typed) ?? [];
  if (number === undefined) return undefined;
  const currencies = currenciesInUse(at);
  if (typed.length > number.length) return tail(number.length + 1, currencies);
  return tail(number.length, ['%', ...currencies.map((it) => ` ${it}`)]);
}

function tail(kept: number, texts: readonly string[]): Tail {
  const suggestions = [...new Set(texts)].map(
    (text, rank): Suggestion => ({ label: text.trimStart(), kind: 'unit', text, rank }),
  );
  return { kept, suggestions };
}

/** Times, then the units that drivers count; for a price, the unit of its driver right after the month. */
function unitsOf(at: At): readonly string[] {
  const drivers = namesOf(at.project, 'driver').flatMap(({ declaration: { unit } }) =>
    unit.entity?.kind === 'Driver' && unit.entity.unit !== undefined ? [unit.entity.unit] : [],
  );
  const quantity = valueAround(at.place, 'quantity');
  const counted =
    quantity === undefined
      ? undefined
      : at.project.head.names.resolve('driver', quantity.split('/')[0] ?? '');
  const entity = counted?.unit.entity;
  const own = entity?.kind === 'Driver' && entity.unit !== undefined ? [entity.unit] : [];
  return [...new Set([TIMES[0], ...own, ...TIMES, ...drivers])];
}

const REACH = 4_000;

/** `USD/laptop`: how nearby prices are written, without their digits. */
function nearbyUnits({ file, place }: At): readonly string[] {
  const { start, end } = place.word;
  const around = `${file.text.slice(Math.max(0, start - REACH), start)}\n${file.text.slice(end, end + REACH)}`;
  return [...around.matchAll(/\d (?<unit>[A-Z]{3}\/[a-z][\w-]*)/g)]
    .map((it) => it.groups?.unit ?? '')
    .reverse();
}
