/** Money without a category. */
import { sifted } from '../../analysis/engine/pieces.ts';
import type { Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { quoted } from '../../domain/words/visible.ts';
import { mayBeSaid } from '../misspelled.ts';

/** Neither the line nor its Budget says what the money is for. */
export const missingCategory: Rule = {
  meta: {
    code: 'missing-category',
    summary: 'Neither the line nor its Budget has a category.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan, content }) {
    if (!plan || plan.budget?.category || mayBeSaid(content.head, 'category')) return;
    for (const line of uncategorized(plan.lines)) {
      if (mayBeSaid(line.unit, 'category')) continue;
      yield {
        unit: line.unit,
        at: '/name',
        message: `${quoted(line.entity.name)} has no category, and neither has its Budget`,
        help: 'add `category` to the line or to its Budget',
      };
    }
  },
};

const uncategorized = sifted((it: PlannedLine) => it.category === undefined && !it.entity.category);
