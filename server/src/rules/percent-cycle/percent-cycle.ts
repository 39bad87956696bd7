import type { Rule } from '../../analysis/findings/rule.ts';

/** A line is a percentage of itself, directly or through others. Found while reading or planning. */
export const percentCycle: Rule = {
  meta: {
    code: 'percent-cycle',
    summary: 'A line is a percentage of itself, directly or through others.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
