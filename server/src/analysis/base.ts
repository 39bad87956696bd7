/**
 * The side that the head is compared with. It is the head, but for the files that differ: of these it has its own. So a base
 * costs what the change is large, not what the workspace is.
 */

import type { Base as BaseChange, TextSource } from './change.ts';
import { isKnown } from './change.ts';
import { type Graph, Input } from './graph.ts';
import type { Head } from './head.ts';
import type { Shared } from './shared.ts';
import { type Below, Side } from './side.ts';

/** All documents of the base. */
export class Base extends Side {
  readonly #head: Head;
  readonly #differing: Differing;
  #texts: ReadonlyMap<string, TextSource> = NO_TEXTS;

  private constructor(graph: Graph, shared: Shared, head: Head, differing: Differing) {
    super(graph, shared, differing);
    this.#head = head;
    this.#differing = differing;
  }

  static of(graph: Graph, shared: Shared, head: Head): Base {
    return new Base(graph, shared, head, new Differing(graph, head));
  }

  /** Paths that are not the same on both sides, in no order. */
  get differing(): ReadonlySet<string> {
    return this.#differing.paths;
  }

  /** Takes another base. Until one is known it shows nothing. */
  take(base: BaseChange): void {
    const before = this.#texts;
    this.#texts = isKnown(base) ? base.texts : NO_TEXTS;
    this.#differing.setKnown(isKnown(base));
    for (const path of new Set([...before.keys(), ...this.#texts.keys(), ...this.#head.files.keys()]))
      this.follow(path);
  }

  /** The head's file at a path may be another one. */
  follow(path: string): void {
    const own = this.#texts.get(path);
    const file = this.#head.files.get(path);
    const differs =
      this.#differing.isKnown &&
      !sameSource(
        own,
        this.graph.untracked(() => file?.source.get()),
      );
    if (this.#differing.set(path, differs)) this.#head.touchFile(path);
    if (!differs && !this.files.has(path)) return;
    this.put(path, differs ? own : undefined, file?.content);
  }
}

const NO_TEXTS: ReadonlyMap<string, TextSource> = new Map();

/** Where the head shows in the base: wherever it does not differ. */
class Differing implements Below {
  readonly side: Side;
  readonly paths: Set<string> = new Set();
  readonly #revision: Input<number>;
  isKnown = false;

  constructor(graph: Graph, side: Side) {
    this.side = side;
    this.#revision = new Input(graph, 0);
  }

  shows(path: string): boolean {
    this.#revision.get();
    return this.isKnown && !this.paths.has(path);
  }

  setKnown(isKnown: boolean): void {
    if (isKnown === this.isKnown) return;
    this.isKnown = isKnown;
    this.#change();
  }

  /** Whether that is news. */
  set(path: string, differs: boolean): boolean {
    if (this.paths.has(path) === differs) return false;
    if (differs) this.paths.add(path);
    else this.paths.delete(path);
    this.#change();
    return true;
  }

  #change(): void {
    const { graph } = this.side;
    this.#revision.set(graph.untracked(() => this.#revision.get()) + 1);
  }
}

function sameSource(a: TextSource | undefined, b: TextSource | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  if ('text' in a) return 'text' in b && (a.hash === b.hash || a.text === b.text);
  return !('text' in b) && a.unreadable === b.unreadable;
}
