import type { Rule } from '../../analysis/findings/rule.ts';

/** A fiscal calendar that does not hold together. Found while reading or planning. */
export const invalidCalendar: Rule = {
  meta: {
    code: 'invalid-calendar',
    summary: 'A fiscal calendar that does not hold together.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
