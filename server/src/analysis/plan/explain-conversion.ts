/** How the money of a line is converted to the reporting currency, in sentences. */
import type { FiscalCalendar } from '../../domain/calendar.ts';
import type { Decimal } from '../../domain/exact.ts';
import type { MonthSpan } from '../../domain/period.ts';
import { convertMonths, isExactly } from '../../domain/plan/convert.ts';
import type { Derivation } from '../../domain/plan/explain-line.ts';
import { formatAmount, formatDecimal } from '../../domain/words/money.ts';
import { formatSpan } from '../../domain/words/periods.ts';
import type { Side } from '../side.ts';
import type { PlannedLine } from './planned-line.ts';

/** Neighbouring months with the same money at the same rate. */
interface ConvertedRun {
  readonly first: number;
  last: number;
  /** Minor units of the line's own currency, in each month. */
  readonly own: bigint;
  /** Minor units of the reporting currency, in each month. */
  readonly converted: bigint;
  /** Undefined if there is none, or if the money comes to more than can be counted. */
  readonly rate: Decimal | undefined;
}

/**
 * Over the months of `span`, both ends included; equal neighbours share one sentence. Undefined for a line in the reporting
 * currency or whose money is unknown, and if the workspace has no such currency.
 */
export function explainConversion(side: Side, line: PlannedLine, span: MonthSpan): Derivation | undefined {
  const { calendar, currency: reporting, hasCurrency } = side.settings.get();
  if (line.currency === reporting || !hasCurrency) return undefined;
  const runs = runsOf(side, line, span);
  if (runs.length === 0 && line.incomplete) return undefined;
  const known = runs.filter((it) => it.rate);
  const isUnknown = known.length === 0 && runs.length > 0;
  const amount = isUnknown ? undefined : known.reduce((sum, it) => sum + amountOf(it), 0n);
  const words = amount === undefined ? 'not known' : formatAmount(amount, reporting);
  const gap = isUnknown || known.length === runs.length ? '' : ', incomplete';
  return {
    text: `in ${reporting}, ${formatSpan(calendar, span)}: ${words}${gap}`,
    amount,
    children: runs.map((it) => ({
      text: sentence(it, calendar, line.currency, reporting),
      amount: it.rate && amountOf(it),
      children: [],
    })),
  };
}

/** Months without money are left out. */
function runsOf(side: Side, line: PlannedLine, span: MonthSpan): readonly ConvertedRun[] {
  const { calendar, currency: reporting } = side.settings.get();
  const rates = side.series.rates(line.currency, reporting, calendar);
  const { months, missing } = convertMonths(line, (month) => rates?.at(month), reporting);
  const runs: ConvertedRun[] = [];
  const last = Math.min(span.last, line.first + months.length - 1);
  for (let month = Math.max(span.first, line.first); month <= last; month++) {
    const own = line.months[month - line.first] ?? 0n;
    if (own === 0n) continue;
    const rate = missing.includes(month) ? undefined : rates?.at(month);
    const run = runs.at(-1);
    if (run?.last === month - 1 && run.own === own && run.rate === rate) run.last = month;
    else runs.push({ first: month, last: month, own, converted: months[month - line.first] ?? 0n, rate });
  }
  return runs;
}

function amountOf({ first, last, converted }: ConvertedRun): bigint {
  return converted * BigInt(last - first + 1);
}

function sentence(run: ConvertedRun, calendar: FiscalCalendar, currency: string, reporting: string): string {
  const { first, last, own, converted, rate } = run;
  const title = formatSpan(calendar, { first, last });
  if (!rate) return `${title}: no rate ${currency}/${reporting}, not counted`;
  const product = `${formatAmount(own, currency)} × ${formatDecimal(rate)}`;
  const total = formatAmount(converted, reporting);
  const rounded = isExactly(own, rate, currency, reporting) ? '' : ', rounded';
  return first === last
    ? `${title}: ${product} = ${total}${rounded}`
    : `${title}, ${last - first + 1} months of ${total}: ${product}${rounded}`;
}
