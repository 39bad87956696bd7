import type { Rule } from '../../analysis/rule.ts';

/** Two keys of one map by period cover the same month. Found while reading or planning. */
export const overlappingPeriods: Rule = {
  meta: {
    code: 'overlapping-periods',
    summary: 'Two keys of one map by period cover the same month.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
