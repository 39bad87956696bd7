import type { Rule } from '../../analysis/findings/rule.ts';

/** Part of the language that this version does not compute. Found while reading or planning. */
export const notSupportedYet: Rule = {
  meta: {
    code: 'not-supported-yet',
    summary: 'Part of the language that this version does not compute.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
