/** Money without a category. */
import type { Rule } from '../../analysis/rule.ts';

/** Neither the line nor its Budget says what the money is for. */
export const missingCategory: Rule = {
  meta: {
    code: 'missing-category',
    summary: 'Neither the line nor its Budget has a category.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
  *document({ plan }) {
    for (const line of plan?.lines ?? []) {
      if (line.category !== undefined || line.entity.category || plan?.budget?.category) continue;
      yield {
        unit: line.unit,
        at: '/name',
        message: `\`${line.entity.name}\` has no category`,
        help: 'add `category` to the line or to its Budget',
      };
    }
  },
};
