/** Chooses the commit that the head is compared with, in a fixed order of precedence; or says why there is none. */
import { isReadable, type UnknownBase } from '../analysis/change.ts';
import { quoted } from '../domain/words/visible.ts';
import type { FoundBase } from './base.ts';
import { readBlobs } from './blobs.ts';
import { type ForgeHints, forgeHints } from './forge.ts';
import { branches, branchNamed, commitOf, hasOrigin, mergeBases, parentsOf, treeOf } from './git.ts';
import { fetchOf, noBranch, noSuch, REMOTE } from './not-here.ts';
import type { Branch, Repository } from './repository.ts';
import { FIRST_COMMIT, isTrouble, printable } from './trouble.ts';
import { WORKSPACE_FILE } from './walk.ts';

/** What a Workspace says about bases. */
export interface BaseSettings {
  readonly defaultBranch: string | undefined;
  /** Names for commits and tags. */
  readonly versions: readonly (readonly [name: string, revision: string])[];
}

/** What `findBase` takes into account besides the repository. */
export interface BaseRequest {
  /** `--base`: a branch means the merge base with it, anything else that very commit. Versions of the workspace come first. */
  readonly base?: string;
  /** The environment, for the variables of forges and `CI`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `Workspace.defaultBranch` of the head's own files. Not used in CI, where the head's author would choose the base. */
  readonly branch?: string;
  /** The revision of `base` among their `versions`. Not used in CI either. */
  readonly version?: string;
  /** The names of their `versions`: a `base` that does not exist may be meant to be one of them. */
  readonly versionNames?: readonly string[];
  /** Reads the text of `outlay.yaml`; in CI that of the default branch is passed. */
  readonly settingsIn?: (text: string) => BaseSettings | undefined;
}

/** The remote branch and the local one. */
function bothOf(name: string): readonly string[] {
  return [`${REMOTE}${name}`, `refs/heads/${name}`];
}

/** What the remote names as its default, then by decreasing likelihood. */
const USUAL: readonly string[] = [`${REMOTE}HEAD`, ...['main', 'master'].flatMap(bothOf)];

/** The full names of the branches that `findBase` is likely to need: looked up while the repository is opened. */
export function likelyBranches({ base, env, branch }: BaseRequest): readonly string[] {
  if (base !== undefined) return [];
  const named = forgeHints(env).branch?.name ?? branch;
  return named === undefined ? USUAL : [...new Set([...USUAL, ...bothOf(named)])];
}

type Step = FoundBase | UnknownBase | undefined;

/** Chooses the base. */
export async function findBase(repo: Repository, request: BaseRequest): Promise<FoundBase | UnknownBase> {
  const { head } = repo;
  if (head === undefined) return { unknown: 'the repository has no commit yet', repair: FIRST_COMMIT };
  if (request.base !== undefined) return asked(repo, request.base, request, head);
  const hints = forgeHints(request.env);
  const fromForge = await byForge(repo, hints, head);
  if (fromForge !== undefined && !isTrouble(fromForge)) return fromForge;
  const fromMerge = hints.mergeCommit ? await firstParent(repo, head) : undefined;
  if (fromMerge !== undefined) return fromMerge;
  // if a forge names a base that is not here, any other branch would be a guess
  return fromForge ?? byDefaultBranch(repo, request, hints.inCi, head);
}

/** A version takes precedence: in CI it was reviewed on the default branch, and no pushed branch or tag can take its name. */
async function asked(
  repo: Repository,
  base: string,
  request: BaseRequest,
  head: string,
): Promise<FoundBase | UnknownBase> {
  const version = forgeHints(request.env).inCi ? await versionInCi(repo, base, request) : request.version;
  if (version !== undefined) return versionOf(repo, base, version);
  const commit = await commitOf(repo, base);
  if (commit === undefined) return onlyRemote(repo, base, request, head);
  const branch = await branchNamed(repo, base);
  if (branch !== undefined) return mergeBase(repo, [commit], branchTitle(branch), head);
  const name = commit.startsWith(base) ? short(commit) : printable(base);
  const label = commit.startsWith(base) ? name : `${short(commit)}, which is ${name}`;
  return { repository: repo, revision: commit, label, name, notes: [] };
}

/** A branch that does not exist locally may be one of the remote. */
async function onlyRemote(
  repo: Repository,
  base: string,
  { versionNames }: BaseRequest,
  head: string,
): Promise<FoundBase | UnknownBase> {
  const name = `${REMOTE}${base}`;
  const commit = await commitOf(repo, name);
  if (commit !== undefined) return mergeBase(repo, [commit], branchTitle(name), head);
  return noSuch(repo, `no such revision: ${quoted(base)}`, base, versionNames);
}

/** The revision that the Workspace calls `base`. */
async function versionOf(repo: Repository, base: string, revision: string): Promise<FoundBase | UnknownBase> {
  const commit = await commitOf(repo, revision);
  if (commit === undefined) {
    return noSuch(repo, `the version ${quoted(base)} is no revision: ${quoted(revision)}`, revision);
  }
  const name = printable(base);
  return { repository: repo, revision: commit, label: `${short(commit)}, which is ${name}`, name, notes: [] };
}

async function versionInCi(
  repo: Repository,
  base: string,
  request: BaseRequest,
): Promise<string | undefined> {
  const usual = await usualBranch(repo);
  const settings = isTrouble(usual) ? undefined : await settingsAt(repo, usual.commit, request);
  return settings?.versions.find(([name]) => name === base)?.[1];
}

async function byForge(repo: Repository, hints: ForgeHints, head: string): Promise<Step> {
  let trouble: UnknownBase | undefined;
  if (hints.commit !== undefined) {
    const commit = await commitOf(repo, hints.commit.id);
    if (commit !== undefined) {
      const label = `${short(commit)}, the base that ${hints.commit.variable} names`;
      return { repository: repo, revision: commit, label, name: short(commit), notes: [] };
    }
    trouble = await noSuch(repo, `${hints.commit.variable} names a commit that is not here`, hints.commit.id);
  }
  if (hints.branch === undefined) return trouble;
  const { name, variable } = hints.branch;
  const found = await branches(repo, bothOf(name));
  if (isTrouble(found)) return found;
  const [branch] = bothOf(name).flatMap((it) => found.get(it) ?? []);
  if (branch === undefined) return noBranch(repo, name, ` (from ${variable})`);
  return mergeBase(repo, [branch.commit], name, head);
}

async function firstParent(repo: Repository, head: string): Promise<FoundBase | undefined> {
  const parents = await parentsOf(repo, head);
  const [first] = parents;
  if (first === undefined || parents.length !== 2) return undefined;
  const label = `${short(first)}, the first parent of the merge commit`;
  return { repository: repo, revision: first, label, name: short(first), notes: [] };
}

async function byDefaultBranch(
  repo: Repository,
  request: BaseRequest,
  inCi: boolean,
  head: string,
): Promise<FoundBase | UnknownBase> {
  const named = inCi ? undefined : request.branch;
  if (named !== undefined) return withBranch(repo, named, head, ' (from defaultBranch)');
  const usual = await usualBranch(repo);
  if (isTrouble(usual)) return usual;
  const said = inCi ? await settingsAt(repo, usual.commit, request) : undefined;
  return withBranch(repo, said?.defaultBranch ?? usual.title, head);
}

/** The merge base with the remote or the local branch of a name: whichever is nearer. */
async function withBranch(
  repo: Repository,
  name: string,
  head: string,
  source = '',
): Promise<FoundBase | UnknownBase> {
  const found = await branches(repo, bothOf(name));
  if (isTrouble(found)) return found;
  const [remote, local] = bothOf(name).map((it) => found.get(it));
  // on the branch itself everything is already in it; the change is what has not been pushed
  const used = [remote, local?.current === true && remote !== undefined ? undefined : local];
  const commits = used.flatMap((branch) => (branch === undefined ? [] : [branch.commit]));
  return commits.length === 0 ? noBranch(repo, name, source) : mergeBase(repo, commits, name, head);
}

/** What the remote names as its default branch, otherwise `main`, otherwise `master`. */
async function usualBranch(
  repo: Repository,
): Promise<{ readonly title: string; readonly commit: string } | UnknownBase> {
  const found = await branches(repo, USUAL);
  if (isTrouble(found)) return found;
  const head = found.get(`${REMOTE}HEAD`);
  if (head?.target.startsWith(REMOTE) === true) return titled(head, head.target);
  const usual = USUAL.slice(1).flatMap((name) => found.get(name) ?? [])[0];
  if (usual !== undefined) return titled(usual, usual.name);
  const unknown = 'no default branch: there is no origin/HEAD, main or master';
  if (await hasOrigin(repo))
    return { unknown, repair: `${fetchOf(repo)} && git remote set-head origin --auto` };
  return { unknown: `${unknown}; choose a base, or write defaultBranch in outlay.yaml` };
}

function titled(branch: Branch, name: string): { readonly title: string; readonly commit: string } {
  return { title: branchTitle(name).replace(/^origin\//, ''), commit: branch.commit };
}

async function settingsAt(
  repo: Repository,
  commit: string,
  { settingsIn }: BaseRequest,
): Promise<BaseSettings | undefined> {
  if (settingsIn === undefined) return undefined;
  const tree = await treeOf(repo, commit);
  const entry = isTrouble(tree) ? undefined : tree.get(WORKSPACE_FILE);
  if (entry === undefined) return undefined;
  const source = (await readBlobs(repo, [entry.id])).get(entry.id);
  return source !== undefined && isReadable(source) ? settingsIn(source.text) : undefined;
}

async function mergeBase(
  repo: Repository,
  commits: readonly string[],
  title: string,
  head: string,
): Promise<FoundBase | UnknownBase> {
  const bases = await mergeBases(repo, head, commits);
  if (isTrouble(bases)) return bases;
  const name = printable(title);
  const [first] = bases;
  if (first === undefined) {
    if (!repo.shallow) return { unknown: `HEAD and ${name} have no commit in common` };
    const unknown = `this clone is shallow: it does not reach the merge base with ${name}`;
    return { unknown, repair: 'git fetch --unshallow' };
  }
  const notes =
    bases.length === 1
      ? []
      : [`${bases.length} merge bases with ${name}; the first by id, ${short(first)}, was taken`];
  const label = `${short(first)}, the merge base with ${name}`;
  return { repository: repo, revision: first, label, name: name.replace(/^origin\//, ''), notes };
}

function branchTitle(fullName: string): string {
  return fullName.replace(/^refs\/(heads|remotes)\//, '');
}

function short(commit: string): string {
  return commit.slice(0, 7);
}
