/** Currencies, and the rates between two of them. */
import { fiscalYear } from '../../analysis/impact/impact.ts';
import type { Project } from '../../analysis/project.ts';
import { exponentOf } from '../../domain/currency.ts';
import { plural } from '../../domain/words/lists.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { shown } from '../../report/markdown.ts';
import { rateRuns } from '../../report/rate.ts';
import { readCurrencyPair } from '../../syntax/values/rate.ts';
import type { Cursor } from '../cursor.ts';
import { literal, strong } from './markdown.ts';
import { keyCard, propertyCard } from './property.ts';

/** A currency, and the rate at which it is reported this year. */
export function currencyCard(cursor: Cursor): readonly string[] {
  const { node, file } = cursor;
  const digits = exponentOf(node.text);
  const { currency } = file.project.head.settings.get();
  const text = propertyCard(cursor).slice(1);
  if (digits === undefined) return [`No currency is called ${literal(node.text)}.`, ...text];
  return [
    `${strong(node.text)}: a currency with ${plural(digits, 'digit')} behind the point`,
    node.text === currency ? '' : ratesText(file.project, node.text, currency),
    ...text,
  ];
}

/** `EUR/USD`: how many of the second one of the first is. */
export function pairCard(cursor: Cursor): readonly string[] {
  const { node, file } = cursor;
  const [, text = ''] = keyCard(cursor);
  const reading = readCurrencyPair(node.text);
  if (!reading.ok) return [`${strong(node.text)}: ${shown(reading.problem.message)}`, text];
  const [from = '', to = ''] = node.text.split('/');
  return [
    `${strong(node.text)}: how many ${shown(to)} one ${shown(from)} is`,
    ratesText(file.project, from.toUpperCase(), to.toUpperCase()),
    text,
  ];
}

/** The planned rates of this fiscal year and the next. */
function ratesText({ head, asOf }: Project, from: string, to: string): string {
  const { calendar } = head.settings.get();
  const year = fiscalYear(calendar, asOf);
  const { first } = calendar.yearSpan(year);
  const { last } = calendar.yearSpan(year + 1);
  if (!head.series.rates(from, to, calendar)) return `No rate ${shown(`${from}/${to}`)} is planned.`;
  const runs = rateRuns(head, from, to, { first, last });
  return runs.map((it) => `- ${it.rate} ${formatSpan(calendar, it)}`).join('\n');
}
