/** A driver that nothing reads. */
import type { Rule } from '../../analysis/rule.ts';

/** No line, rule or split uses it. */
export const unusedDriver: Rule = {
  meta: {
    code: 'unused-driver',
    summary: 'A driver that no line, rule or split uses.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    if (entity.kind !== 'Driver' || view.isUsed('driver', entity.name)) return;
    yield {
      at: '/metadata/name',
      message: `no line, rule or split uses \`${entity.name}\``,
      help: 'use it, or remove it',
    };
  },
};
