/** Which files the head has, and which of them need not be read because Git already knows their content. */
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { indexOf, touchedFiles } from './git.ts';
import { type FileStat, type IndexFiles, SUBMODULE, type TrackedFile } from './git-output.ts';
import type { Repository } from './repository.ts';
import type { HashName } from './text.ts';
import { isTrouble, printable } from './trouble.ts';
import { nextTurn } from './turn.ts';
import {
  type EntryKind,
  isDocument,
  kindOf,
  neverCounts,
  type Walk,
  WORKSPACE_FILE,
  walkWorkspace,
} from './walk.ts';

/** Where the content of a file comes from. */
export type FileState =
  /** The disk. With `id`, the file equals this blob of the index: Git says that it is unchanged, or its bytes were compared. */
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
  /** For people: submodules and other repositories that were skipped, and why Git was not used. */
  readonly notes: readonly string[];
  /** Undefined if Git is not used. */
  readonly repository: Repository | undefined;
  /** Files of the index, whatever their name, that a sparse checkout leaves off the disk. */
  readonly skipped: ReadonlyMap<string, TrackedFile>;
  /** Folders that are workspaces of their own, each ending with `/`. */
  readonly nested: ReadonlySet<string>;
  /** The index as it was read; undefined if Git is not used. */
  readonly index: ListedIndex | undefined;
}

/** An index, whatever the names of its files. */
export interface ListedIndex {
  readonly tracked: ReadonlyMap<string, TrackedFile>;
  /** Paths of documents that are not among `Listing.files`. */
  readonly absent: readonly string[];
  /** Identifies this version of the index, see `stampOf`. */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
  /** Whether Git has said which files were touched: all others have their ids. */
  readonly isCompared: boolean;
}

/** Index size in bytes above which Git is asked what was touched: below, reading all is faster than starting Git. */
export const LARGE_INDEX: number = 16 * 1024;

/**
 * Lists a workspace. Without `repository` (there is none, or it is not trusted) `.gitignore` files are read directly. With an
 * index smaller than `largeIndex` bytes, Git is not asked for ids: so small a workspace is read completely. `early` is a walk
 * that did not wait for the repository.
 */
export async function listWorkspace(
  folder: string,
  repository: Repository | undefined,
  largeIndex: number = LARGE_INDEX,
  early?: Walk,
): Promise<Listing> {
  const real = realFolder(folder);
  if (repository === undefined) return withoutGit(real, []);
  const stamp = stampOf(repository.indexFile);
  const asking = indexOf(repository, stamp.second);
  const comparing = stamp.size < largeIndex ? undefined : touchedFiles(repository);
  // lets Git start before the walk blocks
  if (!early) await nextTurn();
  const walked = early ?? walkWorkspace(real, false);
  const [index, touched] = await Promise.all([asking, comparing]);
  if (isTrouble(index)) return withoutGit(real, [`${index.unknown}; read without Git`]);
  // rewritten in between: ids and comparison may come from different versions of the index
  const isSure = stampOf(repository.indexFile).text === stamp.text;
  const clean = touched === undefined || isTrouble(touched) || !isSure ? undefined : touched;
  const { files, missing } = presentFiles(real, walked, index, clean);
  const skipped = new Map<string, TrackedFile>();
  for (const [path, it] of index.tracked) if (it.skipped && !walked.entries.has(path)) skipped.set(path, it);
  const nested = nestedWorkspaces(walked.workspaces, skipped.keys());
  for (const [path, state] of [...leftOff(skipped, nested), ...unreadableFolders(walked)])
    files.set(path, state);
  const { tracked } = index;
  const notes = skippedRepositories(walked.repositories, tracked);
  const absent = missing.filter((path) => isDocument(path) && !files.has(path));
  return {
    folder: real,
    hash: repository.hash,
    files: inOrder(files),
    notes,
    repository,
    skipped,
    nested,
    index: { tracked, absent, stamp: stamp.text, size: stamp.size, isCompared: clean !== undefined },
  };
}

/**
 * The documents on disk that count, and the files of the index that are missing. `touched` holds those that may differ from
 * their blob; undefined: it is not known.
 */
function presentFiles(
  folder: string,
  { entries }: Walk,
  { tracked, untracked }: IndexFiles,
  touched: ReadonlySet<string> | undefined,
): { readonly files: Map<string, FileState>; readonly missing: readonly string[] } {
  const files = new Map<string, FileState>();
  const missing: string[] = [];
  // in the order of the index, so that little is left to sort
  for (const [path, entry] of tracked) {
    const kind = entries.get(path);
    if (kind === undefined) {
      missing.push(path);
      continue;
    }
    const isClean = kind === 'file' && touched !== undefined && isPlain(entry) && !touched.has(path);
    const isKnown = isClean && (entry.stat === undefined || isAsCompared(`${folder}/${path}`, entry.stat));
    files.set(path, isKnown ? { from: 'disk', id: entry.id } : stateOf(kind));
  }
  const others = files.size === entries.size ? [] : [...entries].filter(([path]) => !files.has(path));
  // Git offers only files and links
  const isOffered = (kind: EntryKind) => kind === 'file' || kind === 'link';
  for (const [path, kind] of others)
    if (!isOffered(kind) || untracked.has(path)) files.set(path, stateOf(kind));
  return { files, missing };
}

/** Whether the file in the working tree is meant to equal its blob, and is not a link. */
export function isPlain({ unmerged, skipped, assumed, mode }: TrackedFile): boolean {
  return !unmerged && !skipped && !assumed && mode.startsWith('100');
}

/**
 * Git compares whole seconds. A file whose old time was restored within the second in which it was compared differs only in
 * the fraction. Only files as young as the index are at risk.
 */
function isAsCompared(file: string, { mtime, ctime, inode, size }: FileStat): boolean {
  try {
    const now = lstatSync(file);
    if (now.mtimeMs !== mtime || now.size % 2 ** 32 !== size) return false;
    // Git on Windows stores neither the inode nor the time of the last state change
    return process.platform === 'win32' || (now.ctimeMs === ctime && now.ino % 2 ** 32 === inode);
  } catch {
    return false;
  }
}

/** Identifies one version of the index; with its size in bytes, and its second since 1970. */
export function stampOf(indexFile: string): Stamp {
  const found = statSync(indexFile, { throwIfNoEntry: false });
  if (found === undefined) return { text: '', size: 0, second: 0 };
  const { size, ino, mtimeMs, ctimeMs } = found;
  return { text: `${size} ${ino} ${mtimeMs} ${ctimeMs}`, size, second: Math.floor(mtimeMs / 1000) };
}

/** See `stampOf`. */
export interface Stamp {
  readonly text: string;
  readonly size: number;
  readonly second: number;
}

/** The documents that a sparse checkout leaves off the disk. */
function leftOff(
  skipped: ReadonlyMap<string, TrackedFile>,
  nested: ReadonlySet<string>,
): readonly [string, FileState][] {
  const documents = [...skipped].filter(([path]) => isDocument(path) && belongs(path, nested));
  return documents.map(([path, { id }]) => [path, { from: 'index', id }]);
}

function withoutGit(folder: string, said: readonly string[]): Listing {
  const walked = walkWorkspace(folder, true);
  const files = new Map(unreadableFolders(walked));
  for (const [path, kind] of walked.entries) files.set(path, stateOf(kind));
  return {
    folder,
    hash: 'sha1',
    files: inOrder(files),
    notes: [...said, ...skippedRepositories(walked.repositories, new Map())],
    repository: undefined,
    skipped: new Map(),
    nested: nestedWorkspaces(walked.workspaces, []),
    index: undefined,
  };
}

function unreadableFolders(walked: Walk): [string, FileState][] {
  return [...walked.unreadable].map(([path, unreadable]) => [path, { from: 'nowhere', unreadable }]);
}

/** By code unit, as everywhere that order matters; the same map if it is already in order. */
export function inOrder<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  let last = '';
  for (const path of map.keys()) {
    if (path < last) return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
    last = path;
  }
  return map;
}

/** What a walk would find at a path; undefined: nothing, or a link on the way there. */
export function stateAt(folder: string, path: string): FileState | undefined {
  const file = `${folder}/${path}`;
  try {
    const state = stateOf(kindOf(lstatSync(file)));
    return realPath(dirname(file)) === dirname(file) ? state : undefined;
  } catch {
    return undefined;
  }
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

/** Folders below the workspace that are workspaces of their own, each ending with `/`. */
export function nestedWorkspaces(found: Iterable<string>, paths: Iterable<string>): ReadonlySet<string> {
  const nested = new Set<string>();
  for (const folder of found) if (folder !== '') nested.add(`${folder}/`);
  for (const path of paths) {
    if (path.endsWith(`/${WORKSPACE_FILE}`)) nested.add(path.slice(0, -WORKSPACE_FILE.length));
  }
  return nested;
}

/** Whether a path counts: it is in no nested workspace, and in no folder that never counts. */
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
  const submodules: string[] = [];
  for (const [path, { mode }] of tracked) if (mode === SUBMODULE) submodules.push(path);
  const others = found.filter((path) => tracked.get(path)?.mode !== SUBMODULE);
  return [
    ...submodules.map((path) => `${printable(path)} is a submodule, which is skipped`),
    ...others.map((path) => `${printable(path)} is another Git repository, which is skipped`),
  ].sort();
}

/** The real path of `folder`; as given if it does not exist. */
export function realFolder(folder: string): string {
  try {
    return realPath(folder);
  } catch {
    return folder;
  }
}

/** The real path of `path`, `/`-separated. Throws the system's error if it does not exist. */
export function realPath(path: string): string {
  const real = realpathSync.native(path);
  return process.platform === 'win32' ? real.replaceAll('\\', '/') : real;
}
