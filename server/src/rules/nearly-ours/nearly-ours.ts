import type { Rule } from '../../analysis/findings/rule.ts';

/** A document that looks like one of ours, but its `apiVersion` is missing or misspelled. Found while reading or planning. */
export const nearlyOurs: Rule = {
  meta: {
    code: 'nearly-ours',
    summary: 'A document that looks like one of ours, but its `apiVersion` is missing or misspelled.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
