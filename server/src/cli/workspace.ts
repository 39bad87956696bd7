/** Opens a workspace: from a folder to a project that knows its documents and, if requested, its base. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isReadable, type TextSource } from '../analysis/change.ts';
import { textId } from '../analysis/memory/known-contents.ts';
import type { Found } from '../analysis/memory/known-findings.ts';
import { Project } from '../analysis/project.ts';
import { alternatives } from '../domain/words/lists.ts';
import { visible } from '../domain/words/visible.ts';
import { workspaceOf } from '../host/disk.ts';
import { misnamedWorkspace } from '../host/misnamed-workspace.ts';
import type { Enough } from '../host/remembered.ts';
import type { Repository } from '../host/repository.ts';
import { shellWord } from '../host/trouble.ts';
import { WORKSPACE_FILE } from '../host/walk.ts';
import { type ReadOptions, WorkspaceFolder } from '../host/workspace-folder.ts';
import { workspacesBelow } from '../host/workspaces-below.ts';
import { RULES } from '../rules/index.ts';
import { type CommonOptions, folderOf } from './options.ts';
import { type Progress, startProgress } from './terminal/progress.ts';
import { plain } from './terminal/style.ts';
import { headed, type Stretch } from './terminal/wrap.ts';
import { columnsOf, type World } from './world.ts';

/** A workspace that has been read. */
export interface Workspace {
  /** Real, absolute. */
  readonly folder: string;
  readonly project: Project;
  readonly repository: Repository | undefined;
  /** What was skipped on reading, for people. */
  readonly notes: readonly string[];
  /**
   * What `ask` returns once nothing that it touches is unread: files that an earlier run remembers are only read when a
   * question needs them.
   */
  readonly answer: <Answer>(ask: () => Answer) => Promise<Answer>;
  /** The texts of files that stay unread: to Git they are unchanged. One whose line ends differ all the same is read in full. */
  readonly unreadTexts: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** After the last answer: stores for the next run what this one has read, and all findings if they were requested. */
  readonly remember: (found?: Found) => void;
}

/** What a command needs from a workspace. */
interface Wanted {
  readonly base: boolean;
  /** How much must be known about files that an earlier run remembers. See `ReadOptions`. */
  readonly remembered?: Enough | undefined;
}

/** Undefined, with a message on stderr, if there is no workspace. */
export async function openWorkspace(
  world: World,
  options: CommonOptions,
  wanted: Wanted,
): Promise<Workspace | undefined> {
  const start = folderOf(world, options);
  if (!isFolder(world, start)) return undefined;
  const place = workspaceOf(start);
  if (place === undefined) {
    complain(world, `no ${WORKSPACE_FILE} in ${start} or above`, whereElse(world, start));
    return undefined;
  }
  return openAt(world, place, options, wanted);
}

/** The workspace of a folder, even one that is only about to get its `outlay.yaml`. */
export async function openAt(
  world: World,
  place: string,
  options: CommonOptions,
  wanted: Wanted,
): Promise<Workspace> {
  const folder = new WorkspaceFolder(place);
  const project = new Project(RULES);
  await readAll(world, folder, project, readOptions(world, options, wanted));
  if (wanted.remembered && project.head.files.size >= MANY_FILES) await letSleep(world, folder, project);
  planAll(world, project);
  return {
    folder: folder.folder,
    project,
    repository: folder.repository,
    notes: folder.notes,
    answer: async (ask) => {
      for (;;) {
        const { wanted: unread } = project.head.dormant;
        if (unread.size === 0) {
          const answer = ask();
          if (unread.size === 0) return answer;
        }
        project.apply({ texts: await readMore(world, folder, [...unread]) });
        planAll(world, project);
      }
    },
    unreadTexts: async (paths) => {
      const { dormant } = project.head;
      const texts = new Map<string, string>();
      for (const [path, source] of await folder.readFiles(paths)) {
        const known = dormant.files.get(path);
        if (known && source && isReadable(source) && textId(source) === textId(known))
          texts.set(path, source.text);
        else dormant.touchFile(path);
      }
      return texts;
    },
    remember: (found) => folder.remember(world.cache, project, found),
  };
}

/**
 * Whether a command can work in `path` (absolute); if not, that is reported on stderr. Otherwise the workspace above would
 * answer for a mistyped folder. `orNothing`: the command would create the folder.
 */
export function isFolder(world: World, path: string, orNothing = false): boolean {
  const isThere = existsSync(path);
  if (isThere ? statSync(path).isDirectory() : orNothing) return true;
  if (isThere) {
    const folder = relative(world.cwd, dirname(path)) || '.';
    complain(world, `${path} is a file, expected a folder`, `name its folder: --cwd ${shellWord(folder)}`);
  } else complain(world, `there is no folder ${path}`);
  return false;
}

/** A workspace may be one folder of a larger repository, or its file may have another name. */
function whereElse(world: World, start: string): string {
  const misnamed = misnamedWorkspace(start);
  if (misnamed !== undefined) return `${misnamed} declares the Workspace: call that file ${WORKSPACE_FILE}`;
  const below = workspacesBelow(start).map(
    (it) => `--cwd ${shellWord(relative(world.cwd, join(start, it)))}`,
  );
  return below.length === 0
    ? 'make a small workspace here: outlay init'
    : `there is one below: ${alternatives(below)}`;
}

function readOptions(world: World, options: CommonOptions, { base, remembered }: Wanted): ReadOptions {
  return {
    env: world.env,
    asOf: options.asOf ?? world.today(),
    base: base ? { revision: options.base } : 'none',
    ...(remembered && { remembered: { what: remembered, cache: world.cache } }),
  };
}

async function readAll(
  world: World,
  folder: WorkspaceFolder,
  project: Project,
  options: ReadOptions,
): Promise<void> {
  let progress: Progress | undefined;
  for await (const { change, done, of } of folder.read(project, options)) {
    project.apply(change);
    if (of === 0) continue;
    progress ??= startProgress(world, 'reading', of, 'files');
    progress.step(done);
    if (done < of) continue;
    progress.end();
    progress = undefined;
  }
}

/** Files read at once, between two steps of a bar. */
const AT_ONCE = 500;

/** Reads what an earlier run remembers and a question needs. */
async function readMore(
  world: World,
  folder: WorkspaceFolder,
  paths: readonly string[],
): ReturnType<WorkspaceFolder['readFiles']> {
  const progress = startProgress(world, 'reading', paths.length, 'files');
  const texts = new Map<string, TextSource | undefined>();
  for (let done = 0; done < paths.length; done += AT_ONCE) {
    progress.step(done);
    for (const [path, source] of await folder.readFiles(paths.slice(done, done + AT_ONCE)))
      texts.set(path, source);
  }
  progress.end();
  return texts;
}

/** With fewer files, everything can be kept. */
const MANY_FILES = 300;

/** Plans the files of which no more is needed than an earlier run would have remembered, and keeps no more of them. */
async function letSleep(world: World, folder: WorkspaceFolder, project: Project): Promise<void> {
  const { size } = project.head.files;
  const progress = startProgress(world, 'planning', size, 'files');
  const { dormant } = project.head;
  for (const left of project.dozing()) {
    progress.step(size - left);
    if (dormant.wanted.size > 0) project.apply({ texts: await folder.readFiles(dormant.wanted) });
  }
  progress.end();
}

/** Nearly all of the time is spent here when many files were read. */
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

/** What was skipped on reading, on stderr. */
export function sayNotes(world: World, { notes }: Workspace): void {
  for (const it of notes) note(world, it);
}

/** `note: …` on stderr. */
export function note(world: World, text: string): void {
  message(world, { text: 'note', paint: world.errStyle.bold }, { text: `: ${text}`, paint: plain });
}

type Messages = Pick<World, 'err' | 'errStyle' | 'columns' | 'isTerminal'>;

/** `error: …` and `help: …` on stderr. */
export function complain(world: Messages, wrong: string, help?: string): void {
  const { error, bold } = world.errStyle;
  message(world, { text: 'error', paint: error }, { text: `: ${wrong}`, paint: bold });
  if (help !== undefined) message(world, { text: 'help', paint: bold }, { text: `: ${help}`, paint: plain });
}

/** Paths and words come as they were typed, or as a hook passed them. */
function message(world: Messages, head: Stretch, { text, paint }: Stretch): void {
  world.err(`${headed(head, { text: visible(text), paint }, columnsOf(world)).join('\n')}\n`);
}
