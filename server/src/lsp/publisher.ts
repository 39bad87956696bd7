/** Pushes diagnostics to a client that does not pull them: at once for the edited file, then for all others. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../analysis/findings/finding.ts';
import { diagnosticsFor, resultId } from './diagnostics.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Server } from './server.ts';
import type { FileAt } from './workspaces.ts';

/** Milliseconds without another change before files other than the edited one are checked. */
const PATIENCE = 150;

/** Thrown when a later change makes an answer worthless. */
const OUTDATED = Symbol('outdated');

/** What a client was last told about a file. */
interface Told extends FileAt {
  /** The result id, with the version if the file is open. */
  readonly stamp: string;
}

/** Remembers what the client was told last. */
export class Publisher {
  readonly #server: Server;
  /** By URI; a closed file without diagnostics is not in it. */
  readonly #told: Map<string, Told> = new Map();

  constructor(server: Server) {
    this.#server = server;
  }

  /** The workspace has changed, because of an edit in this file. */
  changed(workspace: OpenWorkspace, path: string | undefined): void {
    if (this.#server.client.pulls) return;
    this.#server.background('diagnostics', this.#publish(workspace, path));
  }

  /** Clears everything that is shown for a closed workspace. */
  forget(workspace: OpenWorkspace): void {
    for (const [uri, it] of this.#told) if (it.workspace === workspace) this.#tell(uri, it, [], undefined);
  }

  async #publish(workspace: OpenWorkspace, path: string | undefined): Promise<void> {
    const { revision } = workspace;
    const check = () => {
      if (workspace.revision !== revision || !this.#server.workspaces.has(workspace)) throw OUTDATED;
    };
    try {
      if (path !== undefined) await this.#publishEdited(workspace, path, check);
      if (!workspace.isLoaded) return;
      await this.#server.host.wait(path === undefined ? 0 : PATIENCE);
      check();
      await workspace.answerInSlices(() => this.#publishAll(workspace), check);
    } catch (error) {
      if (error !== OUTDATED) throw error;
    }
  }

  async #publishEdited(workspace: OpenWorkspace, path: string, check: () => void): Promise<void> {
    const { project, isLoaded } = workspace;
    const publish = () =>
      this.#publishFile(workspace, path, isLoaded ? project.findings(path) : project.problems(path));
    if (!isLoaded) publish();
    else await workspace.answer(publish, check);
  }

  /** Open files first: the user is looking at them. */
  *#publishAll(workspace: OpenWorkspace): Generator<void, void> {
    const { overlay, project } = workspace;
    for (const path of overlay.paths) {
      this.#publishFile(workspace, path, yield* project.finding(path));
      yield;
    }
    const told = new Set(
      [...this.#told.values()].filter((it) => it.workspace === workspace).map((it) => it.path),
    );
    for (const path of [...project.head.files.keys()]) {
      yield;
      if (overlay.isOpen(path)) continue;
      const findings = yield* project.finding(path);
      // nearly every file has no findings, now as before
      if (findings.length > 0 || told.has(path)) this.#publishFile(workspace, path, findings);
    }
    for (const [uri, it] of this.#told)
      if (it.workspace === workspace && !project.head.files.has(it.path)) this.#tell(uri, it, [], undefined);
  }

  #publishFile(workspace: OpenWorkspace, path: string, findings: readonly Finding[]): void {
    const uri = workspace.uriOf(path);
    const version = this.#server.buffer(uri)?.version;
    this.#tell(uri, { workspace, path }, diagnosticsFor(this.#server, workspace, path, findings), version);
  }

  /** An open file gets an answer for each edit, so that its client knows that nothing more will come. */
  #tell(uri: string, at: FileAt, diagnostics: Diagnostic[], version: number | undefined): void {
    const { client, connection } = this.#server;
    const stamp = version === undefined ? resultId(diagnostics) : `${resultId(diagnostics)} ${version}`;
    const before = this.#told.get(uri)?.stamp ?? NONE;
    // even if nothing changed, it may belong to another workspace now
    if (stamp === NONE) this.#told.delete(uri);
    else this.#told.set(uri, { ...at, stamp });
    if (before === stamp) return;
    const versioned = client.takesVersions && version !== undefined ? { version } : {};
    this.#server.background('diagnostics', connection.sendDiagnostics({ uri, ...versioned, diagnostics }));
  }
}

const NONE = resultId([]);
