/** A cost center that is above itself. */
import type { Rule } from '../../analysis/findings/rule.ts';
import { list } from '../../domain/words/lists.ts';
import { quoted } from '../../domain/words/visible.ts';

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
    if (entity.kind !== 'CostCenter' || entity.parent.length === 0) return;
    if (side.names.resolve('center', entity.name)?.entity !== entity) return;
    const cycle = side.tree.closesCycle(entity.name);
    if (!cycle) return;
    const others = cycle.filter((it) => it.entity !== entity);
    const through = others.length === 0 ? '' : ` through ${list(others.map((it) => quoted(it.entity.name)))}`;
    yield {
      at: '/parent',
      message: `${quoted(entity.name)} is above itself${through}, expected a parent that is not below it`,
      help: 'this parent is ignored until the cycle is broken',
      related: others.map((it) => ({
        document: it.document,
        unit: it.unit,
        at: '/parent',
        message: 'part of the cycle',
      })),
    };
  },
};
