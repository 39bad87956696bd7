/** What stands behind the digits of a rate as other people write it: `/Months`, `per seat/month`, `monthly`. */
import { exponentOf } from '../../domain/currency.ts';
import type { Time } from '../../domain/plan/spec.ts';
import { mayBeThing, timeMeant } from './per.ts';

/** A text cut before its rate. */
export interface PerMeant {
  /** What stands before it: digits, suffix and currency. */
  readonly body: string;
  /** With the sign, as it is written here (`''` where there is none); several when it is not known which is meant. */
  readonly texts: readonly string[];
  readonly isSure: boolean;
  /** What is foreign about it, a few words; `''` when nothing is. */
  readonly label: string;
}

/** Times in which a thing may be held, so that `/seat/month` is as many seats in each month, or seat-months that are counted. */
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

/** Twelve seats held for a year at `/month` are twelve times what twelve counted seat-months are. */
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

/** `100k per month`, `100k p.a.`, `100k monthly` and `100k/month EUR` with the sign, at the end. */
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
