/** What stands behind the `/` of a rate or price: one of five times, or any other word, a unit. */
import type { Per, Time } from '../../domain/plan/spec.ts';

const TIMES: ReadonlyMap<string, Per> = new Map(
  (['month', 'quarter', 'year', 'day', 'hour'] as const).map((time) => [time, { time }]),
);

/** What people write for a time. No unit is called so: money per month and money per thing are too unlike to guess. */
const OTHER_TIMES: ReadonlyMap<string, Time> = new Map([
  ...(['months', 'monthly', 'mo', 'mon', 'mth', 'monat'] as const).map((it) => [it, 'month'] as const),
  ...(['quarters', 'quarterly', 'qtr', 'quartal'] as const).map((it) => [it, 'quarter'] as const),
  ...(['years', 'yearly', 'yr', 'yrs', 'annum', 'pa', 'jahr'] as const).map((it) => [it, 'year'] as const),
  ...(['days', 'daily'] as const).map((it) => [it, 'day'] as const),
  ...(['hours', 'hourly', 'hr', 'hrs', 'h'] as const).map((it) => [it, 'hour'] as const),
]);

const UNIT = /^\p{L}[\p{L}\p{M}\p{N}_-]*$/u;

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
