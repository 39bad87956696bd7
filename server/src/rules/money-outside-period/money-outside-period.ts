import type { Rule } from '../../analysis/findings/rule.ts';

/** A total falls outside of the period of its line or Budget. Found while reading or planning. */
export const moneyOutsidePeriod: Rule = {
  meta: {
    code: 'money-outside-period',
    summary: 'A total falls outside of the period of its line or Budget.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
