/** Reads the base: the same files as the head, in the state of one commit. */
import { posix } from 'node:path';
import type { TextSource, UnknownBase } from '../analysis/change.ts';
import { type BaseTree, baseTreeOf, withoutIndex } from './base-tree.ts';
import { blobsOf } from './blobs.ts';
import { refusal } from './disk.ts';
import { LINK, SUBMODULE, type TreeEntry } from './git-output.ts';
import { belongs, type FileState, inOrder, type Listing, nestedWorkspaces } from './listing.ts';
import type { Repository } from './repository.ts';
import { isTrouble, printable } from './trouble.ts';
import { isDocument, WORKSPACE_FILE } from './walk.ts';

/** The commit that is the base, chosen by `findBase`. */
export interface FoundBase {
  readonly repository: Repository;
  /** The full id of the commit. */
  readonly revision: string;
  /** For people: `4be19c7, the merge base with main`. */
  readonly label: string;
  /** Its shortest name: `main`, `HEAD~1`, `4be19c7`. */
  readonly name: string;
  readonly notes: readonly string[];
}

/** The base's files, none of them read. */
export interface BaseListing extends FoundBase {
  /** The blob of each document by path; links are followed. Empty: the commit holds no workspace. */
  readonly files: BaseFiles;
  /** Documents that have no blob, with the reason, in order of path. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Every file of the commit below the folder. */
  readonly tree: BaseTree;
  /** Folders that are workspaces of their own, each ending with `/`. */
  readonly nested: ReadonlySet<string>;
}

/** Paths that differ between head and base, in order of path. */
export interface Differences {
  /** Certainly different: added, removed, or another blob. */
  readonly changed: readonly string[];
  /** Git cannot tell without reading: the head's file has to be read and its hash compared with the base's. */
  readonly unsure: readonly string[];
}

const NO_TREE: BaseTree = withoutIndex(new Map());

/** Lists the documents of a base; given the listing of the head, only the differences are listed. */
export async function listBase(
  found: FoundBase,
  head?: Promise<Listing>,
): Promise<BaseListing | UnknownBase> {
  const tree = await baseTreeOf(found.repository, found.revision, head);
  if (isTrouble(tree)) return tree;
  if (tree.get(WORKSPACE_FILE) === undefined) {
    const notes = [...found.notes, 'the base holds no workspace here: everything is new'];
    const nothing = { tree: NO_TREE, nested: new Set<string>(), unreadable: new Map() };
    return { ...found, ...nothing, notes, files: new BaseFiles(NO_TREE, nothing.nested, new Map()) };
  }
  const workspaces: string[] = [];
  const links = new Map<string, TreeEntry>();
  const submodules: string[] = [];
  for (const [path, entry] of tree) {
    if (entry.mode === LINK) links.set(path, entry);
    else if (entry.mode === SUBMODULE) submodules.push(path);
    if (path.endsWith(WORKSPACE_FILE)) workspaces.push(path);
  }
  const nested = nestedWorkspaces([], workspaces);
  const skipped = submodules.sort().map((path) => `${printable(path)} is a submodule, which is skipped`);
  const end = await followLinks(found.repository, tree, links, nested);
  if (isTrouble(end)) return end;
  const { followed, unreadable } = end;
  const files = new BaseFiles(tree, nested, followed);
  return {
    ...found,
    notes: [...found.notes, ...skipped],
    files,
    unreadable: inOrder(unreadable),
    tree,
    nested,
  };
}

/** The documents of a tree that count. */
class BaseFiles {
  readonly #tree: BaseTree;
  readonly #nested: ReadonlySet<string>;
  /** Blobs of links. */
  readonly #followed: ReadonlyMap<string, string>;

  constructor(tree: BaseTree, nested: ReadonlySet<string>, followed: ReadonlyMap<string, string>) {
    this.#tree = tree;
    this.#nested = nested;
    this.#followed = followed;
  }

  get(path: string): string | undefined {
    const entry = this.#tree.get(path);
    const isHere = isFile(entry) && isDocument(path) && belongs(path, this.#nested);
    return isHere ? entry.id : this.#followed.get(path);
  }

  /** In no particular order. */
  *keys(): Generator<string> {
    for (const [path] of this.#tree) if (this.get(path) !== undefined) yield path;
  }
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
  const beside = besideOf(head, base);
  for (const [path, state] of head.files) {
    const known = knownId(state);
    // as in the index, and so as in the base
    if (known !== undefined && beside?.has(path) === false) continue;
    const id = base.files.get(path);
    if (id === undefined && !base.unreadable.has(path)) changed.push(path);
    else if (known === undefined || id === undefined) unsure.push(path);
    else if (known !== id) changed.push(path);
  }
  for (const path of goneSince(head, base, beside)) changed.push(path);
  return { changed: changed.sort(), unsure };
}

/** The blob id that Git has for a file of the head. */
function knownId(state: FileState): string | undefined {
  return state.from === 'disk' || state.from === 'index' ? state.id : undefined;
}

/** Documents of the base that the head does not have. */
function goneSince(head: Listing, base: BaseListing, beside: BaseTree['beside']): readonly string[] {
  const listed = beside ? [...(head.index?.absent ?? []), ...beside.keys()] : base.files.keys();
  const mayBeGone = [...new Set([...listed, ...base.unreadable.keys()])].filter((it) => !head.files.has(it));
  return mayBeGone.filter((it) => base.files.get(it) !== undefined || base.unreadable.has(it));
}

/** Where the base differs from the index; undefined if that does not determine which documents count. */
function besideOf({ nested }: Listing, base: BaseListing): BaseTree['beside'] {
  const isSame = nested.size === base.nested.size && [...nested].every((it) => base.nested.has(it));
  return isSame ? base.tree.beside : undefined;
}

/** Paths that may differ between head and base; none if the base is unknown. */
export function differencesOf(
  listing: Listing,
  base: BaseListing | UnknownBase | undefined,
): ReadonlySet<string> {
  if (base === undefined || isTrouble(base)) return new Set();
  const { changed, unsure } = changedPaths(listing, base);
  return new Set([...changed, ...unsure]);
}

function isFile(entry: TreeEntry | undefined): entry is TreeEntry {
  return entry !== undefined && entry.mode !== LINK && entry.mode !== SUBMODULE;
}

interface FollowedLinks {
  /** The blob of each document that is a link. */
  readonly followed: ReadonlyMap<string, string>;
  /** Why the others have none. */
  readonly unreadable: ReadonlyMap<string, string>;
}

/** A link's blob is the path that it leads to. As on disk: inside the workspace, to a file, not in a circle. */
async function followLinks(
  repository: Repository,
  tree: BaseTree,
  links: ReadonlyMap<string, TreeEntry>,
  nested: ReadonlySet<string>,
): Promise<FollowedLinks | UnknownBase> {
  const followed = new Map<string, string>();
  const unreadable = new Map<string, string>();
  const documents = [...links.keys()].filter((path) => isDocument(path) && belongs(path, nested));
  if (documents.length === 0) return { followed, unreadable };
  const blobs = await blobsOf(
    repository,
    [...links.values()].map((it) => it.id),
  );
  if (isTrouble(blobs)) return blobs;
  const targets = new Map<string, string>();
  for (const [path, { id }] of links) {
    const blob = blobs.get(id);
    if (blob !== undefined && 'text' in blob) targets.set(path, blob.text);
  }
  for (const path of documents) {
    const end = follow(path, targets);
    const entry = tree.get(end.path ?? '');
    if (end.path === undefined) unreadable.set(path, end.reason);
    else if (!belongs(end.path, nested)) unreadable.set(path, 'a symbolic link to what does not count here');
    else if (isFile(entry)) followed.set(path, entry.id);
    else unreadable.set(path, 'a symbolic link to nothing');
  }
  return { followed, unreadable };
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
