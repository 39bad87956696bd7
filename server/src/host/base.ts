/** Reads the base: the same files as the head, as one commit has them. */
import { posix } from 'node:path';
import type { TextSource, UnknownBase } from '../analysis/change.ts';
import { blobsOf } from './blobs.ts';
import { refusal } from './disk.ts';
import { type Repository, treeOf } from './git.ts';
import type { TreeEntry } from './git-output.ts';
import { belonging, belongs, inOrder, type Listing, nestedWorkspaces } from './listing.ts';
import { isTrouble, printable } from './trouble.ts';
import { isDocument, WORKSPACE_FILE } from './walk.ts';

/** The commit that is the base, chosen by `findBase`. */
export interface FoundBase {
  readonly repository: Repository;
  /** The full id of the commit. */
  readonly revision: string;
  /** For people: `4be19c7, the merge base with main`. */
  readonly label: string;
  /** As short as it can be named: `main`, `HEAD~1`, `4be19c7`. */
  readonly name: string;
  readonly notes: readonly string[];
}

/** The base's files, none of them read. */
export interface BaseListing extends FoundBase {
  /** The blob of each document by path, in order of path; links are followed. Empty: the commit holds no workspace. */
  readonly files: ReadonlyMap<string, string>;
  /** Documents that have no blob, with the reason. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Every file of the commit below the folder. */
  readonly tree: ReadonlyMap<string, TreeEntry>;
}

/** Paths that head and base do not have alike, in order of path. */
export interface Differences {
  /** For sure: added, removed, or another blob. */
  readonly changed: readonly string[];
  /** Git cannot tell without reading: the head's file has to be read and its hash compared with the base's. */
  readonly unsure: readonly string[];
}

/** Lists the documents of a base. */
export async function listBase(found: FoundBase): Promise<BaseListing | UnknownBase> {
  const tree = await treeOf(found.repository, found.revision);
  if (isTrouble(tree)) return tree;
  if (!tree.has(WORKSPACE_FILE)) {
    const isNew = [...found.notes, 'the base holds no workspace here: everything is new'];
    return { ...found, notes: isNew, tree: new Map(), files: new Map(), unreadable: new Map() };
  }
  const nested = nestedWorkspaces([], tree.keys());
  const isHere = belonging(nested);
  const files = new Map<string, string>();
  const unreadable = new Map<string, string>();
  const submodules: string[] = [];
  for (const [path, entry] of tree) {
    if (entry.type === 'commit') submodules.push(path);
    if (entry.type !== 'blob' || !isDocument(path) || !isHere(path)) continue;
    if (entry.mode === LINK) unreadable.set(path, 'a symbolic link');
    else files.set(path, entry.id);
  }
  const skipped = submodules.sort().map((path) => `${printable(path)} is a submodule, which is skipped`);
  const notes = [...found.notes, ...skipped];
  const listed = { ...found, notes, tree, files: inOrder(files), unreadable: inOrder(unreadable) };
  return unreadable.size === 0 ? listed : followLinks(listed, nested);
}

/** The texts of some documents of a base by path, or why the repository lacks one; no other blob is read. */
export async function readListedBase(
  listing: BaseListing,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, TextSource> | UnknownBase> {
  const wanted = [...paths];
  const ids = wanted.flatMap((path) => listing.files.get(path) ?? []);
  const blobs = await blobsOf(listing.repository, ids);
  if (isTrouble(blobs)) return blobs;
  const texts = new Map<string, TextSource>();
  for (const path of wanted) {
    const reason = listing.unreadable.get(path);
    const source = reason === undefined ? blobs.get(listing.files.get(path) ?? '') : { unreadable: reason };
    if (source !== undefined) texts.set(path, source);
  }
  return texts;
}

/** The files that documents of the base name, by the path as named; undefined: the commit has none. */
export async function readNamedInBase(
  listing: BaseListing,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, TextSource | undefined> | UnknownBase> {
  const wanted = [...new Set(paths)];
  const entries = new Map(wanted.map((path) => [path, listing.tree.get(posix.normalize(path))]));
  const ids = [...entries.values()].flatMap((entry) => (isFile(entry) ? [entry.id] : []));
  const blobs = await blobsOf(listing.repository, ids);
  if (isTrouble(blobs)) return blobs;
  return new Map(
    wanted.map((path) => {
      const refused = refusal(path);
      const entry = entries.get(path);
      if (refused !== undefined) return [path, { unreadable: refused }];
      if (entry !== undefined && !isFile(entry))
        return [path, { unreadable: 'a symbolic link or a submodule' }];
      return [path, entry === undefined ? undefined : blobs.get(entry.id)];
    }),
  );
}

/** Compares two listings without reading a file. */
export function changedPaths(head: Listing, base: BaseListing): Differences {
  const changed: string[] = [];
  const unsure: string[] = [];
  for (const [path, state] of head.files) {
    const id = base.files.get(path);
    const known = state.from === 'disk' || state.from === 'index' ? state.id : undefined;
    if (id === undefined && !base.unreadable.has(path)) changed.push(path);
    else if (known === undefined || id === undefined) unsure.push(path);
    else if (known !== id) changed.push(path);
  }
  for (const path of [...base.files.keys(), ...base.unreadable.keys()]) {
    if (!head.files.has(path)) changed.push(path);
  }
  return { changed: changed.sort(), unsure };
}

/** Paths that may not be the same in the head and in the base; none where the base is not known. */
export function differencesOf(
  listing: Listing,
  base: BaseListing | UnknownBase | undefined,
): ReadonlySet<string> {
  if (base === undefined || isTrouble(base)) return new Set();
  const { changed, unsure } = changedPaths(listing, base);
  return new Set([...changed, ...unsure]);
}

const LINK = '120000';

function isFile(entry: TreeEntry | undefined): entry is TreeEntry {
  return entry !== undefined && entry.type === 'blob' && entry.mode !== LINK;
}

/** A link's blob is the path that it leads to. As on disk: inside the workspace, to a file, not in a circle. */
async function followLinks(
  listing: BaseListing,
  nested: ReadonlySet<string>,
): Promise<BaseListing | UnknownBase> {
  const links = [...listing.tree].filter(([, entry]) => entry.mode === LINK);
  const blobs = await blobsOf(
    listing.repository,
    links.map(([, entry]) => entry.id),
  );
  if (isTrouble(blobs)) return blobs;
  const targets = new Map<string, string>();
  for (const [path, { id }] of links) {
    const blob = blobs.get(id);
    if (blob !== undefined && 'text' in blob) targets.set(path, blob.text);
  }
  const files = new Map(listing.files);
  const unreadable = new Map<string, string>();
  for (const path of listing.unreadable.keys()) {
    const end = follow(path, targets);
    const entry = listing.tree.get(end.path ?? '');
    if (end.path === undefined) unreadable.set(path, end.reason);
    else if (!belongs(end.path, nested)) unreadable.set(path, 'a symbolic link to what does not count here');
    else if (isFile(entry)) files.set(path, entry.id);
    else unreadable.set(path, 'a symbolic link to nothing');
  }
  return { ...listing, files: inOrder(files), unreadable };
}

type LinkEnd = { readonly path: string } | { readonly path?: undefined; readonly reason: string };

function follow(path: string, targets: ReadonlyMap<string, string>): LinkEnd {
  const seen = new Set<string>();
  let at = path;
  for (let link = linkOn(at, targets); link !== undefined; link = linkOn(at, targets)) {
    if (seen.has(at)) return { reason: 'a symbolic link that leads in a circle' };
    seen.add(at);
    const target = targets.get(link) ?? '';
    at = posix.normalize(posix.join(posix.dirname(link), target, at.slice(link.length)));
    if (target.startsWith('/') || at.startsWith('../'))
      return { reason: 'a symbolic link out of the workspace' };
  }
  return { path: at };
}

/** The first part of `path` that is a link: itself or a folder above. */
function linkOn(path: string, targets: ReadonlyMap<string, string>): string | undefined {
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
    if (targets.has(path.slice(0, end))) return path.slice(0, end);
  }
  return targets.has(path) ? path : undefined;
}
