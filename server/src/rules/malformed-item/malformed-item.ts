import type { Rule } from '../../analysis/findings/rule.ts';
import { loweredErrors, type Metas } from '../levels.ts';

/** Something is missing or has a shape that the schema does not allow, found while reading; or a level hides missing money. */
export const malformedItem = (metas: Metas): Rule => ({
  meta: {
    code: 'malformed-item',
    summary: 'Something is missing or has a shape that the schema does not allow.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  unit: ({ entity }) => loweredErrors(entity, metas),
});
