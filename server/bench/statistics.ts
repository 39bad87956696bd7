/** Medians and percentiles of measurements. */
import { grouped, milliseconds } from './goals.ts';

/** Of one thing that was measured several times; the unit is the caller's. */
export interface Statistics {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Linear between neighbours; `NaN` for an empty list. */
export function statistics(values: readonly number[]): Statistics {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    count: sorted.length,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) ?? Number.NaN,
  };
}

/** The middle value. */
export function median(values: readonly number[]): number {
  return statistics(values).p50;
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The head of a table of typing sessions. */
export const SESSIONS_HEAD: readonly string[] = [
  '| session | rows | states | p50 | p95 | max |',
  '|---|---:|---:|---:|---:|---:|',
];

/** One row of it; milliseconds. */
export function sessionRow(name: string, rows: number, { count, p50, p95, max }: Statistics): string {
  return `| ${[name, grouped(rows), count, ...[p50, p95, max].map(milliseconds)].join(' | ')} |`;
}
