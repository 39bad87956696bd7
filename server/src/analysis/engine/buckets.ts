/** Sums by key, each of which can be read on its own: what a fold adds up to. */
import { type Graph, Source } from './graph.ts';
import type { Group } from './groups.ts';

/** Adds to a sum, in place or not, what a key has besides what its members add. */
export type Seed<Key, Sum> = (sum: Sum, key: Key) => Sum;

class Bucket<Key, Sum> extends Source {
  readonly key: Key;
  sum: Sum;
  version: number;
  readonly #onUnread: (bucket: Bucket<Key, Sum>) => void;

  constructor(
    graph: Graph,
    key: Key,
    sum: Sum,
    version: number,
    onUnread: (bucket: Bucket<Key, Sum>) => void,
  ) {
    super(graph);
    this.key = key;
    this.sum = sum;
    this.version = version;
    this.#onUnread = onUnread;
  }

  get(): Sum {
    this.track();
    return this.sum;
  }

  changed(): void {
    this.tell('dirty');
  }

  protected override unread(): void {
    this.#onUnread(this);
  }
}

/** Sums by key, each of which can be read on its own. */
export class Buckets<Key, Value, Sum> {
  readonly #graph: Graph;
  readonly #group: Group<Value, Sum>;
  readonly #buckets: Map<Key, Bucket<Key, Sum>> = new Map();
  #seed: Seed<Key, Sum> | undefined;
  /** How often a sum was changed. */
  #moves = 0;
  /** The version of sums that were never moved. */
  #still = 0;

  constructor(graph: Graph, group: Group<Value, Sum>) {
    this.#graph = graph;
    this.#group = group;
  }

  /** Call once: from now on each key also has what `seed` adds. It is asked about a key when that is first mentioned. */
  seed(seed: Seed<Key, Sum>): void {
    this.#seed = seed;
    this.#still = ++this.#moves;
    for (const bucket of this.#buckets.values()) {
      bucket.sum = seed(bucket.sum, bucket.key);
      bucket.version = this.#still;
      bucket.changed();
    }
  }

  /** Tracks this key only. */
  at(key: Key): Sum {
    const known = this.#buckets.get(key);
    if (!known && !this.#graph.active) return this.#first(key);
    return (known ?? this.#add(key)).get();
  }

  move(key: Key, value: Value, how: 'add' | 'subtract'): void {
    const bucket = this.#buckets.get(key) ?? this.#add(key);
    bucket.sum = this.#group[how](bucket.sum, value);
    bucket.version = ++this.#moves;
    bucket.changed();
    if (how === 'subtract') this.#letGo(bucket);
  }

  replace(key: Key, before: Value, after: Value): void {
    const bucket = this.#buckets.get(key) ?? this.#add(key);
    const group = this.#group;
    bucket.sum = group.replace
      ? group.replace(bucket.sum, before, after)
      : group.add(group.subtract(bucket.sum, before), after);
    bucket.version = ++this.#moves;
    bucket.changed();
  }

  /** From now on the seed is not asked about this key. */
  meet(key: Key): void {
    if (!this.#buckets.has(key)) this.#add(key);
  }

  /** As long as it stays the same, so does the sum of a key, which may be changed in place; untracked. */
  version(key: Key): number {
    return this.#buckets.get(key)?.version ?? this.#still;
  }

  /** The owners of the current readers of a key's sum, see `Source.owners`. */
  readersOf(key: Key): Iterable<string> {
    return this.#buckets.get(key)?.owners() ?? [];
  }

  /** Every key that has values or readers, and some that once had; untracked. */
  keys(): IterableIterator<Key> {
    return this.#buckets.keys();
  }

  #add(key: Key): Bucket<Key, Sum> {
    const bucket = new Bucket(this.#graph, key, this.#first(key), this.#still, this.#letGo);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #first(key: Key): Sum {
    const zero = this.#group.zero();
    return this.#seed ? this.#seed(zero, key) : zero;
  }

  /** Typing a name asks for each of its prefixes: a zero that nothing reads is not kept. */
  readonly #letGo = (bucket: Bucket<Key, Sum>): void => {
    if (bucket.isRead || !this.#group.isZero?.(bucket.sum)) return;
    if (this.#group.isZero(this.#first(bucket.key))) this.#buckets.delete(bucket.key);
  };
}
