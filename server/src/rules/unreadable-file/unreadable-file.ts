import type { Rule } from '../../analysis/findings/rule.ts';

/** A file that cannot be read at all. Found while reading or planning. */
export const unreadableFile: Rule = {
  meta: {
    code: 'unreadable-file',
    summary: 'A file that cannot be read at all.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
