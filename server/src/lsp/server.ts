/** What all handlers share: the client, its settings, its buffers and the workspaces that they lie in. */
import type { Connection, InitializeParams, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { CHANGED } from '../protocol.ts';
import { type Client, clientOf } from './client.ts';
import { type Buffer, changed, type OpenText } from './documents.ts';
import { FileEvents } from './file-events.ts';
import type { Host, ReadRequest } from './host.ts';
import { Log } from './log.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { Phase } from './phase.ts';
import { showingProgress } from './progress.ts';
import { Publisher } from './publisher.ts';
import { Refresher } from './refresher.ts';
import { DEFAULTS, type Settings, sameSettings } from './settings.ts';
import { Workspaces } from './workspaces.ts';

/** Milliseconds between the first reading and remembering its result for the next start. */
const IDLE = 5_000;

/** Why something has changed. */
export type Cause = 'edit' | 'files' | 'settings';

/** One client and all that it has open. */
export class Server {
  readonly connection: Connection;
  readonly host: Host;
  readonly log: Log;
  readonly workspaces: Workspaces;
  readonly events: FileEvents;
  readonly phase: Phase = new Phase();
  /** URIs of the client's folders. */
  folders: readonly string[] = [];
  readonly #buffers: Map<string, Buffer> = new Map();
  readonly #publisher: Publisher;
  readonly #refresher: Refresher;
  readonly #bases: Map<string, string | undefined> = new Map();
  #client: Client = clientOf({ capabilities: {} });
  #settings: Settings = DEFAULTS;
  #asked = 0;
  #isTrusted = true;
  #isStarted = false;
  #start: () => void = () => {};
  readonly #started: Promise<void>;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    this.host = host;
    this.log = new Log((type, message) =>
      this.background('log', connection.sendNotification('window/logMessage', { type, message })),
    );
    this.workspaces = new Workspaces(host, (it) => {
      this.background('reading', this.#readFirst(it));
      this.#join(it);
    });
    this.events = new FileEvents(this);
    this.#publisher = new Publisher(this);
    this.#refresher = new Refresher(this);
    this.#started = new Promise((resolve) => {
      this.#start = resolve;
    });
  }

  get client(): Client {
    return this.#client;
  }

  get settings(): Settings {
    return this.#settings;
  }

  get buffers(): Iterable<Buffer> {
    return this.#buffers.values();
  }

  buffer(uri: string): Buffer | undefined {
    return this.#buffers.get(uri);
  }

  initialize(params: InitializeParams): void {
    this.#client = clientOf(params);
    const { trusted }: { readonly trusted?: unknown } = params.initializationOptions ?? {};
    this.#isTrusted = trusted !== false;
  }

  /** From now on workspaces are read. */
  start(): void {
    this.#isStarted = true;
    this.#start();
  }

  open({ uri, version, text }: OpenText): void {
    const at = this.workspaces.opening(uri);
    this.#buffers.set(uri, { uri, version, text, workspace: at?.workspace, path: at?.path ?? '' });
    if (!at) return;
    const opening = at.workspace.open(at.path, uri, text);
    this.background(
      'open',
      opening.then(() => {
        this.#publisher.changed(at.workspace, at.path);
        return this.#wake(at.workspace);
      }),
    );
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const buffer = this.#buffers.get(uri);
    if (!buffer) return;
    const text = changed(buffer.text, changes, this.client.encoding);
    this.#buffers.set(uri, { ...buffer, version, text });
    const { workspace, path } = buffer;
    if (!workspace) return;
    const found = () => this.changed(workspace, 'files');
    this.background('edit', workspace.change(path, text, found));
    this.changed(workspace, 'edit', path);
  }

  /** A saved file may make a folder a workspace. */
  saved(uri: string): void {
    this.workspaces.opening(uri);
  }

  close(uri: string): void {
    const buffer = this.#buffers.get(uri);
    this.#buffers.delete(uri);
    if (!buffer?.workspace) return;
    const { workspace, path } = buffer;
    workspace.close(path);
    // two URIs may name one file
    const other = [...this.buffers].find((it) => it.workspace === workspace && it.path === path);
    if (other) this.open(other);
    this.changed(workspace, 'edit', path);
  }

  /** Something in a workspace has changed: everything that shows it is told. */
  changed(workspace: OpenWorkspace, cause: Cause, path?: string): void {
    if (!this.workspaces.has(workspace)) return;
    this.#publisher.changed(workspace, path);
    this.#refresher.changed(cause);
    if (this.client.wantsChanged && workspace.isLoaded)
      this.background(
        CHANGED,
        this.connection.sendNotification(CHANGED, {
          workspace: workspace.uri,
          revision: workspace.revision,
        }),
      );
  }

  setFolders(uris: readonly string[]): void {
    this.folders = uris;
    this.#leave(this.workspaces.setFolders(uris));
  }

  /** An `outlay.yaml` has come or gone on disk: open files may belong to another workspace now. Returns those that hold more files. */
  regroup(): readonly OpenWorkspace[] {
    const left = this.workspaces.letGoEmptied();
    if (left.length > 0) {
      this.#leave(left);
      this.#refresher.changed('files');
    }
    for (const { uri } of this.buffers) this.workspaces.opening(uri);
    // a workspace waiting for its own `outlay.yaml` could not take the files opened meanwhile
    for (const it of this.workspaces.all) this.#join(it);
    return left.flatMap(({ place }) => this.workspaces.atPlace(place)?.workspace ?? []);
  }

  /** Closed workspaces are no longer shown. */
  #leave(closed: readonly OpenWorkspace[]): void {
    for (const it of closed) {
      this.#publisher.forget(it);
      this.events.unwatch(it);
    }
    // also buffers that were open before their folder was
    for (const buffer of [...this.buffers])
      if (!buffer.workspace || !this.workspaces.has(buffer.workspace)) this.open(buffer);
  }

  /** Called before the client is asked for its settings; returns whether this is still the latest request. */
  asking(): () => boolean {
    const asked = ++this.#asked;
    return () => asked === this.#asked;
  }

  /** Only differences have an effect. */
  set(settings: Settings): void {
    const before = this.#settings;
    if (sameSettings(settings, before)) return;
    this.#settings = settings;
    this.log.level = settings.log;
    if (!this.#isStarted) return;
    const isOther = settings.base !== before.base || settings.asOf !== before.asOf;
    for (const workspace of this.workspaces.all)
      if (isOther) this.readAgain(workspace);
      else this.changed(workspace, 'settings');
  }

  trust(isTrusted: boolean): void {
    if (isTrusted === this.#isTrusted) return;
    this.#isTrusted = isTrusted;
    for (const workspace of this.workspaces.all) this.readAgain(workspace);
  }

  /** Sets what one workspace is compared with from now on, overriding the settings. */
  compare(workspace: OpenWorkspace, revision: string | undefined): void {
    this.#bases.set(workspace.place, revision);
    this.readAgain(workspace);
  }

  /** What it is compared with; undefined: the merge base with the default branch. */
  revisionOf({ place }: OpenWorkspace): string | undefined {
    return this.#bases.has(place) ? this.#bases.get(place) : this.settings.base;
  }

  /** Reads what is new on disk and in Git. Does nothing before the start, which reads everything anyway. */
  readAgain(workspace: OpenWorkspace): void {
    if (!this.#isStarted) return;
    this.background(
      'reading',
      this.events
        .queue(workspace, async () => {
          await this.#read(workspace);
          this.changed(workspace, 'files');
        })
        .then(() => (this.events.isElsewhere(workspace) ? this.#watch(workspace) : undefined)),
    );
  }

  /** Nothing waits for it; a bug in it is logged. */
  background(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => this.log.fault(what, error));
  }

  /** Moves buffers into a workspace that were open before it was, in another one or in none. */
  #join(workspace: OpenWorkspace): void {
    for (const buffer of [...this.buffers]) {
      const isMoved =
        buffer.workspace !== workspace && this.workspaces.at(buffer.uri)?.workspace === workspace;
      if (!isMoved) continue;
      buffer.workspace?.close(buffer.path);
      this.open(buffer);
    }
  }

  async #readFirst(workspace: OpenWorkspace): Promise<void> {
    await this.#started;
    await this.events.queue(workspace, async () => {
      const start = this.host.elapsed();
      await showingProgress(this, `Reading ${workspace.place.replace(/^.*\//, '')}`, (progress) =>
        workspace.read(this.#request(workspace), progress),
      );
      const { files, dormant } = workspace.project.head;
      const remembered = dormant.files.size === 0 ? '' : `, ${dormant.files.size} remembered`;
      const took = Math.round(this.host.elapsed() - start);
      this.log.write(
        'info',
        `read ${workspace.place}: ${files.size + dormant.files.size} files${remembered} in ${took} ms`,
      );
      for (const note of workspace.folder.notes) this.log.write('info', note);
    });
    this.changed(workspace, 'files');
    await this.#watch(workspace);
    await this.host.wait(IDLE);
    if (await workspace.remember())
      this.log.write('info', `${workspace.place} is remembered for the next start`);
    await this.#wake(workspace);
  }

  /** Changes before the watch began were not reported, so it reads again; usually there are none. */
  async #watch(workspace: OpenWorkspace): Promise<void> {
    await this.events.watch(workspace);
    await this.events.queue(workspace, async () => {
      const { revision } = workspace;
      await this.#read(workspace);
      if (workspace.revision !== revision) this.changed(workspace, 'files');
    });
  }

  async #wake(workspace: OpenWorkspace): Promise<void> {
    const start = this.host.elapsed();
    const files = await workspace.wake(() => this.workspaces.has(workspace));
    const took = Math.round(this.host.elapsed() - start);
    if (files > 0)
      this.log.write('info', `read what was remembered of ${workspace.place}: ${files} files in ${took} ms`);
  }

  async #read(workspace: OpenWorkspace): Promise<void> {
    const start = this.host.elapsed();
    await workspace.read(this.#request(workspace), () => {});
    this.log.took(`read ${workspace.place} again`, this.host.elapsed() - start);
  }

  #request(workspace: OpenWorkspace): ReadRequest {
    return {
      asOf: this.settings.asOf ?? this.host.today(),
      revision: this.revisionOf(workspace),
      isTrusted: this.#isTrusted,
    };
  }
}
