/** An editor from a language server's point of view, with a clock: the same client for ours and for its peer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { type Edit, edited } from './sessions.ts';

/** A language server over stdio. */
export interface ServerProgram {
  /** The Node that it runs on. */
  readonly node: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Answers of `workspace/configuration` by section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A place in a text, both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A server that was started for a folder. */
export class EditorClient {
  readonly #folder: string;
  readonly #child: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #texts: Map<string, { text: string; version: number }> = new Map();
  #diagnosed: (uri: string, version: number | undefined) => void = () => {};

  private constructor(program: ServerProgram, folder: string) {
    const { node, args, env, settings } = program;
    const child = spawn(node, args, {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    this.#folder = folder;
    this.#child = child;
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, version }) =>
      this.#diagnosed(uri, version),
    );
    this.#connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
      items.map(({ section }) => settings[section] ?? null),
    );
    this.#connection.onRequest(() => null);
    this.#connection.listen();
  }

  /** Started and initialized. */
  static async start(program: ServerProgram, folder: string): Promise<EditorClient> {
    const client = new EditorClient(program, folder);
    const uri = pathToFileURL(folder).href;
    await client.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: CAPABILITIES,
    });
    await client.#connection.sendNotification('initialized', {});
    return client;
  }

  /** Opens a file; milliseconds until its diagnostics. */
  async open(path: string, text: string): Promise<number> {
    const uri = this.#uri(path);
    this.#texts.set(path, { text, version: 1 });
    const sent = performance.now();
    const diagnosed = this.#diagnostics(uri, 1);
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return (await diagnosed) - sent;
  }

  /** Sends an edit; milliseconds until its diagnostics and the answers to all of `asked`, which are sent with it. */
  async type(path: string, edit: Edit, asked: readonly Question[] = []): Promise<number> {
    const { sent, diagnosed } = this.#send(path, edit);
    await Promise.all([diagnosed, ...asked.map((it) => this.#ask(path, it))]);
    return performance.now() - sent;
  }

  /** Sends an edit and a question at once; milliseconds until the answer. */
  async typeAndAsk(path: string, edit: Edit, question: Question): Promise<number> {
    const { sent, diagnosed } = this.#send(path, edit);
    await this.#ask(path, question);
    const time = performance.now() - sent;
    await diagnosed;
    return time;
  }

  /** Milliseconds until the answer. */
  async ask(path: string, question: Question): Promise<number> {
    const sent = performance.now();
    await this.#ask(path, question);
    return performance.now() - sent;
  }

  /** Megabytes that the server holds now. */
  memory(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 2000);
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await ended;
    clearTimeout(late);
    this.#connection.dispose();
  }

  #send(path: string, { at, remove, insert }: Edit): { sent: number; diagnosed: Promise<number> } {
    const open = this.#texts.get(path);
    if (!open) throw new Error(`${path} is not open`);
    const range = { start: positionOf(open.text, at), end: positionOf(open.text, at + remove) };
    open.text = edited(open.text, { at, remove, insert });
    open.version++;
    const uri = this.#uri(path);
    const diagnosed = this.#diagnostics(uri, open.version);
    const sent = performance.now();
    void this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: open.version },
      contentChanges: [{ range, text: insert }],
    });
    return { sent, diagnosed };
  }

  #ask(path: string, { method, params }: Question): Promise<unknown> {
    return this.#connection.sendRequest(method, { textDocument: { uri: this.#uri(path) }, ...params });
  }

  /** A server need not say which version its diagnostics are for. */
  #diagnostics(uri: string, version: number): Promise<number> {
    return new Promise((resolve) => {
      this.#diagnosed = (of, at) => {
        if (of === uri && (at === undefined || at >= version)) resolve(performance.now());
      };
    });
  }

  #uri(path: string): string {
    return pathToFileURL(join(this.#folder, path)).href;
  }
}

/** A request about an open file. */
export interface Question {
  readonly method: string;
  readonly params?: object;
}

interface ConfigurationParams {
  readonly items: readonly { readonly section: string }[];
}

/** Line and character of an offset. */
export function positionOf(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - start };
}

const CAPABILITIES = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    synchronization: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    inlayHint: {},
    codeLens: {},
    foldingRange: {},
    documentLink: {},
  },
};
