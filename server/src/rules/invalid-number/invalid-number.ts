import type { Rule } from '../../analysis/findings/rule.ts';

/** A quantity or value that is not written as a number. Found while reading or planning. */
export const invalidNumber: Rule = {
  meta: {
    code: 'invalid-number',
    summary: 'A quantity or value that is not written as a number.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
