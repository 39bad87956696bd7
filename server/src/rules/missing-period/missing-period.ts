import type { Rule } from '../../analysis/rule.ts';

/** Neither the line nor its Budget says when the money falls. Found while reading or planning. */
export const missingPeriod: Rule = {
  meta: {
    code: 'missing-period',
    summary: 'Neither the line nor its Budget says when the money falls.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
