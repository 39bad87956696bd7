import assert from 'node:assert/strict';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { connect, PULL, PUSH, rows, stopAll } from './client.ts';

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
});
