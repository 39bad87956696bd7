/** Pushes diagnostics to a client that does not pull them: at once for what is edited, then for everything else. */
import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../analysis/findings/finding.ts';
import { diagnosticsFor, resultId } from './diagnostics.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Server } from './server.ts';
import type { FileAt } from './workspaces.ts';

/** Milliseconds without another change, after which files that are not edited are looked at. */
const PATIENCE = 150;

/** Thrown where a later change makes an answer worthless. */
const OUTDATED = Symbol('outdated');

/** What a client was told of a file. */
interface Told extends FileAt {
  /** The result id, of an open file with its version. */
  readonly stamp: string;
}

/** Knows what the client was told last. */
export class Publisher {
  readonly #server: Server;
  /** By URI; a closed file without diagnostics is not in it. */
  readonly #told: Map<string, Told> = new Map();

  constructor(server: Server) {
    this.#server = server;
  }

  /** The workspace is another now, for an edit in this file. */
  changed(workspace: OpenWorkspace, path: string | undefined): void {
    if (this.#server.client.pulls) return;
    this.#server.background('diagnostics', this.#publish(workspace, path));
  }

  /** Of a workspace that is closed nothing is shown. */
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

  /** What is open first: somebody looks at it. */
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
      // nearly every file is silent, as it was before
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

  /** An open file is answered at each edit, so that its client knows that nothing more is to come. */
  #tell(uri: string, at: FileAt, diagnostics: Diagnostic[], version: number | undefined): void {
    const { client, connection } = this.#server;
    const stamp = version === undefined ? resultId(diagnostics) : `${resultId(diagnostics)} ${version}`;
    const before = this.#told.get(uri)?.stamp ?? NONE;
    // also what is the same may be of another workspace now
    if (stamp === NONE) this.#told.delete(uri);
    else this.#told.set(uri, { ...at, stamp });
    if (before === stamp) return;
    const versioned = client.takesVersions && version !== undefined ? { version } : {};
    this.#server.background('diagnostics', connection.sendDiagnostics({ uri, ...versioned, diagnostics }));
  }
}

const NONE = resultId([]);
