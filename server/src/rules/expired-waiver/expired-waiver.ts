import type { Rule } from '../../analysis/findings/rule.ts';

/** A waiver whose last day has passed. Found while reading or planning. */
export const expiredWaiver: Rule = {
  meta: {
    code: 'expired-waiver',
    summary: 'A waiver whose last day has passed.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
