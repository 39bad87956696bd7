/** The language server in a web worker of a real Chromium, spoken to by messages alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, WorkspaceFolder } from 'vscode-languageserver';
import { FILES, type Files } from '../../../server/src/protocol.ts';

/** Nothing is behind it: the test answers every request. */
const ORIGIN = 'https://worker.test';
const SCRIPT = join(import.meta.dirname, '../../../dist/server-browser.js');

/** One worker in a page of its own. */
export class WorkerClient {
  readonly connection: MessageConnection;
  /** Messages of the server's log. */
  readonly log: string[] = [];
  /** Errors of the page and of the worker, and whatever they print. */
  readonly faults: readonly string[];
  readonly #page: Page;

  private constructor(page: Page, reader: Reader, faults: readonly string[]) {
    this.#page = page;
    this.faults = faults;
    this.connection = createMessageConnection(reader, new Writer(page));
    this.connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
      this.log.push(message);
    });
    this.connection.listen();
  }

  static async start(browser: Browser): Promise<WorkerClient> {
    const page = await browser.newPage();
    const reader = new Reader();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => faults.push(message.text()));
    await page.exposeFunction('fromWorker', (message: Message) => reader.hear(message));
    await page.route('**/*', (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      if (pathname !== '/server.js') return route.abort();
      return route.fulfill({ contentType: 'text/javascript', body: readFileSync(SCRIPT) });
    });
    await page.goto(`${ORIGIN}/`);
    const client = new WorkerClient(page, reader, faults);
    await page.evaluate(`
      const worker = new Worker('/server.js');
      worker.onerror = (event) => console.error(event.message);
      worker.onmessage = (event) => fromWorker(event.data);
      window.toWorker = (message) => worker.postMessage(message);
    `);
    return client;
  }

  async initialize(folder: string, capabilities: object): Promise<InitializeResult> {
    const workspaceFolders: WorkspaceFolder[] = [{ uri: folder, name: 'plan' }];
    const result = await this.connection.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders,
      capabilities,
    });
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  /** Files that are stored from now on, by URI; null for one that went. */
  async store(files: Readonly<Record<string, string | null>>): Promise<void> {
    const params: Files = { files: Object.entries(files).map(([uri, text]) => ({ uri, text })) };
    await this.connection.sendNotification(FILES, params);
  }

  async open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    const { items } = await this.connection.sendRequest<{ readonly items: readonly Diagnostic[] }>(
      'textDocument/diagnostic',
      { textDocument: { uri } },
    );
    return items;
  }

  async stop(): Promise<void> {
    this.connection.dispose();
    await this.#page.close();
  }
}

class Reader extends AbstractMessageReader {
  #callback: DataCallback = () => {};

  hear(message: Message): void {
    this.#callback(message);
  }

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    return { dispose: () => {} };
  }
}

declare global {
  interface Window {
    /** Put there by the page that starts the worker. */
    toWorker(message: unknown): void;
  }
}

class Writer extends AbstractMessageWriter {
  readonly #page: Page;

  constructor(page: Page) {
    super();
    this.#page = page;
  }

  async write(message: Message): Promise<void> {
    await this.#page.evaluate((it) => window.toWorker(it), message);
  }

  end(): void {}
}
