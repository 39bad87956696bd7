import type { Rule } from '../../analysis/findings/rule.ts';

/** A currency that ISO 4217 does not have. Found while reading or planning. */
export const unknownCurrency: Rule = {
  meta: {
    code: 'unknown-currency',
    summary: 'A currency that ISO 4217 does not have.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
