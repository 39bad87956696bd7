/** Files of values that documents name: when they are read, and read again. */
import assert from 'node:assert/strict';
import { acme } from '../cli/run.ts';
import { clean } from '../host/scratch.ts';
import { connect, PULL, PUSH, stopAll } from './client.ts';
import { saysAgain, tellChanged } from './watched.ts';

describe('files that documents name', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('are read as soon as a document names them, saved or not, and under every name', async () => {
    const made = acme();
    const driver = (file: string) =>
      `apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: traffic }\nspec: { unit: request, plan: { file: ${file} } }\n`;
    made.write('traffic.yaml', driver('one.csv'));
    for (const name of ['one', 'two', 'three'])
      made.write(`${name}.csv`, 'key,period,value\nsearch,2026-07..,100\n');
    const client = await connect(made.path, {
      capabilities: { ...PULL, ...WATCHING },
      settings: { log: 'debug' },
    });
    await client.heard('that it is read again', saysAgain);
    const isMissing = async () =>
      (await client.settled('traffic.yaml')).some((it) => it.code === 'missing-file');
    client.open('traffic.yaml');
    client.change('traffic.yaml', { text: driver('two.csv') });
    assert.equal(await isMissing(), false);
    client.change('traffic.yaml', { text: driver('four.csv') });
    assert.equal(await isMissing(), true);
    client.close('traffic.yaml');
    made.write('traffic.yaml', driver('./three.csv'));
    tellChanged(client, 'traffic.yaml');
    await client.until(isMissing, (it) => !it);
    made.write('three.csv', 'key,period,value\nsearch,2026-07..,many\n');
    tellChanged(client, 'three.csv');
    await client.until(isMissing, (it) => it);
  });

  it('are found in a folder that comes with them', async () => {
    const made = acme();
    made.write(
      'traffic.yaml',
      'apiVersion: outlay/v1\nkind: Driver\nmetadata: { name: traffic }\nspec: { unit: request, plan: { file: new/traffic.csv } }\n',
    );
    const client = await connect(made.path, {
      capabilities: { ...PUSH, ...WATCHING },
      settings: { log: 'debug' },
    });
    await client.published('traffic.yaml', (it) =>
      it.diagnostics.some(({ code }) => code === 'missing-file'),
    );
    await client.heard('that it is read again', saysAgain);
    made.write('new/traffic.csv', 'key,period,value\nsearch,2026-07..,100\n');
    tellChanged(client, 'new');
    await client.published(
      'traffic.yaml',
      (it) => it.diagnostics.every(({ code }) => code !== 'missing-file'),
      client.told.length,
    );
  });
});

const WATCHING = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
