import type { Rule } from '../../analysis/findings/rule.ts';

/** Text that another YAML reader takes for a number, a boolean, a date or nothing. Found while reading or planning. */
export const ambiguousScalar: Rule = {
  meta: {
    code: 'ambiguous-scalar',
    summary: 'Text that another YAML reader takes for a number, a boolean, a date or nothing.',
    severity: 'warning',
    since: '0.1.0',
    waivable: true,
  },
};
