/** Two keys that both give a value for a month. Those within a line are found while it is planned. */
import type { Draft, Rule } from '../../analysis/findings/rule.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { overlapsOf } from '../../domain/timed.ts';
import { quoted } from '../../domain/words/visible.ts';
import { inFile, type TimedMap, timedMapsOf } from '../periods.ts';
import { repeatedRates } from './repeated-rates.ts';

/** Only a key without an end gives way to the next. */
export const overlappingPeriods: Rule = {
  meta: {
    code: 'overlapping-periods',
    summary: 'Two keys of one map by period, or two documents with one rate, cover the same month.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit(subject, view) {
    const { calendar, isSettled } = view.side.settings.get();
    if (!isSettled) return;
    for (const map of timedMapsOf(subject.entity, view)) yield* overlaps(map, calendar);
    yield* repeatedRates(subject, view);
  },
};

function* overlaps({ timed, file }: TimedMap, calendar: FiscalCalendar): Generator<Draft> {
  for (const { before, next } of overlapsOf(timed, calendar)) {
    const [later, earlier] = [quoted(next.period?.text ?? ''), quoted(before.period?.text ?? '')];
    const expected = 'expected keys that share no month';
    if (file)
      yield inFile(
        { ...file, row: file.rowOf(next.value) },
        `${later} overlaps ${earlier} of row ${file.rowOf(before.value)}, ${expected}`,
      );
    else
      yield {
        at: next.at,
        part: 'key',
        message: `${later} overlaps ${earlier}, ${expected}`,
        label: `${earlier} holds here too`,
      };
  }
}
