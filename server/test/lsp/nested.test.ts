/** A workspace inside of another one comes and goes with its `outlay.yaml`. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean, scratch } from '../host/scratch.ts';
import { connect, PUSH, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';
const WATCHING = { ...PUSH, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

describe('the server', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  for (const gone of ['nested/outlay.yaml', 'nested'])
    it(`closes a workspace inside of another one when ${gone} goes, and opens it when it is back`, async () => {
      const made = acme();
      const settings = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
      const budget = readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod');
      const write = () => {
        made.write('nested/outlay.yaml', settings);
        made.write('nested/open.yaml', budget.replace('payments }', 'open }'));
        made.write('nested/closed.yaml', budget.replace('payments }', 'closed }'));
      };
      write();
      const client = await connect(made.path, { capabilities: WATCHING });
      const touch = (path: string) => {
        const changes = [{ uri: client.uri(path), type: 2 }];
        client.notify('workspace/didChangeWatchedFiles', { changes });
        return client.told.length;
      };
      const isUnknown = ({ diagnostics }: PublishDiagnosticsParams) =>
        diagnostics.some((it) => it.code === 'unknown-reference');
      client.open('nested/open.yaml');
      await client.published('nested/open.yaml', isUnknown);
      await client.published('nested/closed.yaml', isUnknown);
      // what is unknown inside is known in the workspace around it
      made.write('outlay.yaml', settings.replace('name: cloud', 'name: clod, title: Around'));
      touch('outlay.yaml');
      rmSync(join(made.path, gone), { recursive: true });
      const left = touch(gone);
      await client.published('nested/closed.yaml', (it) => !isUnknown(it), left);
      await client.published('nested/open.yaml', (it) => !isUnknown(it), left);
      const position = { line: 7, character: 35 };
      await client.until(
        () =>
          client.request('textDocument/hover', {
            textDocument: { uri: client.uri('nested/open.yaml') },
            position,
          }),
        (it) => JSON.stringify(it).includes('Around'),
      );
      write();
      const back = touch('nested/outlay.yaml');
      await client.published('nested/open.yaml', isUnknown, back);
    });

  it('answers for what was opened while another branch had no workspace in the folder', async () => {
    const made = acme();
    const settings = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    const client = await connect(made.path, { capabilities: WATCHING });
    await client.read();
    const touch = (type: number) =>
      client.notify('workspace/didChangeWatchedFiles', {
        changes: [{ uri: client.uri('outlay.yaml'), type }],
      });
    rmSync(join(made.path, 'outlay.yaml'));
    touch(3);
    client.open(PATH);
    const textDocument = { uri: client.uri(PATH) };
    const ask = () => client.request('textDocument/documentSymbol', { textDocument });
    assert.equal(await ask(), null);
    made.write('outlay.yaml', settings);
    touch(1);
    await client.until(ask, (it) => JSON.stringify(it).includes('compute'));
  });

  it('still shows what is wrong in a workspace when the one around it is closed', async () => {
    const made = scratch();
    const { path } = acme();
    const settings = readFileSync(join(path, 'outlay.yaml'), 'utf8');
    const wrong = readFileSync(join(path, PATH), 'utf8').replace('cloud', 'clod');
    for (const folder of ['outer', 'outer/inner']) {
      made.write(`${folder}/outlay.yaml`, settings);
      made.write(`${folder}/wrong.yaml`, wrong);
    }
    const client = await connect(made.path, { capabilities: WATCHING });
    const isWrong = ({ diagnostics }: PublishDiagnosticsParams) => diagnostics.length > 0;
    for (const it of ['outer/outlay.yaml', 'outer/inner/outlay.yaml']) client.open(it);
    for (const it of ['outer/wrong.yaml', 'outer/inner/wrong.yaml']) await client.published(it, isWrong);
    const left = client.told.length;
    rmSync(join(made.path, 'outer/outlay.yaml'));
    client.notify('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('outer/outlay.yaml'), type: 3 }],
    });
    await client.published('outer/wrong.yaml', (it) => !isWrong(it), left);
    await client.request('workspace/symbol', { query: '' });
    const about = client.told.slice(left).filter((it) => JSON.stringify(it).includes('inner/wrong.yaml'));
    assert.deepEqual(about, []);
  });
});
