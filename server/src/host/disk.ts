/** Reads the head: the documents of a workspace and the files that they name. */
import { closeSync, constants, existsSync, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { isReadable, type TextSource } from '../analysis/change.ts';
import { readBlobs } from './blobs.ts';
import { belongs, type FileState, isPlain, type Listing, realPath } from './listing.ts';
import { decode, type HashName, LARGEST_FILE, TOO_LARGE } from './text.ts';
import { nextTurn } from './turn.ts';
import { codeOf, neverCounts, reasonOf, WORKSPACE_FILE } from './walk.ts';

/** After this many files, other work gets a turn. */
const SLICE = 16;

const IN_ANOTHER = 'in another workspace, and workspaces share nothing';

/** The workspace that `folder` is in: it or the nearest folder above with `outlay.yaml`; undefined if there is none. */
export function workspaceOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, WORKSPACE_FILE))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The texts of some files of a listing, in the order asked. Files that are gone since are left out. */
export async function readListed(
  listing: Listing,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, TextSource>> {
  const wanted = [...paths];
  const skipped = wanted.flatMap((path) => blobOf(listing.files.get(path)) ?? []);
  const blobs = await readBlobs(listing.repository, skipped);
  const texts = new Map<string, TextSource>();
  for (const [index, path] of wanted.entries()) {
    if (index % SLICE === SLICE - 1) await nextTurn();
    const source = sourceOf(listing, path, blobs);
    if (source !== undefined) texts.set(path, source);
  }
  return texts;
}

/**
 * A listing where files that equal their blobs in the index, but for line ends, have their ids: for when Git was not asked,
 * because reading so few files takes less time.
 */
export function comparedByBytes(listing: Listing): Listing {
  const { index } = listing;
  if (!index || index.isCompared) return listing;
  const files = new Map(listing.files);
  for (const [path, state] of files) {
    const entry = index.tracked.get(path);
    if (state.from !== 'disk' || !entry || !isPlain(entry)) continue;
    const source = sourceOf(listing, path, NO_BLOBS);
    const isSame = source && isReadable(source) && (source.hash === entry.id || source.id === entry.id);
    if (isSame) files.set(path, { from: 'disk', id: entry.id });
  }
  return { ...listing, files };
}

const NO_BLOBS: ReadonlyMap<string, TextSource> = new Map();

/** The text of `outlay.yaml`, before anything is listed; undefined if it is not a readable file of its own. */
export function readWorkspaceFile(folder: string): string | undefined {
  const file = `${folder}/${WORKSPACE_FILE}`;
  const source = isLink(file) ? undefined : reading(file, (it) => readRegular(it, 'sha1'));
  return source !== undefined && isReadable(source) ? source.text : undefined;
}

/**
 * The files that documents name, by the path as named. Undefined: there is none. A path must stay inside the workspace, links
 * included.
 */
export async function readNamed(
  listing: Listing,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, TextSource | undefined>> {
  const wanted = [...new Set(paths)];
  const skipped = wanted.flatMap((path) => skippedBlob(listing, path) ?? []);
  const blobs = await readBlobs(listing.repository, skipped);
  return new Map(wanted.map((path) => [path, named(listing, path, blobs)]));
}

/** Why a path that a document names is refused; undefined if it is fine. */
export function refusal(path: string): string | undefined {
  if (path === '' || path.includes('\0')) return 'not a path';
  if (path.startsWith('/') || path.includes('\\') || /^[A-Za-z]:/.test(path)) {
    return 'expected a path from the workspace folder, with /';
  }
  const parts = posix.normalize(path).split('/');
  if (parts[0] === '..') return 'out of the workspace';
  const never = parts.find(neverCounts);
  return never === undefined ? undefined : `in ${never}, which never counts`;
}

function sourceOf(
  listing: Listing,
  path: string,
  blobs: ReadonlyMap<string, TextSource>,
): TextSource | undefined {
  const state = listing.files.get(path);
  switch (state?.from) {
    case undefined:
      return undefined;
    case 'nowhere':
      return { unreadable: state.unreadable };
    case 'index':
      return blobs.get(state.id);
    case 'link':
      return readThroughLinks(listing, path);
    case 'disk':
      return reading(`${listing.folder}/${path}`, (file) => readRegular(file, listing.hash));
  }
}

function named(
  listing: Listing,
  path: string,
  blobs: ReadonlyMap<string, TextSource>,
): TextSource | undefined {
  const normal = posix.normalize(path);
  const refused = refusal(path) ?? (belongs(normal, listing.nested) ? undefined : IN_ANOTHER);
  if (refused !== undefined) return { unreadable: refused };
  const skipped = skippedBlob(listing, path);
  return readThroughLinks(listing, normal) ?? (skipped === undefined ? undefined : blobs.get(skipped));
}

function readThroughLinks(listing: Listing, path: string): TextSource | undefined {
  return reading(`${listing.folder}/${path}`, (file) => {
    const real = realPath(file);
    if (!real.startsWith(`${listing.folder}/`)) return { unreadable: 'a symbolic link out of the workspace' };
    const inside = real.slice(listing.folder.length + 1);
    if (!belongs(inside, listing.nested))
      return { unreadable: 'a symbolic link to what does not count here' };
    return readRegular(real, listing.hash);
  });
}

/** Undefined: there is no such file. A dangling link exists, but cannot be read. */
function reading(file: string, read: (file: string) => TextSource): TextSource | undefined {
  try {
    return read(file);
  } catch (error) {
    const code = codeOf(error);
    const gone = code === 'ENOTDIR' || (code === 'ENOENT' && !isLink(file));
    return gone ? undefined : { unreadable: reasonOf(error) };
  }
}

function isLink(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** Shared by all reads, which are synchronous; grows with the largest file. */
let buffer: Buffer = Buffer.allocUnsafe(1 << 20);

/** `O_NONBLOCK`: a pipe without a writer would block for ever. */
const FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function readRegular(file: string, algorithm: HashName): TextSource {
  const handle = openSync(file, FLAGS);
  try {
    let length = readSync(handle, buffer, 0, buffer.length, 0);
    while (length === buffer.length) {
      const { size } = fstatSync(handle);
      if (size > LARGEST_FILE || length > LARGEST_FILE) return TOO_LARGE;
      const larger = Buffer.allocUnsafe(Math.max(size + 1, length * 2));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
      length += readSync(handle, buffer, length, buffer.length - length, length);
    }
    if (length === 0 && !fstatSync(handle).isFile())
      return { unreadable: 'neither a file nor a symbolic link' };
    return decode(buffer.subarray(0, length), algorithm);
  } finally {
    closeSync(handle);
  }
}

function blobOf(state: FileState | undefined): string | undefined {
  return state?.from === 'index' ? state.id : undefined;
}

function skippedBlob(listing: Listing, path: string): string | undefined {
  return listing.skipped.get(posix.normalize(path))?.id;
}
