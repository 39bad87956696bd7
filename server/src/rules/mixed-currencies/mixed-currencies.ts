import type { Rule } from '../../analysis/findings/rule.ts';

/** The amounts of one line are in several currencies. Found while reading or planning. */
export const mixedCurrencies: Rule = {
  meta: {
    code: 'mixed-currencies',
    summary: 'The amounts of one line are in several currencies.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
