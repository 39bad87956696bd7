import type { Rule } from '../../analysis/findings/rule.ts';
import { periodsOutOf } from '../periods.ts';

/** A period that the fiscal calendar does not have. Found while reading or planning; here only for periods that no line plans. */
export const monthNotInCalendar: Rule = {
  meta: {
    code: 'month-not-in-calendar',
    summary: 'A period that the fiscal calendar does not have.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  unit({ entity }, view) {
    return periodsOutOf('month-not-in-calendar', entity, view);
  },
};
