import type { Rule } from '../../analysis/rule.ts';

/** A property that the language does not have. Found while reading or planning. */
export const unknownKey: Rule = {
  meta: {
    code: 'unknown-key',
    summary: 'A property that the language does not have.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
