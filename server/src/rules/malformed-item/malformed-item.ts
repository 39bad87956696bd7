import type { Rule } from '../../analysis/rule.ts';

/** Something is missing or has a shape that the schema does not allow. Found while reading or planning. */
export const malformedItem: Rule = {
  meta: {
    code: 'malformed-item',
    summary: 'Something is missing or has a shape that the schema does not allow.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
