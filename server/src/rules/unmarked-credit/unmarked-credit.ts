import type { Rule } from '../../analysis/findings/rule.ts';

/** A negative amount without `credit: true`. Found while reading or planning. */
export const unmarkedCredit: Rule = {
  meta: {
    code: 'unmarked-credit',
    summary: 'A negative amount without `credit: true`.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
};
