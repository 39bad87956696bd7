/** Which declared things anything uses: for what is declared and never used. */
import type { Entity } from '../syntax/items/entities.ts';
import type { DocumentContent } from './content.ts';
import { counter, Fold, type MemberNode } from './fold.ts';
import { type NameKind, nameKey, withoutPrefix } from './names.ts';
import type { PlannedLine } from './planned-line.ts';
import { mentions } from './references.ts';
import type { Side } from './side.ts';

/** The kinds whose unused things are findings. */
const KINDS: ReadonlySet<NameKind> = new Set<NameKind>(['category', 'driver']);

/** Stands for all that may be meant by what means nothing; no name of the language. */
const UNKNOWN = '?';
const NO_DRIVER = '';
/** What an item may use that cannot be read. */
const ANY: readonly string[] = [...KINDS].map((kind) => nameKey(kind, UNKNOWN));

/** Keeps count of what every document uses. */
export class Uses {
  readonly #fold: Fold<string, string, number, number>;

  constructor({ graph }: Side) {
    this.#fold = new Fold(graph, counter, (key, _document, emit) => emit(key, 1));
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
    return this.#fold.at(nameKey(kind, name)) > 0 || this.#fold.at(nameKey(kind, UNKNOWN)) > 0;
  }
}

/** What a document uses, in order; `lines` are those of a Budget. Tracked. */
export function usesOf(
  side: Side,
  { head, items }: DocumentContent,
  lines: readonly PlannedLine[],
): readonly string[] {
  const keys = new Set<string>();
  for (const { entity } of [head, ...items])
    if (entity?.kind !== 'Line') for (const key of entity ? mentioned(side, entity) : ANY) keys.add(key);
  for (const category of new Set(lines.map((it) => it.category)))
    if (category !== undefined) keys.add(nameKey('category', category));
  for (const line of lines) addLine(side, keys, line);
  return [...keys].sort();
}

function addLine(side: Side, keys: Set<string>, line: PlannedLine): void {
  const { driver, entity, unresolved } = line;
  if (driver !== undefined) keys.add(nameKey('driver', driver));
  else if (entity.money?.by !== 'amount') keys.add(driverOf(side, line));
  if (unresolved.some((it) => it.kind === 'category')) keys.add(nameKey('category', UNKNOWN));
}

function* mentioned(side: Side, entity: Entity): Generator<string> {
  for (const { kinds, reference } of mentions(entity))
    for (const kind of kinds) if (KINDS.has(kind)) yield keyOf(side, kind, reference.text);
}

/** The driver that a line names without being planned by it: its values are not known, or the line is not. */
function driverOf(side: Side, { entity: { money } }: PlannedLine): string {
  if (!money) return nameKey('driver', UNKNOWN);
  if (money.by !== 'quantity' || !('text' in money.quantity)) return NO_DRIVER;
  return keyOf(side, 'driver', withoutPrefix('driver', money.quantity.text).split('/')[0] ?? '');
}

function keyOf(side: Side, kind: NameKind, text: string): string {
  return nameKey(kind, side.names.resolve(kind, withoutPrefix(kind, text))?.entity.name ?? UNKNOWN);
}
