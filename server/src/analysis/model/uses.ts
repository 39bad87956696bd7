/** Which declared things are used, to find what is declared and never used. */
import type { Entity } from '../../syntax/items/entities.ts';
import { type DocumentContent, type Lowered, looseItems } from '../content.ts';
import { Fold, type MemberNode } from '../engine/fold.ts';
import { counter } from '../engine/groups.ts';
import { byPiece, joined } from '../engine/pieces.ts';
import type { PlannedLine } from '../plan/planned-line.ts';
import type { Side } from '../side.ts';
import { type NameKind, nameKey, withoutPrefix } from './names.ts';
import { type Mention, mentions } from './references.ts';

/** The kinds whose unused things are findings. */
type UsedKind = 'category' | 'driver';
const KINDS: readonly UsedKind[] = ['category', 'driver'];

/** Heads and items whose parts say what they use. */
const POLICIES: ReadonlySet<string> = new Set<Entity['kind']>([
  'AllocationPolicy',
  'AllocationRule',
  'Split',
  'ApprovalRule',
]);

/** Problems that cause a part to be left out which may name something. */
const HIDING: ReadonlySet<string> = new Set([
  'duplicate-key',
  'invalid-name',
  'malformed-item',
  'unknown-key',
]);

/** Stands for anything that an unresolved name may mean; not a valid name itself. */
const UNKNOWN = '?';
const NO_MENTIONS: readonly Mention[] = [];
/** What an item that cannot be read may use. */
const ANY: readonly string[] = KINDS.map((kind) => nameKey(kind, UNKNOWN));

/** Keeps count of what every document uses. */
export class Uses {
  readonly #fold: Fold<string, string, number, number>;
  /** What is remembered but no longer true. */
  readonly #gone: Fold<string, string, number, number>;

  /** `gone` are the uses that `seed` counts but that no longer count. */
  constructor({ graph }: Side, gone: MemberNode<string>) {
    this.#fold = new Fold(graph, counter, (key, _document, emit) => emit(key, 1));
    this.#gone = new Fold(graph, counter, (key, _document, emit) => emit(key, 1));
    this.#gone.put('', gone);
  }

  /** Call once: how many uses each key has besides all that is put. */
  seed(uses: (key: string) => number): void {
    this.#fold.seed((count, key) => count + uses(key));
  }

  put(document: string, uses: MemberNode<string>): void {
    this.#fold.put(document, uses);
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /**
   * Whether anything uses it, or may: a reference that names nothing, or an item that cannot be read. Tracked; `name` is the
   * declared one.
   */
  isUsed(kind: NameKind, name: string): boolean {
    return this.#isUsed(nameKey(kind, name)) || this.#isUsed(nameKey(kind, UNKNOWN));
  }

  #isUsed(key: string): boolean {
    return this.#fold.at(key) > this.#gone.at(key);
  }
}

/** What matters about a line here, planned or not. */
export type UsingLine = Pick<
  PlannedLine,
  'unit' | 'entity' | 'category' | 'driver' | 'unresolved' | 'incomplete'
>;

/** What a document uses, in order; `lines` are those of a Budget. Tracked. */
export function usesOf(side: Side, content: DocumentContent, lines: readonly UsingLine[]): readonly string[] {
  const keys = new Set<string>();
  for (const { entity, problems } of [content.head, ...joined(mentioning(looseItems(content)))])
    for (const key of entity && !hidesUses(entity, problems) ? mentioned(side, entity) : ANY) keys.add(key);
  addLines(side, keys, lines);
  return [...keys].sort();
}

/** A split whose name cannot be read is not in its policy, and a rule without its unreadable parts says less than it may. */
function hidesUses({ kind }: Entity, problems: Lowered['problems']): boolean {
  return POLICIES.has(kind) && problems.some((it) => HIDING.has(it.code));
}

/** Items other than lines that may use something; there are thousands of centers and people, and they only mention each other. */
const mentioning = byPiece((items: readonly Lowered[]) =>
  items.filter(
    ({ entity }) => entity?.kind !== 'Line' && entity?.kind !== 'CostCenter' && entity?.kind !== 'Person',
  ),
);

/** Whether lines use what those before did, as long as all names mean the same: only their money has changed. */
export function useTheSame(before: readonly UsingLine[], now: readonly UsingLine[]): boolean {
  return before.length === now.length && before.every((it, i) => it === now[i] || usesTheSame(it, now[i]));
}

function usesTheSame(before: UsingLine, now: UsingLine | undefined): boolean {
  return (
    before.unit === now?.unit &&
    before.category === now.category &&
    before.driver === now.driver &&
    before.unresolved === now.unresolved
  );
}

/** Long Budgets use few things: the key of each is made once. */
function addLines(side: Side, keys: Set<string>, lines: readonly UsingLine[]): void {
  const parts = usesIn(lines);
  for (const it of new Set(parts.flatMap(({ categories }) => categories)))
    keys.add(declaredKey(side, 'category', it));
  for (const it of new Set(parts.flatMap(({ drivers }) => drivers)))
    keys.add(declaredKey(side, 'driver', it));
  for (const it of new Set(parts.flatMap(({ named }) => named)))
    keys.add(declaredKey(side, 'driver', side.series.driverName(it) ?? UNKNOWN));
  if (parts.some((it) => it.hasUnknown)) keys.add(nameKey('category', UNKNOWN));
}

/** What some lines use, whatever it means. */
interface LineUses {
  readonly categories: readonly string[];
  readonly drivers: readonly string[];
  /** Drivers that lines name without being planned by them, see `driversIn`. */
  readonly named: readonly string[];
  /** Whether a category names nothing. */
  readonly hasUnknown: boolean;
}

const usesIn = byPiece((lines: readonly UsingLine[]): LineUses => {
  const categories = new Set<string>();
  const drivers = new Set<string>();
  const named = new Set<string>();
  let hasUnknown = false;
  for (const line of lines) {
    if (line.category !== undefined) categories.add(line.category);
    if (line.driver !== undefined) drivers.add(line.driver);
    // a line whose driver is not known is incomplete; most are complete, and are not looked at any closer
    else if (line.incomplete) for (const it of driversIn(line)) named.add(it);
    hasUnknown ||= line.unresolved.some((it) => it.kind === 'category');
  }
  return { categories: [...categories], drivers: [...drivers], named: [...named], hasUnknown };
});

function* mentioned(side: Side, entity: Entity): Generator<string> {
  for (const { kinds, reference } of counted(entity))
    for (const kind of KINDS) if (kinds.includes(kind)) yield keyOf(side, kind, reference.text);
}

/** By entity: long lists are asked again on every edit, and nearly all of their items mention nothing that counts. */
const known: WeakMap<Entity, readonly Mention[]> = new WeakMap();

function counted(entity: Entity): readonly Mention[] {
  let found = known.get(entity);
  if (!found) {
    found = [...mentions(entity)].filter((it) => KINDS.some((kind) => it.kinds.includes(kind)));
    known.set(entity, found.length === 0 ? NO_MENTIONS : found);
  }
  return found;
}

/** What a line names or may name as its driver, as written: it is not planned with it, or not yet. */
function driversIn({ entity: { money } }: UsingLine): readonly string[] {
  if (!money) return [UNKNOWN];
  if (money.by !== 'quantity' || !('text' in money.quantity)) return [];
  return withoutPrefix('driver', money.quantity.text).split('/').slice(0, 1);
}

function keyOf(side: Side, kind: UsedKind, text: string): string {
  return declaredKey(side, kind, side.meanings.of(kind, withoutPrefix(kind, text))?.name ?? UNKNOWN);
}

/** Few things are used, and every Budget keeps what it uses. */
function declaredKey({ shared }: Side, kind: NameKind, name: string): string {
  return shared.once(nameKey(kind, name));
}
