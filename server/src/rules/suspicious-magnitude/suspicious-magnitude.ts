/** An amount that is off by a factor of a thousand or a million. */

import { type Rule, spellingKey } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { commonEnds } from '../../base/common-ends.ts';
import { sameValue } from '../../base/same.ts';
import type { FiscalCalendar } from '../../domain/calendar.ts';
import { absolute } from '../../domain/exact.ts';
import type { Timed, TimedEntry } from '../../domain/period.ts';
import type { Quantity, Reference } from '../../domain/plan/spec.ts';
import { formatAmount } from '../../domain/words/money.ts';
import { quoted } from '../../domain/words/visible.ts';

/** The amount is 1,000 or 1,000,000 times what it was, or the inverse, within one percent. */
export const suspiciousMagnitude: Rule = {
  meta: {
    code: 'suspicious-magnitude',
    summary: 'An amount is 1,000 or 1,000,000 times what it is in the base, or the inverse.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ content, plan }, view) {
    const before = plan && view.linesBefore(content.name);
    if (!before || before === plan.lines) return;
    const { byName } = indexed(before);
    const { calendar } = view.side.settings.get();
    for (const line of changed(before, plan.lines)) {
      const old = byName.get(spellingKey(line.entity.name));
      const slip = old && isComparable(old, line) ? slipOf(old, line) : undefined;
      if (!old || !slip) continue;
      const { factor, month } = slip;
      const when = month === undefined ? '' : ` in ${calendar.title(month)}`;
      yield {
        unit: line.unit,
        at: changedAt(old, line, (it) => month === undefined || holdsIn(it, month, calendar)),
        message: `${formatAmount(slip.after, line.currency)}${when} is ${factor} the ${formatAmount(slip.before, line.currency)} of ${quoted(old.entity.name)} in the base`,
        help: 'check `k`, `M` and the decimal point',
      };
    }
  },
};

/** The lines that are new or have changed since the base. */
function changed(before: readonly PlannedLine[], lines: readonly PlannedLine[]): readonly PlannedLine[] {
  const known = indexed(before).lines;
  const { start, end } = commonEnds(before, lines, Object.is);
  return lines.slice(start, lines.length - end).filter((it) => !known.has(it));
}

/** An unchanged percentage follows its lines, so those are the ones to check. */
function isComparable(old: PlannedLine, line: PlannedLine): boolean {
  if (old.currency !== line.currency) return false;
  return line.entity.money?.by !== 'percent' || !sameValue(old.entity.money, line.entity.money);
}

interface Indexed {
  readonly lines: ReadonlySet<PlannedLine>;
  readonly byName: ReadonlyMap<string, PlannedLine>;
}

/** The base is read once and never edited; where lines share a name, the first one has it. */
const indexes: WeakMap<readonly PlannedLine[], Indexed> = new WeakMap();

function indexed(lines: readonly PlannedLine[]): Indexed {
  let index = indexes.get(lines);
  if (!index) {
    index = {
      lines: new Set(lines),
      byName: new Map([...lines].reverse().map((it) => [spellingKey(it.entity.name), it])),
    };
    indexes.set(lines, index);
  }
  return index;
}

/** Amounts in minor units, for one month or the whole line. */
interface Slip {
  readonly factor: string;
  readonly month?: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** For the whole line, otherwise for one of its months. */
function slipOf(old: PlannedLine, line: PlannedLine): Slip | undefined {
  const whole = slip(sum(old), sum(line));
  if (whole) return whole;
  for (let i = 0; i < line.months.length; i++) {
    const month = line.first + i;
    const found = slip(old.months[month - old.first] ?? 0n, line.months[i] ?? 0n);
    if (found) return { ...found, month };
  }
  return undefined;
}

function sum({ months }: PlannedLine): bigint {
  return months.reduce((total, it) => total + it, 0n);
}

function slip(before: bigint, after: bigint): Slip | undefined {
  if (before === 0n || after === 0n) return undefined;
  const factor = FACTORS.find(({ up, down }) => isNear(after * down, before * up))?.text;
  return factor === undefined ? undefined : { factor, before, after };
}

const FACTORS = [
  { up: 1_000n, down: 1n, text: '1,000 times' },
  { up: 1_000_000n, down: 1n, text: '1,000,000 times' },
  { up: 1n, down: 1_000n, text: 'a thousandth of' },
  { up: 1n, down: 1_000_000n, text: 'a millionth of' },
] as const;

/** Within one percent of `wanted`. */
function isNear(amount: bigint, wanted: bigint): boolean {
  return absolute(amount - wanted) * 100n <= absolute(wanted);
}

/** The entry whose amount differs from before if there is only one, otherwise its property. */
function changedAt(
  old: PlannedLine,
  line: PlannedLine,
  isMeant: (it: TimedEntry<unknown>) => boolean,
): string {
  const { at, entries, before } = changedProperty(old.entity.money, line.entity.money);
  const [entry, ...others] = entries.filter(
    (it) => isMeant(it) && !before.some((other) => saysTheSame(it, other)),
  );
  return entry && others.length === 0 ? entry.at : at;
}

interface ChangedProperty {
  readonly at: string;
  readonly entries: Timed<unknown>;
  readonly before: Timed<unknown>;
}

/** What made the difference: the changed property, or the driver that the quantity names if the line says the same. */
function changedProperty(
  old: PlannedLine['entity']['money'],
  money: PlannedLine['entity']['money'],
): ChangedProperty {
  if (money?.by === 'quantity') {
    const before = old?.by === 'quantity' ? old : undefined;
    return before &&
      sameValue(before.quantity, money.quantity) &&
      !sameValue(before.unitPrice, money.unitPrice)
      ? { at: '/unitPrice', entries: money.unitPrice, before: before.unitPrice }
      : { at: '/quantity', entries: counts(money.quantity), before: counts(before?.quantity) };
  }
  if (money?.by === 'percent')
    return { at: '/percent', entries: money.percent, before: old?.by === 'percent' ? old.percent : [] };
  return { at: '/amount', entries: money?.amount ?? [], before: old?.by === 'amount' ? old.amount : [] };
}

/** The counts of a driver are not in the line. */
function counts(quantity: Timed<Quantity> | Reference | undefined): Timed<Quantity> {
  return quantity === undefined || 'text' in quantity ? [] : quantity;
}

function saysTheSame(a: TimedEntry<unknown>, b: TimedEntry<unknown>): boolean {
  return a.period?.text === b.period?.text && sameValue(a.value, b.value);
}

/** An entry without an end holds until the next one begins; the caller considers only new entries. */
function holdsIn({ period }: TimedEntry<unknown>, month: number, calendar: FiscalCalendar): boolean {
  const span = period && calendar.moneySpan(period);
  return !span || ('first' in span && span.first <= month && month <= span.last);
}
