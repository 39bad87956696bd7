import type { Rule } from '../../analysis/findings/rule.ts';

/** A name with characters that names do not have, or a word that means something else. Found while reading or planning. */
export const invalidName: Rule = {
  meta: {
    code: 'invalid-name',
    summary: 'A name with characters that names do not have, or a word that means something else.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
