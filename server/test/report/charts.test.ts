/** What charts say besides their picture: marks, tips and words, and which bars are hollow. */
import assert from 'node:assert/strict';
import { CALENDAR_YEARS, createCalendar } from '../../src/domain/calendar.ts';
import { bridgeChart } from '../../src/report/charts/bridge-chart.ts';
import type { ChartModel } from '../../src/report/charts/chart.ts';
import { monthsChart } from '../../src/report/charts/months-chart.ts';

const calendar = createCalendar(CALENDAR_YEARS);

/** January and on of 2026, in cents. */
function months(before: readonly bigint[], after: readonly bigint[]): ChartModel {
  assert.ok(!('problems' in calendar));
  const first = calendar.yearSpan(2026).first;
  return monthsChart({ name: 'Lab', calendar, currency: 'USD', first, before, after });
}

const marks = (chart: ChartModel) => chart.marks.map((it) => it.mark);

describe('the months of a year', () => {
  it('mark what is added and what is removed, of money that comes in too', () => {
    assert.deepEqual(marks(months([100n], [300n])), ['plan', 'added']);
    assert.deepEqual(marks(months([300n], [100n])), ['plan', 'removed']);
    assert.deepEqual(marks(months([-100n], [-300n])), ['plan', 'added']);
    assert.deepEqual(marks(months([-300n], [-100n])), ['plan', 'removed']);
    assert.deepEqual(marks(months([-100n], [100n])), ['plan', 'added', 'removed']);
  });

  it('say a month where all that change do so alike, else the year', () => {
    assert.equal(months([0n, 0n, 0n], [0n, 500n, 500n]).title, 'Lab: +5.00 a month from February');
    assert.equal(months([0n, 0n, 0n], [500n, 0n, 500n]).title, 'Lab: +10.0 in FY2026');
    assert.equal(months([500n, 500n], [500n, 500n]).title, 'Lab: 10.0 in FY2026');
  });

  it('tell all their numbers', () => {
    const { description, tips } = months([500n, 500n], [500n, 700n]);
    assert.equal(description, 'Lab: Jan 5.00; Feb 7.00, before 5.00');
    assert.deepEqual(tips[1], {
      title: 'February 2026',
      lines: [
        ['before', '5.00'],
        ['after', '7.00'],
        ['change', '+2.00'],
      ],
    });
  });
});

describe('the way from before to after', () => {
  it('has filled bars for more and hollow ones for less', () => {
    const step = (label: string, change: bigint) => ({ label, change, before: 0n, after: change });
    const { option } = bridgeChart({
      title: 'From before to after',
      subtitle: '',
      currency: 'USD',
      before: 0n,
      after: 200n,
      steps: [step('lab', 300n), step('ward', -100n)],
    });
    const text = JSON.stringify(option);
    const [more = '', less = ''] = [...text.matchAll(/"value":[\d.]+,"itemStyle":(\{[^}]*\})/g)].map(
      (it) => it[1],
    );
    assert.match(more, /^\{"color":"var\(--change\)"\}$/);
    assert.match(less, /"color":"transparent","borderColor":"var\(--change\)"/);
  });
});
