/** A rate between two currencies, for a terminal. */
import { list, plural } from '../../domain/words/lists.ts';
import { visible } from '../../domain/words/visible.ts';
import type { ThingValues } from '../../report/thing-facts.ts';
import { type Labelled, labelled } from '../terminal/labelled.ts';
import type { Style } from '../terminal/style.ts';
import { valuesText } from './thing-text.ts';

/** What is shown about a rate. */
export interface RateShown {
  readonly from: string;
  readonly to: string;
  /** The requested months, as one would write them. */
  readonly period: string;
  /** In those months. */
  readonly values: readonly { readonly period: string; readonly value: string }[];
  readonly written: readonly {
    readonly place: string;
    /** The CSV file that holds the values. */
    readonly file: string | undefined;
    readonly values: ThingValues['values'];
  }[];
  /** Lines as `budget/line`. */
  readonly readBy: readonly string[];
  /** The reporting currency. */
  readonly reporting: string;
}

const MOST_READERS = 6;

/** Ends with a newline. */
export function rateText(rate: RateShown, style: Style, columns: number): string {
  const { from, to, period, values } = rate;
  const shown = values.length === 0 ? [{ period, value: 'no rate is planned' }] : values;
  const rows: readonly Labelled[] = [
    ...shown.map((it): Labelled => [it.period, it.value]),
    ...rate.written.map((it): Labelled => ['written', visible(writtenText(it))]),
    ['read by', visible(readersText(rate))],
  ];
  return [
    `${style.bold(`${from}/${to}`)}, exchange rate: how many ${to} one ${from} is`,
    ...labelled(rows, style.blue, columns),
    '',
  ].join('\n');
}

function writtenText({ place, file, values }: RateShown['written'][number]): string {
  return `${file === undefined ? '' : `${file}, named in `}${place}: ${valuesText({ values })}`;
}

function readersText({ from, to, readBy, reporting }: RateShown): string {
  if (to !== reporting) return `nothing: amounts are converted to ${reporting} alone`;
  if (readBy.length === 0) return `nothing: no line is in ${from}`;
  const more = readBy.length - MOST_READERS;
  if (more < 2) return list(readBy);
  return list([...readBy.slice(0, MOST_READERS), plural(more, 'more line')]);
}
