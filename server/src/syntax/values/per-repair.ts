/** What follows the digits of a rate as other people write it: `/Months`, `per seat/month`, `monthly`. */
import { exponentOf } from '../../domain/currency.ts';
import type { Time } from '../../domain/plan/spec.ts';
import { mayBeThing, timeMeant } from './per.ts';

/** A text split before its rate. */
export interface PerMeant {
  /** What comes before the rate: digits, suffix and currency. */
  readonly body: string;
  /** The rate with its `/`, as it is written here (`''` when there is none); several when it is not clear which is meant. */
  readonly texts: readonly string[];
  readonly isSure: boolean;
  /** A few words on what is foreign about it; `''` when nothing is. */
  readonly label: string;
}

/** Times for which a thing may be held, so that `/seat/month` means that many seats in each month, or counted seat-months. */
const HELD: ReadonlySet<Time> = new Set(['month', 'quarter', 'year']);

/** Never fails: a text without a rate is all body. */
export function perMeant(plain: string): PerMeant {
  const text = withSlash(plain);
  const slash = text.lastIndexOf('/');
  const word = text.slice(slash + 1).trim();
  if (slash < 0 || !/^\p{L}/u.test(word)) return { body: text, texts: [''], isSure: true, label: '' };
  const time = timeMeant(word);
  const inner = withSlash(text.slice(0, slash).trim());
  const [tail = '', thing] = /\/\s*(\p{L}[\p{L}\p{N}_-]*)$/u.exec(inner) ?? [];
  const body = inner.slice(0, inner.length - tail.length).trim();
  if (thing !== undefined && time !== undefined) return heldOrCounted(body, thing, time);
  const per = thing === undefined ? (time ?? word) : `${thing}-${word}`;
  const label = plain.endsWith(`/${per}`) ? '' : 'a rate ends in one word, such as `/month`';
  if (!mayBeThing(word)) return { body, texts: [`/${per}`], isSure: true, label };
  return {
    body,
    texts: [`/${per}`],
    isSure: false,
    label: `\`${word}\` is a month to some and a meter to others, expected the whole word`,
  };
}

/** Twelve seats held for a year at `/month` cost twelve times what twelve counted seat-months do. */
function heldOrCounted(body: string, thing: string, time: Time): PerMeant {
  const counted = `/${thing}-${time}`;
  if (!HELD.has(time))
    return { body, texts: [counted], isSure: true, label: 'a rate ends in one word, such as `/month`' };
  return {
    body,
    texts: [`/${time}`, counted],
    isSure: false,
    label: `\`/${time}\` is for what is held, \`${counted}\` for what is counted`,
  };
}

/** `100k per month`, `100k p.a.`, `100k monthly` and `100k/month EUR` with a `/`, the rate at the end. */
function withSlash(text: string): string {
  const [, rate, currency = ''] = /^(.*\d.*\/.*\p{L}) ([A-Z]{3})$/u.exec(text) ?? [];
  if (rate !== undefined && exponentOf(currency) !== undefined) return rate.replace(/ *\//, ` ${currency}/`);
  const spoken = /^(.*\d.*?)\s+(?:per|an?|each|every|pro|je)\s+(\p{L}[\p{L}\p{N}_/-]*)$/iu.exec(text);
  if (spoken) return `${spoken[1]}/${spoken[2]}`;
  const adverb = /^(.*\d.*?)\s+(\p{L}+(?:ly|lich))$/iu.exec(text);
  if (adverb && timeMeant(adverb[2] ?? '') !== undefined) return `${adverb[1]}/${adverb[2]}`;
  const short = /^(.*\d[kM]?(?:\s*\p{L}{3})?)\s*p\.?\s?([am])\.?$/iu.exec(text);
  return short ? `${short[1]}/${short[2]?.toLowerCase() === 'a' ? 'year' : 'month'}` : text;
}
