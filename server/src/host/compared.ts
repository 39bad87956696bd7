/** What the head is compared with: chosen, listed, and read where it may differ. */
import type { KnownBase, TextSource, UnknownBase } from '../analysis/change.ts';
import { Project } from '../analysis/project.ts';
import { type BaseListing, listBase, readListedBase } from './base.ts';
import { type BaseRequest, type BaseSettings, findBase } from './find-base.ts';
import type { Listing } from './listing.ts';
import type { Repository } from './repository.ts';
import { isTrouble } from './trouble.ts';
import { WORKSPACE_FILE } from './walk.ts';

/** What is to be compared with what. */
export interface Comparing {
  /** The environment, for the variables of forges. */
  readonly env: BaseRequest['env'];
  /** What the head is compared with. `none`: nothing; else a revision, or undefined for the merge base with the default branch. */
  readonly base: 'none' | { readonly revision: string | undefined };
}

/** A base, and the paths that may differ between it and the head. */
export interface ListedBase {
  readonly base: BaseListing | UnknownBase;
  readonly differences: ReadonlySet<string>;
}

/** What the Workspace in a text of `outlay.yaml` says about bases. */
export function settingsIn(text: string): BaseSettings | undefined {
  const project = new Project([]);
  project.apply({ texts: new Map([[WORKSPACE_FILE, { text, hash: '' }]]) });
  return project.head.workspace.get();
}

/** The request for a base; `settings` is what the head's own files say. */
export function requestOf({ env, base }: Comparing, settings?: BaseSettings): BaseRequest {
  const revision = base === 'none' ? undefined : base.revision;
  const branch = settings?.defaultBranch;
  const version = settings?.versions.find(([name]) => name === revision)?.[1];
  return {
    env,
    settingsIn,
    ...(revision === undefined ? {} : { base: revision }),
    ...(branch === undefined ? {} : { branch }),
    ...(version === undefined ? {} : { version }),
    ...(settings === undefined ? {} : { versionNames: settings.versions.map(([name]) => name) }),
  };
}

/** Chooses the base and lists it while the head is being listed. */
export async function listedBase(
  repository: Repository | UnknownBase,
  request: BaseRequest,
  head: Promise<Listing>,
): Promise<BaseListing | UnknownBase> {
  const found = isTrouble(repository) ? repository : await findBase(repository, request);
  return isTrouble(found) ? found : listBase(found, head);
}

/** Reads a base: only what may differ, sharing with the head each text that turns out equal; the rest is as in the head. */
export async function baseOf(
  listing: BaseListing | UnknownBase,
  differences: ReadonlySet<string>,
  project: Project,
): Promise<KnownBase | UnknownBase> {
  if (isTrouble(listing)) return listing;
  const { revision, label, name, notes } = listing;
  const texts = new Map<string, TextSource | undefined>();
  for (const path of differences) texts.set(path, textWithId(project, path, listing.files.get(path)));
  const unread = [...texts].flatMap(([path, source]) => (source ? [] : [path]));
  const read = await readListedBase(listing, unread);
  if (isTrouble(read)) return read;
  for (const path of unread) texts.set(path, read.get(path));
  return { texts, rest: 'as-head', revision, label, name, notes };
}

/** The head's text of a file, if its bytes have this blob id. */
function textWithId({ head }: Project, path: string, id: string | undefined): TextSource | undefined {
  const source = head.files.get(path)?.source.get();
  return source && 'hash' in source && (source.id ?? source.hash) === id ? source : undefined;
}
