import type { Rule } from '../../analysis/findings/rule.ts';

/** A quantity and its price or driver are counted in different units. Found while reading or planning. */
export const wrongUnit: Rule = {
  meta: {
    code: 'wrong-unit',
    summary: 'A quantity and its price or driver are counted in different units.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
