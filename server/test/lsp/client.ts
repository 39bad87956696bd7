/** Speaks to the built language server as an editor does: over stdin and stdout, with what its client can do chosen by the test. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { buildOnce } from '../cli/run.ts';

const SERVER = fileURLToPath(new URL('../../../dist/server.cjs', import.meta.url));

/** What a client is like. */
export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folders?: readonly string[];
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` is answered with, as long as the test does not change it. */
  readonly settings?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** A request that is answered with an error. */
  readonly refuses?: string;
  /** Arguments of Node itself; the server then has a stream of its own beside the standard ones, for what they bring along. */
  readonly node?: readonly string[];
}

/** A client that is pushed to, and can do nothing else. */
export const PUSH: ClientCapabilities = {
  textDocument: { publishDiagnostics: { relatedInformation: true, versionSupport: true } },
};

/** A client that asks, as VS Code does. */
export const PULL: ClientCapabilities = {
  workspace: { diagnostics: { refreshSupport: true } },
  textDocument: {
    diagnostic: { relatedInformation: true },
    publishDiagnostics: { relatedInformation: true },
  },
};

/** A message of the server. */
export interface Told {
  readonly method: string;
  readonly params: unknown;
}

const clients: Client[] = [];

/** Stops the servers of a test; for `afterEach`. */
export async function stopAll(): Promise<void> {
  await Promise.all(clients.splice(0).map((it) => it.stop()));
}

/** A server that has been told of `folder`. */
export async function connect(folder: string, options: ClientOptions = {}): Promise<Client> {
  const client = launch(folder, options);
  await client.start(options);
  return client;
}

/** A server that nobody has said anything to. */
export function launch(folder: string, options: ClientOptions = {}): Client {
  buildOnce();
  const client = new Client(folder, options);
  clients.push(client);
  return client;
}

/** One server and what it said. */
export class Client {
  readonly told: Told[] = [];
  readonly connection: MessageConnection;
  /** Answers `workspace/configuration`. */
  settings: unknown;
  result: InitializeResult = { capabilities: {} };
  readonly process: ChildProcess;
  readonly #folder: string;
  readonly #versions: Map<string, number> = new Map();
  readonly #waiting: Set<() => void> = new Set();
  readonly #exited: Promise<unknown>;
  errors = '';

  constructor(folder: string, { env = {}, settings, refuses, node }: ClientOptions) {
    this.#folder = folder;
    this.settings = settings;
    const child = spawn(process.execPath, [...(node ?? []), SERVER], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe', node ? 'pipe' : 'ignore'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        XDG_CACHE_HOME: join(folder, '.cache'),
        GIT_CONFIG_NOSYSTEM: '1',
        ...env,
      },
    });
    const { stdin, stdout, stderr } = child;
    assert.ok(stdin && stdout && stderr);
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    this.process = child;
    this.#exited = once(child, 'exit');
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification((method, params) => this.#hear(method, params));
    this.connection.onUnhandledProgress((params) => this.#hear('$/progress', params));
    this.connection.onRequest((method, params) => {
      this.#hear(method, params);
      if (method === refuses) throw new Error('refused');
      return method === 'workspace/configuration' ? [this.settings ?? null] : null;
    });
    this.connection.listen();
  }

  async start({ capabilities = PUSH, folders, initializationOptions }: ClientOptions): Promise<void> {
    const workspace = {
      ...capabilities.workspace,
      ...(this.settings === undefined ? {} : { configuration: true }),
    };
    this.result = await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: (folders ?? [this.#folder]).map((it) => ({ uri: pathToFileURL(it).href, name: it })),
      capabilities: { ...capabilities, workspace },
      ...(initializationOptions === undefined ? {} : { initializationOptions }),
    });
    this.notify('initialized', {});
  }

  uri(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href;
  }

  request<Answer>(method: string, params?: unknown): Promise<Answer> {
    return this.connection.sendRequest<Answer>(method, params);
  }

  /** A request that is cancelled by calling the second part. */
  cancellable<Answer>(method: string, params: unknown): readonly [Promise<Answer>, () => void] {
    const source = new CancellationTokenSource();
    return [this.connection.sendRequest<Answer>(method, params, source.token), () => source.cancel()];
  }

  notify(method: string, params: unknown): void {
    void this.connection.sendNotification(method, params);
  }

  /** Opens a file with its text on disk, or another. */
  open(path: string, text: string = readFileSync(join(this.#folder, path), 'utf8'), version = 1): void {
    const uri = this.uri(path);
    this.#versions.set(uri, version);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version, text } });
  }

  /** The version of a file that was opened. */
  version(path: string): number | undefined {
    return this.#versions.get(this.uri(path));
  }

  /** Sends edits; the version that they make. */
  change(path: string, ...contentChanges: readonly TextDocumentContentChangeEvent[]): number {
    const uri = this.uri(path);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
    return version;
  }

  close(path: string): void {
    this.notify('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  /** What of `told` fits, as soon as something does. Messages before index `from` do not count. */
  async heard(what: string, fits: (told: Told) => boolean, from = 0): Promise<Told> {
    for (;;) {
      const found = this.told.slice(from).find(fits);
      if (found) return found;
      await this.#next(what);
    }
  }

  /** The next diagnostics of a file that fit. */
  async published(
    path: string,
    fits: (params: PublishDiagnosticsParams) => boolean = () => true,
    from = 0,
  ): Promise<PublishDiagnosticsParams> {
    const uri = this.uri(path);
    const { params } = await this.heard(
      `diagnostics of ${path}`,
      (it) => isPublished(it) && it.params.uri === uri && fits(it.params),
      from,
    );
    return params as PublishDiagnosticsParams;
  }

  /** The diagnostics of a file after everything that was sent, with all of its workspace. */
  async settled(path: string): Promise<readonly Diagnostic[]> {
    await this.read();
    const report = await this.request<{ readonly items?: readonly Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri: this.uri(path) },
    });
    return report.items ?? [];
  }

  /** As soon as the log says that a workspace was read. */
  async read(): Promise<void> {
    await this.heard(
      'that the workspace was read',
      ({ method, params }) =>
        method === 'window/logMessage' && /^read /.test(Reflect.get(Object(params), 'message')),
    );
  }

  /** Asks until something is so. */
  async until<Answer>(ask: () => Promise<Answer>, isSo: (answer: Answer) => boolean): Promise<void> {
    const end = performance.now() + 20_000;
    for (let answer = await ask(); !isSo(answer); answer = await ask()) {
      assert.ok(performance.now() < end, `at last ${JSON.stringify(answer)}; heard ${this.#summary()}`);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }

  count(method: string): number {
    return this.told.filter((it) => it.method === method).length;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      await this.request('shutdown');
      this.notify('exit', undefined);
    }
    const late = setTimeout(() => this.process.kill('SIGKILL'), 5000);
    await this.#exited;
    clearTimeout(late);
    this.connection.dispose();
    assert.equal(this.errors, '', 'stderr of the server');
  }

  /** Exit code; after `exit` was sent. */
  async exited(): Promise<number | null> {
    await this.#exited;
    return this.process.exitCode;
  }

  #hear(method: string, params: unknown): void {
    this.told.push({ method, params });
    for (const it of this.#waiting) it();
    this.#waiting.clear();
  }

  #next(what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`did not hear ${what}; heard ${this.#summary()}`)),
        20_000,
      );
      this.#waiting.add(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  #summary(): string {
    return this.told
      .map((it) => `${it.method} ${JSON.stringify(it.params ?? null).slice(0, 200)}`)
      .join('\n');
  }
}

function isPublished(told: Told): told is Told & { readonly params: PublishDiagnosticsParams } {
  return told.method === 'textDocument/publishDiagnostics';
}

/** Diagnostics as short rows: `1:2-1:4 error bare-percent`. */
export function rows(diagnostics: readonly Diagnostic[]): readonly string[] {
  const words = ['', 'error', 'warning', 'info', 'hint'];
  return diagnostics.map(({ range: { start, end }, severity, code }) => {
    const place = `${start.line}:${start.character}-${end.line}:${end.character}`;
    return `${place} ${words[severity ?? 0]} ${code}`;
  });
}
