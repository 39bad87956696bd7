/** The server for a web worker, run where nothing of Node is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import type {
  Diagnostic,
  Message,
  NotificationMessage,
  RequestMessage,
  ResponseMessage,
} from 'vscode-languageserver';
import type { Status } from '../../src/protocol.ts';
import { example } from '../analysis/workspaces.ts';
import { buildOnce } from '../cli/run.ts';

const BUNDLE = join(import.meta.dirname, '../../../dist/server-browser.js');
const ROOT = 'vscode-vfs://github/acme/plan';

describe('the language server in a web worker', () => {
  let worker: Worker;

  before(() => {
    buildOnce();
    worker = new Worker(readFileSync(BUNDLE, 'utf8'));
  });

  it('speaks of the files that were pushed, and knows no base', async () => {
    await worker.ask('initialize', {
      processId: null,
      rootUri: null,
      workspaceFolders: [{ uri: ROOT, name: 'plan' }],
      capabilities: { textDocument: { diagnostic: {} } },
    });
    worker.tell('initialized', {});
    const files = Object.entries(example('acme')).map(([path, text]) => ({ uri: `${ROOT}/${path}`, text }));
    worker.tell('outlay/files', { files });
    const uri = `${ROOT}/budgets/payments.yaml`;
    const text = files.find((it) => it.uri === uri)?.text ?? '';
    const open = {
      uri,
      languageId: 'yaml',
      version: 1,
      text: text.replace('costCenter: payments', 'costCenter: paiments'),
    };
    worker.tell('textDocument/didOpen', { textDocument: open });
    const found = async () => {
      const { items } = await worker.ask<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri },
      });
      return items.map((it) => it.code);
    };
    while ((await found()).length === 0) await new Promise((resume) => setTimeout(resume, 20));
    assert.deepEqual(await found(), ['unknown-reference']);
    const status = await worker.ask<Status>('outlay/status', { workspace: ROOT });
    assert.match(status.tooltip.join(' '), /there is no Git in a browser/);
    worker.tell('textDocument/didClose', { textDocument: { uri } });
    assert.deepEqual(await found(), []);
    worker.tell('outlay/files', {
      files: files.map((it) => ({ uri: it.uri, text: it.uri === uri ? null : it.text })),
    });
    const hover = () =>
      worker.ask('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 1 } });
    while ((await hover()) !== null) await new Promise((resume) => setTimeout(resume, 20));
  });

  it('names no module of Node', () => {
    assert.doesNotMatch(readFileSync(BUNDLE, 'utf8'), /require\(["']|["']node:/);
  });
});

/** Runs a script with what a worker has, and nothing else. */
class Worker {
  #post: (event: { readonly data: unknown }) => void = () => {};
  readonly #answers: Map<number, (message: ResponseMessage) => void> = new Map();
  #asked = 0;

  constructor(script: string) {
    const scope: Record<string, unknown> = {
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      queueMicrotask,
      MessageChannel,
      TextEncoder,
      TextDecoder,
      performance,
      console,
      addEventListener: () => {},
      postMessage: (message: Message) => this.#hear(structuredClone(message)),
    };
    scope.self = scope;
    const context = createContext(scope);
    runInContext(script, context);
    this.#post = (event) => {
      const { onmessage } = scope;
      assert.ok(typeof onmessage === 'function');
      onmessage(structuredClone(event));
    };
  }

  ask<Answer>(method: string, params: object): Promise<Answer> {
    const id = ++this.#asked;
    const request: RequestMessage = { jsonrpc: '2.0', id, method, params };
    return new Promise((resolve, reject) => {
      this.#answers.set(id, ({ error, result }) =>
        error ? reject(new Error(error.message)) : resolve(result as Answer),
      );
      this.#post({ data: request });
    });
  }

  tell(method: string, params: object): void {
    const notification: NotificationMessage = { jsonrpc: '2.0', method, params };
    this.#post({ data: notification });
  }

  #hear(message: Message): void {
    if (isResponse(message) && typeof message.id === 'number') this.#answers.get(message.id)?.(message);
  }
}

function isResponse(message: Message): message is ResponseMessage {
  return 'id' in message && !('method' in message);
}
