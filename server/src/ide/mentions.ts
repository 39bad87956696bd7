/** Every reference in an item, as it is written: with a prefix, or as one half of `headcount/search`. */
import type { Lowered } from '../analysis/content.ts';
import { type NameKind, withoutPrefix } from '../analysis/model/names.ts';
import { mentions } from '../analysis/model/references.ts';
import type { Reference } from '../domain/plan/spec.ts';
import type { Entity, LineEntity, SplitEntity } from '../syntax/items/entities.ts';
import type { Node } from '../syntax/node.ts';
import { type Scalar, scalarsIn } from './scalars.ts';
import type { Property } from './schema.ts';

/** What a reference may name; lines are known within their Budget. */
export type Referred = NameKind | 'line';

/** One written name. */
export interface Mention {
  /** The first kind that has it wins. */
  readonly kinds: readonly Referred[];
  /** The name without its prefix; for a line of another Budget the whole `budget/line`. */
  readonly text: string;
  /** Pointer within the unit. */
  readonly at: string;
  readonly part: 'key' | 'value';
  /** Which part of the scalar is the name, in UTF-16 units of its text. */
  readonly start: number;
  readonly length: number;
}

const OWNER: readonly NameKind[] = ['person', 'team'];
/** Words that may appear in place of a name but are not names. */
export const FIXED: ReadonlySet<string> = new Set([
  'owner',
  'parent-owner',
  'unallocated',
  'rest',
  'even',
  'cost',
]);

/** Tells by the text of a whole reference whether it is worth looking at. */
export type Filter = (text: string) => boolean;

const ALL: Filter = () => true;

/** The mentions in a unit that can be read. */
export function mentionsIn({ entity }: Lowered, isLike: Filter = ALL): readonly Mention[] {
  if (!entity) return [];
  if (entity.kind === 'Line') return ofLine(entity, isLike);
  const found: Mention[] = [];
  let keys: ReadonlySet<string> | undefined;
  for (const { kinds, reference } of mentions(entity)) {
    if (kinds.length === 0 || !isLike(reference.text)) continue;
    keys ??= keysOf(entity);
    found.push(...named(kinds, reference, keys.has(reference.at) ? 'key' : 'value'));
  }
  return found;
}

/** The mentions in one scalar according to the schema: for items whose meaning cannot be read. */
export function mentionOf({ at, part, node }: Scalar, property: Property | undefined): readonly Mention[] {
  const kinds = part === 'value' ? (property?.references ?? []).flatMap(kindsOf) : [];
  if (kinds.length === 0 || property?.words.includes(node.text)) return [];
  const reference = { text: node.text, at };
  if (kinds.includes('line')) return lineNamed(reference);
  if (kinds.includes('driver')) return /^\p{L}/u.test(node.text) ? driverNamed(reference) : [];
  return named([...new Set(kinds)], reference, 'value');
}

/** The same for all scalars of an item. */
export function mentionsBySchema(
  root: Node | undefined,
  propertyOf: (at: string) => Property | undefined,
): readonly Mention[] {
  return [...scalarsIn(root)].flatMap((it) => (it.part === 'value' ? mentionOf(it, propertyOf(it.at)) : []));
}

/** The name by itself: the line of `budget/line`. */
export function lastStep({ kinds, text }: Pick<Mention, 'kinds' | 'text'>): string {
  return kinds.includes('line') ? text.slice(text.indexOf('/') + 1) : text;
}

const KINDS: ReadonlySet<string> = new Set<Referred>([
  'center',
  'category',
  'service',
  'vendor',
  'person',
  'team',
  'driver',
  'budget',
  'policy',
  'line',
]);

function kindsOf(text: string): readonly Referred[] {
  if (text === 'owner') return OWNER;
  return isReferred(text) ? [text] : [];
}

function isReferred(text: string): text is Referred {
  return KINDS.has(text);
}

function ofLine(
  { costCenter, category, service, vendor, money }: LineEntity,
  isLike: Filter,
): readonly Mention[] {
  const found: Mention[] = [];
  const single = (kind: NameKind, reference: Reference | undefined) => {
    if (reference && isLike(reference.text)) found.push(...named([kind], reference, 'value'));
  };
  single('center', costCenter);
  single('category', category);
  single('service', service);
  single('vendor', vendor);
  if (money?.by === 'quantity' && 'text' in money.quantity && isLike(money.quantity.text))
    found.push(...driverNamed(money.quantity));
  if (money?.by === 'percent') for (const it of money.of) if (isLike(it.text)) found.push(...lineNamed(it));
  return found;
}

/** `center/payments` states its kind. */
function named(
  kinds: readonly Referred[],
  { text, at }: Reference,
  part: 'key' | 'value',
): readonly Mention[] {
  if (FIXED.has(text)) return [];
  const own = kinds.find((it) => text.startsWith(`${it}/`));
  const start = own === undefined ? 0 : own.length + 1;
  const name = text.slice(start);
  return [{ kinds: own === undefined ? kinds : [own], text: name, at, part, start, length: name.length }];
}

/** `headcount`, or `headcount/search` for the values of another center. */
function driverNamed({ text, at }: Reference): readonly Mention[] {
  const whole = withoutPrefix('driver', text);
  const start = text.length - whole.length;
  const slash = whole.indexOf('/');
  const name = slash < 0 ? whole : whole.slice(0, slash);
  const driver = { text: name, at, part: 'value' as const, start, length: name.length };
  if (slash < 0) return [{ ...driver, kinds: ['driver'] }];
  const other = whole.slice(slash + 1);
  const center = withoutPrefix('center', other);
  return [
    { ...driver, kinds: ['driver'] },
    {
      kinds: ['center'],
      text: center,
      at,
      part: 'value',
      start: text.length - center.length,
      length: center.length,
    },
  ];
}

/** A line of the same Budget, or `budget/line`. */
function lineNamed({ text, at }: Reference): readonly Mention[] {
  const whole = withoutPrefix('budget', text);
  const start = text.length - whole.length;
  const slash = whole.indexOf('/');
  const line = whole.slice(slash + 1);
  const part = 'value' as const;
  const found: Mention = {
    kinds: ['line'],
    text: whole,
    at,
    part,
    start: text.length - line.length,
    length: line.length,
  };
  return slash < 0
    ? [found]
    : [{ ...found, kinds: ['budget'], text: whole.slice(0, slash), start, length: slash }, found];
}

/** Pointers of the keys that are references: values and shares are keyed by their center. */
function keysOf(entity: Entity): ReadonlySet<string> {
  if (entity.kind === 'Driver')
    return new Set(
      [entity.plan, entity.actual].flatMap((it) =>
        it && 'series' in it ? it.series.map(({ key }) => key.at) : [],
      ),
    );
  const splits: readonly SplitEntity[] =
    entity.kind === 'Split'
      ? [entity]
      : entity.kind === 'AllocationPolicy'
        ? entity.splits.map((it) => it.split)
        : [];
  return new Set(splits.flatMap(({ to }) => (to?.by === 'shares' ? to.shares.flatMap(centersOf) : [])));
}

function centersOf({
  value,
}: {
  readonly value: readonly { readonly center: Reference }[];
}): readonly string[] {
  return value.map(({ center }) => center.at);
}
