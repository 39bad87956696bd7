/** What happens on disk: told by the client where it can, else by the host. Events that come together are one reading. */
import { DidChangeWatchedFilesNotification, type FileSystemWatcher, WatchKind } from 'vscode-languageserver';
import type { Watch } from './host.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Server } from './server.ts';
import { pathBelow, uriOf } from './uris.ts';

/** Milliseconds in which events are collected. */
const PATIENCE = 50;

/** So many files are found faster by listing the folder. */
const MANY = 100;

/** What decides about the base, in a folder of Git. */
const GIT = '{HEAD,packed-refs,refs/**}';
const FILES = '**/{*.yaml,*.yml,*.csv,.gitignore}';

/** Watches the workspaces of one server, and reads what has changed. */
export class FileEvents {
  readonly #server: Server;
  readonly #watches: Map<OpenWorkspace, Watch> = new Map();
  readonly #queues: WeakMap<OpenWorkspace, Promise<void>> = new WeakMap();
  readonly #touched: Map<OpenWorkspace, Set<string> | 'all'> = new Map();

  constructor(server: Server) {
    this.#server = server;
  }

  /** Readings of one workspace follow each other. */
  queue(workspace: OpenWorkspace, work: () => Promise<void>): Promise<void> {
    const before = this.#queues.get(workspace) ?? Promise.resolve();
    const next = before.catch(() => {}).then(work);
    this.#queues.set(workspace, next);
    return next;
  }

  async watch(workspace: OpenWorkspace): Promise<void> {
    const { client, connection, host } = this.#server;
    const { place, folder } = workspace;
    if (client.watches) {
      const watchers = client.watchesAnywhere ? relative(workspace) : absolute(workspace);
      const registered = await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers,
      });
      this.#watches.set(workspace, { stop: async () => registered.dispose() });
    } else if (host.watch) {
      const watch = host.watch([place, ...folder.gitFolders], (places) => this.happened(places));
      this.#watches.set(workspace, watch);
    }
  }

  unwatch(workspace: OpenWorkspace): void {
    const watch = this.#watches.get(workspace);
    this.#watches.delete(workspace);
    if (watch) this.#server.background('unwatch', watch.stop());
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#watches.values()].map((it) => it.stop()));
  }

  /** Something may be another at these places. */
  happened(places: readonly string[]): void {
    for (const place of places) for (const it of this.#server.workspaces.all) this.#touch(it, place);
    if (this.#touched.size === 0) return;
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
    if (folder.gitFolders.some((it) => decides(pathBelow(it, place)))) this.#touched.set(workspace, 'all');
    const path = workspace.pathOf(place);
    if (path === undefined || path.startsWith('.git/')) return;
    const isKnown = folder.has(path) || (project.head.files.has(path) && !/\.ya?ml$/i.test(path));
    // a new file, or a folder that went with all in it
    const paths = new Set([...(known ?? []), path]);
    if (isKnown) this.#touched.set(workspace, paths.size > MANY ? 'all' : paths);
    else if (isOfInterest(path, project.head.files.keys())) this.#touched.set(workspace, 'all');
  }

  async #readTouched(): Promise<void> {
    const touched = [...this.#touched];
    this.#touched.clear();
    for (const [workspace, paths] of touched)
      if (paths === 'all') this.#server.readAgain(workspace);
      else
        await this.queue(workspace, async () => {
          await workspace.readFiles(paths);
          this.#server.changed(workspace, 'files');
        });
  }
}

function decides(path: string | undefined): boolean {
  return path !== undefined && /^(?:HEAD|packed-refs|refs\/.*)$/.test(path) && !path.endsWith('.lock');
}

function isOfInterest(path: string, files: Iterable<string>): boolean {
  if (/\.(?:ya?ml|csv)$|(?:^|\/)\.gitignore$/.test(path)) return true;
  for (const file of files) if (file.startsWith(`${path}/`)) return true;
  return false;
}

function relative({ place, folder }: OpenWorkspace): FileSystemWatcher[] {
  const below = (base: string, pattern: string) => ({ baseUri: uriOf(base), pattern });
  return [
    { globPattern: below(place, FILES) },
    { globPattern: below(place, '**'), kind: WatchKind.Delete },
    ...folder.gitFolders.map((it) => ({ globPattern: below(it, GIT) })),
  ];
}

/** In the folders of the client, and with the whole path in those of Git. */
function absolute({ folder }: OpenWorkspace): FileSystemWatcher[] {
  return [
    { globPattern: FILES },
    { globPattern: '**', kind: WatchKind.Delete },
    ...folder.gitFolders.map((it) => ({ globPattern: `${it}/${GIT}` })),
  ];
}
