/** A code or alias that means two things. */
import type { Rule } from '../../analysis/rule.ts';

/** A spelling must lead to one thing of its kind. */
export const ambiguousAlias: Rule = {
  meta: {
    code: 'ambiguous-alias',
    summary: 'A code or alias that is also a spelling of something else of the same kind.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ document, unit }, { side }) {
    for (const declaration of side.names.declarationsOf(unit, document)) {
      if (declaration.how === 'name') continue;
      const { kind, text, entity, at } = declaration;
      const [first] = side.names.all(kind, text);
      const other = side.names.all(kind, text).find((it) => it.entity !== entity);
      if (!first || !other || first === declaration) continue;
      yield {
        at,
        message: `\`${text}\` is also a spelling of \`${other.entity.name}\``,
        help: `\`${text}\` means \`${first.entity.name}\` until one of them gives it up`,
        related: [
          { document: other.document, unit: other.unit, at: other.at, message: 'also declared here' },
        ],
      };
    }
  },
};
