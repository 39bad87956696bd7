/** Declares what a reference names but nothing declares: next to its siblings, and written the way they are. */

import { pathOf } from '../../analysis/document-key.ts';
import type { Finding } from '../../analysis/findings/finding.ts';
import { type NameKind, withoutPrefix } from '../../analysis/model/names.ts';
import { mentions } from '../../analysis/model/references.ts';
import type { Side } from '../../analysis/side.ts';
import type { TextEdit } from '../../base/text.ts';
import { scalarSource } from '../../syntax/scalar-source.ts';
import { readName } from '../../syntax/values/name.ts';
import type { CodeAction } from '../actions.ts';
import type { IdeFile } from '../file.ts';
import { entryEdits, type NewEntry } from './entry.ts';

/** Where things of a kind are declared: the kind of document, and what an entry is called there. */
interface Home {
  readonly document: string;
  readonly entity: string;
  readonly words: string;
}

const HOMES: ReadonlyMap<string, Home> = new Map<NameKind, Home>([
  ['center', { document: 'CostCenterList', entity: 'CostCenter', words: 'cost center' }],
  ['category', { document: 'CategoryList', entity: 'Category', words: 'category' }],
  ['service', { document: 'ServiceList', entity: 'Service', words: 'service' }],
  ['vendor', { document: 'VendorList', entity: 'Vendor', words: 'vendor' }],
  ['person', { document: 'People', entity: 'Person', words: 'person' }],
  ['team', { document: 'People', entity: 'Team', words: 'team' }],
]);

/** One action for each kind of thing that the reference may mean. */
export function createActions({ project }: IdeFile, finding: Finding): readonly CodeAction[] {
  if (finding.code !== 'unknown-reference') return [];
  return missingIn(project.head, finding).flatMap(({ kind, name }): readonly CodeAction[] => {
    const home = HOMES.get(kind);
    const key = home && homeOf(project.head, home);
    const path = key === undefined ? undefined : pathOf(key);
    if (!home || key === undefined || path === undefined || !readName(name).ok) return [];
    const edits = editsIn(project.head, key, home, name);
    if (edits.length === 0) return [];
    return [
      {
        title: `Create ${home.words} ${name} in ${path}`,
        kind: 'create',
        isPreferred: false,
        // users want to say more about it than its name
        safety: 'shown',
        finding,
        edits: new Map([[path, edits]]),
      },
    ];
  });
}

interface Missing {
  readonly kind: string;
  readonly name: string;
}

function missingIn(side: Side, { unit, at, document }: Finding): readonly Missing[] {
  if (!unit?.entity || document === undefined) return [];
  if (unit.entity.kind === 'Line') {
    const line = side.plan(document).lines.find((it) => it.unit === unit);
    const missed = line?.unresolved.filter((it) => it.reference.at === at) ?? [];
    return missed.flatMap(({ kind, reference }) => (kind === 'line' ? [] : named(kind, reference.text)));
  }
  const found = [...mentions(unit.entity)].find((it) => it.reference.at === at);
  return found ? found.kinds.flatMap((kind) => named(kind, found.reference.text)) : [];
}

/** `team/finance` cannot mean a person. */
function named(kind: NameKind, text: string): readonly Missing[] {
  const name = withoutPrefix(kind, text);
  return name.includes('/') ? [] : [{ kind, name }];
}

/** The document with the most entries of the kind; the first of several. */
function homeOf(side: Side, { document, entity }: Home): string | undefined {
  let best: { readonly key: string; readonly count: number } | undefined;
  for (const key of side.ofKind(document)) {
    const content = side.document(key)?.content.get();
    const head = content?.head.entity;
    const teams = head?.kind === 'People' ? head.teams.length : 0;
    const count = entity === 'Team' ? teams : (content?.items.length ?? 0);
    if (content && (!best || count > best.count)) best = { key, count };
  }
  return best?.key;
}

function editsIn(side: Side, key: string, { entity }: Home, name: string): readonly TextEdit[] {
  const placed = side.placed(key);
  const text = placed && textOf(side, key);
  if (!placed || text === undefined) return [];
  const entry: NewEntry = [['name', scalarSource(name)], ...propertiesOf(side, key, entity)];
  return entryEdits(placed, text, entity === 'Team' ? '/spec/teams' : undefined, entry);
}

/** A center goes below the root of its list, so that it has an owner; a team gets an empty list of members. */
function propertiesOf(side: Side, key: string, entity: string): NewEntry {
  if (entity === 'Team') return [['members', '[]']];
  if (entity !== 'CostCenter') return [];
  const items = side.document(key)?.content.get().items ?? [];
  const root = items.find((it) => it.entity?.kind === 'CostCenter' && it.entity.parent.length === 0);
  const name = root?.entity?.name;
  return name === undefined ? [] : [['parent', scalarSource(name)]];
}

function textOf(side: Side, key: string): string | undefined {
  const source = side.file(pathOf(key))?.source.get();
  return source && 'text' in source ? source.text : undefined;
}
