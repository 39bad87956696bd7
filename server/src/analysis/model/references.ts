/** Every reference that an item makes by itself, except for those of lines, which are resolved when these are planned. */
import type { Timed } from '../../domain/period.ts';
import type { Reference } from '../../domain/plan/spec.ts';
import type {
  AllocationRuleEntity,
  BudgetEntity,
  Condition,
  Entity,
  ReferenceKind,
  SeriesSource,
  SplitEntity,
} from '../../syntax/items/entities.ts';
import type { NameKind } from './names.ts';

/** A reference and what it may name; the first kind that has it wins. */
export interface Mention {
  readonly kinds: readonly NameKind[];
  readonly reference: Reference;
}

const OWNER: readonly NameKind[] = ['person', 'team'];

/** The dimensions of conditions and assignments whose values are names. */
const DIMENSIONS: Readonly<Record<string, NameKind>> = {
  costCenter: 'center',
  category: 'category',
  service: 'service',
  vendor: 'vendor',
};

/** In order of the text, as far as it matters. */
export function mentions(entity: Entity): Iterable<Mention> {
  switch (entity.kind) {
    case 'CostCenter':
      return [
        ...timed(['center'], entity.parent),
        ...timed(OWNER, entity.owner),
        ...single('center', entity.successor),
      ];
    case 'Service':
      return [...timed(OWNER, entity.owner), ...single('center', entity.costCenter)];
    case 'Person':
      return timed(['person'], entity.delegate);
    case 'Budget':
      return ofBudget(entity);
    case 'Driver':
      return [entity.plan, entity.actual].flatMap(ofSeries);
    case 'Workspace':
      return entity.allocation.flatMap((it) => [...single('policy', it)]);
    case 'AllocationRule':
      return ofRule(entity);
    case 'Split':
      return ofSplit(entity);
    case 'AllocationPolicy':
      return entity.splits.flatMap(({ split }) => [...ofSplit(split)]);
    case 'ApprovalRule':
      return entity.references.map(({ kind, reference }) => ({ kinds: kindsOf(kind), reference }));
    case 'CostCenterList':
    case 'CategoryList':
    case 'ServiceList':
    case 'VendorList':
    case 'People':
      return entity.teams.flatMap(({ team }) => team.members.flatMap((it) => [...single('person', it)]));
    default:
      return [];
  }
}

function* ofBudget(entity: BudgetEntity): Generator<Mention> {
  yield* single('center', entity.costCenter);
  yield* single('category', entity.category);
  yield* single('service', entity.service);
  yield* single('vendor', entity.vendor);
}

function ofSeries(source: SeriesSource | undefined): readonly Mention[] {
  if (!source || !('series' in source)) return [];
  return source.series.map(({ key }) => ({ kinds: ['center'], reference: key }));
}

function kindsOf(kind: ReferenceKind): readonly NameKind[] {
  if (kind === 'owner') return OWNER;
  return kind === 'line' ? [] : [kind];
}

function* single(kind: NameKind, reference: Reference | undefined): Generator<Mention> {
  if (reference) yield { kinds: [kind], reference };
}

function* timed(kinds: readonly NameKind[], values: Timed<Reference>): Generator<Mention> {
  for (const { value } of values) yield { kinds, reference: value };
}

function* ofRule({ match, assign }: AllocationRuleEntity): Generator<Mention> {
  yield* ofCondition(match);
  for (const { dimension, value } of assign) {
    const kind = DIMENSIONS[dimension];
    if (kind && 'text' in value) yield { kinds: [kind], reference: value };
  }
}

function* ofSplit({ from, match, to, key }: SplitEntity): Generator<Mention> {
  yield* single('center', from);
  yield* ofCondition(match);
  if (to?.by === 'list') for (const center of to.centers) yield* single('center', center);
  if (to?.by === 'selector') yield* ofCondition(to.selector);
  if (to?.by === 'shares')
    for (const { value } of to.shares) for (const { center } of value) yield* single('center', center);
  if (key?.by === 'driver') yield* single('driver', key.driver);
  if (key?.by === 'cost') yield* ofCondition(key.part);
}

function* ofCondition(condition: Condition | undefined): Generator<Mention> {
  if (!condition) return;
  if ('all' in condition) for (const it of condition.all) yield* ofCondition(it);
  else if ('any' in condition) for (const it of condition.any) yield* ofCondition(it);
  else if ('not' in condition) yield* ofCondition(condition.not);
  else {
    const kind = DIMENSIONS[condition.key];
    if (kind && condition.operator === 'one-of')
      for (const reference of condition.values) yield { kinds: [kind], reference };
  }
}
