/** Which declared things anything uses: for what is declared and never used. */
import { sameList } from '../base/same.ts';
import type { Entity } from '../syntax/items/entities.ts';
import { bag, Fold } from './fold.ts';
import { Derived } from './graph.ts';
import { type NameKind, nameKey, withoutPrefix } from './names.ts';
import type { PlannedLine } from './planned-line.ts';
import { mentions } from './references.ts';
import type { DocumentNode, Side } from './side.ts';

/** The kinds whose unused things are findings. */
const KINDS: ReadonlySet<NameKind> = new Set<NameKind>(['category', 'driver']);

/** Stands for all that may be meant by what means nothing; no name of the language. */
const UNKNOWN = '?';
const NO_DRIVER = '';
/** What an item may use that cannot be read. */
const ANY: readonly string[] = [...KINDS].map((kind) => nameKey(kind, UNKNOWN));

/** Keeps count of what every document uses. */
export class Uses {
  readonly #side: Side;
  readonly #fold: Fold<string, string, string, Map<string, number>>;

  constructor(side: Side) {
    this.#side = side;
    this.#fold = new Fold(side.graph, bag(), (key, document, emit) => emit(key, document));
  }

  put(node: DocumentNode): void {
    this.#fold.put(node.key, new Derived(this.#side.graph, 'uses', () => this.#of(node), sameList));
  }

  drop(document: string): void {
    this.#fold.drop(document);
  }

  /**
   * Whether anything uses it, or may: a reference that names nothing, or an item that cannot be read. Tracked; `name` is the
   * declared one.
   */
  isUsed(kind: NameKind, name: string): boolean {
    return this.#fold.at(nameKey(kind, name)).size > 0 || this.#fold.at(nameKey(kind, UNKNOWN)).size > 0;
  }

  #of(node: DocumentNode): readonly string[] {
    const keys = new Set<string>();
    const content = node.content.get();
    for (const { entity } of [content.head, ...content.items])
      if (entity?.kind !== 'Line') for (const key of entity ? this.#mentioned(entity) : ANY) keys.add(key);
    for (const line of node.plan?.get().lines ?? []) this.#addLine(keys, line);
    return [...keys].sort();
  }

  #addLine(keys: Set<string>, line: PlannedLine): void {
    const { category, driver, entity, unresolved } = line;
    if (category !== undefined) keys.add(nameKey('category', category));
    if (driver !== undefined) keys.add(nameKey('driver', driver));
    else if (entity.money?.by !== 'amount') keys.add(this.#driverOf(line));
    if (unresolved.some((it) => it.kind === 'category')) keys.add(nameKey('category', UNKNOWN));
  }

  *#mentioned(entity: Entity): Generator<string> {
    for (const { kinds, reference } of mentions(entity))
      for (const kind of kinds) {
        if (!KINDS.has(kind)) continue;
        yield this.#key(kind, reference.text);
      }
  }

  /** The driver that a line names without being planned by it: its values are not known, or the line is not. */
  #driverOf({ entity: { money } }: PlannedLine): string {
    if (!money) return nameKey('driver', UNKNOWN);
    if (money.by !== 'quantity' || !('text' in money.quantity)) return NO_DRIVER;
    return this.#key('driver', withoutPrefix('driver', money.quantity.text).split('/')[0] ?? '');
  }

  #key(kind: NameKind, text: string): string {
    return nameKey(kind, this.#side.names.resolve(kind, withoutPrefix(kind, text))?.entity.name ?? UNKNOWN);
  }
}
