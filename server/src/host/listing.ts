/** Which files the head has, and which of them need not be read because Git already knows their content. */
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { indexOf, offered, type Repository } from './git.ts';
import type { TrackedFile } from './git-output.ts';
import type { HashName } from './text.ts';
import { isTrouble, printable } from './trouble.ts';
import { type EntryKind, isDocument, neverCounts, type Walk, WORKSPACE_FILE, walkWorkspace } from './walk.ts';

/** Where the content of a file comes from. */
export type FileState =
  /** The disk. With `id`, its blob id: Git has compared the file with that blob, and it has not been touched since. */
  | { readonly from: 'disk'; readonly id?: string }
  /** What a symbolic link leads to. */
  | { readonly from: 'link' }
  /** A blob of the index, because a sparse checkout leaves the file off the disk. */
  | { readonly from: 'index'; readonly id: string }
  | { readonly from: 'nowhere'; readonly unreadable: string };

/** The head's files. */
export interface Listing {
  /** The workspace folder: real, absolute, `/`-separated. */
  readonly folder: string;
  readonly hash: HashName;
  /** Documents by path from the folder, `/`-separated, in order of path. */
  readonly files: ReadonlyMap<string, FileState>;
  /** For people: submodules and other repositories that were skipped, and why Git was not asked. */
  readonly notes: readonly string[];
  /** Undefined where Git is not asked. */
  readonly repository: Repository | undefined;
  /** Files of the index, whatever their name, that a sparse checkout leaves off the disk. */
  readonly skipped: ReadonlyMap<string, TrackedFile>;
  /** Folders that are workspaces of their own, each ending with `/`. */
  readonly nested: ReadonlySet<string>;
}

/** Files changed this close to the writing of the index may have changed after it without a trace, in milliseconds. */
const RACY = 100;
/** The same on file systems that count whole seconds. */
const RACY_COARSE = 2_000;

const SUBMODULE = '160000';

/** Lists a workspace. Without `repository` (none, or none that is trusted) `.gitignore` files are read by themselves. */
export async function listWorkspace(folder: string, repository: Repository | undefined): Promise<Listing> {
  const real = realFolder(folder);
  if (repository === undefined) return withoutGit(real, []);
  const indexTime = modified(repository.indexFile);
  const asked = indexOf(repository);
  // lets Git start before the walk blocks
  await nextTurn();
  const walked = walkWorkspace(real, false);
  const stats = await statsOf(real, walked.entries.keys());
  const tracked = await asked;
  if (isTrouble(tracked)) return withoutGit(real, [`${tracked.unknown}; read without Git`]);
  const untracked = [...walked.entries.keys()].some((path) => !tracked.has(path));
  const allowed = untracked ? await offered(repository) : new Set<string>();
  if (isTrouble(allowed)) return withoutGit(real, [`${allowed.unknown}; read without Git`]);
  const files: [string, FileState][] = unreadableFolders(walked);
  for (const [path, kind] of walked.entries) {
    const entry = tracked.get(path);
    // Git offers files and links only
    if (entry === undefined && (kind === 'file' || kind === 'link') && !allowed.has(path)) continue;
    const id = kind === 'file' ? unchangedBlob(stats.get(path), entry, indexTime) : undefined;
    files.push([path, id === undefined ? stateOf(kind) : { from: 'disk', id }]);
  }
  const skipped = new Map([...tracked].filter(([path, { skipped }]) => skipped && !walked.entries.has(path)));
  const nested = nestedWorkspaces(walked.workspaces, skipped.keys());
  files.push(...leftOff(skipped, nested));
  const notes = skippedRepositories(walked.repositories, tracked);
  return { folder: real, hash: repository.hash, files: inOrder(files), notes, repository, skipped, nested };
}

/** The documents that a sparse checkout leaves off the disk. */
function leftOff(
  skipped: ReadonlyMap<string, TrackedFile>,
  nested: ReadonlySet<string>,
): readonly [string, FileState][] {
  const documents = [...skipped].filter(([path]) => isDocument(path) && belongs(path, nested));
  return documents.map(([path, { id }]) => [path, { from: 'index', id }]);
}

/** In slices: between them Git can go on, which waits while nobody takes what it prints. */
async function statsOf(
  folder: string,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, Stats | undefined>> {
  const stats = new Map<string, Stats | undefined>();
  for (const path of paths) {
    if (stats.size % SLICE === 0) await nextTurn();
    stats.set(path, statOf(`${folder}/${path}`));
  }
  return stats;
}

/** After this many files others get a turn. */
const SLICE = 100;

function nextTurn(): Promise<void> {
  return new Promise((resume) => setImmediate(resume));
}

function withoutGit(folder: string, said: readonly string[]): Listing {
  const walked = walkWorkspace(folder, true);
  const files = unreadableFolders(walked);
  for (const [path, kind] of walked.entries) files.push([path, stateOf(kind)]);
  return {
    folder,
    hash: 'sha1',
    files: inOrder(files),
    notes: [...said, ...skippedRepositories(walked.repositories, new Map())],
    repository: undefined,
    skipped: new Map(),
    nested: nestedWorkspaces(walked.workspaces, []),
  };
}

function unreadableFolders(walked: Walk): [string, FileState][] {
  return [...walked.unreadable].map(([path, unreadable]) => [path, { from: 'nowhere', unreadable }]);
}

/** By code unit, as everywhere that order decides something. */
function inOrder<T>(entries: [string, T][]): ReadonlyMap<string, T> {
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function stateOf(kind: EntryKind): FileState {
  switch (kind) {
    case 'file':
      return { from: 'disk' };
    case 'link':
      return { from: 'link' };
    case 'folder':
      return { from: 'nowhere', unreadable: 'a directory, expected a file' };
    case 'other':
      return { from: 'nowhere', unreadable: 'neither a file nor a symbolic link' };
  }
}

/** The blob that a file on disk is known to hold, without reading it; undefined where nobody can be sure. */
function unchangedBlob(
  now: Stats | undefined,
  entry: TrackedFile | undefined,
  indexTime: number,
): string | undefined {
  if (entry === undefined || entry.unmerged || !entry.plain || entry.mode === '120000') return undefined;
  const { mtime, ctime, inode, size } = entry.stat;
  const margin = mtime % 1000 === 0 && indexTime % 1000 === 0 ? RACY_COARSE : RACY;
  if (mtime + margin >= indexTime) return undefined;
  if (now === undefined || now.mtimeMs !== mtime || now.size % 2 ** 32 !== size) return undefined;
  // Git on Windows keeps neither the inode nor the time of the last change of state
  const same = process.platform === 'win32' || (now.ctimeMs === ctime && now.ino % 2 ** 32 === inode);
  return same ? entry.id : undefined;
}

function statOf(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Folders below the workspace that are workspaces of their own, each ending with `/`. */
export function nestedWorkspaces(found: Iterable<string>, paths: Iterable<string>): ReadonlySet<string> {
  const nested = new Set<string>();
  for (const folder of found) if (folder !== '') nested.add(`${folder}/`);
  for (const path of paths) {
    if (path.endsWith(`/${WORKSPACE_FILE}`)) nested.add(path.slice(0, -WORKSPACE_FILE.length));
  }
  return nested;
}

/** Whether a path counts: in no nested workspace, and in no folder that never counts. */
export function belongs(path: string, nested: ReadonlySet<string>): boolean {
  for (let slash = path.indexOf('/'), start = 0; slash !== -1; slash = path.indexOf('/', start)) {
    if (nested.has(path.slice(0, slash + 1)) || neverCounts(path.slice(start, slash))) return false;
    start = slash + 1;
  }
  return true;
}

function skippedRepositories(
  found: readonly string[],
  tracked: ReadonlyMap<string, TrackedFile>,
): readonly string[] {
  const submodules = [...tracked].filter(([, entry]) => entry.mode === SUBMODULE).map(([path]) => path);
  const others = found.filter((path) => tracked.get(path)?.mode !== SUBMODULE);
  return [
    ...submodules.map((path) => `${printable(path)} is a submodule, which is skipped`),
    ...others.map((path) => `${printable(path)} is another Git repository, which is skipped`),
  ].sort();
}

/** The folder that `folder` really is; as given where it is nowhere. */
export function realFolder(folder: string): string {
  try {
    return realPath(folder);
  } catch {
    return folder;
  }
}

/** Where `path` really is, `/`-separated. Throws the system's error where it is nowhere. */
export function realPath(path: string): string {
  const real = realpathSync.native(path);
  return process.platform === 'win32' ? real.replaceAll('\\', '/') : real;
}

function modified(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
