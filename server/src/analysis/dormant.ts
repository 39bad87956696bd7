/**
 * Files of Budgets that an earlier run has read and that have not changed since: nobody reads them again. What the rest of the
 * workspace needs of them is remembered. As soon as a question touches one of them by name it is wanted, and the answer of that
 * moment is provisional: the host reads what is wanted, and asks again.
 */
import type { MemberNode } from './fold.ts';
import { type Graph, Input } from './graph.ts';
import type { NameKind } from './names.ts';
import type { SummedLines } from './sums.ts';

/** What is remembered of one file. */
export interface DormantFile {
  /** As in `ReadableText`. */
  readonly hash: string;
  readonly id: string | undefined;
  /** How many documents it holds, all of them Budgets. */
  readonly documents: number;
  /** The keys under which its Budgets are declared, see `nameKey`. */
  readonly spellings: readonly string[];
  /** See `Uses`. */
  readonly uses: readonly string[];
  readonly money: readonly SummedLines[];
  /** Hashes by path of the other files whose lines its plan is made of: while one of them is another, it is not dormant. */
  readonly reads: ReadonlyMap<string, string>;
  /** Keys of documents and names of lines whose money cannot be known. */
  readonly missing: { readonly documents: readonly string[]; readonly lines: readonly string[] };
  /** Nothing is to be found in it; else something may be. */
  readonly isSilent: boolean;
  /** The last UTC day on which there is nothing to find in it, for its waivers; undefined: for ever. */
  readonly until: string | undefined;
}

/** Dormant files by path. */
export type DormantFiles = ReadonlyMap<string, DormantFile>;

/** The dormant files of a head, as members of its folds. */
export class Dormant {
  #files: Map<string, DormantFile> = new Map();
  readonly #graph: Graph;
  readonly #revision: Input<number>;
  readonly #paths: Map<string, string> = new Map();
  readonly #readers: Map<string, string[]> = new Map();
  readonly #wanted: Set<string> = new Set();
  readonly money: MemberNode<SummedLines>;
  readonly uses: MemberNode<string>;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#revision = new Input(graph, 0);
    this.money = new Part(this, (it) => it.money);
    this.uses = new Part(this, (it) => it.uses);
  }

  /** Paths of dormant files that a question has touched since they were taken: to be read, and the question asked again. */
  get wanted(): ReadonlySet<string> {
    return this.#wanted;
  }

  /** Tracked. */
  get files(): DormantFiles {
    this.#revision.get();
    return this.#files;
  }

  take(files: DormantFiles): void {
    this.#paths.clear();
    this.#readers.clear();
    this.#wanted.clear();
    for (const [path, { spellings, reads }] of files) {
      for (const it of spellings) this.#paths.set(it, path);
      for (const other of reads.keys()) this.#readers.set(other, [...(this.#readers.get(other) ?? []), path]);
    }
    this.#files = new Map(files);
    this.#changed();
  }

  /** The file is read now. Whether it was dormant. */
  wake(path: string): boolean {
    const file = this.#files.get(path);
    if (!file) return false;
    this.#files.delete(path);
    for (const it of file.spellings) if (this.#paths.get(it) === path) this.#paths.delete(it);
    this.#wanted.delete(path);
    this.#changed();
    return true;
  }

  /** Somebody asks what a spelling means. */
  touch(spelling: string): void {
    if (this.#paths.size === 0) return;
    const path = this.#paths.get(spelling);
    if (path !== undefined) this.touchFile(path);
  }

  /** The Budgets of a file, dormant or not, may no longer be what others mean: whoever reads their lines may read others now. */
  touchFile(path: string): void {
    if (this.#wanted.has(path)) return;
    if (this.#files.has(path)) this.#wanted.add(path);
    for (const reader of this.#readers.get(path) ?? []) this.touchFile(reader);
  }

  /** What some names mean has changed, and who reads them is not remembered. Names of Budgets are read by none of these. */
  touchReaders(kind: NameKind): void {
    if (kind !== 'budget' && kind !== 'document') this.touchAll();
  }

  /** Somebody asks for all of something. */
  touchAll(): void {
    for (const path of this.#files.keys()) this.#wanted.add(path);
  }

  #changed(): void {
    this.#revision.set(this.#graph.untracked(() => this.#revision.get()) + 1);
    this.money.onStale?.();
    this.uses.onStale?.();
  }
}

class Part<Unit> implements MemberNode<Unit> {
  onStale: (() => void) | undefined;
  readonly #dormant: Dormant;
  readonly #part: (file: DormantFile) => readonly Unit[];

  constructor(dormant: Dormant, part: (file: DormantFile) => readonly Unit[]) {
    this.#dormant = dormant;
    this.#part = part;
  }

  get(): readonly Unit[] {
    const units: Unit[] = [];
    for (const file of this.#dormant.files.values()) for (const unit of this.#part(file)) units.push(unit);
    return units;
  }
}
