/** Clients that send what no client should: they get an answer, and whoever asks properly afterwards the right one. */
import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Positions } from '../../src/lsp/positions.ts';
import { REQUESTS } from '../../src/protocol.ts';
import { clean, scratch } from '../host/scratch.ts';
import { QUESTION } from '../ide/preview/acme.ts';
import {
  answerOf,
  everyRequest,
  hoverAt,
  isWell,
  PATH,
  refusalOf,
  textOf,
  withOpenFile,
} from './answered.ts';
import { type Client, stopAll } from './client.ts';
import { positionsIn, type Request } from './requests.ts';

const UNKNOWN_METHOD = -32601;
const INVALID_PARAMS = -32602;

const NONSENSE = [null, 7, 'x', true, [], {}, [null], ['x'], undefined];

const NOTIFICATIONS = [
  'textDocument/didOpen',
  'textDocument/didChange',
  'textDocument/didClose',
  'textDocument/didSave',
  'workspace/didChangeWatchedFiles',
  'workspace/didChangeWorkspaceFolders',
  'workspace/didChangeConfiguration',
  'outlay/trust',
  'outlay/files',
];

describe('a hostile client', () => {
  let client: Client;

  beforeEach(async () => {
    client = await withOpenFile();
  });

  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('leaves out parameters, or sends others', async () => {
    for (const [method, params] of everyRequest(client))
      for (const bad of nonsenseFor(params)) await answerOf(client, method, bad);
    const textDocument = { uri: client.uri(PATH), version: 2, text: '' };
    const told = { textDocument, contentChanges: [{ text: '' }], changes: [], event: {}, files: [] };
    for (const method of NOTIFICATIONS)
      for (const bad of [...nonsenseFor(told), { textDocument, contentChanges: [7] }])
        client.notify(method, bad);
    client.notify('outlay/trust', { trusted: true });
    client.open(PATH);
    await isWell(client);
  }).timeout(30_000);

  it('chooses what is not offered', async () => {
    const workspace = client.uri('');
    const rows = { workspace, question: QUESTION, offset: 0, count: 5 };
    const { unchanged: _, ...incomplete } = QUESTION;
    const questions = [
      incomplete,
      { ...QUESTION, scope: { kind: 'vendor' } },
      { ...QUESTION, scope: { kind: 'center' } },
      { ...QUESTION, scope: { kind: 'file', name: 'x' } },
      { ...QUESTION, sort: { column: 'constructor', order: 'ascending' } },
      { ...QUESTION, sort: { column: 'label', order: 'up' } },
    ].map((question): Request => [REQUESTS.rows, { ...rows, question }]);
    const others: readonly Request[] = [
      [REQUESTS.explain, { ...rows, row: 'all', figure: 'sum' }],
      [REQUESTS.export, { ...rows, format: 'pdf' }],
      ...[{ kind: 'tag' }, { kind: 'revision', name: 'main' }, { kind: 'version', name: null }].map(
        (against): Request => [REQUESTS.compare, { workspace, against }],
      ),
    ];
    for (const [method, params] of [...questions, ...others])
      assert.equal(await refusalOf(client, method, params), INVALID_PARAMS, JSON.stringify(params));
    await isWell(client);
  });

  it('says nothing in words', async () => {
    const workspace = client.uri('');
    const rows = { workspace, question: QUESTION, offset: 0, count: 5 };
    const nothing = { ...rows, question: { ...QUESTION, sort: null, selected: null } };
    for (const [method, without, withNull] of [
      [REQUESTS.impact, rows, nothing],
      [
        REQUESTS.plan,
        { workspace, group: 'vendor' },
        { workspace, group: 'vendor', center: null, depth: null },
      ],
      [REQUESTS.tree, { workspace }, { workspace, parent: null }],
    ] as const)
      assert.deepEqual(await client.request(method, withNull), await client.request(method, without), method);
    await isWell(client);
  });

  it('asks about places that are none', async () => {
    const text = `# 🙂\r\n# ü\r${textOf(client)}# 🙂`;
    client.change(PATH, { text });
    const positions = new Positions(text, 'utf-16');
    for (const position of [
      { line: -1, character: -7 },
      { line: 0, character: 3 },
      { line: 0, character: 5 },
      { line: 0, character: 99 },
      { line: 2, character: -1 },
      { line: 99, character: 0 },
      { line: 2 ** 31, character: 2 ** 53 },
      { line: 1e300, character: -1e300 },
      { line: 1.5, character: 2.5 },
    ])
      for (const request of everyRequest(client, position)) {
        const found = await answerOf(client, ...request);
        for (const [file = client.uri(PATH), at] of positionsIn(found))
          if (file.endsWith(PATH)) assert.deepEqual(positions.position(positions.offset(at)), at, request[0]);
      }
    client.change(PATH, { text: textOf(client) });
    await isWell(client);
  }).timeout(30_000);

  it('asks about what is in no workspace, and learns nothing', async () => {
    const other = scratch();
    other.write('secret.yaml', 'classified: 1\n');
    other.write('outlay.yaml', 'classified: 1\n');
    const out = pathToFileURL(other.path).href;
    symlinkSync(join(other.path, 'secret.yaml'), fileURLToPath(client.uri('budgets/link.yaml')));
    symlinkSync(other.path, fileURLToPath(client.uri('linked')));
    const up = '..%2F'.repeat(12);
    const uris = [
      `${out}/secret.yaml`,
      client.uri('budgets/link.yaml'),
      client.uri('linked/secret.yaml'),
      `${client.uri('budgets')}/${up}${other.path.slice(1)}/secret.yaml`,
      `${client.uri('budgets')}/%2e%2e/%2E%2e${other.path}/secret.yaml`,
      `${client.uri('budgets')}\\..\\..\\secret.yaml`,
      `${client.uri('budgets')}/..%5C..%5Csecret.yaml`,
      `file:////${other.path}/secret.yaml`,
      `file://elsewhere${other.path}/secret.yaml`,
      `FILE://${other.path}/secret.yaml`,
      `${client.uri(PATH)}%00.yaml`,
      `${client.uri(PATH)}\0`,
      `${client.uri('')}/${'a/'.repeat(100_000)}b.yaml`,
      `${client.uri('')}/${'a'.repeat(1_000_000)}.yaml`,
      client.uri(''),
      client.uri('budgets'),
      'file://',
      'file:',
      'file:///%E0%A4%A',
      `git:${other.path}/secret.yaml`,
      `vscode-vfs://github/${other.path}/secret.yaml`,
      'untitled:Untitled-1',
      'constructor',
      '\u{1F642}',
      '',
    ];
    for (const uri of uris) {
      const textDocument = { uri, languageId: 'yaml', version: 1, text: 'kind: Budget\n' };
      client.notify('textDocument/didOpen', { textDocument });
      client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text: 'kind: Driver\n' }] });
      const at = { line: 0, character: 1 };
      for (const request of everyRequest(client, at, { uri, workspace: uri, path: uri })) {
        const found = await answerOf(client, ...request);
        assert.doesNotMatch(
          JSON.stringify(found ?? null),
          /classified/,
          `${request[0]} of ${uri.slice(0, 99)}`,
        );
      }
      client.notify('textDocument/didClose', { textDocument });
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
    }
    assert.doesNotMatch(JSON.stringify(client.told), /classified/);
    await isWell(client);
  }).timeout(30_000);

  it('calls what nobody knows, and cancels what it never asked', async () => {
    for (const method of ['no/such', '$/no', 'textDocument/moniker', 'constructor', '', '__proto__'])
      assert.equal(await refusalOf(client, method, {}), UNKNOWN_METHOD, method);
    for (const id of [99_999, 'x', null, undefined, {}, -1]) client.notify('$/cancelRequest', { id });
    client.notify('$/no', { id: 1 });
    client.notify('no/such', {});
    client.notify('$/progress', { token: 'none', value: { kind: 'end' } });
    client.notify('window/workDoneProgress/cancel', { token: 'none' });
    await isWell(client);
  });

  it('sends messages that are none', async () => {
    for (const message of ['Nonsense\r\n\r\n', 'Content-Type: x\r\n\r\n', 'Content-Length: 5\r\n\r\nabcde']) {
      client.process.stdin?.write(message);
      let isAnswered = false;
      const asking = answerOf(client, ...hoverAt(client)).then(() => {
        isAnswered = true;
      });
      // what comes together with a header that is none stays unread until more comes
      while (!isAnswered) {
        client.notify('$/no', {});
        await new Promise((resume) => setTimeout(resume, 5));
      }
      await asking;
    }
    await isWell(client);
  });
});

/** Parameters that are none, and some of which one member is none. */
function nonsenseFor(params: object): readonly unknown[] {
  const members = Object.keys(params);
  return [...NONSENSE, ...NONSENSE.flatMap((bad) => members.map((name) => ({ ...params, [name]: bad })))];
}
