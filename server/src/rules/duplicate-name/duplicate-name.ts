/** Two things of one kind with one name. */
import type { Declaration } from '../../analysis/names.ts';
import type { Draft, Rule } from '../../analysis/rule.ts';

/** The first by path and place has the name; every other one is a finding. */
export const duplicateName: Rule = {
  meta: {
    code: 'duplicate-name',
    summary: 'Two things of one kind have the same name.',
    severity: 'error',
    since: '0.1.0',
    waivable: false,
  },
  *unit({ document, unit }, { side }) {
    const own = side.names.declarationsOf(unit, document).filter((it) => it.how === 'name');
    for (const declaration of own) {
      if (declaration.kind !== 'document' && isDocumentName(own, declaration)) continue;
      const all = side.names.all(declaration.kind, declaration.text).filter((it) => it.how === 'name');
      const [first] = all;
      const same = all.filter((it) => it === declaration).length;
      if (!first || (first === declaration && same < 2)) continue;
      yield draft(declaration, first, same > 1 && first === declaration ? 1 : 0);
    }
  },
  *document({ plan }) {
    const seen = new Map<string, { readonly unit: Draft['unit']; count: number }>();
    for (const { unit, entity } of plan?.lines ?? []) {
      const key = entity.name.toLowerCase();
      const known = seen.get(key);
      if (known) known.count++;
      else seen.set(key, { unit, count: 0 });
      if (known)
        yield {
          unit,
          nth: known.unit === unit ? known.count : 0,
          at: '/name',
          message: `\`${entity.name}\` is already the name of another line of this Budget`,
          help: 'give it another name; until then it counts as a line of its own',
        };
    }
  },
};

/** Kinds whose documents are what is declared have the same spelling twice: as the thing and as the document. */
function isDocumentName(own: readonly Declaration[], declaration: Declaration): boolean {
  return (
    own.some((it) => it.kind === 'document') &&
    ['driver', 'budget', 'policy', 'rates'].includes(declaration.kind)
  );
}

function draft({ at, text }: Declaration, first: Declaration, nth: number): Draft {
  return {
    at,
    nth,
    message: `\`${text}\` is already declared`,
    help: 'give one of the two another name',
    related: [{ document: first.document, unit: first.unit, at: first.at, message: 'declared here' }],
  };
}
