/** Which files the head has, and which of them need not be read because Git already knows their content. */
import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import type { UnknownBase } from '../analysis/change.ts';
import { indexOf, offered, type Repository } from './git.ts';
import type { TrackedFile } from './git-output.ts';
import type { HashName } from './text.ts';
import { isTrouble, printable } from './trouble.ts';
import { type EntryKind, isDocument, neverCounts, WORKSPACE_FILE, walkWorkspace } from './walk.ts';

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
  /** Every file of the index below the folder, whatever its name. */
  readonly tracked: ReadonlyMap<string, TrackedFile>;
  /** Folders that are workspaces of their own, each ending with `/`. */
  readonly nested: ReadonlySet<string>;
  /** When the index was written, in milliseconds since 1970. */
  readonly indexTime: number;
}

/** Files changed this close to the writing of the index may have changed after it without a trace, in milliseconds. */
const RACY = 100;
/** The same on file systems that count whole seconds. */
const RACY_COARSE = 2_000;

const SUBMODULE = '160000';

/** Lists a workspace. Without `repository` (none, or none that is trusted) `.gitignore` files are read by themselves. */
export async function listWorkspace(folder: string, repository: Repository | undefined): Promise<Listing> {
  const real = realPath(folder);
  if (repository === undefined) return listing(real, undefined, new Map(), undefined, []);
  const indexTime = modified(repository.indexFile);
  const asked = indexOf(repository);
  // lets Git start before the walk blocks
  await new Promise((resume) => setImmediate(resume));
  const walked = walkWorkspace(real, false);
  const tracked = await asked;
  if (isTrouble(tracked)) return withoutGit(real, tracked);
  const untracked = [...walked.entries.keys()].some((path) => !tracked.has(path));
  const allowed = untracked ? await offered(repository) : undefined;
  if (allowed !== undefined && isTrouble(allowed)) return withoutGit(real, allowed);
  return listing(real, { repository, indexTime }, tracked, allowed, [], walked);
}

function withoutGit(folder: string, trouble: UnknownBase): Listing {
  return listing(folder, undefined, new Map(), undefined, [`${trouble.unknown}; read without Git`]);
}

function listing(
  folder: string,
  git: { readonly repository: Repository; readonly indexTime: number } | undefined,
  tracked: ReadonlyMap<string, TrackedFile>,
  allowed: ReadonlySet<string> | undefined,
  said: readonly string[],
  walked: ReturnType<typeof walkWorkspace> = walkWorkspace(folder, true),
): Listing {
  const indexTime = git?.indexTime ?? 0;
  const files: [string, FileState][] = [];
  for (const [path, reason] of walked.unreadable) files.push([path, { from: 'nowhere', unreadable: reason }]);
  for (const [path, kind] of walked.entries) {
    const entry = tracked.get(path);
    if (entry === undefined && kind !== 'folder' && allowed !== undefined && !allowed.has(path)) continue;
    files.push([path, stateOf(folder, path, kind, entry, indexTime)]);
  }
  const nested = nestedWorkspaces(walked.workspaces, tracked);
  for (const [path, entry] of tracked) {
    const isHere = entry.skipped && isDocument(path) && !walked.entries.has(path);
    if (isHere && belongs(path, nested)) files.push([path, { from: 'index', id: entry.id }]);
  }
  return {
    folder,
    hash: git?.repository.hash ?? 'sha1',
    files: new Map(files.sort(([a], [b]) => (a < b ? -1 : 1))),
    notes: [...said, ...skippedRepositories(walked.repositories, tracked)],
    repository: git?.repository,
    tracked,
    nested,
    indexTime,
  };
}

function stateOf(
  folder: string,
  path: string,
  kind: EntryKind,
  entry: TrackedFile | undefined,
  indexTime: number,
): FileState {
  if (kind === 'folder') return { from: 'nowhere', unreadable: 'a directory, expected a file' };
  if (kind === 'other') return { from: 'nowhere', unreadable: 'neither a file nor a symbolic link' };
  if (kind === 'link') return { from: 'link' };
  const id = unchangedBlob(`${folder}/${path}`, entry, indexTime);
  return id === undefined ? { from: 'disk' } : { from: 'disk', id };
}

/** The blob that a file on disk is known to hold, without reading it; undefined where nobody can be sure. */
export function unchangedBlob(
  file: string,
  entry: TrackedFile | undefined,
  indexTime: number,
): string | undefined {
  if (entry === undefined || entry.unmerged || !entry.plain || entry.mode === '120000') return undefined;
  const { mtime, ctime, inode, size } = entry.stat;
  const margin = mtime % 1000 === 0 && indexTime % 1000 === 0 ? RACY_COARSE : RACY;
  if (mtime + margin >= indexTime) return undefined;
  const now = statOf(file);
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
export function nestedWorkspaces(
  found: Iterable<string>,
  paths: { keys(): Iterable<string> },
): ReadonlySet<string> {
  const nested = new Set<string>();
  for (const folder of found) if (folder !== '') nested.add(`${folder}/`);
  for (const path of paths.keys()) {
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
