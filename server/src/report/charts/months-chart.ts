/** The months of one year before and after, in two tiers: the plan, and below it the differences on their own scale. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { absolute } from '../../domain/exact.ts';
import { formatMoney, formatShort, formatSigned } from '../../domain/words/money.ts';
import { ratio } from '../ratio.ts';
import { type ChartMark, type ChartModel, COLOURS, caption, SMALL, STILL } from './chart.ts';

/** Amounts are minor units of `currency`, one for each month from `first`. */
export interface MonthsQuestion {
  /** Whose months they are; ready for display. */
  readonly name: string;
  readonly calendar: FiscalCalendar;
  readonly currency: string;
  readonly first: number;
  readonly before: readonly bigint[];
  readonly after: readonly bigint[];
}

interface Month {
  readonly month: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** Pixels. */
const CAPTION = 18;
const UPPER = 96;
const AXIS = 26;
const LOWER = 62;
/** So that a line at the edge is fully drawn. */
const EDGE = 3;

/** Without a change, only the upper tier. */
export function monthsChart(question: MonthsQuestion): ChartModel {
  const months = question.after.map((after, i): Month => {
    return { month: question.first + i, before: question.before[i] ?? 0n, after };
  });
  const isChanged = months.some((it) => it.before !== it.after);
  const height = CAPTION + UPPER + AXIS + (isChanged ? LOWER + CAPTION + EDGE : 0);
  return {
    title: titleOf(question, months),
    subtitle: `${question.calendar.yearLabel(question.calendar.yearOf(question.first))} by month`,
    description: descriptionOf(question, months, isChanged),
    height,
    option: {
      animation: false,
      title: isChanged ? [caption('after − before', { left: 0, top: CAPTION + UPPER + AXIS })] : [],
      ...axesOf(question, months, isChanged),
      series: [...upperSeries(question, months), ...(isChanged ? [differences(question, months)] : [])],
    },
    marks: marksOf(months),
    tips: months.map((it) => tipOf(question, it, isChanged)),
    tipArea: { axis: 'x', start: 0, end: undefined },
  };
}

/** `Payments: +22.0k a month from January`, `Payments: +66.0k in FY2027`, `Payments: 2.84M in FY2027`. */
function titleOf({ name, calendar, currency }: MonthsQuestion, months: readonly Month[]): string {
  const changed = months.filter((it) => it.before !== it.after);
  const [first] = changed;
  const sum = (all: readonly Month[], of: (it: Month) => bigint) =>
    all.reduce((total, it) => total + of(it), 0n);
  const year = calendar.yearLabel(calendar.yearOf(months[0]?.month ?? 0));
  if (!first)
    return `${name}: ${formatShort(
      sum(months, (it) => it.after),
      currency,
    )} in ${year}`;
  const size = first.after - first.before;
  const isSteady = changed.every((it) => it.after - it.before === size) && changed.at(-1) === months.at(-1);
  const isWhole = changed.length === (months.at(-1)?.month ?? 0) - first.month + 1;
  if (isSteady && isWhole && changed.length > 1)
    return `${name}: ${signed(size, currency)} a month from ${calendar.title(first.month).split(' ')[0] ?? ''}`;
  return `${name}: ${signed(
    sum(changed, (it) => it.after - it.before),
    currency,
  )} in ${year}`;
}

function signed(minor: bigint, currency: string): string {
  const text = formatShort(minor, currency);
  return minor > 0n ? `+${text}` : text;
}

function descriptionOf(
  { name, calendar, currency }: MonthsQuestion,
  months: readonly Month[],
  isChanged: boolean,
): string {
  const parts = months.map(({ month, before, after }) => {
    const was = isChanged && before !== after ? `, before ${formatMoney(before, currency)}` : '';
    return `${calendar.shortTitle(month)} ${formatMoney(after, currency)}${was}`;
  });
  return `${name}: ${parts.join('; ')}`;
}

function marksOf(months: readonly Month[]): readonly ChartMark[] {
  const marks: ChartMark[] = [{ mark: 'plan', text: 'plan' }];
  const parts = months.map(partsOf);
  if (parts.some((it) => it.added !== 0n)) marks.push({ mark: 'added', text: 'added by this change' });
  if (parts.some((it) => it.removed !== 0n)) marks.push({ mark: 'removed', text: 'removed' });
  return marks;
}

function tipOf(
  { calendar, currency }: MonthsQuestion,
  { month, before, after }: Month,
  isChanged: boolean,
): ChartModel['tips'][number] {
  const title = calendar.title(month);
  if (!isChanged) return { title, lines: [['plan', formatMoney(after, currency)]] };
  return {
    title,
    lines: [
      ['before', formatMoney(before, currency)],
      ['after', formatMoney(after, currency)],
      ['change', before === after ? '·' : formatSigned(after - before, currency)],
    ],
  };
}

/** What stays, what is added and what is removed, each with its sign. */
function partsOf({ before, after }: Month): {
  readonly kept: bigint;
  readonly added: bigint;
  readonly removed: bigint;
} {
  if (before < 0n !== after < 0n) return { kept: 0n, added: after, removed: before };
  const isMore = after < 0n ? after <= before : after >= before;
  const kept = isMore ? before : after;
  return { kept, added: isMore ? after - kept : 0n, removed: isMore ? 0n : before - kept };
}

function axesOf(
  { calendar }: MonthsQuestion,
  months: readonly Month[],
  isChanged: boolean,
): Readonly<Record<string, unknown>> {
  const labels = months.map(({ month }, i) => {
    const [, year] = calendar.title(month).split(' ');
    const short = calendar.shortTitle(month);
    if (year === undefined || (i > 0 && short !== 'Jan')) return short;
    return { value: `${short} ’${year.slice(-2)}`, textStyle: { color: COLOURS.ink, fontWeight: 600 } };
  });
  const x = { type: 'category', data: labels, axisTick: { show: false } };
  const grid = { left: 0, right: 0, outerBoundsMode: 'none' };
  const upper = extent(months.flatMap((it) => [it.before, it.after]));
  const lower = extent(months.map((it) => it.after - it.before));
  const below = (scale: Extent) => (scale.lowest < 0 ? -0.34 : 0);
  return {
    grid: [
      { ...grid, top: CAPTION, height: UPPER },
      ...(isChanged ? [{ ...grid, top: CAPTION + UPPER + AXIS + CAPTION, height: LOWER }] : []),
    ],
    xAxis: [
      {
        ...x,
        gridIndex: 0,
        axisLine: { lineStyle: { color: COLOURS.outline } },
        axisLabel: { ...SMALL, interval: 0, margin: 6 },
      },
      ...(isChanged ? [{ ...x, gridIndex: 1, axisLine: { show: false }, axisLabel: { show: false } }] : []),
    ],
    yAxis: [
      { gridIndex: 0, show: false, min: upper.lowest, max: Math.max(upper.highest, 0.01) },
      ...(isChanged
        ? [
            {
              gridIndex: 1,
              show: false,
              min: lower.lowest + below(lower),
              max: lower.highest + (lower.highest > 0 ? 0.34 : 0),
            },
          ]
        : []),
    ],
  };
}

interface Extent {
  /** The largest absolute amount, which is 1 on the axis. */
  readonly whole: bigint;
  readonly lowest: number;
  readonly highest: number;
}

function extent(amounts: readonly bigint[]): Extent {
  const whole = amounts.map(absolute).reduce((most, it) => (it > most ? it : most), 0n);
  const ratios = amounts.map((it) => ratio(it, whole));
  return { whole, lowest: Math.min(0, ...ratios), highest: Math.max(0, ...ratios) };
}

/** A label is drawn whole or not at all, with a gap to the next: otherwise two would read as one number. */
const labelLayout = { hideOverlap: true } as const;
const LABEL = { show: true, minMargin: 3, ...SMALL, color: COLOURS.ink } as const;
const BAR = { type: 'bar', barWidth: '62%', barGap: '-100%', labelLayout, ...STILL } as const;

function upperSeries({ currency }: MonthsQuestion, months: readonly Month[]): readonly unknown[] {
  const { whole } = extent(months.flatMap((it) => [it.before, it.after]));
  const parts = months.map(partsOf);
  const data = (of: (it: ReturnType<typeof partsOf>) => bigint) =>
    parts.map((it) => (of(it) === 0n ? null : ratio(of(it), whole)));
  const tops = months.map((it) => (it.before > it.after ? it.before : it.after));
  return [
    {
      ...BAR,
      name: 'plan',
      stack: 'plan',
      data: data((it) => it.kept),
      itemStyle: { color: COLOURS.tint, borderColor: COLOURS.outline, borderWidth: 1 },
    },
    {
      ...BAR,
      name: 'added',
      stack: 'plan',
      data: data((it) => it.added),
      itemStyle: { color: COLOURS.change },
    },
    {
      ...BAR,
      name: 'removed',
      stack: 'plan',
      data: data((it) => it.removed),
      itemStyle: { color: 'transparent', borderColor: COLOURS.change, borderWidth: 1, borderType: 'dashed' },
    },
    {
      ...BAR,
      name: 'labels',
      itemStyle: { color: 'transparent' },
      data: tops.map((top, i) => ({
        value: ratio(top > 0n ? top : 0n, whole),
        label: { formatter: formatShort(months[i]?.after ?? 0n, currency) },
      })),
      label: { ...LABEL, position: 'top', distance: 4 },
    },
  ];
}

function differences({ currency }: MonthsQuestion, months: readonly Month[]): unknown {
  const { whole } = extent(months.map((it) => it.after - it.before));
  const data = months.map(({ before, after }) => {
    const change = after - before;
    if (change === 0n) return null;
    const isMore = change > 0n;
    return {
      value: ratio(change, whole),
      itemStyle: {
        color: isMore ? COLOURS.change : 'transparent',
        borderColor: COLOURS.change,
        borderWidth: isMore ? 0 : 1.5,
      },
      label: { position: isMore ? 'top' : 'bottom', formatter: signed(change, currency) },
    };
  });
  return {
    ...BAR,
    name: 'differences',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data,
    label: { ...LABEL, distance: 3 },
    markLine: {
      ...STILL,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: COLOURS.outline, type: 'solid', width: 1 },
      data: [{ yAxis: 0 }],
    },
  };
}
