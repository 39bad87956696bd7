import type { Rule } from '../../analysis/findings/rule.ts';

/** An amount with more digits than its currency has. Found while reading or planning. */
export const tooManyDigits: Rule = {
  meta: {
    code: 'too-many-digits',
    summary: 'An amount with more digits than its currency has.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
