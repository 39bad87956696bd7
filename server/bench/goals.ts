/** The goal of each figure, and whether it is met. */

/** One row of the table. */
export interface Goal {
  readonly name: string;
  /** What was measured, for people: `1,234 ms`. */
  readonly figure: string;
  /** What it is compared with, for people; empty for an absolute limit. */
  readonly against: string;
  /** The ratio or value that counts, and the most that it may be. */
  readonly value: number;
  readonly most: number;
  /** How `value` and `most` are shown: `× 0.15`, `400 MB`. */
  readonly show: (value: number) => string;
}

/** A figure that may be at most `most` times another, both in milliseconds. */
export function ratioGoal(name: string, figure: number, peer: string, other: number, most: number): Goal {
  return {
    name,
    figure: milliseconds(figure),
    against: `${peer}: ${milliseconds(other)}`,
    value: figure / other,
    most,
    show: (it) => `${it < 100 ? it.toPrecision(2).replace(/\.0$/, '') : Math.round(it)} ×`,
  };
}

/** A figure with a limit of its own. */
export function limitGoal(name: string, value: number, most: number, show: (value: number) => string): Goal {
  return { name, figure: show(value), against: '', value, most, show };
}

/** Whether it is met; what could not be measured is not. */
export function isMet({ value, most }: Goal): boolean {
  return value <= most;
}

/** With as many digits as are significant. */
export function milliseconds(value: number): string {
  return value < 100 ? `${value.toFixed(1)} ms` : `${grouped(Math.round(value))} ms`;
}

/** Megabytes. */
export function megabytes(value: number): string {
  return `${grouped(Math.round(value))} MB`;
}

/** A share as percent. */
export function percent(value: number): string {
  return `${(value * 100).toFixed(2)}%`;
}

/** `12,345`. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The rows of the table in Markdown. */
export function goalRows(goals: readonly Goal[]): readonly string[] {
  return [
    '| goal | measured | compared with | result | at most | met |',
    '|---|---:|---:|---:|---:|---|',
    ...goals.map((it) => {
      const cells = [
        it.name,
        it.figure,
        it.against,
        it.show(it.value),
        it.show(it.most),
        isMet(it) ? 'yes' : '**no**',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ];
}
