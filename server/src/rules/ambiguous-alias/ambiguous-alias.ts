/** A code or alias that means two things. */
import type { DocumentContent, Lowered } from '../../analysis/content.ts';
import type { Draft, LineEntity, Rule } from '../../analysis/rule.ts';
import { spellingKey } from '../../analysis/rule.ts';
import { quoted } from '../../domain/words/visible.ts';

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
      const all = side.names.all(kind, text);
      const [first] = all;
      if (!first || first.entity === entity) continue;
      yield {
        ...meansTwo(text, first.entity.name, at),
        related: [
          { document: first.document, unit: first.unit, at: first.at, message: 'also declared here' },
        ],
      };
    }
  },
  *document({ content, plan }, { side }) {
    if (plan) yield* amongLines(content, side.shared.linesByName(content.items));
  },
};

/** Lines are known inside their Budget only. */
function* amongLines(
  { items }: DocumentContent,
  lines: ReadonlyMap<string, Lowered<LineEntity>>,
): Generator<Draft> {
  for (const unit of items) {
    if (unit.entity?.kind !== 'Line') continue;
    const { code, aliases, name } = unit.entity;
    if (code === undefined && aliases.length === 0) continue;
    const own = aliases.map(({ text, at }) => ({ text, at }));
    if (code !== undefined) own.push({ text: code, at: '/code' });
    for (const { text, at } of own) {
      const first = lines.get(spellingKey(text))?.entity;
      if (first && first.name !== name) yield { unit, ...meansTwo(text, first.name, at) };
    }
  }
}

function meansTwo(text: string, first: string, at: string): Draft {
  return {
    at,
    message: `${quoted(text)} is also a spelling of ${quoted(first)}`,
    help: `it means ${quoted(first)} until one of the two gives it up`,
  };
}
