import type { Rule } from '../../analysis/findings/rule.ts';

/** A percentage without its sign. Found while reading or planning. */
export const barePercent: Rule = {
  meta: {
    code: 'bare-percent',
    summary: 'A percentage without its sign.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
