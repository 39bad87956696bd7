import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { faultsOf, hoverAt, isWell, PATH, refusalOf } from './answered.ts';
import { connect, launch, PULL, PUSH, rows, stopAll } from './client.ts';

const INVALID_REQUEST = -32600;
const NOT_INITIALIZED = -32002;

describe('the language server', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('says what it can do, and no more than the client can take', async () => {
    const { path } = acme();
    const push = await connect(path, { capabilities: PUSH });
    assert.equal(push.result.serverInfo?.name, 'outlay');
    assert.equal(push.result.capabilities.diagnosticProvider, undefined);
    assert.equal(push.result.capabilities.positionEncoding, 'utf-16');
    const pull = await connect(path, { capabilities: PULL });
    assert.deepEqual(pull.result.capabilities.diagnosticProvider, {
      identifier: 'outlay',
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
  });

  it('ends with 0 after shutdown, and with 1 without', async () => {
    const { path } = acme();
    const client = await connect(path);
    await client.request('shutdown');
    client.notify('exit', undefined);
    assert.equal(await client.exited(), 0);
    const other = await connect(path);
    other.notify('exit', undefined);
    assert.equal(await other.exited(), 1);
  });

  it('ends with a client that is gone', async () => {
    const client = await connect(acme().path);
    client.process.stdin?.end();
    assert.equal(await client.exited(), 1);
    const other = await connect(acme().path);
    await other.request('shutdown');
    other.process.stdin?.end();
    assert.equal(await other.exited(), 0);
  });

  it('shows how far the first reading is', async () => {
    const { path } = acme();
    const client = await connect(path, { capabilities: { window: { workDoneProgress: true } } });
    await client.read();
    const kinds = client.told
      .filter((it) => it.method === '$/progress')
      .map((it) => Reflect.get(Object(Reflect.get(Object(it.params), 'value')), 'kind'));
    assert.equal(kinds[0], 'begin');
    assert.equal(kinds.at(-1), 'end');
    assert.equal(client.told[0]?.method, 'window/workDoneProgress/create');
  });

  it('finds the workspace above the folder that is open', async () => {
    const made = acme();
    made.write('budgets/payments.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    const client = await connect(made.path, { folders: [`${made.path}/budgets`] });
    const { diagnostics } = await client.published('budgets/payments.yaml');
    assert.deepEqual(rows(diagnostics), ['0:0-0:10 error malformed-item', '0:0-0:10 error malformed-item']);
  });

  it('answers nothing before it is initialized, and is so once', async () => {
    const client = launch(acme().path);
    client.open('outlay.yaml');
    client.notify('initialized', {});
    assert.equal(await refusalOf(client, ...hoverAt(client)), NOT_INITIALIZED);
    assert.equal(await refusalOf(client, 'workspace/symbol', { query: '' }), NOT_INITIALIZED);
    assert.deepEqual(client.told, []);
    await client.start({ capabilities: PULL });
    assert.equal(
      await refusalOf(client, 'initialize', { processId: null, capabilities: {} }),
      INVALID_REQUEST,
    );
    client.open(PATH);
    await isWell(client);
  });

  it('answers nothing after shutdown', async () => {
    const client = await connect(acme().path);
    await client.request('shutdown');
    for (const [method, params] of [
      hoverAt(client),
      ['shutdown', {}],
      ['initialize', { capabilities: {} }],
    ] as const)
      assert.equal(await refusalOf(client, method, params), INVALID_REQUEST, method);
    client.notify('exit', undefined);
    assert.equal(await client.exited(), 0);
  });

  it('reads although the client shows no progress that it said it would', async () => {
    const client = await connect(acme().path, {
      capabilities: { ...PULL, window: { workDoneProgress: true } },
      refuses: 'window/workDoneProgress/create',
    });
    client.open(PATH);
    await isWell(client);
    assert.equal(client.count('$/progress'), 0);
  });

  it('reads although the client does not say what is set', async () => {
    const client = await connect(acme().path, {
      capabilities: PULL,
      settings: {},
      refuses: 'workspace/configuration',
    });
    client.open(PATH);
    await client.read();
    assert.deepEqual(await client.settled(PATH), []);
  });

  it('serves a client whose folders are none', async () => {
    for (const workspaceFolders of ['x', 7, {}, [null, 7, {}, { uri: 7 }], [{ uri: 'file:///no/such' }]]) {
      const client = launch(acme().path);
      await client.request('initialize', {
        workspaceFolders,
        capabilities: { textDocument: { diagnostic: {} } },
      });
      client.notify('initialized', {});
      const outside = JSON.stringify(workspaceFolders).includes('no/such');
      client.open(PATH);
      assert.equal((await client.request(...hoverAt(client))) === null, outside, String(workspaceFolders));
      assert.deepEqual(faultsOf(client), []);
    }
  });

  it('keeps to the folders of its client from the beginning', async () => {
    const other = acme();
    const client = launch(other.path);
    const folder = pathToFileURL(acme().path).href;
    await client.request('initialize', {
      workspaceFolders: [{ uri: folder, name: 'acme' }],
      capabilities: {},
    });
    // before it is told that all is ready
    client.open(PATH);
    client.notify('initialized', {});
    await client.read();
    assert.equal(await client.request(...hoverAt(client)), null);
    assert.doesNotMatch(JSON.stringify(client.told), new RegExp(other.path));
  });

  it('goes on where a folder is removed while it is read', async () => {
    const made = acme();
    for (let i = 0; i < 500; i++)
      made.write(`budgets/more-${i}.yaml`, 'apiVersion: outlay/v1\nkind: Budget\n');
    const kept = acme();
    const client = await connect(kept.path, { capabilities: PULL, folders: [made.path, kept.path] });
    const removed = [{ uri: pathToFileURL(made.path).href, name: 'made' }];
    rmSync(made.path, { recursive: true });
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed } });
    client.open(PATH);
    assert.deepEqual(await client.settled(PATH), []);
    await isWell(client);
  });
});
