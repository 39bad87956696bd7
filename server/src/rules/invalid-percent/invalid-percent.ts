import type { Rule } from '../../analysis/findings/rule.ts';

/** A share that is not written as a percentage. Found while reading or planning. */
export const invalidPercent: Rule = {
  meta: {
    code: 'invalid-percent',
    summary: 'A share that is not written as a percentage.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
