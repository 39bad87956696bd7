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

/** Keeps count of what every document uses. */
/** Stands for all that may be meant by what means nothing; no name of the language. */
const UNKNOWN = '?';
/** What an item may use that cannot be read. */
const ANY: readonly string[] = [...KINDS].map((kind) => nameKey(kind, UNKNOWN));

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
    for (const line of node.plan?.get().lines ?? []) {
      if (line.category !== undefined) keys.add(nameKey('category', line.category));
      if (line.driver !== undefined) keys.add(nameKey('driver', line.driver));
      else for (const key of this.#unplanned(line)) keys.add(key);
    }
    return [...keys].sort();
  }

  *#mentioned(entity: Entity): Generator<string> {
    for (const { kinds, reference } of mentions(entity))
      for (const kind of kinds) {
        if (!KINDS.has(kind)) continue;
        yield this.#key(kind, reference.text);
      }
  }

  /** What a line uses without being planned by it: a driver whose values are not known, a category that nobody declares. */
  *#unplanned({ entity: { money }, unresolved }: PlannedLine): Generator<string> {
    if (!money) yield nameKey('driver', UNKNOWN);
    else if (money.by === 'quantity' && 'text' in money.quantity)
      yield this.#key('driver', withoutPrefix('driver', money.quantity.text).split('/')[0] ?? '');
    for (const { kind } of unresolved) if (kind === 'category') yield nameKey(kind, UNKNOWN);
  }

  #key(kind: NameKind, text: string): string {
    return nameKey(kind, this.#side.names.resolve(kind, withoutPrefix(kind, text))?.entity.name ?? UNKNOWN);
  }
}
