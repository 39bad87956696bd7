/** Which files of a workspace are on disk: names only, without asking Git and without reading a file. */
import { type Dirent, readdirSync, type Stats } from 'node:fs';
import { WORKSPACE_FILE } from '../analysis/model/settings.ts';
import { type IgnoreRules, isIgnored, rulesBelow, rulesFor } from './gitignore.ts';

export { WORKSPACE_FILE };

/** The kind of an entry of a folder. */
export type EntryKind = 'file' | 'link' | 'folder' | 'other';

/** What a walk found; paths from the folder where it began, `/`-separated. */
export interface Walk {
  /** The documents of the workspace, in no particular order. */
  readonly entries: ReadonlyMap<string, EntryKind>;
  /** Folders that could not be read, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Other repositories below (submodules, nested clones): not walked. */
  readonly repositories: readonly string[];
  /** Workspaces, including itself: those below are not walked. */
  readonly workspaces: readonly string[];
}

/** Whether a path names a document. */
export function isDocument(path: string): boolean {
  return (path.endsWith('.yaml') || path.endsWith('.yml')) && !isLock(path);
}

/** `.#plan.yaml`: a dangling link that Emacs puts beside a file while it has unsaved edits. */
function isLock(path: string): boolean {
  return path.startsWith('.#', path.lastIndexOf('/') + 1);
}

/** Whether a folder of this name never counts. */
export function neverCounts(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}

/** The documents below `folder`, down to the next workspace. `ignoring`: apply the `.gitignore` files, if Git is not used. */
export function walkWorkspace(folder: string, ignoring: boolean): Walk {
  const entries = new Map<string, EntryKind>();
  const unreadable = new Map<string, string>();
  const repositories: string[] = [];
  const workspaces: string[] = [];
  // a list instead of recursion: folders can be nested deeper than a stack
  const waiting: Waiting[] = [{ path: '', rules: ignoring ? rulesFor(folder) : undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path } = next;
    const found = list(`${folder}/${path}`);
    if (typeof found === 'string') {
      unreadable.set(path.slice(0, -1), found);
      continue;
    }
    const kind = folderKind(path, found);
    if (kind === 'repository') repositories.push(path.slice(0, -1));
    if (kind === 'workspace') workspaces.push(path.slice(0, -1));
    if (path !== '' && kind !== 'folder') continue;
    const rules = rulesHere(next.rules, folder, path, found);
    for (const entry of found) visit(entry, path + entry.name, rules, folder, entries, waiting);
  }
  return { entries, unreadable, repositories, workspaces };
}

interface Waiting {
  readonly path: string;
  readonly rules: IgnoreRules | undefined;
}

function folderKind(path: string, found: readonly Dirent[]): 'repository' | 'workspace' | 'folder' {
  let kind: 'workspace' | 'folder' = 'folder';
  for (const { name } of found) {
    if (name === '.git' && path !== '') return 'repository';
    if (name === WORKSPACE_FILE) kind = 'workspace';
  }
  return kind;
}

function holds(found: readonly Dirent[], name: string): boolean {
  return found.some((entry) => entry.name === name);
}

function visit(
  entry: Dirent,
  at: string,
  rules: IgnoreRules | undefined,
  folder: string,
  entries: Map<string, EntryKind>,
  waiting: Waiting[],
): void {
  const isFolder = entry.isDirectory();
  const isNamedSo = isDocument(entry.name);
  if (isFolder ? neverCounts(entry.name) : !isNamedSo) return;
  if (rules !== undefined && isIgnored(rules, `${folder}/${at}`, isFolder)) return;
  if (isFolder) waiting.push({ path: `${at}/`, rules });
  if (isNamedSo) entries.set(at, kindOf(entry));
}

function rulesHere(
  above: IgnoreRules | undefined,
  folder: string,
  path: string,
  found: readonly Dirent[],
): IgnoreRules | undefined {
  if (above === undefined || path === '' || !holds(found, '.gitignore')) return above;
  return rulesBelow(above, `${folder}/${path.slice(0, -1)}`);
}

/** What an entry of a folder is. */
export function kindOf(entry: Dirent | Stats): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

function list(folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    // gone since its name was read
    return codeOf(error) === 'ENOENT' ? [] : reasonOf(error);
  }
}

/** The code of a system error (`ENOENT`); empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The reason of a system error, for people; `missing` describes what does not exist: a listed name is then a dangling link. */
export function reasonOf(error: unknown, missing = 'a symbolic link to nothing'): string {
  const code = codeOf(error);
  if (code === 'ENOENT') return missing;
  return REASONS[code] ?? (code === '' ? 'cannot be read' : `cannot be read (${code})`);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'a directory, expected a file',
  ENOTDIR: 'a file stands where a folder is needed',
  // a link that leads to a pipe
  ESPIPE: 'neither a file nor a symbolic link',
  ELOOP: 'a symbolic link that leads in a circle',
  ENAMETOOLONG: 'a path that is too long',
  EIO: 'the disk failed to read it',
};
