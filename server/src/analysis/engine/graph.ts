/**
 * Inputs and derived values: the foundation of the engine. No IO, no clock, no promises; knows neither YAML nor money.
 *
 * An `Input` is set from outside. A `Derived` value is computed on demand and runs again only if something that it read has
 * changed. Folds (see `fold.ts`) are made of both.
 */

type Mark = 'check' | 'dirty';

/** Something that reads sources and is told when they change. */
interface Reader {
  /** Without duplicates: the source's set of readers tells whether it is already there. */
  readonly sources: Source[];
  /** On whose behalf it reads, see `Derived`. */
  readonly owner: string | undefined;
  mark(as: Mark, by: Source): void;
}

/** A fold, as its graph sees it. */
interface Settling {
  readonly pending: number;
  settling(): Generator<void, void>;
}

/** One engine: who is reading now, and the folds in the order in which they settle. */
export class Graph {
  active: Reader | undefined;
  /** How often an input was changed. As long as it stays the same, so does everything that follows from inputs alone. */
  changes = 0;
  /** How often each query ran; tests assert on it. */
  readonly runs: Map<string, number> = new Map();
  readonly #folds: Settling[] = [];

  /** How many members of folds are still to be brought up to date, as far as known. */
  get pending(): number {
    return this.#folds.reduce((sum, it) => sum + it.pending, 0);
  }

  /**
   * Brings all folds up to date, one member per slice. Oldest fold first: a fold's members may only read folds that were made
   * before it. Those after the first `folds` wait.
   */
  *settling(folds: number = this.folds): Generator<void, void> {
    for (const fold of this.#folds.slice(0, folds)) yield* fold.settling();
  }

  /** How many folds there are so far. */
  get folds(): number {
    return this.#folds.length;
  }

  join(fold: Settling): void {
    this.#folds.push(fold);
  }

  /** Counts a run of a query. */
  count(query: string): void {
    this.runs.set(query, (this.runs.get(query) ?? 0) + 1);
  }

  /** Reads without being told of changes: for one-off questions from outside. */
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
export abstract class Source {
  protected readonly graph: Graph;
  /** A single one without a set: most nodes have one reader or none, and a set of one takes 300 bytes. */
  #readers: Reader | Set<Reader> | undefined;

  constructor(graph: Graph) {
    this.graph = graph;
  }

  /** Brings the value up to date with the current inputs. */
  refresh(): void {}

  untrack(reader: Reader): void {
    if (this.#readers === reader) this.#readers = undefined;
    else if (this.#readers instanceof Set) this.#readers.delete(reader);
    if (!this.isRead) this.unread();
  }

  /** Whether any reader has to be told of changes. */
  get isRead(): boolean {
    return this.#readers instanceof Set ? this.#readers.size > 0 : this.#readers !== undefined;
  }

  /** Called when the last reader is gone. */
  protected unread(): void {}

  /** The owners of its current readers; some may be repeated. */
  *owners(): Generator<string> {
    for (const { owner } of this.#allReaders()) if (owner !== undefined) yield owner;
  }

  /** Makes the active reader, if any, a reader of this. */
  track(): void {
    const reader = this.graph.active;
    if (reader && this.#add(reader)) reader.sources.push(this);
  }

  /** Whether it was not a reader before. */
  #add(reader: Reader): boolean {
    const before = this.#readers;
    if (before instanceof Set) {
      const { size } = before;
      return before.add(reader).size !== size;
    }
    if (before === reader) return false;
    this.#readers = before ? new Set([before, reader]) : reader;
    return true;
  }

  #allReaders(): Iterable<Reader> {
    if (this.#readers instanceof Set) return this.#readers;
    return this.#readers ? [this.#readers] : NO_READERS;
  }

  /** Invariant: a reader is never cleaner than what it read. */
  protected tell(as: Mark): void {
    for (const reader of this.#allReaders()) reader.mark(as, this);
  }
}

const NO_READERS: readonly Reader[] = [];

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
    this.graph.changes++;
    this.tell('dirty');
  }
}

/** Which source of a node has changed since it last ran; undefined: unknown. */
type Changed = Source | 'several' | undefined;

function and(changed: Changed, by: Source): Changed {
  return changed === undefined || changed === by ? by : 'several';
}

/** `before` is the value of the last run. */
type Compute<Value> = (before: Value | undefined, changed: Changed) => Value;

interface DerivedOptions {
  /** The key of the document that it is computed for, see `Source.owners`. */
  readonly owner?: string;
  /**
   * Whether a run after such a change reuses a part of the previous value: then what the previous run read counts as read again,
   * so that its changes are still noticed.
   */
  readonly keeps?: (changed: Changed) => boolean;
}

/** A value computed from others. `same` decides whether a new value counts as a change for its readers. */
export class Derived<Value> extends Source implements Reader {
  readonly sources: Source[] = [];
  onStale: (() => void) | undefined;
  readonly owner: string | undefined;
  readonly #keeps: DerivedOptions['keeps'];
  readonly #name: string;
  readonly #compute: Compute<Value>;
  /** The source that was reported as changed since it last ran. */
  #changed: Changed;
  /** The source that was reported as possibly changed since it was clean. */
  #suspected: Changed;
  readonly #same: (a: Value, b: Value) => boolean;
  #state: 'clean' | Mark | 'running' = 'dirty';
  #value: Value | undefined;

  constructor(
    graph: Graph,
    name: string,
    compute: Compute<Value>,
    same: (a: Value, b: Value) => boolean = Object.is,
    { owner, keeps }: DerivedOptions = {},
  ) {
    super(graph);
    this.owner = owner;
    this.#keeps = keeps;
    this.#name = name;
    this.#compute = compute;
    this.#same = same;
  }

  get(): Value {
    this.track();
    this.refresh();
    return this.#value as Value; // set by the run that made it clean
  }

  mark(as: Mark, by: Source): void {
    if (as === 'dirty') this.#changed = and(this.#changed, by);
    else this.#suspected = and(this.#suspected, by);
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
    if (this.#state === 'check' || this.#suspected !== undefined) this.#refreshSources();
    if (this.#is('dirty')) this.#run();
    this.#state = 'clean';
    this.#suspected = undefined;
  }

  /** Disposes of it, and makes its readers run again. */
  retire(): void {
    this.dispose();
    this.tell('dirty');
  }

  /** Forgets its sources, so that nothing keeps it alive, and its value, which would live until this object itself is collected. */
  dispose(): void {
    this.#untrackAll();
    this.onStale = undefined;
    this.#value = undefined;
    this.#state = 'dirty';
  }

  /** A source that turns out to have changed marks this node dirty. */
  #refreshSources(): void {
    const suspected = this.#suspected;
    // in the order of reading: if an early one has changed, the others may not be read any more
    const sources = suspected === undefined || suspected === 'several' ? this.sources : [suspected];
    for (const source of sources) {
      // a run that keeps a part has to know everything that has changed
      if (this.#is('dirty') && !this.#keeps?.(this.#changed)) return;
      source.refresh();
    }
  }

  #is(state: Mark): boolean {
    return this.#state === state;
  }

  #untrackAll(): void {
    for (const source of this.sources) source.untrack(this);
    this.sources.length = 0;
  }

  #run(): void {
    const changed = this.#changed;
    if (!this.#keeps?.(changed)) this.#untrackAll();
    this.#changed = undefined;
    const outer = this.graph.active;
    this.graph.active = this;
    this.#state = 'running';
    const before = this.#value;
    try {
      const next = this.#compute(before, changed);
      this.graph.count(this.#name);
      if (before === undefined || !this.#same(before, next)) {
        this.#value = next;
        this.tell('dirty');
      }
      this.#state = 'clean';
      this.#changed = undefined; // set by sources that this run itself brought up to date
    } catch (bug) {
      this.#state = 'dirty'; // one answer is lost, the graph stays intact
      throw bug;
    } finally {
      this.graph.active = outer;
    }
  }
}
