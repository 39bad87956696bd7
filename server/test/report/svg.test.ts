import assert from 'node:assert/strict';
import { bridgeChart } from '../../src/report/charts/bridge-chart.ts';
import { monthsChart } from '../../src/report/charts/months-chart.ts';
import { chartSvg } from '../../src/report/svg.ts';
import { acmeProject, page } from '../ide/preview/acme.ts';

describe('a chart', () => {
  const bridge = (label: string) =>
    bridgeChart({
      title: 'From before to after',
      subtitle: 'FY2027',
      currency: 'USD',
      before: 100_00n,
      after: 90_00n,
      steps: [
        { label, change: 20_00n, before: 0n, after: 20_00n },
        { label: 'less', change: -30_00n, before: 30_00n, after: 0n },
      ],
    });

  it('is drawn with the labels that it was given, in colours of the page', () => {
    const { months } = page(acmeProject());
    const svg = chartSvg(months, 500);
    for (const text of ['Jul ’26', 'Jun', '+22.0k', '781k', 'var(--change)', 'var(--outline)'])
      assert.ok(svg.includes(text), text);
  });

  it('leaves a gap between two numbers, or one of them out', () => {
    const { calendar } = acmeProject().head.settings.get();
    const all = (amount: bigint) => Array.from({ length: 12 }, () => amount);
    const { first } = calendar.yearSpan(2027);
    const chart = monthsChart({
      name: 'All',
      calendar,
      currency: 'USD',
      first,
      before: all(0n),
      after: all(12_500_000_00n),
    });
    const places = (width: number) => chartSvg(chart, width).match(/>\+12\.5M</g)?.length;
    assert.equal(places(700), 12);
    for (const width of [450, 460]) assert.equal(places(width), 6, String(width));
  });

  it('shows names and obeys none', () => {
    const svg = chartSvg(bridge('<script>alert(1)</script>'), 500);
    assert.ok(!svg.includes('<script'));
    assert.ok(svg.includes('&lt;script&gt;'));
  });

  it('shows what the formatter of its library would obey', () => {
    for (const name of ['R$& D', 'A } B', '{figure|C}', '{value}']) {
      const svg = chartSvg(bridge(name), 500);
      const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map((it) => it[1]).join('');
      assert.ok(shown.includes(name.replace('&', '&amp;')), `${name}: ${shown}`);
    }
  });

  it('is plain data', () => {
    const { option } = bridge('more');
    assert.deepEqual(JSON.parse(JSON.stringify(option)), option);
  });

  it('says all its numbers', () => {
    assert.equal(bridge('more').description, 'Before 100.00, more +20.00, less −30.00, after 90.00');
  });

  it('keeps credits below the line', () => {
    const calendar = acmeProject().head.settings.get().calendar;
    const chart = monthsChart({
      name: 'Refunds',
      calendar,
      currency: 'USD',
      first: calendar.yearSpan(2027).first,
      before: [-100_00n, 50_00n],
      after: [-150_00n, -20_00n],
    });
    assert.equal(chart.title, 'Refunds: −120 in FY2027');
    assert.deepEqual(
      chart.marks.map((it) => it.mark),
      ['plan', 'added', 'removed'],
    );
    assert.ok(chartSvg(chart, 300).startsWith('<svg'));
  });
});
