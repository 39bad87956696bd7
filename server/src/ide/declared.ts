/** Everything with a name, wherever it is declared: what references lead to, and what can be renamed. */
import type { Lowered } from '../analysis/content.ts';
import type { Declaration, NameKind } from '../analysis/model/names.ts';
import { findLine } from '../analysis/plan/percent.ts';
import type { Side } from '../analysis/side.ts';
import type { Entity, Named } from '../syntax/items/entities.ts';

/** `entry`: in a list whose entries nothing refers to, such as the rules of a policy. */
export type DeclaredKind = NameKind | 'line' | 'entry';

/** A thing with a name. */
export interface Declared {
  readonly kind: DeclaredKind;
  /** Key of the document that declares it, see `Side`. */
  readonly document: string;
  readonly unit: Lowered;
  /** Pointer within the unit to the map with its name, code and aliases. */
  readonly at: string;
  readonly named: Named;
}

/** Which spelling it is. */
export type Spelling = Declaration['how'];

/** Where the name of a whole document is. */
export const HEAD = '/metadata';

/** The kind of thing that an item declares, and where its name is. */
const DECLARES: Readonly<Record<Entity['kind'], readonly [kind: DeclaredKind, at: string]>> = {
  CostCenter: ['center', ''],
  Category: ['category', ''],
  Service: ['service', ''],
  Vendor: ['vendor', ''],
  Person: ['person', ''],
  Line: ['line', ''],
  AllocationRule: ['entry', ''],
  Split: ['entry', ''],
  ApprovalRule: ['entry', ''],
  Driver: ['driver', HEAD],
  Budget: ['budget', HEAD],
  AllocationPolicy: ['policy', HEAD],
  FxRates: ['rates', HEAD],
  Workspace: ['document', HEAD],
  ApprovalPolicy: ['document', HEAD],
  CostCenterList: ['document', HEAD],
  CategoryList: ['document', HEAD],
  ServiceList: ['document', HEAD],
  VendorList: ['document', HEAD],
  People: ['document', HEAD],
  Later: ['document', HEAD],
};

/** Everything that a unit declares: itself, and the teams and splits in a head. */
export function declaredIn(document: string, unit: Lowered): readonly Declared[] {
  const { entity } = unit;
  if (!entity) return [];
  const [kind, at] = DECLARES[entity.kind];
  const own: Declared = { kind, document, unit, at, named: entity };
  if ('teams' in entity)
    return [own, ...entity.teams.map(({ at, team }) => ({ ...own, kind: 'team' as const, at, named: team }))];
  if (entity.kind === 'AllocationPolicy')
    return [
      own,
      ...entity.splits.map(({ at, split }) => ({ ...own, kind: 'entry' as const, at, named: split })),
    ];
  return [own];
}

/** Which spelling of a thing is at a pointer within its unit. */
export function spellingAt({ at, named }: Declared, pointer: string): Spelling | undefined {
  if (pointer === `${at}/name`) return 'name';
  if (pointer === `${at}/code` && named.code !== undefined) return 'code';
  return named.aliases.some((it) => it.at === pointer) ? 'alias' : undefined;
}

/** All spellings of a thing, its name first. */
export function spellingsOf({ named }: Declared): readonly string[] {
  const { name, code, aliases } = named;
  return [name, ...(code === undefined ? [] : [code]), ...aliases.map((it) => it.text)];
}

/** The thing that a declared spelling belongs to. */
export function declaredBy({ kind, document, unit, entity, at }: Declaration): Declared {
  const place = at.replace(/\/(?:name|code|aliases(?:\/\d+)?)$/, '');
  return { kind, document, unit, at: place, named: entity };
}

/** What a spelling means in a document: the first of the kinds that has it. Tracked. */
export function resolve(
  side: Side,
  document: string,
  kinds: readonly (NameKind | 'line')[],
  text: string,
): Declared | undefined {
  for (const kind of kinds) {
    if (kind === 'line') {
      const found = findLine(side, document, text);
      if (found) return { kind, ...found, at: '', named: found.unit.entity };
      continue;
    }
    const found = side.names.resolve(kind, text);
    if (found) return declaredBy(found);
  }
  return undefined;
}

/** Whether both are the same thing. */
export function isSame(a: Declared, b: Declared): boolean {
  return a.document === b.document && a.unit === b.unit && a.at === b.at;
}
