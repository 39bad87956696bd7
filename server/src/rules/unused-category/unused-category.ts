/** A category that nothing reads. */
import type { Rule } from '../../analysis/findings/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

/** No line, rule or split uses it. */
export const unusedCategory: Rule = {
  meta: {
    code: 'unused-category',
    summary: 'A category that no line, rule or split uses.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    if (entity.kind !== 'Category' || view.isUsed('category', entity.name)) return;
    yield {
      at: '/name',
      message: `no Budget, line, rule or split uses ${quoted(entity.name)}`,
      help: 'use it, or remove it',
    };
  },
};
