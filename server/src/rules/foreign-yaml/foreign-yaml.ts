import type { Rule } from '../../analysis/findings/rule.ts';

/** Anchors, aliases, tags and `<<` are not part of the language. Found while reading or planning. */
export const foreignYaml: Rule = {
  meta: {
    code: 'foreign-yaml',
    summary: 'Anchors, aliases, tags and `<<` are not part of the language.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
