/** A reference to something that is declared nowhere. */

import { sifted } from '../../analysis/engine/pieces.ts';
import type {
  Draft,
  Entity,
  LineEntity,
  Rule,
  RuleView,
  SeriesSource,
} from '../../analysis/findings/rule.ts';
import { withoutPrefix } from '../../analysis/model/names.ts';
import { mentions } from '../../analysis/model/references.ts';
import type { PlannedLine } from '../../analysis/plan/planned-line.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import { quoted, visible } from '../../domain/words/visible.ts';
import { inFile, seriesOf } from '../periods.ts';
import { splitsOf } from '../splits.ts';
import { unknownLabels } from './labels.ts';
import { type Missing, mayBeUnread, meant } from './meant.ts';

/** Words that can appear in place of a name but are not names. */
const FIXED: ReadonlySet<string> = new Set(['owner', 'parent-owner', 'unallocated']);

const WORDS: Readonly<Record<Missing['kinds'][number], string>> = {
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

/** A reference that names nothing; the nearest name is offered. */
export const unknownReference: Rule = {
  meta: {
    code: 'unknown-reference',
    summary: 'A name, code or alias that is declared nowhere.',
    severity: 'error',
    since: '0.1.0',
    waivable: true,
  },
  *unit({ document, entity }, view) {
    for (const { kinds, reference } of mentions(entity)) {
      const { text, at } = reference;
      if (kinds.length === 0 || FIXED.has(text)) continue;
      if (kinds.some((kind) => view.side.meanings.isAny(kind, withoutPrefix(kind, text)))) continue;
      const missing = { kinds, text, document };
      if (mayBeUnread(missing, view)) continue;
      const found = draft(missing, at, text, meant(missing, view));
      yield isKey(reference, entity) ? ofKey(found) : found;
    }
    if (entity.kind === 'Driver')
      for (const source of [entity.plan, entity.actual]) yield* inNamedFile(source, document, view);
    if (entity.kind === 'Budget') yield* unknownLabels(entity, '/metadata/labels', view);
  },
  *document({ plan, document }, view) {
    for (const line of suspects(plan?.lines ?? [])) {
      const { unresolved, labels } = line;
      // labels of the Budget itself are reported there
      if (unresolved.length === 0 && labels === plan?.budget?.labels) continue;
      const { unit, entity } = line;
      if (entity.labels.length > 0)
        for (const it of unknownLabels(entity, '/labels', view)) yield { unit, ...it };
      for (const { kind, reference } of unresolved) {
        const { text, at } = reference;
        const missing = { kinds: [kind], text, document };
        if (mayBeUnread(missing, view)) continue;
        yield { unit, ...draft(missing, at, written(entity, at, text), meant(missing, view)) };
      }
    }
  },
};

const suspects = sifted((it: PlannedLine) => it.unresolved.length > 0 || it.entity.labels.length > 0);

/** Cost centers of a CSV file that are not declared anywhere: the first, and how many more there are. */
function* inNamedFile(source: SeriesSource | undefined, document: string, view: RuleView): Generator<Draft> {
  const unknown = seriesOf(source, true, view).filter(
    ({ key, file }) => file && !view.side.meanings.isAny('center', withoutPrefix('center', key)),
  );
  const [first] = unknown;
  if (!first?.file) return;
  const missing: Missing = { kinds: ['center'], text: first.key, document };
  if (mayBeUnread(missing, view)) return;
  const { at } = first.file;
  const { message, label } = draft(missing, at, first.key, meant(missing, view));
  const more = unknown.length === 1 ? '' : `, and ${unknown.length - 1} more`;
  yield { ...inFile(first.file, `${message}${more}`), ...(label === undefined ? {} : { label }) };
}

/** Whether the reference is a key: values and shares are keyed by their center. */
function isKey(reference: Reference, entity: Entity): boolean {
  if (entity.kind === 'Driver') return true;
  return splitsOf(entity).some(
    ({ split: { to } }) =>
      to?.by === 'shares' && to.shares.some(({ value }) => value.some((it) => it.center === reference)),
  );
}

function ofKey({ fixes, ...rest }: Draft): Draft {
  const renames = fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((it) => (it.op === 'set' ? { ...it, op: 'rename' as const } : it)),
  }));
  return { ...rest, part: 'key', ...(renames ? { fixes: renames } : {}) };
}

/** `headcount/search` names two things, either of which may be missing. */
function written({ money }: LineEntity, at: string, text: string): string {
  const isDriver = money?.by === 'quantity' && 'text' in money.quantity && money.quantity.at === at;
  return isDriver && 'text' in money.quantity ? money.quantity.text : text;
}

function draft(
  { kinds, text }: Missing,
  at: string,
  whole: string,
  { name, also, renamed }: ReturnType<typeof meant>,
): Draft {
  const what = kinds.map((it) => WORDS[it]).join(' or ');
  const message = `no ${what} is called ${quoted(text)}`;
  if (name === undefined) {
    const isOwn = kinds.includes('line') && !text.includes('/');
    const other = isOwn ? `; a line of another Budget is written \`budget/${visible(text)}\`` : '';
    return { at, message, help: `declare it, or name one that is declared${other}` };
  }
  const fixed = whole === text ? prefixed(text, name, kinds) : replaced(whole, text, name);
  const other = also === undefined ? '' : `, ${also}`;
  return {
    at,
    message,
    label: renamed ? `now \`${name}\`${other}` : `did you mean \`${name}\`${other}?`,
    ...(renamed ? renaming(renamed, name) : {}),
    fixes: [
      {
        title: `write \`${fixed}\``,
        safety: renamed ? 'safe' : 'unsafe',
        edits: [{ op: 'set', at, text: fixed }],
      },
    ],
  };
}

/** Writing the new name everywhere still ends the old thing and begins another, unless an alias says otherwise. */
function renaming(renamed: string, name: string): Pick<Draft, 'notes' | 'help'> {
  return {
    notes: [`this branch renames ${quoted(renamed)} to ${quoted(name)}`],
    help: `with \`aliases: [${visible(renamed)}]\` on ${quoted(name)} the old name holds, and no money moves`,
  };
}

/** Keeps the prefix that says which kind is meant: `team/finanse` becomes `team/finance`. Prefixes of other kinds do not count. */
function prefixed(text: string, name: string, kinds: Missing['kinds']): string {
  const prefix = kinds.map((it) => `${it}/`).find((it) => text.startsWith(it)) ?? '';
  return name.includes('/') ? name : `${prefix}${name}`;
}

function replaced(whole: string, text: string, name: string): string {
  const start = whole.indexOf(text);
  return `${whole.slice(0, start)}${name}${whole.slice(start + text.length)}`;
}
