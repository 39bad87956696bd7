import type { Rule } from '../../analysis/findings/rule.ts';
import { type Metas, unknownCodes } from '../levels.ts';

/** A property that the language does not have, found while reading; also a finding code that does not exist. */
export const unknownKey = (metas: Metas): Rule => ({
  meta: {
    code: 'unknown-key',
    summary: 'A property that the language does not have.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  unit: ({ entity }) => unknownCodes(entity, metas),
});
