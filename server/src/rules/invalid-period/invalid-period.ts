import type { Rule } from '../../analysis/rule.ts';

/** A period that is not written as one. Found while reading or planning. */
export const invalidPeriod: Rule = {
  meta: {
    code: 'invalid-period',
    summary: 'A period that is not written as one.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
