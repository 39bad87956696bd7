/** Which quantity holds in which months: the line's own, or a Driver's. */
import type { MonthSpan } from '../period.ts';
import { plural } from '../words/lists.ts';
import { spanOfTotal } from './amount-terms.ts';
import { blame, type Placed, placeEntries } from './by-period.ts';
import type { DriverSeries } from './line-plan.ts';
import type { Price, Quantity, Reference } from './spec.ts';
import { type LineDraft, WORTH_OF_TIME, type Worth } from './term.ts';

/** One quantity and the months in which it holds, which may reach beyond the line; `±Infinity` is open. */
export interface Run extends MonthSpan {
  readonly quantity: Quantity;
  /** A month's part of a count; undefined for a level, which each month has in full. */
  readonly worth: Worth | undefined;
  readonly unit: string | undefined;
  readonly driver: string | undefined;
  readonly at: string;
}

/** The line's own quantity as a level, at `price` per time. */
export function levelRuns(
  placed: readonly Placed<Quantity>[],
  price: Price | undefined,
  line: LineDraft,
): readonly Run[] {
  const runs: Run[] = [];
  for (const { first, last, entry } of placed) {
    const { value, at } = entry;
    if (!value.per)
      runs.push({ first, last, quantity: value, worth: undefined, unit: undefined, driver: undefined, at });
    else
      blame(line, {
        code: 'wrong-unit',
        at,
        part: 'value',
        ...rateAtPricePerTime(value, price),
      });
  }
  return runs;
}

/** Hours per month mean hours worked, while a number without `/` would be paid around the clock. */
function rateAtPricePerTime(
  { text }: Quantity,
  price: Price | undefined,
): { readonly message: string; readonly help?: string } {
  const wrong = `\`${text}\` is a rate and the price is per time`;
  const time = price?.per && 'time' in price.per ? price.per.time : undefined;
  if (!price || (time !== 'hour' && time !== 'day'))
    return { message: `${wrong}, expected a number without \`/\`` };
  const counted = price.text.replace(/[^/]*$/, `person-${time}`);
  return {
    message: `${wrong}, expected a price per thing that is counted, such as \`${counted}\``,
    help: `per ${time} is ${time === 'hour' ? 'each hour of the clock' : 'each day of the month'}, whoever works`,
  };
}

/** The line's own quantity as a count of `unit`: totals and rates, as in an amount. */
export function countRuns(
  placed: readonly Placed<Quantity>[],
  unit: string,
  line: LineDraft,
): readonly Run[] {
  const runs: Run[] = [];
  for (const it of placed) {
    const { value, at } = it.entry;
    const of = value.per ? it : spanOfTotal(it, 'a count', line);
    if (!of) continue;
    const worth: Worth | undefined = value.per ? rateOf(value) : { by: 'count', of };
    if (worth)
      runs.push({ first: of.first, last: of.last, quantity: value, worth, unit, driver: undefined, at });
    else
      blame(line, {
        code: 'wrong-unit',
        at,
        part: 'value',
        message: `\`${value.text}\` is per no time, expected a number, or a rate such as \`480/month\``,
      });
  }
  return runs;
}

/** A Driver's values: as levels, or as counts when the price is per `unit`. */
export function driverRuns(reference: Reference, unit: string | undefined, line: LineDraft): readonly Run[] {
  const series = line.context.driver(reference.text);
  if (!series) {
    line.incomplete = true;
    return [];
  }
  if (unit !== undefined && series.unit !== unit) {
    blame(line, {
      code: 'wrong-unit',
      at: reference.at,
      part: 'value',
      message: `\`${reference.text}\` counts \`${series.unit}\` and the price is per \`${unit}\`, expected one unit for both`,
    });
    return [];
  }
  // what is wrong with the values themselves is reported at the Driver
  const draft = { problems: [], incomplete: false };
  const placed = placeEntries(series.values, line.context.calendar, draft);
  if (draft.incomplete) line.incomplete = true;
  else checkEveryMonth(placed, series, reference, line);
  const refused = placed.find((it) => refusal(it, unit) !== undefined);
  if (!refused) return placed.map((it) => driverRun(it, series, reference, unit !== undefined));
  blame(line, {
    code: 'wrong-unit',
    at: reference.at,
    part: 'value',
    message: `\`${reference.text}\` is \`${refused.entry.value.text}\` for ${series.center}, ${refusal(refused, unit)}`,
  });
  return [];
}

/** Why a Driver's value cannot be used this way. */
function refusal({ hasEnd, entry }: Placed<Quantity>, unit: string | undefined): string | undefined {
  const { value } = entry;
  if (value.per && 'unit' in value.per) return 'expected a number, or a rate per time';
  if (unit === undefined)
    return value.per ? 'a rate, expected a number since the price is per time' : undefined;
  if (value.per || (hasEnd && entry.period?.from)) return undefined;
  return `with a key that is open, expected a rate such as \`${value.text}/month\` since the price is per ${unit}`;
}

/** A Driver plans for more than one line: its closed totals may reach beyond this line, which then takes only its own months. */
function driverRun(
  { first, last, entry }: Placed<Quantity>,
  { unit, name }: DriverSeries,
  { at }: Reference,
  isCounted: boolean,
): Run {
  const { value } = entry;
  const worth = isCounted ? (rateOf(value) ?? { by: 'count' as const, of: { first, last } }) : undefined;
  return { first, last, quantity: value, worth, unit, driver: name, at };
}

function checkEveryMonth(
  placed: readonly Placed<Quantity>[],
  { name, center, isPartial }: DriverSeries,
  { at }: Reference,
  line: LineDraft,
): void {
  const { calendar } = line.context;
  const missing = monthsWithout(placed, line.span);
  const [first] = missing;
  if (first === undefined) return;
  if (isPartial) {
    line.incomplete = true;
    return;
  }
  const others = missing.length - 1;
  const more = others === 0 ? '' : ` and ${plural(others, 'other month')} of the line`;
  blame(line, {
    code: 'missing-driver-value',
    at,
    part: 'value',
    message: `\`${name}\` has no value for ${center} in ${calendar.title(first)}${more}, expected one for each month`,
    label: `no value in ${calendar.title(first)}`,
  });
}

/** `placed` is in order and without overlaps. */
function monthsWithout(placed: readonly Placed<Quantity>[], { first, last }: MonthSpan): readonly number[] {
  const missing: number[] = [];
  let month = first;
  for (const it of placed) {
    for (; month < it.first && month <= last; month++) missing.push(month);
    month = Math.max(month, it.last + 1);
  }
  for (; month <= last; month++) missing.push(month);
  return missing;
}

function rateOf({ per }: Quantity): Worth | undefined {
  return per && 'time' in per ? WORTH_OF_TIME[per.time] : undefined;
}
