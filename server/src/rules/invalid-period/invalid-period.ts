import type { Rule } from '../../analysis/findings/rule.ts';
import { periodsOutOf } from '../periods.ts';

/** A period that is not written as one. Found while reading or planning; here only for periods that no line plans. */
export const invalidPeriod: Rule = {
  meta: {
    code: 'invalid-period',
    summary: 'A period that is not written as one.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  unit({ entity }, view) {
    return periodsOutOf('invalid-period', entity, view);
  },
};
