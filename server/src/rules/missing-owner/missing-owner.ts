/** A cost center that nobody is responsible for. */

import type { CostCenterEntity, Rule, RuleView } from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import { quoted } from '../../domain/words/visible.ts';
import { isMisspelled } from '../misspelled.ts';

/** Neither the center nor any above it has an owner. */
export const missingOwner: Rule = {
  meta: {
    code: 'missing-owner',
    summary: 'A cost center without an owner, here or above.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity, unit }, view) {
    if (entity.kind !== 'CostCenter' || entity.owner.length > 0 || isCutOff(entity, view)) return;
    if (unit.problems.some((it) => /^\/(?:owner|parent)/.test(it.at))) return;
    if (isMisspelled(unit.problems, 'owner') || isMisspelled(unit.problems, 'parent')) return;
    const { tree, meanings } = view.side;
    for (const { center } of tree.above(entity.name)) {
      const above = meanings.center(center);
      if (above && (above.owner.length > 0 || isCutOff(above, view))) return;
    }
    yield {
      at: '/name',
      message: `${quoted(entity.name)} has no owner, and no center above it has one`,
      help: 'add `owner` here or to a center above: who answers for the money approves its changes',
    };
  },
};

/** Its parent is wrong and reported as such: which centers are above is unknown. */
function isCutOff({ name, parent }: CostCenterEntity, { side }: RuleView): boolean {
  if (parent.length === 0) return false;
  return (
    parent.some((it) => !side.meanings.isAny('center', withoutPrefix('center', it.value.text))) ||
    side.tree.closesCycle(name) !== undefined
  );
}
