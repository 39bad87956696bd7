import type { Rule } from '../../analysis/findings/rule.ts';

/** A waiver that silences nothing. Found while reading or planning. */
export const unusedWaiver: Rule = {
  meta: {
    code: 'unused-waiver',
    summary: 'A waiver that silences nothing.',
    severity: 'warning',
    since: '0.1.0',
    waivable: false,
  },
};
