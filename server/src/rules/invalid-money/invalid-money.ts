import type { Rule } from '../../analysis/findings/rule.ts';

/** An amount that is not written as money. Found while reading or planning. */
export const invalidMoney: Rule = {
  meta: {
    code: 'invalid-money',
    summary: 'An amount that is not written as money.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
