/** What follows the `/` of a rate or price: one of five times, or a unit, which is any other word. */
import type { Per, Time } from '../../domain/plan/spec.ts';

const TIMES: ReadonlyMap<string, Per> = new Map(
  (['month', 'quarter', 'year', 'day', 'hour'] as const).map((time) => [time, { time }]),
);

/** What people write for a time. No unit has such a name: money per month and money per thing are too different to guess. */
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

/** `month`, `person-hour`; undefined for what is not a word, and for another spelling of a time. */
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
