/** The rate between two currencies: what it is, where it is written, and which lines it converts. */

import type { Lowered } from '../analysis/content.ts';
import type { Head } from '../analysis/head.ts';
import { linesOf } from '../analysis/plan/cube.ts';
import type { Side } from '../analysis/side.ts';
import type { MonthSpan } from '../domain/period.ts';
import { formatDecimal } from '../domain/words/money.ts';
import { plannedSeries, type ThingValues, writtenIn } from './thing-facts.ts';

/** Consecutive months in which one rate holds. */
export interface RateRun extends MonthSpan {
  /** How many units of the second currency one unit of the first is, as a decimal. */
  readonly rate: string;
}

/** Where a rate is written. */
export interface WrittenRate {
  /** Key of the document. */
  readonly document: string;
  readonly unit: Lowered;
  /** Pointer inside `unit`: to the pair, or to the name of the file that holds it. */
  readonly at: string;
  readonly file: string | undefined;
  readonly values: ThingValues['values'];
}

/** One pair of currencies. */
export interface Rate {
  readonly from: string;
  readonly to: string;
  readonly runs: readonly RateRun[];
  /** By path and place: where several have a value for the same month, the first counts. */
  readonly written: readonly WrittenRate[];
  /** Lines as `budget/line`; empty unless `to` is the reporting currency, as amounts are converted to no other. */
  readonly readBy: readonly string[];
}

/** The planned rate of a pair such as `EUR/USD`, in any case; undefined where there is none. */
export function rateCalled(head: Head, pair: string, span: MonthSpan): Rate | undefined {
  const written = [...writtenRates(head, pair.toUpperCase())];
  const [from = '', to = ''] = pair.toUpperCase().split('/');
  if (written.length === 0) return undefined;
  return { from, to, runs: rateRuns(head, from, to, span), written, readBy: readersOf(head, from, to) };
}

/** The planned rates of `span`; months without one are in no run. */
export function rateRuns(side: Side, from: string, to: string, span: MonthSpan): readonly RateRun[] {
  const rates = side.series.rates(from, to, side.settings.get().calendar);
  const runs: RateRun[] = [];
  for (let month = span.first; month <= span.last; month++) {
    const value = rates?.at(month);
    if (!value) continue;
    const rate = formatDecimal(value);
    const before = runs.at(-1);
    if (before?.rate === rate && before.last === month - 1)
      runs[runs.length - 1] = { ...before, last: month };
    else runs.push({ first: month, last: month, rate });
  }
  return runs;
}

function* writtenRates(head: Head, pair: string): Generator<WrittenRate> {
  for (const document of head.ofKind('FxRates')) {
    const unit = head.document(document)?.content.get().head;
    if (unit?.entity?.kind !== 'FxRates') continue;
    const { plan } = unit.entity;
    const file = plan && 'file' in plan ? plan.file : undefined;
    for (const { key, values } of plannedSeries(head, unit.entity))
      if (key.text.toUpperCase() === pair)
        yield { document, unit, at: file?.at ?? key.at, file: file?.text, values: writtenIn(values) };
  }
}

function readersOf(head: Head, from: string, to: string): readonly string[] {
  if (to !== head.settings.get().currency) return [];
  const readers: string[] = [];
  for (const { currency, budget, entity } of linesOf(head))
    if (currency === from) readers.push(`${budget}/${entity.name}`);
  return readers;
}
