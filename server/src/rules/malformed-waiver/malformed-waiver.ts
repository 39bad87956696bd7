import type { Rule } from '../../analysis/findings/rule.ts';

/** A comment that begins like a waiver but is not one. Found while reading or planning. */
export const malformedWaiver: Rule = {
  meta: {
    code: 'malformed-waiver',
    summary: 'A comment that begins like a waiver and is none.',
    severity: 'warning',
    since: '0.1.0',
    waivable: false,
  },
};
