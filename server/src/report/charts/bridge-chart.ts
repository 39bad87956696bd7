/** From before to after, step by step, on an axis of change only, so that neither bars nor labels are cut off. */
import { absolute } from '../../domain/exact.ts';
import { formatMoney, formatSigned } from '../../domain/words/money.ts';
import { ratio } from '../ratio.ts';
import { type ChartModel, COLOURS, caption, hairline, STILL } from './chart.ts';

/** One cause; minor units. */
export interface BridgeStep {
  /** Ready for display. */
  readonly label: string;
  readonly change: bigint;
  /** What the tip shows in addition. */
  readonly before: bigint;
  readonly after: bigint;
}

/** Amounts are minor units of `currency`; the steps add up to the difference between `before` and `after`. */
export interface BridgeQuestion {
  readonly title: string;
  readonly subtitle: string;
  readonly currency: string;
  readonly before: bigint;
  readonly after: bigint;
  readonly steps: readonly BridgeStep[];
}

/** Pixels. */
const HEAD = 28;
const FOOT = 28;
const ROW = 36;
const BAR = 11;

/** Ends at the right edge whatever the font. */
const RIGHT = { left: '100%', textAlign: 'right' };

interface Placed extends BridgeStep {
  readonly start: bigint;
  readonly end: bigint;
}

/** The steps in the given order. */
export function bridgeChart(question: BridgeQuestion): ChartModel {
  const { title, subtitle, currency, before, after } = question;
  let at = 0n;
  const steps = question.steps.map((it): Placed => {
    const start = at;
    at += it.change;
    return { ...it, start, end: at };
  });
  const high = ROW * steps.length;
  const bottom = HEAD + high;
  return {
    title,
    subtitle,
    description: `Before ${formatMoney(before, currency)}, ${steps
      .map((it) => `${it.label} ${formatSigned(it.change, currency)}`)
      .join(', ')}, after ${formatMoney(after, currency)}`,
    height: bottom + FOOT,
    option: {
      animation: false,
      title: [
        caption('Before', { left: 0, top: 2 }),
        caption(formatMoney(before, currency), { ...RIGHT, top: 2 }),
        caption('After', { left: 0, top: bottom + 8 }, true),
        caption(formatMoney(after, currency), { ...RIGHT, top: bottom + 8 }, true),
      ],
      graphic: [hairline(HEAD - 6, COLOURS.faint), hairline(bottom + 2, COLOURS.outline)],
      grid: { left: 0, right: 0, top: HEAD, height: high, outerBoundsMode: 'none' },
      xAxis: { show: false, type: 'value', min: 0, max: 1 },
      yAxis: axes(steps, currency),
      series: series(steps),
    },
    marks: [],
    tipArea: { axis: 'y', start: HEAD, end: bottom },
    tips: steps.map((it) => ({
      title: it.label,
      lines: [
        ['before', formatMoney(it.before, currency)],
        ['after', formatMoney(it.after, currency)],
        ['change', formatSigned(it.change, currency)],
      ],
    })),
  };
}

function axes(steps: readonly Placed[], currency: string): readonly unknown[] {
  const axis = {
    type: 'category',
    inverse: true,
    z: 10,
    axisLine: { show: false },
    axisTick: { show: false },
  };
  const label = {
    inside: true,
    margin: 0,
    interval: 0,
    verticalAlign: 'bottom',
    padding: [2, 0, BAR / 2 + 5, 0],
    fontSize: 12,
    color: COLOURS.ink,
    // the line from bar to bar begins where a name does
    textBorderColor: COLOURS.page,
    textBorderWidth: 2,
  };
  const figure = { fontSize: 12, color: COLOURS.ink, backgroundColor: COLOURS.page, padding: [1, 0, 1, 6] };
  return [
    { ...axis, data: steps.map((it) => it.label), axisLabel: { ...label, align: 'left' } },
    {
      ...axis,
      position: 'right',
      data: steps.map((it) => formatSigned(it.change, currency)),
      axisLabel: { ...label, align: 'right', rich: { figure }, formatter: '{figure|{value}}' },
    },
  ];
}

function series(steps: readonly Placed[]): readonly unknown[] {
  const ends = steps.flatMap((it) => [it.start, it.end]);
  const lowest = ends.reduce((least, it) => (it < least ? it : least), 0n);
  const highest = ends.reduce((most, it) => (it > most ? it : most), 0n);
  const at = (minor: bigint) => ratio(minor - lowest, highest - lowest);
  const bar = { type: 'bar', stack: 'step', barWidth: BAR, ...STILL };
  return [
    {
      ...bar,
      name: 'place',
      data: steps.map((it) => at(it.start < it.end ? it.start : it.end)),
      itemStyle: { color: 'transparent' },
      markLine: {
        ...STILL,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: COLOURS.outline, type: 'solid', width: 1 },
        data: steps.slice(0, -1).map((it, i) => [{ coord: [at(it.end), i] }, { coord: [at(it.end), i + 1] }]),
      },
    },
    {
      ...bar,
      name: 'change',
      barMinHeight: 2,
      data: steps.map((it) => ({
        value: ratio(absolute(it.change), highest - lowest),
        itemStyle:
          it.change > 0n
            ? { color: COLOURS.change }
            : { color: 'transparent', borderColor: COLOURS.change, borderWidth: 1.5 },
      })),
    },
  ];
}
