/** A code or alias that means two things. */
import type { Lowered } from '../../analysis/content.ts';
import type { Draft, Rule } from '../../analysis/findings/rule.ts';
import { spellingKey } from '../../analysis/findings/rule.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { quoted } from '../../domain/words/visible.ts';
import { Crowds, type Repeats } from '../crowds.ts';

/** A spelling must lead to one thing of its kind. Two things of one name are `duplicate-name`, whatever else they share. */
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
      if (!first || isSpelled(first.entity.name, spellingKey(entity.name))) continue;
      yield {
        ...meansTwo(text, first.entity.name, at),
        related: [
          { document: first.document, unit: first.unit, at: first.at, message: 'also declared here' },
        ],
      };
    }
  },
  *document({ content, plan }) {
    if (!plan) return;
    const items: readonly Lowered[] = content.items;
    const found = spellings.groups(content.head, content.items).flatMap((it) => amongLines(items, it));
    const place = (unit: Lowered | undefined) => (unit ? items.indexOf(unit) : -1);
    yield* found.sort((a, b) => place(a.unit) - place(b.unit));
  },
};

/** Lines are known only within their Budget. */
const spellings: Crowds<Lowered> = new Crowds({ keys: spellingsOf, repeats: (crowd) => [crowd] });

function spellingsOf({ entity }: Lowered): readonly string[] {
  if (entity?.kind !== 'Line') return [];
  if (entity.code === undefined && entity.aliases.length === 0) return [spellingKey(entity.name)];
  const own = [
    entity.name,
    ...entity.aliases.map((it) => it.text),
    ...(entity.code === undefined ? [] : [entity.code]),
  ];
  return [...new Set(own.map(spellingKey))];
}

/** A name takes precedence over a code, a code over an alias; otherwise the first in order wins. */
function amongLines(items: readonly Lowered[], { key, members }: Repeats<Lowered>): readonly Draft[] {
  const known = new Set(members);
  const lines = items.filter((it) => known.has(it));
  const owner =
    lines.find(({ entity }) => isSpelled(entity?.name, key)) ??
    lines.find(({ entity }) => isSpelled(entity?.code, key)) ??
    lines[0];
  const name = owner?.entity?.name ?? '';
  return lines
    .filter(({ entity }) => !isSpelled(entity?.name, spellingKey(name)))
    .flatMap((unit) => pointers(unit, key).map((it) => ({ unit, ...meansTwo(it.text, name, it.at) })));
}

/** Where a line has `key` as a spelling other than its name. */
function pointers({ entity }: Lowered, key: string | number): readonly Reference[] {
  if (entity?.kind !== 'Line') return [];
  const code = entity.code === undefined ? [] : [{ text: entity.code, at: '/code' }];
  return [...code, ...entity.aliases].filter((it) => isSpelled(it.text, key));
}

function isSpelled(text: string | undefined, key: string | number): boolean {
  return text !== undefined && spellingKey(text) === key;
}

function meansTwo(text: string, first: string, at: string): Draft {
  return {
    at,
    message: `${quoted(text)} is also a spelling of ${quoted(first)}`,
    help: `it means ${quoted(first)} until one of the two gives it up`,
  };
}
