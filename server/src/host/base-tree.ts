/** The files of a base: those of the index, except where they differ. What both have in common is not listed twice. */

import type { UnknownBase } from '../analysis/change.ts';
import { besideIndex, treeOf } from './git.ts';
import type { TreeEntry } from './git-output.ts';
import { type Listing, stampOf } from './listing.ts';
import type { Repository } from './repository.ts';
import { isTrouble } from './trouble.ts';

/** The files of one commit below the folder, by path. */
export interface BaseTree extends Iterable<readonly [path: string, entry: TreeEntry]> {
  get(path: string): TreeEntry | undefined;
  /** All files that differ from the index of the head's listing; undefined: unknown. */
  readonly beside: ReadonlyMap<string, unknown> | undefined;
}

/** The tree of a commit. What `listing` has read of the index is reused if the index has not changed. */
export async function baseTreeOf(
  repository: Repository,
  commit: string,
  listing?: Promise<Listing>,
): Promise<BaseTree | UnknownBase> {
  if (listing !== undefined) {
    const [beside, { index }] = await Promise.all([besideIndex(repository, commit), listing]);
    const isSame = index !== undefined && index.stamp === stampOf(repository.indexFile).text;
    if (isSame && beside !== undefined && !isTrouble(beside))
      return new TreeBesideIndex(index.tracked, beside);
  }
  const tree = await treeOf(repository, commit);
  return isTrouble(tree) ? tree : withoutIndex(tree);
}

/** A tree that was listed on its own. */
export function withoutIndex(tree: ReadonlyMap<string, TreeEntry>): BaseTree {
  return { get: (path) => tree.get(path), beside: undefined, [Symbol.iterator]: () => tree.entries() };
}

class TreeBesideIndex implements BaseTree {
  readonly beside: ReadonlyMap<string, TreeEntry | undefined>;
  readonly #index: ReadonlyMap<string, TreeEntry>;

  constructor(index: ReadonlyMap<string, TreeEntry>, beside: ReadonlyMap<string, TreeEntry | undefined>) {
    this.#index = index;
    this.beside = beside;
  }

  get(path: string): TreeEntry | undefined {
    return this.beside.has(path) ? this.beside.get(path) : this.#index.get(path);
  }

  *[Symbol.iterator](): Generator<readonly [string, TreeEntry]> {
    for (const entry of this.#index) if (!this.beside.has(entry[0])) yield entry;
    for (const [path, entry] of this.beside) if (entry) yield [path, entry];
  }
}
