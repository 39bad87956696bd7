/**
 * Files of Budgets that an earlier run has read and that have not changed since: they are not read again. What the rest of the
 * workspace needs from them is remembered. As soon as a question touches one of them by name it is wanted, and the answer at
 * that moment is provisional: the host reads what is wanted, and asks again.
 */
import type { MemberNode } from '../engine/fold.ts';
import { type Graph, Input } from '../engine/graph.ts';
import type { NameKind } from '../model/names.ts';
import { type CenterSum, type SummedLines, takenAway } from '../model/sums.ts';

/** What is remembered about one file. */
export interface DormantFile {
  /** As in `ReadableText`. */
  readonly hash: string;
  readonly id: string | undefined;
  /** How many documents it holds, all of them Budgets. */
  readonly documents: number;
  /** The keys under which its Budgets are declared, and those of their identities, see `nameKey`. */
  readonly spellings: readonly string[];
  /** See `Uses`; without duplicates. */
  readonly uses: readonly string[];
  readonly money: readonly SummedLines[];
  /** Hashes by path of the other files whose lines its plan is computed from: unless all are unchanged, it is not dormant. */
  readonly reads: ReadonlyMap<string, string>;
  readonly missing: Missing;
  /** There is nothing to find in it; if false, there may be. */
  readonly isSilent: boolean;
  /** The last UTC day on which there is nothing to find in it, given its waivers; undefined: no limit. */
  readonly until: string | undefined;
}

/** What cannot be known about a file. */
export interface Missing {
  /** Keys of documents, and names of lines, whose money is unknown. */
  readonly documents: readonly string[];
  readonly lines: readonly string[];
  /** Whether one of the documents could have any name. */
  readonly mayDeclare: boolean;
}

/** Dormant files by path. */
export type DormantFiles = ReadonlyMap<string, DormantFile>;

/** The sums of files that an earlier run has read. */
export interface RememberedSums {
  /** Cost centers with lines of their own. */
  readonly centers: Iterable<string>;
  /** What lies on a cost center, as a copy for the caller; undefined: nothing. */
  own(center: string): CenterSum | undefined;
  /** What lies on all of them. */
  whole(): CenterSum;
  /** How many files use what a key stands for. */
  uses(key: string): number;
}

/** What an earlier run knew. */
export interface Dormancy {
  readonly files: DormantFiles;
  /** Of these files, and of those in `gone`. */
  readonly sums: RememberedSums;
  /** Paths of these and of those in `gone` that declare a spelling. */
  readonly declaring: (spelling: string) => readonly string[];
  /** Files that have changed since, or have to be read for another reason, as they were. */
  readonly gone: readonly DormantFile[];
}

/** The dormant files of a head. */
export class Dormant {
  #files: Map<string, DormantFile> = new Map();
  readonly #lacking: Map<string, DormantFile> = new Map();
  readonly #graph: Graph;
  readonly #revision: Input<number>;
  #declaring: Dormancy['declaring'] = () => [];
  #isTold = false;
  /** Paths by what they declare, for files that were added one by one. */
  readonly #added: Map<string, readonly string[]> = new Map();
  readonly #readers: Map<string, string[]> = new Map();
  readonly #wanted: Set<string> = new Set();
  readonly #gone: DormantFile[] = [];
  /** Takes away what the sums hold for files that are no longer dormant. */
  readonly moneyGone: MemberNode<SummedLines>;
  /** Uses that the sums hold for these. */
  readonly usesGone: MemberNode<string>;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#revision = new Input(graph, 0);
    this.moneyGone = new Parts(this.#gone, (it) => it.money.map(takenAway));
    this.usesGone = new Parts(this.#gone, (it) => it.uses);
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

  /** Those with something missing; tracked. */
  get lacking(): DormantFiles {
    this.#revision.get();
    return this.#lacking;
  }

  /** Whether the knowledge of an earlier run was taken; sums start from it, and can start only once. */
  get isTold(): boolean {
    return this.#isTold;
  }

  take({ files, declaring, gone }: Dormancy): void {
    this.#isTold = true;
    this.#declaring = declaring;
    for (const [path, file] of files) {
      const { missing } = file;
      this.#addReads(path, file);
      if (missing.documents.length + missing.lines.length > 0) this.#lacking.set(path, file);
    }
    this.#files = new Map(files);
    for (const it of gone) this.#gone.push(it);
    this.#changed();
  }

  /** Adds a file with nothing missing, which is no longer read; what it adds to sums is taken later, with all others. */
  add(path: string, file: DormantFile): void {
    this.#addReads(path, file);
    const own = [path];
    // nearly every name is declared once
    for (const it of file.spellings) this.#added.set(it, this.#added.get(it)?.concat(own) ?? own);
    this.#files.set(path, file);
    this.#changed();
  }

  /** To be called when a file is read. Returns whether it was dormant. */
  wake(path: string): boolean {
    const file = this.#files.get(path);
    if (!file) return false;
    this.#files.delete(path);
    this.#lacking.delete(path);
    this.#wanted.delete(path);
    this.#gone.push(file);
    this.#changed();
    return true;
  }

  /** To be called when a question asks what a spelling means. */
  touch(spelling: string): void {
    if (this.#files.size === 0 || !DECLARED.test(spelling)) return;
    const paths = this.#added.get(spelling) ?? this.#declaring(spelling);
    for (const path of paths) if (this.#files.has(path)) this.touchFile(path);
  }

  /** The Budgets of a file, dormant or not, may no longer be what others mean: files that read their lines may now read others. */
  touchFile(path: string): void {
    if (this.#wanted.has(path)) return;
    if (this.#files.has(path)) this.#wanted.add(path);
    for (const reader of this.#readers.get(path) ?? []) this.touchFile(reader);
  }

  /** The meaning of some names has changed, and who reads them is not remembered. Names of Budgets have no such readers. */
  touchReaders(kind: NameKind): void {
    if (kind !== 'budget' && kind !== 'document') this.touchAll();
  }

  /** To be called when a question asks for the lines of a cost center. */
  touchLinesOf(center: string): void {
    for (const [path, { money }] of this.#files)
      if (money.some((it) => it.center === center)) this.touchFile(path);
  }

  /** To be called when a question asks what has something missing. */
  touchLacking(): void {
    for (const path of this.#lacking.keys()) this.touchFile(path);
  }

  /** To be called when a question asks for all of something. */
  touchAll(): void {
    for (const path of this.#files.keys()) this.#wanted.add(path);
  }

  #addReads(path: string, { reads }: DormantFile): void {
    if (reads.size === 0) return;
    for (const it of reads.keys()) this.#readers.set(it, [...(this.#readers.get(it) ?? []), path]);
  }

  #changed(): void {
    this.#revision.set(this.#graph.untracked(() => this.#revision.get()) + 1);
    this.moneyGone.onStale?.();
    this.usesGone.onStale?.();
  }
}

/** What a file of Budgets declares, see `nameKey`. */
const DECLARED = /^(?:budget|document):/;

/** Parts of a list of files that only grows. */
class Parts<Unit> implements MemberNode<Unit> {
  onStale: (() => void) | undefined;
  readonly #files: readonly DormantFile[];
  readonly #part: (file: DormantFile) => readonly Unit[];
  #units: readonly Unit[] = [];
  #done = 0;

  constructor(files: readonly DormantFile[], part: (file: DormantFile) => readonly Unit[]) {
    this.#files = files;
    this.#part = part;
  }

  get(): readonly Unit[] {
    const more = this.#files.slice(this.#done).flatMap((it) => this.#part(it));
    this.#done = this.#files.length;
    if (more.length > 0) this.#units = [...this.#units, ...more];
    return this.#units;
  }
}
