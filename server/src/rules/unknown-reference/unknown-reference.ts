/** A reference to something that is declared nowhere. */
import type { NameKind } from '../../analysis/names.ts';
import { withoutPrefix } from '../../analysis/names.ts';
import { mentions } from '../../analysis/references.ts';
import type { Draft, Rule, RuleView } from '../../analysis/rule.ts';

const WORDS: Readonly<Record<NameKind | 'line', string>> = {
  center: 'cost center',
  category: 'category',
  service: 'service',
  vendor: 'vendor',
  person: 'person',
  team: 'team',
  driver: 'driver',
  budget: 'Budget',
  policy: 'AllocationPolicy',
  rates: 'FxRates',
  document: 'document',
  line: 'line',
};

/** Words that stand where a name may and are none. */
const FIXED: ReadonlySet<string> = new Set(['owner', 'parent-owner', 'unallocated']);

/** A reference that names nothing; the nearest name is offered. */
export const unknownReference: Rule = {
  meta: {
    code: 'unknown-reference',
    summary: 'A name, code or alias that is declared nowhere.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ entity }, view) {
    for (const { kinds, reference } of mentions(entity)) {
      if (FIXED.has(reference.text)) continue;
      const spelled = kinds.some((kind) =>
        view.side.names.resolve(kind, withoutPrefix(kind, reference.text)),
      );
      if (spelled || kinds.length === 0 || kinds.some((kind) => view.mayDeclare(kind))) continue;
      yield unknown(view, kinds, reference.text, reference.at);
    }
  },
  *document({ plan }, view) {
    for (const line of plan?.lines ?? []) {
      for (const { kind, reference } of line.unresolved) {
        if (kind !== 'line' && view.mayDeclare(kind)) continue;
        if (kind === 'line' && view.mayDeclare('budget')) continue;
        yield { ...unknown(view, [kind], reference.text, reference.at), unit: line.unit };
      }
    }
  },
};

function unknown(view: RuleView, kinds: readonly (NameKind | 'line')[], text: string, at: string): Draft {
  const what = kinds.map((it) => WORDS[it]).join(' or ');
  const message = `no ${what} is called \`${text}\``;
  const near = kinds
    .filter((it) => it !== 'line')
    .map((kind) => view.nearest(kind, withoutPrefix(kind, text)))
    .find((it) => it !== undefined);
  if (!near) return { at, message, help: `declare it, or name one that is declared` };
  const code = near.entity.code === undefined ? '' : `, ${near.entity.code}`;
  return {
    at,
    message,
    label: `did you mean \`${near.text}\`${code}?`,
    fixes: [{ title: `\`${near.text}\``, safety: 'unsafe', edits: [{ op: 'set', at, text: near.text }] }],
  };
}
