/** What stands behind the `/` of a rate or price: one of five times, or any other word, a unit. */
import type { Per, Time } from '../../domain/plan/spec.ts';

const TIMES: ReadonlyMap<string, Per> = new Map(
  (['month', 'quarter', 'year', 'day', 'hour'] as const).map((time) => [time, { time }]),
);

/** What people write for a time. No unit is called so: money per month and money per thing are too unlike to guess. */
const OTHER_TIMES: ReadonlyMap<string, Time> = new Map([
  ...spelled('month', 'months monthly m mo mon mth monat monatlich'),
  ...spelled('quarter', 'quarters quarterly q qtr quartal vierteljährlich'),
  ...spelled('year', 'years yearly annually y yr yrs annum pa jahr jährlich'),
  ...spelled('day', 'days daily d täglich'),
  ...spelled('hour', 'hours hourly h hr hrs stündlich'),
]);

const UNIT = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

/** Whether a word is a time to some and a thing to others: a meter is an `m` too. */
export function mayBeThing(text: string): boolean {
  return text.toLowerCase() === 'm';
}

/** `month`, `person-hour`; undefined for what is no word, and for a time that is spelled otherwise. */
export function readPer(text: string): Per | undefined {
  const time = TIMES.get(text);
  if (time !== undefined) return time;
  return UNIT.test(text) && timeMeant(text) === undefined ? { unit: text } : undefined;
}

/** The time that a word such as `Months` or `yr` means. */
export function timeMeant(text: string): Time | undefined {
  const word = text.toLowerCase();
  const time = TIMES.get(word);
  return time !== undefined && 'time' in time ? time.time : OTHER_TIMES.get(word);
}

function spelled(time: Time, words: string): readonly (readonly [word: string, time: Time])[] {
  return words.split(' ').map((word) => [word, time]);
}
