/** One month of a term in words: what is multiplied and divided, and how the result was rounded. */
import { roundHalfAway } from '../exact.ts';
import { formatAmount, formatDecimal, formatPrice } from '../words/money.ts';
import { formatPercent } from '../words/percent.ts';
import { isCountable } from './line-plan.ts';
import type { Price, Quantity } from './spec.ts';
import { daysOf, exactMonth, type Term, type Weighing, weightOf, wholeOf } from './term.ts';

/** `44 person × 171,600.00 USD a year ÷ 12, rounded`, without a name or month. `amount` is what the month came to, in minor units. */
export function termSentence(
  term: Term,
  month: number,
  amount: bigint,
  currency: string,
  weighing: Weighing,
): string {
  const words = factors(term, month, currency, weighing);
  return `${words}${rounding(term, month, amount, weighing)}`;
}

function factors(term: Term, month: number, currency: string, weighing: Weighing): string {
  const { written, worth } = term;
  const part = partWords(term, month, weighing);
  switch (written.says) {
    case 'amount':
      return `${priceWords(written.price, currency)}${part}`;
    case 'percent':
      return `${formatPercent(written.percent.value)} of ${formatAmount(weightOf(worth, month, weighing), currency)}`;
    case 'quantity': {
      const many = quantityWords(written.quantity, written.unit);
      const price = priceWords(written.price, currency);
      // the months share a count (or its rate); with a level they share the price
      return isPerUnit(written.price) ? `${many}${part} × ${price}` : `${many} × ${price}${part}`;
    }
  }
}

function priceWords({ value, per }: Price, currency: string): string {
  const price = `${formatPrice(value, currency)} ${currency}`;
  if (!per) return price;
  return 'time' in per ? `${price} ${perTime(per.time)}` : `${price} per ${per.unit}`;
}

/** `12`, `340 people`, `4 laptop an hour`. */
export function quantityWords({ value, per }: Quantity, unit: string | undefined): string {
  const number = formatDecimal(value);
  const many = unit === undefined ? number : `${number} ${unit}`;
  return per && 'time' in per ? `${many} ${perTime(per.time)}` : many;
}

function perTime(time: string): string {
  return time === 'hour' ? 'an hour' : `a ${time}`;
}

function isPerUnit({ per }: Price): boolean {
  return per !== undefined && 'unit' in per;
}

/** Which part of the whole falls in the month. */
function partWords(term: Term, month: number, { calendar, phasing }: Weighing): string {
  const { worth } = term;
  switch (worth.by) {
    case 'month':
    case 'lines':
      return '';
    case 'day':
      return ` × ${calendar.days(month)} days`;
    case 'hour':
      return ` × ${calendar.days(month) * 24} hours`;
    default: {
      const whole = wholeOf(term, month, calendar);
      const count = whole.last - whole.first + 1;
      if (count === 1) return '';
      if (phasing === 'days') return ` × ${calendar.days(month)} of ${daysOf(whole, calendar)} days`;
      return worth.by === 'total' ? ` over ${count} months, evenly` : ` ÷ ${count}`;
    }
  }
}

/** Says nothing when the exact figure is already whole. */
function rounding(term: Term, month: number, amount: bigint, weighing: Weighing): string {
  const exact = exactMonth(term, month, weighing);
  const rounded = roundHalfAway(exact);
  if (!isCountable(rounded)) return ', more than can be counted';
  if (rounded !== amount) return `, rounded so that ${together(term, month, weighing)} add up`;
  return exact.numerator % exact.denominator === 0n ? '' : ', rounded';
}

/** The months that were rounded together. */
function together(term: Term, month: number, { calendar }: Weighing): string {
  const { worth } = term;
  if (worth.by === 'year') return `the months of ${calendar.yearLabel(calendar.yearOf(month))}`;
  if (worth.by !== 'quarter') return 'the months';
  return `the months of ${calendar.periodText(wholeOf(term, month, calendar))}`;
}
