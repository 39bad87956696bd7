/** A slip of the thousands. */

import type { PlannedLine } from '../../analysis/plan-document.ts';
import type { Rule } from '../../analysis/rule.ts';

/** The amount is 1,000 or 1,000,000 times what it was, or the inverse, within one percent. */
export const suspiciousMagnitude: Rule = {
  meta: {
    code: 'suspicious-magnitude',
    summary: 'An amount is 1,000 or 1,000,000 times what it is in the base, or the inverse.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ content, plan }, { base }) {
    if (!base || !plan) return;
    const [key] = base.identities.get(`Budget/${content.name.toLowerCase()}`) ?? [];
    const before = key === undefined ? undefined : base.document(key)?.plan?.get();
    if (!before || before.lines === plan.lines) return;
    const known = new Set(before.lines);
    const byName = new Map(before.lines.map((it) => [it.entity.name.toLowerCase(), it]));
    for (const line of plan.lines) {
      if (known.has(line)) continue;
      const old = byName.get(line.entity.name.toLowerCase());
      const factor = old && old.currency === line.currency ? magnitude(sum(old), sum(line)) : undefined;
      if (factor === undefined) continue;
      yield {
        unit: line.unit,
        at: line.entity.money?.by === 'quantity' ? '/quantity' : '/amount',
        message: `\`${line.entity.name}\` is ${factor} what it is in the base`,
        help: 'check `k`, `M` and the decimal point',
      };
    }
  },
};

function sum({ months }: PlannedLine): bigint {
  return months.reduce((total, it) => total + it, 0n);
}

function magnitude(before: bigint, after: bigint): string | undefined {
  if (before === 0n || after === 0n) return undefined;
  for (const factor of [1000n, 1_000_000n]) {
    const text = factor === 1000n ? '1,000' : '1,000,000';
    if (isNear(after, before * factor)) return `${text} times`;
    if (isNear(after * factor, before)) return `a ${text === '1,000' ? 'thousandth' : 'millionth'} of`;
  }
  return undefined;
}

/** Within one percent of `wanted`. */
function isNear(amount: bigint, wanted: bigint): boolean {
  const difference = amount > wanted ? amount - wanted : wanted - amount;
  const size = wanted < 0n ? -wanted : wanted;
  return difference * 100n <= size;
}
