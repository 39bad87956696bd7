/** How spans, groups of months, lists and hostile text read. */
import assert from 'node:assert/strict';
import { CALENDAR_YEARS, type CalendarSpec, createCalendar } from '../../../src/domain/calendar.ts';
import { formatDate } from '../../../src/domain/words/dates.ts';
import { alternatives, formatCount, list, plural } from '../../../src/domain/words/lists.ts';
import { formatMonthGroup, formatSpan } from '../../../src/domain/words/periods.ts';
import { quoted, visible } from '../../../src/domain/words/visible.ts';

const JANUARY = 2027 * 12;

function calendarFor(spec: Partial<CalendarSpec>) {
  const calendar = createCalendar({ ...CALENDAR_YEARS, ...spec });
  assert.ok(!('problems' in calendar));
  return calendar;
}
const months = calendarFor({});
const weeks = calendarFor({ pattern: '4-4-5', start: { year: 2027, month: 1, day: 31 } });

describe('a span of months', () => {
  const cases: readonly (readonly [number, number, string])[] = [
    [JANUARY, JANUARY + 5, 'January to June 2027'],
    [JANUARY - 6, JANUARY + 5, 'July 2026 to June 2027'],
    [JANUARY + 3, JANUARY + 3, 'April 2027'],
    [JANUARY, Number.POSITIVE_INFINITY, 'from January 2027'],
    [Number.NEGATIVE_INFINITY, JANUARY, 'until January 2027'],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 'always'],
  ];
  for (const [first, last, text] of cases)
    it(`reads ${text}`, () => assert.equal(formatSpan(months, { first, last }), text));
  it('is named by number in a calendar of weeks', () =>
    assert.equal(formatSpan(weeks, { first: JANUARY, last: JANUARY + 2 }), 'FY2027-P01 to FY2027-P03'));
});

describe('months that share a row', () => {
  const cases: readonly (readonly [readonly number[], string])[] = [
    [[0, 1], 'Jan, Feb, each'],
    [[2], 'Mar'],
    [[3, 4, 5], 'Apr–Jun, each'],
    [[0, 3, 4, 5, 7], 'Jan, Apr–Jun, Aug, each'],
    [[], ''],
  ];
  for (const [offsets, text] of cases)
    it(`read ${text || 'nothing for none'}`, () =>
      assert.equal(
        formatMonthGroup(
          months,
          offsets.map((it) => JANUARY + it),
        ),
        text,
      ));
  it('have their years when they lie in several', () => {
    const group = [JANUARY - 1, JANUARY];
    assert.equal(formatMonthGroup(months, group, { years: true }), 'Dec 2026, Jan 2027, each');
    assert.equal(formatMonthGroup(weeks, group, { years: true }), 'FY2026-P12, FY2027-P01, each');
  });
});

describe('words', () => {
  it('count', () => {
    assert.equal(plural(1, 'error'), '1 error');
    assert.equal(plural(3, 'error'), '3 errors');
    assert.equal(plural(12431, 'entry', 'entries'), '12,431 entries');
    assert.equal(formatCount(1000000), '1,000,000');
  });
  it('enumerate', () => {
    assert.equal(list([]), '');
    assert.equal(list(['a']), 'a');
    assert.equal(list(['a', 'b']), 'a and b');
    assert.equal(list(['a', 'b', 'c']), 'a, b and c');
    assert.equal(alternatives(['a', 'b']), 'a or b');
  });
  it('say dates', () => assert.equal(formatDate({ year: 2026, month: 11, day: 17 }), '17 November 2026'));
  it('show what cannot be seen', () => {
    assert.equal(visible('payments\u202eevil'), 'payments⟨U+202E⟩evil');
    assert.equal(visible('a\u0000\u001b[31m\u00a0\ud800'), 'a⟨U+0000⟩⟨U+001B⟩[31m⟨U+00A0⟩⟨U+D800⟩');
    assert.equal(visible('Büro, 日本 👍🏽'), 'Büro, 日本 👍🏽');
  });
  it('quote long text short, never half a character', () => {
    assert.equal(quoted('x'.repeat(60)), `\`${'x'.repeat(60)}\``);
    assert.equal(quoted('x'.repeat(61)), `\`${'x'.repeat(59)}…\``);
    assert.ok(!quoted('👍'.repeat(100)).includes('U+D8'));
    assert.ok(!quoted(`x${'👍'.repeat(100)}`).includes('U+D8'));
  });
});
