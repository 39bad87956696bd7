/** What Git prints, as data. Only formats that end their records with NUL or carry lengths: no name can pretend to be two. */

/** One entry of a tree. Submodules (`commit`) and symbolic links are entries too. */
export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly id: string;
}

/** One file of the index. */
export interface TrackedFile {
  readonly mode: string;
  /** Its blob; while a merge is not finished, one of them. */
  readonly id: string;
  /** The merge of this file is not finished. */
  readonly unmerged: boolean;
  /** The skip-worktree bit: a sparse checkout leaves it off the disk. */
  readonly skipped: boolean;
  /** No attribute makes the file differ from its blob by more than line ends. */
  readonly plain: boolean;
  /** What the file looked like when Git last compared it. Times in milliseconds since 1970, size in bytes modulo 2^32. */
  readonly stat: {
    readonly mtime: number;
    readonly ctime: number;
    readonly inode: number;
    readonly size: number;
  };
}

/** Reads `ls-tree -r -z --full-tree`; paths lose `prefix`. */
export function parseTree(output: string, prefix: string): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  let start = 0;
  for (;;) {
    const end = output.indexOf('\0', start);
    if (end === -1) return entries;
    const tab = output.indexOf('\t', start);
    const [mode = '', type = '', id = ''] = output.slice(start, tab).split(' ');
    const path = output.slice(tab + 1, end);
    if (path.startsWith(prefix)) entries.set(path.slice(prefix.length), { mode, type, id });
    start = end + 1;
  }
}

const INDEX_RECORD =
  /([A-Za-z?]) (\d+) ([0-9a-f]+) (\d)\t([^\0]*)\0 {2}ctime: (\d+):(\d+)\n {2}mtime: (\d+):(\d+)\n {2}dev: \d+\tino: (\d+)\n {2}uid: \d+\tgid: \d+\n {2}size: (\d+)\tflags: [0-9a-f]+\n/y;

/** Reads `ls-files -z -s -t --debug`. Throws where a later Git prints it in another form. */
export function parseIndex(output: string, plain: ReadonlySet<string>): ReadonlyMap<string, TrackedFile> {
  const files = new Map<string, TrackedFile>();
  INDEX_RECORD.lastIndex = 0;
  let position = 0;
  while (position < output.length) {
    const match = INDEX_RECORD.exec(output);
    if (match === null) throw new Error('the index is printed in a form that is not known');
    position = INDEX_RECORD.lastIndex;
    const [, tag, mode = '', id = '', stage, path = '', cs, cn, ms, mn, inode, size] = match;
    files.set(path, {
      mode,
      id,
      unmerged: stage !== '0',
      skipped: tag === 'S',
      plain: plain.has(path),
      stat: { mtime: time(ms, mn), ctime: time(cs, cn), inode: Number(inode), size: Number(size) },
    });
  }
  return files;
}

/** As `fs.Stats` computes it, so that the same instant is the same number. */
function time(seconds: string | undefined, nanoseconds: string | undefined): number {
  return Number(seconds) * 1000 + Number(nanoseconds) / 1_000_000;
}

/** One object of `cat-file --batch`: its bytes, or undefined when the repository does not have it. */
export interface BatchObject {
  readonly id: string;
  readonly type: string;
  readonly bytes: Buffer | undefined;
}

/** Reads the answer of `cat-file --batch`, in the order of the question. */
export function* parseBatch(output: Buffer): Generator<BatchObject> {
  let start = 0;
  while (start < output.length) {
    const end = output.indexOf('\n', start);
    const [id = '', type = '', size] = output.toString('latin1', start, end).split(' ');
    start = end + 1;
    if (size === undefined) {
      yield { id, type, bytes: undefined };
      continue;
    }
    const next = start + Number(size);
    yield { id, type, bytes: output.subarray(start, next) };
    start = next + 1;
  }
}

/** Reads the answer of `cat-file --batch-check`: sizes in bytes by id; undefined when the repository does not have it. */
export function parseSizes(output: Buffer): ReadonlyMap<string, number | undefined> {
  const sizes = new Map<string, number | undefined>();
  for (const row of output.toString('latin1').split('\n')) {
    const [id = '', , size] = row.split(' ');
    if (id !== '') sizes.set(id, size === undefined ? undefined : Number(size));
  }
  return sizes;
}
