/** A cost center that is above itself. */
import type { Rule } from '../../analysis/rule.ts';

/** The parent that closes the cycle, the last by path and place, is ignored. */
export const centerCycle: Rule = {
  meta: {
    code: 'center-cycle',
    summary: 'A cost center is its own parent, directly or through others.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ entity }, { side }) {
    if (entity.kind !== 'CostCenter') return;
    const cycle = side.tree.closesCycle(entity.name);
    if (!cycle) return;
    const [parent] = entity.parent;
    yield {
      at: parent?.value.at ?? '/parent',
      message: `\`${entity.name}\` is above itself: ${cycle.map((it) => it.entity.name).join(', ')}`,
      help: 'this parent is ignored until the cycle is broken',
      related: cycle
        .filter((it) => it.entity !== entity)
        .map((it) => ({ document: it.document, unit: it.unit, at: '/parent', message: 'part of the cycle' })),
    };
  },
};
