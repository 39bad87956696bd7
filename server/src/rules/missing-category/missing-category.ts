/** Money without a category. */
import type { Lowered } from '../../analysis/content.ts';
import { sifted } from '../../analysis/engine/pieces.ts';
import type { Rule } from '../../analysis/findings/rule.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import { quoted } from '../../domain/words/visible.ts';
import { isMisspelled } from '../misspelled.ts';

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
    if (!plan || plan.budget?.category || mayBeSaid(content.head)) return;
    for (const line of uncategorized(plan.lines)) {
      if (mayBeSaid(line.unit)) continue;
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

/** In a way that cannot be read, which is found there. */
function mayBeSaid({ problems }: Lowered): boolean {
  return isMisspelled(problems, 'category') || problems.some((it) => /^(?:\/spec)?\/category$/.test(it.at));
}
