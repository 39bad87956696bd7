/**
 * Inputs, derived values and folds: the whole engine. No IO, no clock, no promise; knows neither YAML nor money.
 *
 * An `Input` is set from outside. A `Derived` value is computed on demand and runs again only if something that it read has
 * changed. A `Fold` adds up what many members say about a key; an edit costs what changed, whatever the number of members.
 */

type Mark = 'check' | 'dirty';

/** Something that reads sources and is told when they change. */
interface Reader {
  readonly sources: Set<Source>;
  mark(as: Mark): void;
}

/** One engine: who is reading now, and the folds in the order in which they settle. */
export class Graph {
  active: Reader | undefined;
  /** How often each query ran; tests assert on it. */
  readonly runs: Map<string, number> = new Map();
  readonly #folds: { settle(): void }[] = [];

  /** Lowest fold first: what a fold's members read from folds must come from folds made before it. */
  settle(): void {
    for (const fold of this.#folds) fold.settle();
  }

  join(fold: { settle(): void }): void {
    this.#folds.push(fold);
  }

  /** Reads without being told of changes: for what is only asked once, at the edge. */
  untracked<Value>(read: () => Value): Value {
    const outer = this.active;
    this.active = undefined;
    try {
      return read();
    } finally {
      this.active = outer;
    }
  }
}

/** Something that can be read and remembers who read it. */
abstract class Source {
  protected readonly graph: Graph;
  #readers: Set<Reader> | undefined; // most nodes have one reader or none: no empty sets

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** Makes the own value true for the current inputs. */
  refresh(): void {}

  untrack(reader: Reader): void {
    this.#readers?.delete(reader);
  }

  protected track(): void {
    const reader = this.graph.active;
    if (!reader) return;
    this.#readers ??= new Set();
    this.#readers.add(reader);
    reader.sources.add(this);
  }

  /** Invariant: a reader is never cleaner than what it read. */
  protected tell(as: Mark): void {
    if (this.#readers) for (const reader of this.#readers) reader.mark(as);
  }
}

/** A value that is set from outside. */
export class Input<Value> extends Source {
  #value: Value;

  constructor(graph: Graph, value: Value) {
    super(graph);
    this.#value = value;
  }

  get(): Value {
    this.track();
    return this.#value;
  }

  /** The same object means unchanged: the reader interns items, so a comment stops here. */
  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.tell('dirty');
  }
}

/** A value computed from others. `same` decides whether a new value counts as a change for its readers. */
export class Derived<Value> extends Source implements Reader {
  readonly sources: Set<Source> = new Set();
  onStale: (() => void) | undefined;
  readonly #name: string;
  readonly #compute: (before: Value | undefined) => Value;
  readonly #same: (a: Value, b: Value) => boolean;
  #state: 'clean' | Mark | 'running' = 'dirty';
  #value: Value | undefined;

  constructor(
    graph: Graph,
    name: string,
    compute: (before: Value | undefined) => Value,
    same: (a: Value, b: Value) => boolean = Object.is,
  ) {
    super(graph);
    this.#name = name;
    this.#compute = compute;
    this.#same = same;
  }

  get(): Value {
    this.track();
    this.refresh();
    return this.#value as Value; // set by the run that made it clean
  }

  mark(as: Mark): void {
    if (this.#state === 'clean') {
      this.#state = as;
      this.onStale?.();
      this.tell('check');
    } else if (as === 'dirty' && this.#state === 'check') {
      this.#state = 'dirty';
    }
  }

  override refresh(): void {
    if (this.#state === 'clean') return;
    if (this.#state === 'running') throw new Error(`query "${this.#name}" reads itself`); // cycles in files are data
    if (this.#state === 'check') this.#refreshSources();
    if (this.#is('dirty')) this.#run();
    this.#state = 'clean';
  }

  /** Forgets what it read, so that nothing keeps it alive. */
  dispose(): void {
    for (const source of this.sources) source.untrack(this);
    this.sources.clear();
    this.onStale = undefined;
    this.#state = 'dirty';
  }

  /** A source that changed marks this node dirty meanwhile. */
  #refreshSources(): void {
    for (const source of this.sources) {
      source.refresh();
      if (this.#is('dirty')) return;
    }
  }

  #is(state: Mark): boolean {
    return this.#state === state;
  }

  #run(): void {
    for (const source of this.sources) source.untrack(this);
    this.sources.clear();
    const outer = this.graph.active;
    this.graph.active = this;
    this.#state = 'running';
    const before = this.#value;
    try {
      const next = this.#compute(before);
      this.graph.runs.set(this.#name, (this.graph.runs.get(this.#name) ?? 0) + 1);
      if (before === undefined || !this.#same(before, next)) {
        this.#value = next;
        this.tell('dirty');
      }
      this.#state = 'clean';
    } catch (bug) {
      this.#state = 'dirty'; // one answer is lost, the graph is whole
      throw bug;
    } finally {
      this.graph.active = outer;
    }
  }
}

/** How values add up. Must be commutative and invertible: then the order of edits cannot show. */
export interface Group<Value, Sum> {
  zero(): Sum;
  /** May change `sum` in place and return it. */
  add(sum: Sum, value: Value): Sum;
  subtract(sum: Sum, value: Value): Sum;
}

/** Says what one unit of a member adds to which keys. Must give the same for the same unit and member, always. */
export type Expand<Unit, Key, Value> = (
  unit: Unit,
  member: string,
  emit: (key: Key, value: Value) => void,
) => void;

class Bucket<Sum> extends Source {
  sum: Sum;

  constructor(graph: Graph, sum: Sum) {
    super(graph);
    this.sum = sum;
  }

  get(): Sum {
    this.track();
    return this.sum;
  }

  changed(): void {
    this.tell('dirty');
  }
}

interface Member<Unit> {
  readonly node: { get(): readonly Unit[]; onStale: (() => void) | undefined };
  units: readonly Unit[];
}

/** The sum over all members, by key. Units are compared by identity: what is the same object costs nothing. */
export class Fold<Unit, Key, Value, Sum> {
  readonly #graph: Graph;
  readonly #group: Group<Value, Sum>;
  readonly #expand: Expand<Unit, Key, Value>;
  readonly #members: Map<string, Member<Unit>> = new Map();
  readonly #buckets: Map<Key, Bucket<Sum>> = new Map();
  readonly #pending: Set<string> = new Set();

  constructor(graph: Graph, group: Group<Value, Sum>, expand: Expand<Unit, Key, Value>) {
    this.#graph = graph;
    this.#group = group;
    this.#expand = expand;
    graph.join(this);
  }

  put(id: string, node: Member<Unit>['node']): void {
    this.drop(id);
    node.onStale = () => this.#pending.add(id);
    this.#members.set(id, { node, units: [] });
    this.#pending.add(id);
  }

  drop(id: string): void {
    const member = this.#members.get(id);
    if (!member) return;
    member.node.onStale = undefined;
    this.#members.delete(id);
    this.#pending.delete(id);
    this.#apply(id, member.units, []);
  }

  /** Tracks this key only. True after {@link Graph.settle}. */
  at(key: Key): Sum {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = new Bucket(this.#graph, this.#group.zero());
      this.#buckets.set(key, bucket);
    }
    return bucket.get();
  }

  /** Every key that was ever spoken of or asked for; untracked. */
  keys(): IterableIterator<Key> {
    return this.#buckets.keys();
  }

  settle(): void {
    for (const id of this.#pending) {
      this.#pending.delete(id);
      const member = this.#members.get(id);
      if (!member) continue;
      const before = member.units;
      const after = this.#graph.untracked(() => member.node.get());
      member.units = after;
      this.#apply(id, before, after);
    }
  }

  #apply(id: string, before: readonly Unit[], after: readonly Unit[]): void {
    if (before === after) return;
    let start = 0;
    let b = before.length;
    let a = after.length;
    while (start < b && start < a && before[start] === after[start]) start++;
    while (b > start && a > start && before[b - 1] === after[a - 1]) {
      b--;
      a--;
    }
    const touched = new Set<Bucket<Sum>>();
    const move = (key: Key, value: Value, how: 'add' | 'subtract') => {
      let bucket = this.#buckets.get(key);
      if (!bucket) {
        bucket = new Bucket(this.#graph, this.#group.zero());
        this.#buckets.set(key, bucket);
      }
      bucket.sum = this.#group[how](bucket.sum, value);
      touched.add(bucket);
    };
    for (let i = start; i < b; i++)
      this.#expand(before[i] as Unit, id, (key, value) => move(key, value, 'subtract'));
    for (let i = start; i < a; i++)
      this.#expand(after[i] as Unit, id, (key, value) => move(key, value, 'add'));
    for (const bucket of touched) bucket.changed();
  }
}

/** A multiset as a group: how often each value was added. */
export function bag<Value>(): Group<Value, Map<Value, number>> {
  const change = (sum: Map<Value, number>, value: Value, by: number) => {
    const count = (sum.get(value) ?? 0) + by;
    if (count === 0) sum.delete(value);
    else sum.set(value, count);
    return sum;
  };
  return {
    zero: () => new Map(),
    add: (sum, value) => change(sum, value, 1),
    subtract: (sum, value) => change(sum, value, -1),
  };
}
