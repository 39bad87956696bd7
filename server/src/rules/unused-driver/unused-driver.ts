/** A driver that nothing reads. */
import type { Rule } from '../../analysis/findings/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

/** No line and no split uses it. */
export const unusedDriver: Rule = {
  meta: {
    code: 'unused-driver',
    summary: 'A driver that no line and no split uses.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    if (entity.kind !== 'Driver' || view.isUsed('driver', entity.name)) return;
    yield {
      at: '/metadata/name',
      message: `no line and no split uses ${quoted(entity.name)}`,
      help: 'use it, or remove it',
    };
  },
};
