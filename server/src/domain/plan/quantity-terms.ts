/** `quantity` × `unitPrice`: per time the quantity is a level, per thing a count. */
import { multiplyFractions } from '../exact.ts';
import type { TimedEntry } from '../period.ts';
import { exponentFor } from './amount-terms.ts';
import { blame, type Placed, placeEntries } from './by-period.ts';
import { countRuns, driverRuns, levelRuns, type Run } from './quantity-runs.ts';
import type { LineMoney, Price } from './spec.ts';
import { exactMinor, type LineDraft, type Term, WORTH_OF_TIME, type Worth } from './term.ts';

/** The terms of a quantity at a price; what cannot be counted is reported and left out. */
export function quantityTerms(
  { quantity, unitPrice }: Extract<LineMoney, { by: 'quantity' }>,
  line: LineDraft,
): readonly Term[] {
  const prices = placeEntries(unitPrice, line.context.calendar, line);
  const unit = pricedUnit(prices, line);
  if (unit === undefined) return [];
  const counted = unit === 'time' ? undefined : unit.unit;
  const runs =
    'text' in quantity
      ? driverRuns(quantity, counted, line)
      : counted === undefined
        ? levelRuns(placeEntries(quantity, line.context.calendar, line), prices[0]?.entry.value, line)
        : countRuns(placeEntries(quantity, line.context.calendar, line), counted, line);
  const terms: Term[] = [];
  for (const price of prices) addTerms(terms, price, runs, line);
  return terms;
}

/** What all prices are per: a time (any of them), or one unit; undefined when they disagree or do not say. */
function pricedUnit(
  prices: readonly Placed<Price>[],
  line: LineDraft,
): 'time' | { readonly unit: string } | undefined {
  const [first] = prices;
  if (!first) return undefined;
  for (const { entry } of prices) {
    const problem = entry.value.per ? otherThan(first.entry.value, entry.value) : noUnit(entry.value);
    if (problem === undefined) continue;
    blame(line, { code: 'wrong-unit', at: entry.at, part: 'value', message: problem });
    return undefined;
  }
  const per = first.entry.value.per;
  return per && 'unit' in per ? per : 'time';
}

function noUnit({ text }: Price): string {
  return `\`${text}\` does not say per what, expected a price such as \`${text}/month\` or \`${text}/laptop\``;
}

function otherThan(first: Price, other: Price): string | undefined {
  const expected = wordOf(first);
  const word = wordOf(other);
  if (word === expected) return undefined;
  return `\`${other.text}\` is per ${word} and \`${first.text}\` is per ${expected}, expected prices per one thing`;
}

function wordOf({ per }: Price): string {
  return per && 'unit' in per ? per.unit : 'time';
}

/** One term for each run of the quantity in which this price holds. */
function addTerms(
  terms: Term[],
  { first: begin, last: end, entry }: Placed<Price>,
  runs: readonly Run[],
  line: LineDraft,
): void {
  const exponent = exponentFor(entry.value.currency, entry.at, line);
  if (exponent === undefined) return;
  const price = exactMinor(entry.value.value, exponent);
  for (const run of runs) {
    const first = Math.max(begin, run.first, line.span.first);
    const last = Math.min(end, run.last, line.span.last);
    if (first > last) continue;
    terms.push({
      first,
      last,
      coefficient: multiplyFractions(price, exactMinor(run.quantity.value, 0)),
      worth: run.worth ?? worthOf(entry),
      at: run.quantity.value.digits < 0n ? run.at : entry.at,
      written: {
        says: 'quantity',
        quantity: run.quantity,
        unit: run.unit,
        driver: run.driver,
        price: entry.value,
      },
    });
  }
}

/** A level is worth what its price is worth. */
function worthOf({ value }: TimedEntry<Price>): Worth {
  return value.per && 'time' in value.per ? WORTH_OF_TIME[value.per.time] : WORTH_OF_TIME.month;
}
