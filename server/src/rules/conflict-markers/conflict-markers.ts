import type { Rule } from '../../analysis/findings/rule.ts';

/** A merge conflict was not resolved. Found while reading or planning. */
export const conflictMarkers: Rule = {
  meta: {
    code: 'conflict-markers',
    summary: 'A merge conflict was not resolved.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
