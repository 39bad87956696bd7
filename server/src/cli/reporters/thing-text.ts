/** A thing with a name, for a terminal. */
import { duringPeriod } from '../../domain/words/periods.ts';
import { visible } from '../../domain/words/visible.ts';
import { type PeriodPlan, periodPlanText, type Thing } from '../../report/thing.ts';
import type { ThingValues } from '../../report/thing-facts.ts';
import { type Labelled, labelled } from '../terminal/labelled.ts';
import type { Style } from '../terminal/style.ts';

/** `place` is where it is declared, `currency` the reporting currency; ends with a newline. */
export function thingText(
  { what, declaration, facts, plan, values }: Thing,
  place: string,
  currency: string,
  style: Style,
  columns: number,
): string {
  const { name, title, description, code, aliases } = declaration.entity;
  const rows: readonly Labelled[] = [
    ['title', title ?? ''],
    ['code', code ?? ''],
    ['aliases', aliases.map((it) => it.text).join(', ')],
    ...facts.map(([label, text]): Labelled => [label, text]),
    ...planRows(plan, currency),
    ...values.map((it): Labelled => [it.key, valuesText(it)]),
  ];
  return [
    `${style.bold(visible(name))}, ${what}  ${style.dim(place)}`,
    ...(description === undefined ? [] : [visible(description)]),
    ...labelled(rows.map(printable), style.blue, columns),
    '',
  ].join('\n');
}

/** `FY2027  120,000.00 USD planned`. */
export function planRows(plans: readonly PeriodPlan[], currency: string): readonly Labelled[] {
  return plans.map((it) => [it.period, periodPlanText(it, currency)]);
}

function printable([label, text]: Labelled): Labelled {
  return [visible(label), visible(text)];
}

/** `14 from 2026-07, 16 from 2027-01`. */
export function valuesText({ values }: Pick<ThingValues, 'values'>): string {
  return values
    .map(({ period, value }) => (period === undefined ? value : `${value} ${duringPeriod(period)}`))
    .join(', ');
}
