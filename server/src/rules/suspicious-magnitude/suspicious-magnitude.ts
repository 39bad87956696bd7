/** A slip of the thousands. */

import type { Rule } from '../../analysis/findings/rule.ts';
import { spellingKey } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { commonEnds } from '../../base/common-ends.ts';
import { sameValue } from '../../base/same.ts';
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
    for (const line of changed(before, plan.lines)) {
      const old = byName.get(spellingKey(line.entity.name));
      const slip = old && isComparable(old, line) ? slipOf(old, line) : undefined;
      if (!old || !slip) continue;
      yield {
        unit: line.unit,
        at: changedAt(old, line),
        message: `${formatAmount(slip.after, line.currency)} is ${slip.factor} the ${formatAmount(slip.before, line.currency)} of ${quoted(old.entity.name)} in the base`,
        help: 'check `k`, `M` and the decimal point',
      };
    }
  },
};

/** The lines that the base does not have as they are. */
function changed(before: readonly PlannedLine[], lines: readonly PlannedLine[]): readonly PlannedLine[] {
  const known = indexed(before).lines;
  const { start, end } = commonEnds(before, lines, Object.is);
  return lines.slice(start, lines.length - end).filter((it) => !known.has(it));
}

/** A percentage that says the same follows its lines, and they are the ones to look at. */
function isComparable(old: PlannedLine, line: PlannedLine): boolean {
  if (old.currency !== line.currency) return false;
  return line.entity.money?.by !== 'percent' || !sameValue(old.entity.money, line.entity.money);
}

interface Indexed {
  readonly lines: ReadonlySet<PlannedLine>;
  readonly byName: ReadonlyMap<string, PlannedLine>;
}

/** The base is read once and edited never; of lines with one name the first has it. */
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

/** Amounts in minor units. */
interface Slip {
  readonly factor: string;
  readonly before: bigint;
  readonly after: bigint;
}

/** Of the whole line, else of one of its months. */
function slipOf(old: PlannedLine, line: PlannedLine): Slip | undefined {
  const whole = slip(sum(old), sum(line));
  if (whole) return whole;
  for (let i = 0; i < line.months.length; i++) {
    const found = slip(old.months[line.first + i - old.first] ?? 0n, line.months[i] ?? 0n);
    if (found) return found;
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
  const difference = amount > wanted ? amount - wanted : wanted - amount;
  return difference * 100n <= (wanted < 0n ? -wanted : wanted);
}

/** The property of the line that made the difference; where the line says the same, its Driver did. */
function changedAt({ entity: { money: old } }: PlannedLine, { entity: { money } }: PlannedLine): string {
  if (money?.by === 'quantity') {
    const isPrice =
      old?.by === 'quantity' &&
      sameValue(old.quantity, money.quantity) &&
      !sameValue(old.unitPrice, money.unitPrice);
    return isPrice ? '/unitPrice' : '/quantity';
  }
  return money?.by === 'percent' ? '/percent' : '/amount';
}
