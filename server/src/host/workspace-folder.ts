/**
 * A workspace on disk, as the changes that bring a project up to date. The command line and the language server both read
 * through it: the former once, the latter again whenever Git or the disk has changed.
 */
import type { Change, TextSource, UnknownBase } from '../analysis/change.ts';
import type { Found } from '../analysis/memory/known-findings.ts';
import { isRegistrySame, type Memory } from '../analysis/memory/memory.ts';
import type { Project } from '../analysis/project.ts';
import { sameList } from '../base/same.ts';
import { differencesOf, readNamedInBase } from './base.ts';
import { isInWorkingTree } from './cache-folder.ts';
import { baseOf, type Comparing, type ListedBase, listedBase, requestOf, settingsIn } from './compared.ts';
import { comparedByBytes, readListed, readNamed, readWorkspaceFile } from './disk.ts';
import { type BaseRequest, likelyBranches } from './find-base.ts';
import { newestRefs, openRepository } from './git.ts';
import { foldersAbove, gitFoldersOf } from './git-folders.ts';
import { isLate, listingTime } from './late.ts';
import { LARGE_INDEX, type Listing, listWorkspace, realFolder, stampOf, stateAt } from './listing.ts';
import { shortName } from './not-here.ts';
import {
  type CachePlace,
  type Enough,
  isUntouched,
  recalled,
  recallWorkspace,
  rememberingWorkspace,
} from './remembered.ts';
import type { Repository } from './repository.ts';
import { isTrouble } from './trouble.ts';
import { nextTurn } from './turn.ts';
import { neverCounts, walkWorkspace } from './walk.ts';

/** How a folder is read. */
export interface ReadOptions extends Comparing {
  /** UTC day. */
  readonly asOf: string;
  /** Why Git must not be run here; undefined: it may. */
  readonly withoutGit?: UnknownBase;
  /**
   * Where earlier runs remember what they read, and how much must be known about a file. Used by the first reading.
   */
  readonly remembered?: {
    readonly what: Enough;
    readonly cache: CachePlace | undefined;
  };
}

/** A part of a reading. Its change has to be applied before the next one is requested. */
export interface ReadStep {
  readonly change: Change;
  /** Files read so far, and how many there are to read. */
  readonly done: number;
  readonly of: number;
}

/** What a working tree can be compared with. */
export interface Refs {
  readonly branch: string | undefined;
  readonly names: readonly string[];
}

const MOST_REFS = 50;

/** Files of one step. */
const SLICE = 250;

/** Reads one workspace folder; remembers what it listed last. */
export class WorkspaceFolder {
  readonly #given: string;
  #listing: Listing | undefined;
  /** Of the listing. */
  #links: readonly string[] = [];
  #repository: Repository | UnknownBase | undefined;
  #memory: Memory | undefined;
  /** Files that documents of the base name. */
  #namedInBase: readonly string[] = [];
  /** When the last listing began; see `isLate`. */
  #listedAt = 0;
  readonly #late: Set<string> = new Set();

  /** `folder` holds `outlay.yaml`. */
  constructor(folder: string) {
    this.#given = folder;
  }

  /** Real, absolute; as given until it has been read. */
  get folder(): string {
    return this.#listing?.folder ?? this.#given;
  }

  get repository(): Repository | undefined {
    return this.#repository && !isTrouble(this.#repository) ? this.#repository : undefined;
  }

  /** What was skipped on reading, for people. */
  get notes(): readonly string[] {
    return this.#listing?.notes ?? [];
  }

  /** Whether a document at this path counted when the folder was last listed. */
  has(path: string): boolean {
    return this.#listing?.files.has(path) === true;
  }

  /** Whether these paths still are what was listed: otherwise Git may know more about them, or a link leads elsewhere. */
  areAsListed(paths: Iterable<string>): boolean {
    return [...paths].every((path) => {
      const now = stateAt(this.folder, path);
      const { from = now?.from } = this.#listing?.files.get(path) ?? {};
      return now !== undefined && now.from === from;
    });
  }

  /** Whether the index is as long as when the folder was listed: it is if Git has only looked at the files. */
  isIndexAsListed(): boolean {
    const { repository, index } = this.#listing ?? {};
    return !repository || stampOf(repository.indexFile).size === index?.size;
  }

  /** Whether there are documents below what may be a folder, listed or not. */
  holdsDocuments(path: string): boolean {
    const isLeftOut = path.split('/').some(neverCounts);
    return !isLeftOut && walkWorkspace(`${this.folder}/${path}`, false).entries.size > 0;
  }

  /** See `gitFoldersOf`. */
  get gitFolders(): readonly string[] {
    return this.repository ? gitFoldersOf(this.repository) : [];
  }

  /** See `foldersAbove`. */
  get foldersAbove(): readonly string[] {
    return this.repository ? foldersAbove(this.repository) : [];
  }

  /** The branch that is checked out, and the most recent branches and tags, as people name them. */
  async refs(): Promise<Refs> {
    const { repository } = this;
    const found = repository ? await newestRefs(repository, MOST_REFS) : [];
    const names = 'unknown' in found ? [] : found.map(shortName);
    return { branch: repository?.branch && shortName(repository.branch), names };
  }

  /** Lists the folder and reads what is not up to date in `project`; the first time that is everything. */
  async *read(project: Project, options: ReadOptions): AsyncGenerator<ReadStep, void> {
    this.#listedAt = listingTime();
    this.#late.clear();
    const opening = options.withoutGit ?? openRepository(this.#given, this.#likely(options));
    await nextTurn();
    // whatever does not need Git is done while Git works
    const real = realFolder(this.#given);
    const walked = options.withoutGit || !isInWorkingTree(real) ? undefined : walkWorkspace(real, false);
    const request = requestOf(options, settingsIn(readWorkspaceFile(this.#given) ?? ''));
    const repository = await opening;
    this.#repository = repository;
    const before = this.#listing;
    const listingHead = listWorkspace(
      real,
      isTrouble(repository) ? undefined : repository,
      LARGE_INDEX,
      walked,
    );
    const listed = Promise.all([
      listingHead,
      options.base === 'none' ? undefined : listedBase(repository, request, listingHead),
    ]);
    await nextTurn();
    if (!before && options.remembered) this.#memory = recallWorkspace(options.remembered.cache, real);
    const [found, early] = await listed;
    const listing = this.#memory && !before ? comparedByBytes(found) : found;
    this.#listing = listing;
    this.#links = [...listing.files].flatMap(([path, { from }]) => (from === 'link' ? path : []));
    const differences = differencesOf(listing, early);
    const memory = before ? undefined : this.#recalled(project, options, listing, differences);
    yield { change: { asOf: options.asOf, ...memory }, done: 0, of: 0 };
    const gone = [...(before?.files.keys() ?? [])].filter((path) => !listing.files.has(path));
    if (gone.length > 0) yield removing(gone);
    const isKnown = (path: string) =>
      memory?.dormant.files.has(path) === true || isAsRead(project, listing, path);
    yield* this.#readAll([...listing.files.keys()].filter((path) => !isKnown(path)));
    yield* this.#readNamed(project);
    if (memory) yield* this.#takeRegistry(project, options);
    if (early !== undefined) yield* this.#readBase(project, options, request, { base: early, differences });
  }

  /**
   * The current state on disk of some files, by path; undefined: gone. Documents must be among those that were listed,
   * everything else is a file that documents name. Links are read again too: they may lead to one of these.
   */
  async readFiles(paths: Iterable<string>): Promise<ReadonlyMap<string, TextSource | undefined>> {
    return this.#textsOf([...paths, ...this.#links]);
  }

  async #textsOf(paths: Iterable<string>): Promise<ReadonlyMap<string, TextSource | undefined>> {
    const listing = this.#listing;
    const asked = [...paths];
    const texts = new Map<string, TextSource | undefined>(asked.map((path) => [path, undefined]));
    if (!listing) return texts;
    const listed = asked.filter((path) => listing.files.has(path));
    for (const [path, source] of await readListed(listing, listed)) texts.set(path, source);
    const named = asked.filter((path) => !listing.files.has(path));
    if (named.length > 0)
      for (const [path, source] of await readNamed(listing, named)) texts.set(path, source);
    return texts;
  }

  /** After the last answer: stores for the next run what this one has read, and `found`: all findings, placed. */
  remember(cache: CachePlace | undefined, project: Project, found?: Found): void {
    for (const _ of this.remembering(cache, project, found));
  }

  /** The same in slices, between which the project may not change; returns whether it was stored. */
  *remembering(cache: CachePlace | undefined, project: Project, found?: Found): Generator<void, boolean> {
    if (!this.#listing) return false;
    return yield* rememberingWorkspace(cache, this.#listing, project, this.#memory, found);
  }

  #likely(options: ReadOptions): readonly string[] {
    return options.base === 'none' ? [] : likelyBranches(requestOf(options));
  }

  /** What is remembered and still holds. */
  #recalled(
    { head }: Project,
    { remembered, asOf }: ReadOptions,
    listing: Listing,
    differences: ReadonlySet<string>,
  ): ReturnType<typeof recalled> | undefined {
    if (!remembered || !this.#memory) return undefined;
    // what is already open has changed
    const isOther = (path: string) => differences.has(path) || head.files.has(path);
    return recalled(this.#memory, listing, { what: remembered.what, asOf, isOther });
  }

  /** What is remembered is void if something that Budgets may read has changed. */
  async *#takeRegistry(project: Project, { remembered }: ReadOptions): AsyncGenerator<ReadStep, void> {
    const memory = this.#memory;
    if (memory && !isRegistrySame(memory, project.registry()))
      yield* this.#readAll([...project.head.dormant.files.keys()]);
    else if (memory?.findings && remembered?.what === 'findings')
      yield { change: { findings: memory.findings }, done: 0, of: 0 };
  }

  async *#readAll(paths: readonly string[]): AsyncGenerator<ReadStep, void> {
    for (let start = 0; start < paths.length; start += SLICE) {
      const slice = paths.slice(start, start + SLICE);
      const texts = await this.#textsOf(slice);
      for (const [path, source] of texts)
        if (this.#listing && isLate(this.#listing, path, source, this.#listedAt)) this.#late.add(path);
      yield { change: { texts }, done: Math.min(start + SLICE, paths.length), of: paths.length };
    }
  }

  async *#readNamed(project: Project): AsyncGenerator<ReadStep, void> {
    const named = [...project.namedPaths()].filter((path) => !this.has(path));
    if (named.length > 0) yield { change: { texts: await this.#textsOf(named) }, done: 0, of: 0 };
  }

  async *#readBase(
    project: Project,
    options: ReadOptions,
    request: BaseRequest,
    early: ListedBase,
  ): AsyncGenerator<ReadStep, void> {
    const listing = this.#listing;
    const repository = this.#repository;
    if (!listing || !repository) return;
    // the settings may be in another file
    const wanted = requestOf(options, project.head.workspace.get());
    let { base, differences } = early;
    if (wanted.branch !== request.branch || wanted.version !== request.version) {
      base = await listedBase(repository, wanted, Promise.resolve(listing));
      differences = differencesOf(listing, base);
      yield* this.#readAll([...differences].filter((path) => project.head.dormant.files.has(path)));
    }
    // Git has them as they were listed, the head as they are
    const found = await baseOf(base, new Set([...differences, ...this.#late]), project);
    const tell = (it: typeof found): ReadStep => ({ change: { base: it }, done: 0, of: 0 });
    if (isTrouble(found) || isTrouble(base)) return yield tell(found);
    // what its documents name is only known once they are read; mostly it is what they named before
    for (let isSame = false; !isSame; ) {
      const named = await readNamedInBase(base, this.#namedInBase);
      if (isTrouble(named)) return yield tell(named);
      yield tell({ ...found, texts: new Map([...found.texts, ...named]) });
      const paths = project.base ? [...project.namedPaths(project.base)] : [];
      isSame = sameList(paths, this.#namedInBase);
      this.#namedInBase = paths;
    }
  }
}

function removing(paths: readonly string[]): ReadStep {
  return { change: { texts: new Map(paths.map((path) => [path, undefined])) }, done: 0, of: 0 };
}

/** Whether Git knows the content of the file, and the project has it. */
function isAsRead({ head }: Project, { files }: Listing, path: string): boolean {
  const source = head.dormant.files.get(path) ?? head.files.get(path)?.source.get();
  return source !== undefined && 'hash' in source && isUntouched(files, path, source);
}
