/** Bugs of ours, which a host brings in: one costs one answer. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import type { Host } from '../../src/lsp/host.ts';
import { startServer } from '../../src/lsp/start.ts';
import { browserHost } from '../../src/main/browser-host.ts';
import { FILES } from '../../src/protocol.ts';
import { example } from '../analysis/workspaces.ts';

const ROOT = 'memory://examples/minimal';
const INTERNAL_ERROR = -32603;

describe('a bug', () => {
  it('in an answer costs that answer, and is named in the log', async () => {
    const pageOf = () => {
      throw new Error('a bug in a page');
    };
    const { client, log } = await serve({ ...browserHost(), pageOf });
    await client.sendNotification(FILES, { files: wrongFiles() });
    const textDocument = { uri: `${ROOT}/plan.yaml` };
    const position = { line: 1, character: 1 };
    assert.notEqual(await client.sendRequest('textDocument/hover', { textDocument, position }), null);
    await assert.rejects(client.sendRequest('textDocument/diagnostic', { textDocument }), {
      code: INTERNAL_ERROR,
      message: 'textDocument/diagnostic failed; see the log',
    });
    assert.match(
      log.join('\n'),
      /textDocument\/diagnostic failed, please report it: Error: a bug in a page\n +at /,
    );
    assert.notEqual(await client.sendRequest('textDocument/hover', { textDocument, position }), null);
    client.dispose();
  });

  it('in what is told costs that', async () => {
    const take = () => {
      throw new Error('a bug in taking');
    };
    const { client, log } = await serve({ ...browserHost(), take });
    await client.sendNotification(FILES, { files: wrongFiles() });
    assert.deepEqual(await client.sendRequest('workspace/symbol', { query: '' }), []);
    assert.match(log.join('\n'), /outlay\/files failed, please report it: Error: a bug in taking\n +at /);
    client.dispose();
  });
});

/** One refers to what is not there. */
function wrongFiles() {
  return Object.entries(example('minimal')).map(([path, text]) => ({
    uri: `${ROOT}/${path}`,
    text: text.replace('costCenter: shop', 'costCenter: nowhere'),
  }));
}

interface Served {
  readonly client: MessageConnection;
  /** What its log says. */
  readonly log: readonly string[];
}

/** A server in this process, initialized. */
async function serve(host: Host): Promise<Served> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), host, '0');
  const client = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const log: string[] = [];
  client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    log.push(message);
  });
  client.listen();
  await client.sendRequest('initialize', {
    processId: null,
    workspaceFolders: [{ uri: ROOT, name: 'plan' }],
    capabilities: { textDocument: { diagnostic: {} } },
  });
  await client.sendNotification('initialized', {});
  return { client, log };
}
