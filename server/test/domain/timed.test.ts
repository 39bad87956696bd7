/** Which value of a map by period holds when. */
import assert from 'node:assert/strict';
import { CALENDAR_YEARS, createCalendar } from '../../src/domain/calendar.ts';
import type { Timed } from '../../src/domain/period.ts';
import { overlapsOf, spansOf } from '../../src/domain/timed.ts';
import { readPeriod } from '../../src/syntax/values/period.ts';

const calendar = createCalendar(CALENDAR_YEARS);

function timed(...periods: readonly string[]): Timed<string> {
  return periods.map((text) => {
    const reading = readPeriod(text);
    assert.ok(reading.ok, text);
    return { period: reading.value, value: text, at: `/${text}` };
  });
}

/** Each key with the months in which it holds. */
function held(...periods: readonly string[]): readonly string[] {
  assert.ok(!('problems' in calendar));
  return spansOf(timed(...periods), calendar).map((it) => `${it.value} holds ${calendar.periodText(it)}`);
}

function overlaps(...periods: readonly string[]): readonly string[] {
  assert.ok(!('problems' in calendar));
  return overlapsOf(timed(...periods), calendar).map(
    ({ before, next }) => `${before.value} and ${next.value}`,
  );
}

describe('values by period', () => {
  it('hold until the next key begins, in whatever order they stand', () => {
    assert.deepEqual(held('2026-04..', '2026-01..', '2026-06..2026-07'), [
      '2026-01.. holds FY2026-Q1',
      '2026-04.. holds 2026-04..2026-05',
      '2026-06..2026-07 holds 2026-06..2026-07',
    ]);
  });

  it('leave months between two ends to nobody', () =>
    assert.deepEqual(held('2026-01', '2026-03'), ['2026-01 holds 2026-01', '2026-03 holds 2026-03']));

  it('overlap where both say an end, or begin together', () => {
    assert.deepEqual(overlaps('2026-01..2026-03', '2026-03..'), ['2026-01..2026-03 and 2026-03..']);
    assert.deepEqual(overlaps('2026-01..', '2026-01..2026-02'), ['2026-01.. and 2026-01..2026-02']);
    assert.deepEqual(overlaps('2026-01..', '2026-02..', '2026-03..'), []);
    assert.deepEqual(overlaps('2026-01', '2026-02'), []);
    assert.deepEqual(overlaps('2026', '2026-02', '2026-05'), ['2026 and 2026-02', '2026 and 2026-05']);
  });

  it('of which the later one holds where they overlap', () =>
    assert.deepEqual(held('2026-01..2026-03', '2026-03..2026-04'), [
      '2026-01..2026-03 holds 2026-01..2026-02',
      '2026-03..2026-04 holds 2026-03..2026-04',
    ]));
});
