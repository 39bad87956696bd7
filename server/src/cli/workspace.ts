/** Opens a workspace: from a folder to a project that knows its documents and, where asked, its base. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  type Base,
  isKnown,
  isReadable,
  type KnownBase,
  type TextSource,
  type UnknownBase,
} from '../analysis/change.ts';
import { Project } from '../analysis/project.ts';
import type { Side } from '../analysis/side.ts';
import { type BaseListing, listBase, readBase, readNamedInBase } from '../host/base.ts';
import { readListed, readNamed, readWorkspaceFile } from '../host/disk.ts';
import { type BaseRequest, findBase, likelyBranches } from '../host/find-base.ts';
import { openRepository, type Repository } from '../host/git.ts';
import { type Listing, listWorkspace } from '../host/listing.ts';
import { isTrouble } from '../host/trouble.ts';
import { nextTurn } from '../host/turn.ts';
import { WORKSPACE_FILE } from '../host/walk.ts';
import { RULES } from '../rules/index.ts';
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
  wanted: { readonly base: boolean },
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
  const texts = await readListed(listing, listing.files.keys());
  const project = new Project(RULES);
  project.apply({ asOf: options.asOf ?? world.today() });
  applyTexts(world, project, texts);
  await applyNamed(project, listing);
  if (early !== undefined) {
    const branch = project.head.settings.get().entity?.defaultBranch;
    // the settings may stand in another file
    const base =
      branch === request.branch ? early : await listedBase(repository, requestOf(world, options, branch));
    project.apply({ base: isTrouble(base) ? base : await baseOf(project, base, texts) });
  }
  return {
    folder: listing.folder,
    project,
    repository: isTrouble(repository) ? undefined : repository,
    notes: listing.notes,
  };
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

async function baseOf(
  project: Project,
  listing: BaseListing,
  texts: ReadonlyMap<string, TextSource>,
): Promise<Base> {
  const known = await readBase(listing, byHash(texts));
  return isKnown(known) ? withNamed(project, listing, known) : known;
}

function byHash(texts: ReadonlyMap<string, TextSource>): ReadonlyMap<string, TextSource> {
  return new Map([...texts.values()].flatMap((it) => (isReadable(it) ? [[it.hash, it] as const] : [])));
}

/** What the base's documents name is only known when they have been read. */
async function withNamed(project: Project, listing: BaseListing, base: KnownBase): Promise<Base> {
  project.apply({ base });
  const paths = project.base ? namedBy(project.base) : [];
  if (paths.length === 0) return base;
  const named = await readNamedInBase(listing, paths);
  if (isTrouble(named)) return named;
  const texts = new Map(base.texts);
  for (const [path, source] of named) if (source) texts.set(path, source);
  return { ...base, texts };
}

function namedBy(side: Side): readonly string[] {
  const paths = new Set<string>();
  for (const { content } of side.documents.values()) {
    const { entity } = content.get().head;
    if (entity?.kind !== 'Driver' && entity?.kind !== 'FxRates') continue;
    for (const source of [entity.plan, entity.actual])
      if (source && 'file' in source) paths.add(source.file.text);
  }
  return [...paths];
}

/** `Workspace.defaultBranch` of a text of `outlay.yaml`. */
function defaultBranchIn(text: string): string | undefined {
  const project = new Project([]);
  project.apply({ texts: new Map([[WORKSPACE_FILE, { text, hash: '' }]]) });
  return project.head.settings.get().entity?.defaultBranch;
}
