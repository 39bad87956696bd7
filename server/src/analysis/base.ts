/**
 * The side that the head is compared with. It is the head, except for the files that differ, of which it has its own. So the
 * cost of a base grows with the change, not with the workspace.
 */

import { copied } from '../base/copied.ts';
import type { Base as BaseChange, TextSource } from './change.ts';
import { isKnown, isReadable } from './change.ts';
import { Derived, type Graph, Input } from './engine/graph.ts';
import type { Head } from './head.ts';
import { Unread, unreadIn } from './model/unread.ts';
import type { Shared } from './shared.ts';
import { type Below, type DocumentNode, isDocuments, Side } from './side.ts';

/** All documents of the base. */
export class Base extends Side {
  /** What cannot be read in the files that differ. */
  readonly unread: Unread;
  readonly #head: Head;
  readonly #differing: Differing;
  #texts: Map<string, TextSource | undefined> = new Map();
  #isRestAsHead = false;

  private constructor(graph: Graph, shared: Shared, head: Head, differing: Differing) {
    super(graph, shared, differing);
    this.unread = new Unread(graph);
    this.#head = head;
    this.#differing = differing;
  }

  static of(graph: Graph, shared: Shared, head: Head): Base {
    return new Base(graph, shared, head, new Differing(graph, head));
  }

  /** Paths that differ between the two sides, in no particular order. */
  get differing(): ReadonlySet<string> {
    return this.#differing.paths;
  }

  /** Takes another base. Until one is known, this side is empty. */
  take(base: BaseChange): void {
    const before = this.#texts;
    this.#texts = new Map(isKnown(base) ? base.texts : NO_TEXTS);
    this.#isRestAsHead = isKnown(base) && base.rest === 'as-head';
    this.#differing.setKnown(isKnown(base));
    const paths = new Set([...before.keys(), ...this.#texts.keys(), ...this.#differing.paths]);
    if (!this.#isRestAsHead) for (const path of this.#head.files.keys()) paths.add(path);
    for (const path of paths) this.follow(path);
  }

  /** To be called before the head's file at a path changes: if the base shows the head's file there, it keeps the old one. */
  keep(path: string): void {
    if (this.#isRestAsHead && !this.#texts.has(path)) this.#texts.set(path, this.#inHead(path));
  }

  /** To be called when the head's file at a path may have changed. */
  follow(path: string): void {
    const isSame = this.#isRestAsHead && !this.#texts.has(path);
    const own = this.#texts.get(path);
    const differs = this.#differing.isKnown && !isSame && !this.#isAsHead(path, own);
    if (this.#differing.set(path, differs)) this.#head.touchFile(path);
    const known = this.files.get(path);
    if (!differs && !known) return;
    if (differs && known && this.graph.untracked(() => known.source.get()) === own) return;
    this.put(path, differs ? own : undefined, this.#head.files.get(path)?.content);
    this.unread.setFile(path, differs && isUnreadable(own) && isDocuments(path));
  }

  protected override added({ key, content }: DocumentNode): void {
    this.unread.put(key, new Derived(this.graph, 'unread before', () => unreadIn(content.get())));
  }

  protected override removed({ key }: DocumentNode): void {
    this.unread.drop(key);
  }

  #isAsHead(path: string, own: TextSource | undefined): boolean {
    const file = this.files.get(path);
    const isRead = file !== undefined && this.graph.untracked(() => file.source.get()) === own;
    const text = isRead ? file.content?.source.text : undefined;
    // otherwise it might have to be decoded on every keystroke
    const known = text !== undefined && own && isReadable(own) ? { text, hash: own.hash } : own;
    return sameSource(known, this.#inHead(path));
  }

  #inHead(path: string): TextSource | undefined {
    return this.graph.untracked(() => this.#head.files.get(path)?.source.get());
  }
}

const NO_TEXTS: ReadonlyMap<string, TextSource | undefined> = new Map();

/** Where the head shows through in the base: wherever the two do not differ. */
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

  /** Returns whether anything changed. */
  set(path: string, differs: boolean): boolean {
    if (this.paths.has(path) === differs) return false;
    if (differs) this.paths.add(copied(path));
    else this.paths.delete(path);
    this.#change();
    return true;
  }

  #change(): void {
    const { graph } = this.side;
    this.#revision.set(graph.untracked(() => this.#revision.get()) + 1);
  }
}

function isUnreadable(source: TextSource | undefined): boolean {
  return source !== undefined && !isReadable(source);
}

function sameSource(a: TextSource | undefined, b: TextSource | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  if ('text' in a) return 'text' in b && (a.hash === b.hash || a.text === b.text);
  return !('text' in b) && a.unreadable === b.unreadable;
}
