/** Opens a workspace: from a folder to a project that knows its documents and, where asked, its base. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Base, KnownBase, TextSource, UnknownBase } from '../analysis/change.ts';
import { isRegistrySame } from '../analysis/memory.ts';
import { Project } from '../analysis/project.ts';
import { type BaseListing, changedPaths, listBase, readListedBase, readNamedInBase } from '../host/base.ts';
import { readListed, readNamed, readWorkspaceFile } from '../host/disk.ts';
import { type BaseRequest, findBase, likelyBranches } from '../host/find-base.ts';
import { openRepository, type Repository } from '../host/git.ts';
import { type Listing, listWorkspace } from '../host/listing.ts';
import { isTrouble } from '../host/trouble.ts';
import { nextTurn } from '../host/turn.ts';
import { WORKSPACE_FILE } from '../host/walk.ts';
import { RULES } from '../rules/index.ts';
import { dormantIn, recallWorkspace, rememberWorkspace } from './memory.ts';
import { type CommonOptions, folderOf } from './options.ts';
import { startProgress } from './terminal/progress.ts';
import type { World } from './world.ts';

/** A workspace that was read. */
export interface Workspace {
  /** Real, absolute. */
  readonly folder: string;
  readonly project: Project;
  readonly repository: Repository | undefined;
  /** What was left aside on reading, for people. */
  readonly notes: readonly string[];
  /**
   * What `ask` says when nothing that it touches was left unread: files that an earlier run remembers are only read when a
   * question needs them.
   */
  readonly answer: <Answer>(ask: () => Answer) => Promise<Answer>;
  /** After the last answer: lets the next run know what this one has read. */
  readonly remember: () => void;
}

/** What a command asks of a workspace. */
interface Wanted {
  readonly base: boolean;
  /** Of files that an earlier run remembers: whether it is enough to know their money, or also that nothing is to be found. */
  readonly remembered?: 'money' | 'silence';
}

/** The folder at or above `start` that holds `outlay.yaml`. */
export function findWorkspace(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, WORKSPACE_FILE))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Undefined, and said on stderr, when there is no workspace. */
export async function openWorkspace(
  world: World,
  options: CommonOptions,
  wanted: Wanted,
): Promise<Workspace | undefined> {
  const start = folderOf(world, options);
  const folder = findWorkspace(start);
  if (folder === undefined) {
    complain(world, `no ${WORKSPACE_FILE} in ${start} or above`, 'make a small workspace here: outlay init');
    return undefined;
  }
  const opening = openRepository(folder, wanted.base ? likelyBranches(requestOf(world, options)) : []);
  await nextTurn();
  const request = requestOf(world, options, defaultBranchIn(readWorkspaceFile(folder) ?? ''));
  const repository = await opening;
  // Git works on both at once
  const [listing, early] = await Promise.all([
    listWorkspace(folder, isTrouble(repository) ? undefined : repository),
    wanted.base ? listedBase(repository, request) : undefined,
  ]);
  const asOf = options.asOf ?? world.today();
  const memory = wanted.remembered && recallWorkspace(world, listing.folder, listing.files.size);
  const changed = differencesOf(listing, early);
  const dormant = dormantIn(memory, listing, (path, { isSilent, until = asOf }) => {
    if (changed.has(path)) return false;
    return wanted.remembered === 'money' || (isSilent && asOf <= until);
  });
  const project = new Project(RULES);
  project.apply({ asOf, dormant });
  const read = async (paths: Iterable<string>) => {
    const asked = [...paths];
    const texts = await readListed(listing, asked);
    applyTexts(world, project, texts);
    // gone since it was listed: nobody may wait for it
    const gone = asked.filter((path) => !texts.has(path));
    if (gone.length > 0) project.apply({ texts: new Map(gone.map((path) => [path, undefined])) });
  };
  await read([...listing.files.keys()].filter((path) => !dormant.has(path)));
  await applyNamed(project, listing);
  // what Budgets may read has changed
  if (memory && !isRegistrySame(memory, project.registry())) await read(dormant.keys());
  if (early !== undefined) {
    const branch = project.head.settings.get().entity?.defaultBranch;
    // the settings may stand in another file
    const isSame = branch === request.branch;
    const base = isSame ? early : await listedBase(repository, requestOf(world, options, branch));
    if (!isSame) await read([...differencesOf(listing, base)].filter((path) => dormant.has(path)));
    project.apply({ base: await baseOf(project, listing, base) });
  }
  planAll(world, project);
  return {
    folder: listing.folder,
    project,
    repository: isTrouble(repository) ? undefined : repository,
    notes: listing.notes,
    answer: async (ask) => {
      for (;;) {
        const answer = ask();
        const { wanted: unread } = project.head.dormant;
        if (unread.size === 0) return answer;
        await read([...unread]);
        planAll(world, project);
      }
    },
    remember: () => rememberWorkspace(world, listing.folder, project, listing.files.size, memory),
  };
}

/** Paths that may not be the same in the head and in the base. */
function differencesOf(listing: Listing, base: BaseListing | UnknownBase | undefined): ReadonlySet<string> {
  if (base === undefined || isTrouble(base)) return new Set();
  const { changed, unsure } = changedPaths(listing, base);
  return new Set([...changed, ...unsure]);
}

/** Nearly all of the time goes here when many files were read. */
function planAll(world: World, project: Project): void {
  const { size } = project.head.documents;
  const progress = startProgress(world, 'planning', size, 'documents');
  let most = 0;
  let done = 0;
  for (const left of project.settling()) {
    most = Math.max(most, left);
    const now = Math.round(size * (1 - left / Math.max(1, most)));
    if (now > done) progress.step(now);
    done = Math.max(done, now);
  }
  progress.end();
}

/** `error: …` and `help: …` on stderr. */
export function complain(world: World, message: string, help?: string): void {
  const { error, bold } = world.errStyle;
  world.err(`${error('error')}${bold(`: ${message}`)}\n`);
  if (help !== undefined) world.err(`${bold('help')}: ${help}\n`);
}

const SLICE = 500;

function applyTexts(world: World, project: Project, texts: ReadonlyMap<string, TextSource>): void {
  const all = [...texts];
  const progress = startProgress(world, 'reading', all.length, 'files');
  for (let start = 0; start < all.length; start += SLICE) {
    project.apply({ texts: new Map(all.slice(start, start + SLICE)) });
    progress.step(Math.min(start + SLICE, all.length));
  }
  progress.end();
}

async function applyNamed(project: Project, listing: Listing): Promise<void> {
  const named = [...project.namedPaths()].filter((path) => !listing.files.has(path));
  if (named.length > 0) project.apply({ texts: await readNamed(listing, named) });
}

function requestOf({ env }: World, { base }: CommonOptions, branch?: string): BaseRequest {
  return {
    env,
    branchIn: defaultBranchIn,
    ...(base === undefined ? {} : { base }),
    ...(branch === undefined ? {} : { branch }),
  };
}

async function listedBase(
  repository: Repository | UnknownBase,
  request: BaseRequest,
): Promise<BaseListing | UnknownBase> {
  const found = isTrouble(repository) ? repository : await findBase(repository, request);
  return isTrouble(found) ? found : listBase(found);
}

/** Only what may differ is read; the rest is as in the head. */
async function baseOf(project: Project, head: Listing, listing: BaseListing | UnknownBase): Promise<Base> {
  if (isTrouble(listing)) return listing;
  const { revision, label, name, notes } = listing;
  const paths = [...differencesOf(head, listing)];
  const read = await readListedBase(listing, paths);
  if (isTrouble(read)) return read;
  const texts = new Map<string, TextSource | undefined>(paths.map((path) => [path, read.get(path)]));
  return withNamed(project, listing, { texts, rest: 'as-head', revision, label, name, notes });
}

/** What the base's documents name is only known when they have been read. */
async function withNamed(project: Project, listing: BaseListing, base: KnownBase): Promise<Base> {
  project.apply({ base });
  const paths = project.base ? [...project.namedPaths(project.base)] : [];
  if (paths.length === 0) return base;
  const named = await readNamedInBase(listing, paths);
  if (isTrouble(named)) return named;
  return { ...base, texts: new Map([...base.texts, ...named]) };
}

/** `Workspace.defaultBranch` of a text of `outlay.yaml`. */
function defaultBranchIn(text: string): string | undefined {
  const project = new Project([]);
  project.apply({ texts: new Map([[WORKSPACE_FILE, { text, hash: '' }]]) });
  return project.head.settings.get().entity?.defaultBranch;
}
