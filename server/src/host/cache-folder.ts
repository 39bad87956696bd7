/** The folder for disposable data, and how a file gets into it. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writevSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';

const DAY = 24 * 60 * 60 * 1000;
/** Files not written for this long are removed, in milliseconds. */
const FORGOTTEN = 90 * DAY;

/** The user's cache folder for us; undefined if the environment names none. */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  home: string,
): string | undefined {
  const named = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  if (named !== undefined && isAbsolute(named)) return join(named, 'outlay');
  if (!isAbsolute(home)) return undefined;
  if (platform === 'win32') return join(home, 'AppData', 'Local', 'outlay');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'outlay') : join(home, '.cache', 'outlay');
}

/**
 * Whether a folder lies in a working tree: a repository could bring along what is found there. If the folder does not exist
 * yet, the nearest existing one above it decides.
 */
export function isInWorkingTree(folder: string): boolean {
  if (!existsSync(folder)) return isInWorkingTree(dirname(folder));
  for (let at = realpathSync.native(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

/**
 * Writes to a temporary file and renames it: a reader sees the old file or the new one. Only the owner may read it. Throws the
 * system's error if it cannot be written; the old file is then still there.
 */
export function replaceFile(file: string, parts: readonly Uint8Array[]): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeParts(aside, parts);
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
  sweep(folder, basename(file));
}

function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    for (let first = 0; first < parts.length; first += 512) {
      const some = parts.slice(first, first + 512).filter((part) => part.length > 0);
      const length = some.reduce((sum, part) => sum + part.length, 0);
      // a nearly full disk takes a part, and only the count shows it
      if (some.length > 0 && writevSync(handle, some) !== length) throw new Error('the disk is full');
    }
  } finally {
    closeSync(handle);
  }
}

/** Removes what killed runs left behind, and files that are long out of use. */
function sweep(folder: string, own: string): void {
  const now = Date.now();
  try {
    for (const name of readdirSync(folder)) {
      if (name === own || !OURS.test(name)) continue;
      const age = now - statSync(join(folder, name)).mtimeMs;
      if (age > (name.endsWith('.tmp') ? DAY : FORGOTTEN)) rmSync(join(folder, name), { force: true });
    }
  } catch {
    // another process swept at the same time
  }
}

const OURS = /^([0-9a-f]{24}\.cache|v[\w.-]+\.code)(\.[0-9a-f]{12}\.tmp)?$/;
