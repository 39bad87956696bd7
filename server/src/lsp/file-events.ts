/** What happens on disk: reported by the client if it can, else by the host. Events close together cause one reading. */
import { DidChangeWatchedFilesNotification, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import { WORKSPACE_FILE } from '../analysis/model/settings.ts';
import { isDocuments } from '../analysis/side.ts';
import { sameList } from '../base/same.ts';
import type { Folder, Watch } from './host.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Server } from './server.ts';
import { pathBelow, uriOf } from './uris.ts';

/** Milliseconds during which events are collected. */
const PATIENCE = 50;

/** From this many files on, listing the folder is faster. */
const MANY = 100;

/** What counts below a workspace. Some clients do not support braces in patterns. */
const FILES = ['**/*.{yaml,yml,csv}', '**/.gitignore'];
/** Also below it: a folder may come or go with everything in it, without an event for its contents. */
const FOLDERS = { pattern: '**', kind: WatchKind.Create | WatchKind.Delete };
/** What Git is told to ignore. */
const IGNORE = '.gitignore';
/** In a folder of Git: what decides which files count and what the base is. */
const GIT = '{HEAD,index,packed-refs,refs/**,info/exclude}';

type Stoppable = Pick<Watch, 'stop'>;

/** Watches the workspaces of one server, and reads what has changed. */
export class FileEvents {
  readonly #server: Server;
  readonly #watches: Map<OpenWorkspace, readonly Stoppable[]> = new Map();
  readonly #queues: WeakMap<OpenWorkspace, Promise<void>> = new WeakMap();
  readonly #touched: Map<OpenWorkspace, Set<string> | 'all'> = new Map();
  /** Folders of Git that are watched. */
  readonly #followed: WeakMap<OpenWorkspace, readonly string[]> = new WeakMap();
  /** Whether a folder may have become a workspace, or ceased to be one. */
  #isRegrouped = false;

  constructor(server: Server) {
    this.#server = server;
  }

  /** Readings of one workspace run one after another. */
  queue(workspace: OpenWorkspace, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(workspace) ?? Promise.resolve();
    const next = before.catch(() => {}).then(work);
    this.#queues.set(workspace, next);
    return next;
  }

  /** Once this is done, every change is reported. */
  async watch(workspace: OpenWorkspace): Promise<void> {
    const { client, host } = this.#server;
    const { place, folder } = workspace;
    this.unwatch(workspace);
    this.#followed.set(workspace, folder.gitFolders);
    const isWatched = await this.#register(workspace);
    if (isWatched && client.watchesAnywhere) return;
    // a client that watches its own folders does not see those of Git
    const outside = [...folder.gitFolders, ...folder.foldersAbove.map((it) => `${it}/${IGNORE}`)];
    const left = isWatched ? outside : [place, ...outside];
    const watch = left.length > 0 && host.watch?.(left, (places) => this.happened(places));
    if (!watch) return;
    this.#keep(workspace, watch);
    await watch.ready;
  }

  /** Whether the client watches from now on: it may announce the capability and then refuse. */
  async #register(workspace: OpenWorkspace): Promise<boolean> {
    const { client, connection, log } = this.#server;
    if (!client.watches) return false;
    const watchers = client.watchesAnywhere ? anywhere(workspace) : inside();
    try {
      const made = await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      this.#keep(workspace, { stop: async () => made.dispose() });
      return true;
    } catch (error) {
      log.write('info', `the client does not watch files: ${String(error)}`);
      return false;
    }
  }

  /** Whether a watched workspace has become a repository since, or ceased to be one. */
  isElsewhere(workspace: OpenWorkspace): boolean {
    const followed = this.#followed.get(workspace);
    return followed !== undefined && !sameList(followed, workspace.folder.gitFolders);
  }

  unwatch(workspace: OpenWorkspace): void {
    const watches = this.#watches.get(workspace) ?? [];
    this.#watches.delete(workspace);
    for (const it of watches) this.#server.background('unwatch', it.stop());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#watches.values()].flat().map((it) => it.stop()));
  }

  #keep(workspace: OpenWorkspace, watch: Stoppable): void {
    // it may have been closed while the client was asked
    if (!this.#server.workspaces.has(workspace)) {
      this.#server.background('unwatch', watch.stop());
      return;
    }
    this.#watches.set(workspace, [...(this.#watches.get(workspace) ?? []), watch]);
  }

  /** Something may have changed at these places. */
  happened(places: readonly string[]): void {
    for (const place of places) for (const it of this.#server.workspaces.all) this.#touch(it, place);
    this.#isRegrouped ||= places.some((it) => this.#isOfWorkspace(it));
    if (this.#touched.size === 0 && !this.#isRegrouped) return;
    const { host } = this.#server;
    this.#server.background(
      'file events',
      host.wait(PATIENCE).then(() => this.#readTouched()),
    );
  }

  #touch(workspace: OpenWorkspace, place: string): void {
    const { folder, project } = workspace;
    const known = this.#touched.get(workspace);
    if (known === 'all') return;
    const isOutside =
      folder.gitFolders.some((it) => decides(pathBelow(it, place), folder)) ||
      folder.foldersAbove.some((it) => place === `${it}/${IGNORE}`);
    if (isOutside) this.#touched.set(workspace, 'all');
    const path = workspace.pathOf(place);
    if (path === undefined || path.startsWith('.git/')) return;
    const isLate = workspace.overlay.isLate(path);
    // the file may hold what the plan is compared with
    const isKnown =
      (!isLate && folder.has(path) && path !== WORKSPACE_FILE) ||
      (project.head.files.has(path) && !isDocuments(path));
    // a new file, or a folder that came or went with everything in it
    const paths = new Set([...(known ?? []), path]);
    if (isKnown) this.#touched.set(workspace, paths.size > MANY ? 'all' : paths);
    else if (mayCount(path) || workspace.hasFolder(path) || folder.holdsDocuments(path))
      this.#touched.set(workspace, 'all');
  }

  /** Whether it makes a folder a workspace, or is a folder that contains one. */
  #isOfWorkspace(place: string): boolean {
    if (place.endsWith(`/${WORKSPACE_FILE}`)) return true;
    return [...this.#server.workspaces.all].some((it) => it.place === place || pathBelow(place, it.place));
  }

  async #readTouched(): Promise<void> {
    const grown = this.#isRegrouped ? this.#server.regroup() : [];
    this.#isRegrouped = false;
    for (const it of grown) this.#touched.set(it, 'all');
    const touched = [...this.#touched].filter(([it]) => this.#server.workspaces.has(it));
    this.#touched.clear();
    for (const [workspace, paths] of touched)
      if (paths === 'all') this.#server.readAgain(workspace);
      else
        await this.queue(workspace, async () => {
          if (!workspace.folder.areAsListed(paths)) return this.#server.readAgain(workspace);
          await workspace.readFiles(paths);
          this.#server.changed(workspace, 'files');
        });
  }
}

/** Git rewrites its index whenever it looks at the files. */
function decides(path: string | undefined, folder: Folder): boolean {
  if (path === 'index') return !folder.isIndexAsListed();
  return (
    path !== undefined &&
    /^(?:HEAD|packed-refs|refs\/.*|info\/exclude)$/.test(path) &&
    !path.endsWith('.lock')
  );
}

/** By its name, except for the lock files that Emacs puts beside a file while it is edited. */
function mayCount(path: string): boolean {
  return /\.(?:ya?ml|csv)$|(?:^|\/)\.git(?:ignore)?$/.test(path) && !/(?:^|\/)\.#[^/]*$/.test(path);
}

function anywhere({ place, folder }: OpenWorkspace): FileSystemWatcher[] {
  const below = (base: string, pattern: string) => ({ baseUri: uriOf(base), pattern });
  return [
    ...FILES.map((it) => ({ globPattern: below(place, it) })),
    { globPattern: below(place, FOLDERS.pattern), kind: FOLDERS.kind },
    ...folder.gitFolders.map((it) => ({ globPattern: below(it, GIT) })),
    ...folder.foldersAbove.map((it) => ({ globPattern: below(it, IGNORE) })),
  ];
}

/** In the folders of the client. */
function inside(): FileSystemWatcher[] {
  return [
    ...FILES.map((globPattern) => ({ globPattern })),
    { globPattern: FOLDERS.pattern, kind: FOLDERS.kind },
  ];
}
