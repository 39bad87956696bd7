/** Money that is on no cost center. */
import { sifted } from '../../analysis/engine/pieces.ts';
import type { Draft, Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { quoted } from '../../domain/words/visible.ts';
import { mayBeSaid } from '../misspelled.ts';

/** Neither the line nor its Budget says whose money it is. */
export const missingCostCenter: Rule = {
  meta: {
    code: 'missing-cost-center',
    summary: 'Neither the line nor its Budget has a cost center.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan, content }) {
    const budget = plan?.budget;
    if (!budget || budget.costCenter || mayBeSaid(content.head, 'costCenter')) return;
    const without = uncentered(plan.lines).filter((it) => !mayBeSaid(it.unit, 'costCenter'));
    if (without.length > 0 && without.length === plan.lines.length) yield ofAll(budget.name);
    else yield* without.map(ofOne);
  },
};

const uncentered = sifted((it: PlannedLine) => !it.entity.costCenter);

/** When every line of a Budget lacks a cost center, one finding on the Budget is enough. */
function ofAll(budget: string): Draft {
  return {
    at: '/metadata/name',
    message: `${quoted(budget)} has no cost center, so its lines belong to nobody`,
    help: 'add `costCenter` to the Budget, or to each of its lines; until then they count as `unallocated`',
  };
}

function ofOne({ unit, entity }: PlannedLine): Draft {
  return {
    unit,
    at: '/name',
    message: `${quoted(entity.name)} has no cost center, and neither has its Budget`,
    help: 'add `costCenter` to the line or to its Budget; until then it counts as `unallocated`',
  };
}
