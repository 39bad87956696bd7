/** While a large workspace is read, an editor is answered. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../../bench/generate.ts';
import { clean, type Scratch, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, stopAll } from './client.ts';
import { workedBy } from './worked.ts';

const FILES = 3000;
/** Of a Budget that is not broken. */
let path = '';

function large(): Scratch {
  const made = scratch();
  for (const file of generate({ files: FILES, scars: false })) {
    made.write(file.path, file.text);
    if (file.path.startsWith('budgets/')) path = file.path;
  }
  return made;
}

/** Puts a comment into the first row. */
const COMMENT = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  text: '# one more\n',
};

function hasRead(client: Client): boolean {
  return client.told.some((it) => JSON.stringify(it.params ?? '').includes('"read /'));
}

describe('while a large workspace is read', () => {
  let made: Scratch;

  before(() => {
    made = large();
  });

  after(clean);
  afterEach(stopAll);

  it('edits are answered within 50 ms, each with its own version', async () => {
    const client = await connect(made.path, { capabilities: PUSH });
    client.open(path);
    await client.published(path);
    const times: number[] = [];
    while (!hasRead(client)) {
      const from = client.told.length;
      const before = workedBy(client.process);
      const version = client.change(path, COMMENT);
      await client.published(path, (it) => it.version === version, from);
      times.push(workedBy(client.process) - before);
      await new Promise((resume) => setTimeout(resume, 10));
    }
    times.sort((a, b) => a - b);
    const most = times[Math.floor(times.length * 0.9)] ?? 0;
    assert.ok(times.length > 10 && most <= 50, `${times.length} edits, 90 % within ${most} ms`);
    const versions = client.told.flatMap(({ method, params }) =>
      method === 'textDocument/publishDiagnostics' && Reflect.get(Object(params), 'uri') === client.uri(path)
        ? [Number(Reflect.get(Object(params), 'version'))]
        : [],
    );
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
    );
  });

  it('what the text alone says is answered at once, and asked for again when all is known', async () => {
    const client = await connect(made.path, { capabilities: PULL });
    client.open(
      path,
      readFileSync(join(made.path, path), 'utf8').replace('costCenter: ', 'costCenter: nobody-'),
    );
    client.open('broken.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    const textDocument = { uri: client.uri('broken.yaml') };
    const early = await client.request<{ items: unknown[] }>('textDocument/diagnostic', { textDocument });
    const open = { textDocument: { uri: client.uri(path) } };
    assert.ok((await client.request<unknown[]>('textDocument/foldingRange', open)).length > 0);
    assert.equal(hasRead(client), false);
    assert.notEqual(early.items.length, 0);
    await client.heard('a wish for more', (it) => it.method === 'workspace/diagnostic/refresh');
    assert.ok((await client.settled(path)).some((it) => it.code === 'unknown-reference'));
  });

  it('who cancels does not wait for it', async () => {
    const client = await connect(made.path, { capabilities: PULL });
    client.open(path);
    const [answer, cancel] = client.cancellable('workspace/diagnostic', { previousResultIds: [] });
    setTimeout(cancel, 30);
    await assert.rejects(answer, { code: -32800 });
    assert.equal(hasRead(client), false);
  });

  it('a question about a text that has changed since is not answered', async () => {
    const client = await connect(made.path, { capabilities: PULL });
    client.open(path);
    const asked = client.request('textDocument/hover', {
      textDocument: { uri: client.uri(path) },
      position: { line: 1, character: 1 },
    });
    client.change(path, COMMENT);
    await assert.rejects(asked, { code: -32801 });
  });
});
