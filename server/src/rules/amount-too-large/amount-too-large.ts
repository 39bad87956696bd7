import type { Rule } from '../../analysis/findings/rule.ts';

/** An amount beyond what a plan can hold. Found while reading or planning. */
export const amountTooLarge: Rule = {
  meta: {
    code: 'amount-too-large',
    summary: 'An amount beyond what a plan can hold.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
