import type { Rule } from '../../analysis/findings/rule.ts';

/** Nothing declares the currency and the calendar. It concerns a file, not a document: findings about files are made in `analysis`. */
export const missingWorkspace: Rule = {
  meta: {
    code: 'missing-workspace',
    summary: 'A workspace has no document of kind `Workspace`.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
