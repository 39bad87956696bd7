import type { Rule } from '../../analysis/rule.ts';

/** One key stands twice in a map, and only one of the values could count. Found while reading or planning. */
export const duplicateKey: Rule = {
  meta: {
    code: 'duplicate-key',
    summary: 'One key stands twice in a map, and only one of the values could count.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
