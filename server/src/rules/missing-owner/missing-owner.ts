/** A cost center that nobody answers for. */
import type { Rule } from '../../analysis/rule.ts';

/** Neither the center nor any above it has an owner. */
export const missingOwner: Rule = {
  meta: {
    code: 'missing-owner',
    summary: 'A cost center without an owner, here or above.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, { side }) {
    if (entity.kind !== 'CostCenter' || entity.owner.length > 0) return;
    for (const { center } of side.tree.above(entity.name)) {
      const above = side.names.resolve('center', center)?.unit.entity;
      if (above?.kind === 'CostCenter' && above.owner.length > 0) return;
    }
    yield {
      at: '/name',
      message: `\`${entity.name}\` has no owner, and none is above it`,
      help: 'add `owner` here or to a center above: it is who approves a change',
    };
  },
};
