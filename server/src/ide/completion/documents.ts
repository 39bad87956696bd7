/** Whole documents, and the keys that every document begins with. */
import { entryOf, keysIn, kinds, kindText, propertyAt } from '../schema.ts';
import { type At, stemOf } from './at.ts';
import type { Suggestion } from './item.ts';
import { keySuggestion } from './keys.ts';
import { Stops } from './snippet.ts';
import { type Style, scalarSnippet } from './value-snippet.ts';

const ROOT: Style = { isFlow: false, column: 0 };
/** The version of the language that this program writes. */
const VERSION = 'outlay/v1';

/** At the beginning of a row of a document: the keys that it lacks; in an empty one whole documents too. */
export function rootSuggestions(at: At): readonly Suggestion[] {
  const { entries, isFlow } = at.level;
  if (isForeign(at)) return [];
  const isKnown = kinds.includes(at.kind);
  const root = propertyAt(isKnown ? at.kind : 'Budget', undefined, '');
  const present = new Set(entries.map((it) => it.key));
  const keys = (root ? keysIn(root) : []).filter((it) => !present.has(it.name));
  const suggestions = keys.map((it, rank): Suggestion => {
    if (it.name === 'kind') return { ...keySuggestion(at, { ...it, words: kinds }, ROOT), rank };
    const isFixed = isKnown || it.name === 'apiVersion';
    // what these hold depends on the kind, which is still missing
    return isFixed
      ? { ...keySuggestion(at, it, ROOT), rank }
      : { label: it.name, kind: 'key', snippet: `${it.name}:`, rank };
  });
  const isEmpty = present.size === 0 && !isFlow && at.place.quote === undefined;
  return isEmpty ? [...skeletons(at), ...suggestions] : suggestions;
}

/** Documents of other tools are left alone. */
function isForeign({ level: { entries } }: At): boolean {
  return entries.some(({ key, value }) =>
    key === 'apiVersion' ? !value.startsWith('outlay/') : !['kind', 'metadata', 'spec'].includes(key),
  );
}

/** The version that our documents are written in. */
export function versionSuggestions(at: At): readonly Suggestion[] {
  const isOurs = at.kind === '' || kinds.includes(at.kind);
  return isOurs ? [{ label: VERSION, kind: 'word' }] : [];
}

/** The rest of a document after its kind, if nothing else is there yet. */
export function kindSuggestions(at: At): readonly Suggestion[] {
  const { entries } = at.level;
  const isEmpty = !entries.some((it) => it.key === 'metadata' || it.key === 'spec');
  return kinds.map((label, rank) => ({
    label,
    kind: 'word',
    documentation: kindText(label),
    rank,
    ...(isEmpty &&
      !at.level.isFlow && { later: () => ({ snippet: `${label}\n${rest(at, label, new Stops())}` }) }),
  }));
}

function skeletons(at: At): readonly Suggestion[] {
  return kinds.map((kind, i) => ({
    label: kind,
    kind: 'document',
    detail: 'new document',
    documentation: kindText(kind),
    also: ['apiVersion', `kind: ${kind}`],
    // in an empty document these come before its keys
    rank: i - kinds.length,
    later: () => ({ snippet: `apiVersion: ${VERSION}\nkind: ${kind}\n${rest(at, kind, new Stops())}` }),
  }));
}

/** What a document of a kind usually contains, in writing order; the last may be a list with an entry. */
const USUAL: Readonly<
  Record<
    string,
    { readonly keys: readonly string[]; readonly list?: string; readonly entry?: readonly string[] }
  >
> = {
  Workspace: { keys: ['currency', 'calendar'] },
  CostCenterList: { keys: [], list: 'items', entry: ['name', 'code', 'parent', 'owner'] },
  CategoryList: { keys: [], list: 'items', entry: ['name', 'pool'] },
  ServiceList: { keys: [], list: 'items', entry: ['name', 'owner', 'costCenter'] },
  VendorList: { keys: [], list: 'items', entry: ['name'] },
  People: { keys: [], list: 'people', entry: ['name', 'emails'] },
  Budget: { keys: ['costCenter', 'period'], list: 'lines', entry: ['name', 'category', 'amount'] },
  Driver: { keys: ['unit', 'plan'] },
  FxRates: { keys: ['plan'] },
  AllocationPolicy: { keys: [], list: 'splits', entry: ['name', 'from', 'to'] },
  ApprovalPolicy: { keys: [], list: 'rules', entry: ['name', 'approvers'] },
};

function rest(at: At, kind: string, stops: Stops): string {
  const { keys, list, entry = [] } = USUAL[kind] ?? { keys: [] };
  const rows = [`metadata: { name: ${stops.text(stemOf(at))} }`, 'spec:'];
  for (const key of keys) rows.push(`  ${key}: ${valueText(at, kind, `/spec/${key}`, stops)}`);
  if (list !== undefined) {
    const parts = entry.map((it) => `${it}: ${valueText(at, kind, `/spec/${list}/0/${it}`, stops)}`);
    rows.push(`  ${list}:`, `    - { ${parts.join(', ')} }`);
  }
  return `${rows.join('\n')}\n`;
}

function valueText(at: At, kind: string, pointer: string, stops: Stops): string {
  const property = propertyAt(kind, undefined, pointer);
  if (!property) return stops.empty();
  const { types, name } = property;
  if (name === 'calendar') return `{ start: ${stops.text(`${at.project.asOf.slice(0, 4)}-01-01`)} }`;
  if (types.includes('text')) return scalarSnippet(at, property, stops);
  const entry = types.includes('map') ? undefined : entryOf(property);
  return entry ? `[${scalarSnippet(at, entry, stops)}]` : `{ ${stops.empty()} }`;
}
