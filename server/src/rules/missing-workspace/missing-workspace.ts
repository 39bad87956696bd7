import type { Rule } from '../../analysis/findings/rule.ts';

/** Nothing says the currency and the calendar. It is about a file, not about a document: the findings of files are made in `analysis`. */
export const missingWorkspace: Rule = {
  meta: {
    code: 'missing-workspace',
    summary: 'A workspace has no document of kind `Workspace`.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
