import type { Rule } from '../../analysis/findings/rule.ts';

/** The text is not YAML, so the item cannot be read. Found while reading or planning. */
export const unreadableYaml: Rule = {
  meta: {
    code: 'unreadable-yaml',
    summary: 'The text is not YAML, so the item cannot be read.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
};
