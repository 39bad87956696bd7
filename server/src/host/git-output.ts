/** Git's output, as data. Only formats that end records with NUL or carry lengths: no name can pass for two. */

/** One file of a tree, which includes submodules and symbolic links: see `SUBMODULE` and `LINK`. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
}

/** The mode of a submodule. */
export const SUBMODULE = '160000';
/** The mode of a symbolic link. */
export const LINK = '120000';

/** One file of the index. */
export interface TrackedFile extends TreeEntry {
  readonly mode: string;
  /** Its blob; during an unfinished merge, one of them. */
  readonly id: string;
  /** The merge of this file is not finished. */
  readonly unmerged: boolean;
  /** The skip-worktree bit: a sparse checkout leaves it off the disk. */
  readonly skipped: boolean;
  /** The assume-unchanged bit: Git does not check whether it has changed. */
  readonly assumed: boolean;
  /** What the file looked like when Git compared it; only for young ones, since Git itself compares whole seconds. */
  readonly stat: FileStat | undefined;
}

/** Times in milliseconds since 1970, size in bytes modulo 2^32. */
export interface FileStat {
  readonly mtime: number;
  readonly ctime: number;
  readonly inode: number;
  readonly size: number;
}

/** What the index knows, by path from the folder. */
export interface IndexFiles {
  readonly tracked: ReadonlyMap<string, TrackedFile>;
  /** Neither tracked nor ignored. */
  readonly untracked: ReadonlySet<string>;
}

/** Reads `ls-tree -r -z --full-tree`; paths lose `prefix`. */
export function parseTree(output: string, prefix: string): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (let start = 0, end = output.indexOf('\0'); end !== -1; end = output.indexOf('\0', start)) {
    const tab = output.indexOf('\t', start);
    if (output.startsWith(prefix, tab + 1)) {
      const path = output.slice(tab + 1 + prefix.length, end);
      const space = output.indexOf(' ', start + MODE + 1);
      const mode = output.slice(start, start + MODE);
      entries.set(path, {
        mode: mode === PLAIN_FILE ? PLAIN_FILE : mode,
        id: output.slice(space + 1, tab),
      });
    }
    start = end + 1;
  }
  return entries;
}

/**
 * Reads `diff-index --cached --raw -z --no-abbrev --no-renames`: what the commit has at each path, undefined where it has
 * nothing. Undefined during an unfinished merge.
 */
export function parseBeside(output: string): ReadonlyMap<string, TreeEntry | undefined> | undefined {
  const entries = new Map<string, TreeEntry | undefined>();
  const parts = output.split('\0');
  for (let i = 0; i + 1 < parts.length; i += 2) {
    // modes and ids of the commit and of the index, and a letter: `:100644 100644 4b825dc… 8b137891… M`
    const [mode = '', , id = '', , letter] = (parts[i] ?? '').slice(1).split(' ');
    if (letter === 'U') return undefined;
    entries.set(parts[i + 1] ?? '', mode === NO_FILE ? undefined : { mode, id });
  }
  return entries;
}

const NO_FILE = '000000';
/** Digits of a mode. */
const MODE = 6;
/** The mode of nearly all files: one string for all of them. */
const PLAIN_FILE = '100644';

/**
 * Reads `ls-files -z -v --stage --debug --cached --others`; young are files whose state last changed at `young` (seconds since
 * 1970) or later. Throws if a later Git prints another format.
 */
export function parseIndex(output: string, young: number): IndexFiles {
  const tracked = new Map<string, TrackedFile>();
  const untracked = new Set<string>();
  for (let start = 0, end = output.indexOf('\0'); end !== -1; end = output.indexOf('\0', start)) {
    const tag = output.charAt(start);
    if (tag === '?') {
      untracked.add(output.slice(start + 2, end));
      start = end + 1;
      continue;
    }
    // tag, mode, id, stage: `H 100644 4b825dc… 0`
    const tab = output.indexOf('\t', start);
    const id = start + 2 + MODE + 1;
    const next = output.indexOf(LAST_LINE, end);
    const isKnown = tab < end && output.charAt(id - 1) === ' ' && output.charAt(tab - 2) === ' ';
    if (!isKnown || next === -1 || !output.startsWith(CTIME, end + 1)) throw new Error(UNKNOWN_FORM);
    const mode = output.slice(start + 2, id - 1);
    const seconds = end + 1 + CTIME.length;
    tracked.set(output.slice(tab + 1, end), {
      mode: mode === PLAIN_FILE ? PLAIN_FILE : mode,
      id: output.slice(id, tab - 2),
      unmerged: output.charAt(tab - 1) !== '0',
      skipped: tag === 'S' || tag === 's',
      assumed: tag >= 'a',
      stat:
        Number(output.slice(seconds, output.indexOf(':', seconds))) >= young
          ? parseStat(output.slice(end + 1, next))
          : undefined,
    });
    start = output.indexOf('\n', next + LAST_LINE.length) + 1;
  }
  return { tracked, untracked };
}

const CTIME = '  ctime: ';
const LAST_LINE = '\tflags: ';
const UNKNOWN_FORM = 'the index is printed in a form that is not known';

const STAT =
  /^ {2}ctime: (\d+):(\d+)\n {2}mtime: (\d+):(\d+)\n {2}dev: \d+\tino: (\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)$/;

function parseStat(text: string): FileStat {
  const match = STAT.exec(text);
  if (match === null) throw new Error(UNKNOWN_FORM);
  const [, cs, cn, ms, mn, inode, size] = match;
  return { mtime: time(ms, mn), ctime: time(cs, cn), inode: Number(inode), size: Number(size) };
}

/** Computed like `fs.Stats` does, so that the same instant is the same number. */
function time(seconds: string | undefined, nanoseconds: string | undefined): number {
  return Number(seconds) * 1000 + Number(nanoseconds) / 1_000_000;
}

/** One object of `cat-file --batch`: its bytes, or undefined if the repository does not have it. */
export interface BatchObject {
  readonly id: string;
  readonly bytes: Buffer | undefined;
}

/** Reads the output of `cat-file --batch`, in the order requested. */
export function* parseBatch(output: Buffer): Generator<BatchObject> {
  let start = 0;
  while (start < output.length) {
    const end = output.indexOf('\n', start);
    const [id = '', , size] = output.toString('latin1', start, end).split(' ');
    start = end + 1;
    if (size === undefined) {
      yield { id, bytes: undefined };
      continue;
    }
    const next = start + Number(size);
    yield { id, bytes: output.subarray(start, next) };
    start = next + 1;
  }
}

/** Reads the output of `cat-file --batch-check`: sizes in bytes by id; undefined if the repository does not have it. */
export function parseSizes(output: Buffer): ReadonlyMap<string, number | undefined> {
  const sizes = new Map<string, number | undefined>();
  for (const row of output.toString('latin1').split('\n')) {
    const [id = '', , size] = row.split(' ');
    if (id !== '') sizes.set(id, size === undefined ? undefined : Number(size));
  }
  return sizes;
}

/** Git's own rule for names, so that no name can be an option, a pattern or a second argument. */
export function isBranchName(name: string): boolean {
  return (
    /^refs\/(heads|remotes)\/[^/]/.test(name) &&
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|\.lock(\/|$)|[/.]$/u.test(name)
  );
}
