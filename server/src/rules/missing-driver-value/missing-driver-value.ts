import type { Rule } from '../../analysis/findings/rule.ts';

/** A driver says nothing for a month that a line needs. Found while reading or planning. */
export const missingDriverValue: Rule = {
  meta: {
    code: 'missing-driver-value',
    summary: 'A driver says nothing for a month that a line needs.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
};
