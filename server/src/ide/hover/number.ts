/** Amounts, quantities, prices, rates, percentages and shares: what they come to. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { MonthSpan, Timed } from '../../domain/period.ts';
import type { LineMoney, Quantity } from '../../domain/plan/spec.ts';
import { quantityWords } from '../../domain/plan/term-sentence.ts';
import { spansOf } from '../../domain/timed.ts';
import { formatDecimal, formatPrice } from '../../domain/words/money.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import { restWords } from '../../report/hint-words.ts';
import { shown } from '../../report/markdown.ts';
import { splitsOf } from '../../rules/splits.ts';
import type { DriverEntity, Entity, FxRatesEntity, SeriesSource } from '../../syntax/items/entities.ts';
import { readPrice } from '../../syntax/values/money.ts';
import type { Cursor } from '../cursor.ts';
import { lineOf, moneyCard, plannedIn } from './line.ts';
import { literal, strong } from './markdown.ts';
import { propertyCard } from './property.ts';

/** What a number comes to, if it belongs to something readable; otherwise what the schema says about it. */
export function numberCard(cursor: Cursor): readonly string[] {
  const { entity } = cursor.unit;
  const own =
    entity?.kind === 'Line'
      ? lineNumber(cursor, entity.money)
      : entity?.kind === 'Driver' || entity?.kind === 'FxRates'
        ? seriesNumber(cursor, entity)
        : entity && shareNumber(cursor, entity);
  return own ?? plainNumber(cursor);
}

/** An amount of a line, with the months in which it applies. */
function lineNumber(
  { file, key, unit, at }: Cursor,
  money: LineMoney | undefined,
): readonly string[] | undefined {
  const { project } = file;
  const line = lineOf(project, key, unit);
  const { calendar } = project.head.settings.get();
  const held = money && heldAt(money, at, calendar);
  const span = line && held && plannedIn(line, held);
  if (!line || !span) return undefined;
  return moneyCard(project, { document: key, line, span, title: titleOf(at, calendar, span) });
}

function heldAt(money: LineMoney, at: string, calendar: FiscalCalendar): MonthSpan | undefined {
  const timed: readonly Timed<unknown>[] =
    money.by === 'amount'
      ? [money.amount]
      : money.by === 'percent'
        ? [money.percent]
        : [money.unitPrice, ...('text' in money.quantity ? [] : [money.quantity])];
  return timed.flatMap((it) => spansOf(it, calendar)).find((it) => it.at === at);
}

/** The period as written if it has an end, otherwise the months. */
function titleOf(at: string, calendar: FiscalCalendar, span: MonthSpan): string {
  const key = at.split('/').at(2);
  return key === undefined || key.includes('..') ? calendar.periodText(span) : key;
}

/** A value of a driver, or a rate, with the months in which it applies. */
function seriesNumber(
  { file, at }: Cursor,
  entity: DriverEntity | FxRatesEntity,
): readonly string[] | undefined {
  const { calendar } = file.project.head.settings.get();
  const source: SeriesSource | undefined = at.startsWith('/spec/actual') ? entity.actual : entity.plan;
  for (const { key, values } of source && 'series' in source ? source.series : []) {
    const held = spansOf(values, calendar).find((it) => it.at === at);
    if (!held) continue;
    const said =
      entity.kind === 'Driver' ? countText(entity, key.text, held.value) : rateText(key.text, held.value);
    return [said, formatSpan(calendar, held)];
  }
  return undefined;
}

/** `**People, payments**: 340 person`; for a rate `1,400 laptop a month`. */
function countText({ title, name, unit }: DriverEntity, center: string, value: Quantity): string {
  return `${strong(`${title ?? name}, ${center}`)}: ${shown(quantityWords(value, unit))}`;
}

function rateText(pair: string, { value }: Quantity): string {
  const [from = '', to = ''] = pair.split('/');
  return `${strong(pair)}: one ${shown(from)} is ${formatDecimal(value)} ${shown(to)}`;
}

/** `**network to payments**: 30%`; `rest` is what the others leave. */
function shareNumber(cursor: Cursor, entity: Entity): readonly string[] | undefined {
  const { at, node } = cursor;
  const found = splitsOf(entity).flatMap(({ split }) =>
    (split.to?.by === 'shares' ? split.to.shares : []).flatMap(({ value: shares }) =>
      shares.flatMap((own) => (own.center.at === at ? [{ split, shares, own }] : [])),
    ),
  )[0];
  if (!found) return undefined;
  const { split, shares, own } = found;
  const rest = own.share === 'rest' ? restWords(shares.map((it) => it.share)) : undefined;
  const title = `${split.from?.text ?? split.name} to ${own.center.text}`;
  const text = rest === undefined ? node.text : `${node.text}, ${rest}`;
  return [`${strong(title)}: ${shown(text)}`, ...propertyCard(cursor).slice(1)];
}

/** A threshold, a share, a count. */
function plainNumber(cursor: Cursor): readonly string[] {
  const { node, property, file } = cursor;
  const [title = '', ...rest] = propertyCard(cursor);
  if (property?.format !== 'outlay-threshold' && property?.format !== 'outlay-price')
    return [title === '' ? literal(node.text) : `${title}: ${literal(node.text)}`, ...rest];
  const price = readPrice(node.text);
  const currency = (price.ok && price.value.currency) || file.project.head.settings.get().currency;
  const text = price.ok ? `${formatPrice(price.value.value, currency)} ${currency}` : node.text;
  return [`${title}: ${shown(text)}`, ...rest];
}
