import type { Rule } from '../../analysis/findings/rule.ts';

/** An approval rule asks for a measure that does not exist. Found while reading or planning. */
export const unknownMeasure: Rule = {
  meta: {
    code: 'unknown-measure',
    summary: 'An approval rule asks for a measure that does not exist.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
