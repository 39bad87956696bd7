import type { Rule } from '../../analysis/rule.ts';

/** A period that the fiscal calendar does not have. Found while reading or planning. */
export const monthNotInCalendar: Rule = {
  meta: {
    code: 'month-not-in-calendar',
    summary: 'A period that the fiscal calendar does not have.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
