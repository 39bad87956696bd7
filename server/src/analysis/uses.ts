/** Which declared things anything uses: for what is declared and never used. */
import { sameList } from '../base/same.ts';
import { bag, Derived, Fold } from './graph.ts';
import { type NameKind, nameKey } from './names.ts';
import { mentions } from './references.ts';
import type { DocumentNode, Side } from './side.ts';

/** The kinds whose unused things are findings. */
const KINDS: ReadonlySet<NameKind> = new Set<NameKind>(['category', 'driver']);

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

  /** Tracked; `name` is the declared one. */
  isUsed(kind: NameKind, name: string): boolean {
    return this.#fold.at(nameKey(kind, name)).size > 0;
  }

  #of(node: DocumentNode): readonly string[] {
    const keys = new Set<string>();
    const add = (kind: NameKind, text: string) => {
      const name = this.#side.names.resolve(kind, text)?.entity.name;
      if (name !== undefined) keys.add(nameKey(kind, name));
    };
    const content = node.content.get();
    for (const { entity } of [content.head, ...content.items]) {
      if (!entity || entity.kind === 'Line') continue;
      for (const { kinds, reference } of mentions(entity))
        for (const kind of kinds) if (KINDS.has(kind)) add(kind, reference.text);
    }
    for (const line of node.plan?.get().lines ?? []) {
      if (line.category !== undefined) keys.add(nameKey('category', line.category));
      if (line.driver !== undefined) keys.add(nameKey('driver', line.driver));
    }
    return [...keys].sort();
  }
}
