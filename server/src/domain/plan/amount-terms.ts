/** `amount`: totals and rates, alone or by period. */
import { exponentOf } from '../currency.ts';
import { minorUnits } from '../money.ts';
import type { MonthSpan, Timed, TimedEntry } from '../period.ts';
import { plural } from '../words/lists.ts';
import { blame, type Placed, placeEntries } from './by-period.ts';
import type { PlanFix, PlanProblem } from './line-plan.ts';
import type { Price, Quantity } from './spec.ts';
import { currencyFor, exactMinor, type LineDraft, type Term, WORTH_OF_TIME, type Worth } from './term.ts';

const TOTAL: Worth = { by: 'total' };

/** The terms of an amount; what cannot be counted is reported and left out. */
export function amountTerms(amount: Timed<Price>, line: LineDraft): readonly Term[] {
  const terms: Term[] = [];
  for (const placed of placeEntries(amount, line.context.calendar, line)) {
    const { value: price, at } = placed.entry;
    const exponent = exponentFor(price.currency, at, line);
    if (exponent === undefined) continue;
    const term = price.per ? rateTerm(placed, exponent, line) : totalTerm(placed, exponent, line);
    if (term) terms.push(term);
  }
  return terms;
}

/**
 * The digits of the minor unit of an amount's currency, `own` or inherited. Undefined when there is no such currency, or it is
 * not the line's.
 */
export function exponentFor(own: string | undefined, at: string, line: LineDraft): number | undefined {
  const currency = currencyFor(own, line);
  if (!line.money) {
    const first = line.spec.currency ?? currency;
    line.money = { currency: first, exponent: exponentOf(first) };
    if (line.money.exponent === undefined) unknownCurrency(own, first, at, line);
  }
  if (line.money.currency !== currency)
    blame(line, {
      code: 'mixed-currencies',
      at,
      part: 'value',
      message: `this is in \`${currency}\` and the line is in \`${line.money.currency}\`, expected one currency for a line`,
      label: `not \`${line.money.currency}\``,
    });
  return line.money.currency === currency ? line.money.exponent : undefined;
}

/** The months of a total or count, which needs an end and must not reach beyond the line. */
export function spanOfTotal(
  placed: Placed<Price | Quantity>,
  what: 'a total' | 'a count',
  line: LineDraft,
): MonthSpan | undefined {
  const { hasEnd, entry } = placed;
  const { span } = line;
  if (entry.period && !hasEnd) {
    const { text } = entry.value;
    blame(line, {
      code: 'money-outside-period',
      at: entry.at,
      part: 'key',
      message: `\`${entry.period.text}\` has no end and \`${text}\` is ${what}, expected a key with an end, or a rate such as \`${text}/month\``,
      label: 'no end',
      fixes: [
        {
          title: `write \`${text}/month\``,
          safety: 'unsafe',
          edits: [{ op: 'set', at: entry.at, text: `${text}/month` }],
        },
      ],
    });
    return undefined;
  }
  const months = entry.period ? fromBeginning(placed, span) : span;
  if (months.first >= span.first && months.last <= span.last && months.first <= months.last) return months;
  blame(line, outsidePeriod(entry, what, line));
  return undefined;
}

/** A key without a beginning begins with the line. */
function fromBeginning(months: MonthSpan, { first }: MonthSpan): MonthSpan {
  return months.first === -Infinity ? { first, last: months.last } : months;
}

function outsidePeriod(
  { period, value: { text }, at }: TimedEntry<Price | Quantity>,
  what: string,
  { span, context }: LineDraft,
): PlanProblem {
  const planned = span.first <= span.last ? `\`${context.calendar.periodText(span)}\`` : 'no month at all';
  const message = period
    ? `\`${period.text}\` is not inside the line's period, which is ${planned}, expected a key inside it`
    : `\`${text}\` is ${what} and the line has no month inside the Budget's period, expected a period that meets it`;
  return { code: 'money-outside-period', at, part: period ? 'key' : 'value', message };
}

function totalTerm(placed: Placed<Price>, exponent: number, line: LineDraft): Term | undefined {
  const { value: price, at } = placed.entry;
  const span = spanOfTotal(placed, 'a total', line);
  const minor = minorUnits(price.value, exponent);
  if (typeof minor !== 'bigint') {
    blame(line, {
      code: 'too-many-digits',
      at,
      part: 'value',
      message: `\`${price.text}\` has ${plural(minor.tooManyDigits, 'digit')} behind the point, expected ${exponent === 0 ? 'none' : `at most ${exponent}`} in ${line.money?.currency}`,
      ...withFewerDigits(price.text, exponent, at),
    });
    return undefined;
  }
  if (!span) return undefined;
  return {
    first: span.first,
    last: span.last,
    coefficient: { numerator: minor, denominator: 1n },
    worth: TOTAL,
    at,
    written: { says: 'amount', price },
  };
}

/** `100.000` is a hundred thousand in half of Europe; `100.00` is as many yen as `100`. */
function withFewerDigits(text: string, exponent: number, at: string): Pick<PlanProblem, 'help' | 'fixes'> {
  const grouped = text.replace(/^(-?[1-9]\d{0,2})\.(\d{3})(?=$| )/, '$1_$2');
  if (grouped !== text)
    return {
      help: `write \`${grouped}\`, if the point groups digits`,
      fixes: [written(grouped, 'unsafe', at)],
    };
  // here, too, three digits may be a group
  const [, whole = '', kept = '', currency = ''] =
    new RegExp(`^(-?[\\d_]+)\\.(?!\\d{3}(?!\\d))(\\d{${exponent}})0+( [A-Z]{3})?$`).exec(text) ?? [];
  if (whole === '') return {};
  const short = `${whole}${kept === '' ? '' : `.${kept}`}${currency}`;
  return { help: `write \`${short}\``, fixes: [written(short, 'safe', at)] };
}

function written(text: string, safety: 'safe' | 'unsafe', at: string): PlanFix {
  return { title: `write \`${text}\``, safety, edits: [{ op: 'set', at, text }] };
}

/** Cut to the line: a rate beyond it is not an error. */
function rateTerm(placed: Placed<Price>, exponent: number, line: LineDraft): Term | undefined {
  const { value: price, at } = placed.entry;
  if (price.per && 'unit' in price.per) {
    blame(line, {
      code: 'wrong-unit',
      at,
      part: 'value',
      message: `\`${price.text}\` is a price per ${price.per.unit}, expected a total, or a rate such as \`100k/month\``,
      help: 'say how many with `quantity`, and this as `unitPrice`',
    });
    return undefined;
  }
  const first = Math.max(placed.first, line.span.first);
  const last = Math.min(placed.last, line.span.last);
  if (!price.per || first > last) return undefined;
  return {
    first,
    last,
    coefficient: exactMinor(price.value, exponent),
    worth: WORTH_OF_TIME[price.per.time],
    at,
    written: { says: 'amount', price },
  };
}

/** An inherited currency is reported where it is written. */
function unknownCurrency(own: string | undefined, currency: string, at: string, line: LineDraft): void {
  line.incomplete = true;
  if (own === undefined && line.spec.currency === undefined) return;
  blame(line, {
    code: 'unknown-currency',
    at: own === undefined ? '/currency' : at,
    part: 'value',
    message: `\`${currency}\` is no currency, expected an ISO 4217 code such as \`EUR\``,
  });
}
