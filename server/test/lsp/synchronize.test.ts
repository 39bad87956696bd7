import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { acme } from '../cli/run.ts';
import { clean, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, rows, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';

/** Puts `text` in place of what stands from one place to another, both as line and character. */
function replace(
  from: readonly [number, number],
  to: readonly [number, number],
  text: string,
): TextDocumentContentChangeEvent {
  return { range: { start: at(from), end: at(to) }, text };
}

function at([line, character]: readonly [number, number]) {
  return { line, character };
}

describe('buffers', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('hide the file on disk until they are closed', async () => {
    const { path } = acme();
    const client = await connect(path);
    client.open(PATH);
    client.change(PATH, replace([4, 14], [4, 22], 'nowhere'));
    const { diagnostics } = await client.published(PATH, (it) => it.diagnostics.length > 0);
    assert.deepEqual(rows(diagnostics), ['4:14-4:21 error unknown-reference']);
    const heard = client.told.length;
    client.close(PATH);
    const closed = await client.published(PATH, () => true, heard);
    assert.deepEqual(closed.diagnostics, []);
  });

  it('take edits one after the other, whatever they cut', async () => {
    const { path } = acme();
    const client = await connect(path, { capabilities: PULL });
    client.open(PATH);
    const edits = [
      replace([7, 0], [7, 0], '    - { name: "näh 🙂", category: cloud, amount: 1k }\r\n'),
      replace([7, 17], [7, 19], '🙂'),
      replace([6, 8], [7, 4], ''),
      replace([0, 0], [0, 0], '# begins\n'),
      replace([99, 0], [99, 0], '\n# ends'),
    ];
    for (const edit of edits) client.change(PATH, edit);
    const together = await client.settled(PATH);
    const fresh = await connect(path, { capabilities: PULL });
    fresh.open(PATH, edited(readFileSync(join(path, PATH), 'utf8'), edits));
    assert.deepEqual(together, await fresh.settled(PATH));
    assert.notEqual(together.length, 0);
  });

  it('count bytes where the client does', async () => {
    const { path } = acme();
    const utf8 = { ...PULL, general: { positionEncodings: ['utf-8', 'utf-16'] } };
    const client = await connect(path, { capabilities: utf8 });
    assert.equal(client.result.capabilities.positionEncoding, 'utf-8');
    const text = readFileSync(join(path, PATH), 'utf8');
    client.open(
      PATH,
      text
        .replace('payments }', 'payments, title: "ü🙂" }')
        .replace('costCenter: payments', 'costCenter: "ü🙂"'),
    );
    assert.deepEqual(rows(await client.settled(PATH)), ['4:14-4:22 error unknown-reference']);
    client.change(PATH, replace([4, 17], [4, 21], 'x'));
    assert.deepEqual(rows(await client.settled(PATH)), ['4:14-4:19 error unknown-reference']);
  });

  it('of files that are not there yet count', async () => {
    const { path } = acme();
    const client = await connect(path, { capabilities: PULL });
    await client.read();
    const budget = readFileSync(join(path, PATH), 'utf8');
    client.open('budgets/new.yaml', budget);
    // the second budget of that name, by path
    await client.until(
      () => client.settled(PATH),
      (all) => all.some((it) => it.code === 'duplicate-name'),
    );
    client.close('budgets/new.yaml');
    assert.deepEqual(await client.settled(PATH), []);
  });

  it('of files that Git ignores do not count', async () => {
    const made = acme();
    made.write('.gitignore', '.cache/\nscratch/\n');
    made.write('scratch/payments.yaml', readFileSync(join(made.path, PATH), 'utf8'));
    const client = await connect(made.path, { capabilities: PULL });
    client.open('scratch/payments.yaml');
    await client.read();
    assert.deepEqual(await client.settled(PATH), []);
    assert.deepEqual(await client.settled('scratch/payments.yaml'), []);
  });
});

describe('files on disk', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('are watched by a client that can, with what decides about the base', async () => {
    const { path } = acme();
    const client = await connect(path, {
      capabilities: {
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      },
    });
    const { params } = await client.heard(
      'a registration',
      (it) => it.method === 'client/registerCapability',
    );
    assert.match(JSON.stringify(params), /\*\.\{yaml/);
    assert.match(
      JSON.stringify(params),
      /"baseUri":"file:\/\/[^"]*\.git","pattern":"\{HEAD,packed-refs,refs/,
    );
  });

  it('are read again when the client tells of them', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching });
    await client.read();
    await client.heard('a registration', (it) => it.method === 'client/registerCapability');
    made.write('budgets/search.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    tell(client, 'budgets/search.yaml');
    await client.published('budgets/search.yaml', (it) => it.diagnostics.length > 0);
    rmSync(join(made.path, 'budgets/search.yaml'));
    tell(client, 'budgets/search.yaml');
    await client.published('budgets/search.yaml', (it) => it.diagnostics.length === 0);
    made.write('budgets/new.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    tell(client, 'budgets/new.yaml');
    await client.published('budgets/new.yaml', (it) => it.diagnostics.length > 0);
  });

  it('are read again as soon as they are watched: what changed while they were read was told by nobody', async () => {
    for (const capabilities of [watching, PUSH]) {
      const made = acme();
      const client = await connect(made.path, { capabilities });
      // before the client watches, and before the server does
      if (capabilities === PUSH) await client.read();
      else await client.heard('a registration', (it) => it.method === 'client/registerCapability');
      made.write('budgets/new.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
      await client.published('budgets/new.yaml', (it) => it.diagnostics.length > 0);
    }
  }).timeout(60_000);

  it('that become links out of the workspace are no longer read', async () => {
    const made = acme();
    const outside = acme();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    rmSync(join(made.path, PATH));
    symlinkSync(join(outside.path, PATH), join(made.path, PATH));
    tell(client, PATH);
    await client.published(PATH, (it) => it.diagnostics[0]?.code === 'unreadable-file');
    rmSync(join(made.path, PATH));
    cpSync(join(outside.path, PATH), join(made.path, PATH));
    tell(client, PATH);
    await client.published(PATH, (it) => it.diagnostics.length === 0);
  });

  it('of a folder that becomes a link are gone', async () => {
    const made = acme();
    made.write(PATH, readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod'));
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.published(PATH, (it) => it.diagnostics.length > 0);
    await client.heard('that it is read again', saysAgain);
    const outside = join(scratch().path, 'budgets');
    renameSync(join(made.path, 'budgets'), outside);
    symlinkSync(outside, join(made.path, 'budgets'));
    tell(client, PATH);
    await client.published(PATH, (it) => it.diagnostics.length === 0);
  });

  it('that links lead to are read again through these too', async () => {
    const made = acme();
    symlinkSync('payments.yaml', join(made.path, 'budgets/twin.yaml'));
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    made.write(PATH, readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod'));
    tell(client, PATH);
    await client.published('budgets/twin.yaml', (it) =>
      it.diagnostics.some(({ code }) => code === 'unknown-reference'),
    );
  });

  it('that a sparse checkout takes off the disk still count', async () => {
    const made = acme();
    const broken = readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod');
    made.write(PATH, broken);
    made.commit();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.published(PATH, (it) => it.diagnostics.length > 0);
    await client.heard('that it is read again', saysAgain);
    const heard = client.told.length;
    made.git('sparse-checkout', 'set', '--no-cone', '/*', '!/budgets');
    tell(client, PATH);
    await client.heard('that it is read again', saysAgain, heard);
    assert.notEqual((await client.settled(PATH)).length, 0);
  });

  it('come and go with what Git is told to ignore, in folders above the workspace too', async () => {
    for (const rules of ['.gitignore', '.git/info/exclude']) {
      const made = scratch();
      made.git('init', '-q', '-b', 'main');
      cpSync(acme().path, join(made.path, 'plan'), { recursive: true, filter: (it) => !it.endsWith('.git') });
      made.commit();
      made.write('plan/budgets/new.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
      const settings = { log: 'debug' };
      const client = await connect(join(made.path, 'plan'), { capabilities: PUSH, settings });
      await client.published('budgets/new.yaml', (it) => it.diagnostics.length > 0);
      await client.heard('that it is read again', saysAgain);
      made.write(rules, 'new.yaml\n');
      await client.published('budgets/new.yaml', (it) => it.diagnostics.length === 0);
    }
  }).timeout(60_000);

  it('are watched by patterns that all clients know, without those of Git', async () => {
    const client = await connect(acme().path, { capabilities: watching });
    const { params } = await client.heard(
      'a registration',
      (it) => it.method === 'client/registerCapability',
    );
    assert.deepEqual(
      [...JSON.stringify(params).matchAll(/"globPattern":"([^"]*)"/g)].map((it) => it[1]),
      ['**/*.{yaml,yml,csv}', '**/.gitignore', '**'],
    );
  });

  it('are watched by the server in folders of Git, where the client does so in its own only', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('a registration', (it) => it.method === 'client/registerCapability');
    await client.until(
      async () => {
        made.git('commit', '-q', '--allow-empty', '-m', 'more');
        return client.told;
      },
      (told) => told.some(saysAgain),
    );
  });

  it('are watched by the server where the client cannot, also if it said that it can', async () => {
    for (const options of [
      { capabilities: PUSH },
      { capabilities: watching, refuses: 'client/registerCapability' },
    ]) {
      const made = acme();
      const client = await connect(made.path, options);
      await client.read();
      await client.until(
        async () => {
          made.write('budgets/search.yaml', `apiVersion: outlay/v1\nkind: Budget\n#${client.told.length}\n`);
          return client.told;
        },
        (told) => told.some((it) => JSON.stringify(it).includes('search.yaml')),
      );
      const errors = client.told.filter((it) => /"type":1/.test(JSON.stringify(it)));
      assert.deepEqual(errors, []);
    }
  });
});

const watching = { ...PUSH, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

function saysAgain(it: unknown): boolean {
  return JSON.stringify(it).includes(' again: ');
}

function tell(client: Client, path: string): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type: 2 }] });
}

/** As the protocol says it, on rows that end with LF or CRLF. */
function edited(text: string, edits: readonly TextDocumentContentChangeEvent[]): string {
  let now = text;
  for (const edit of edits) {
    if (!('range' in edit)) continue;
    const offset = ({ line, character }: { readonly line: number; readonly character: number }) => {
      const starts = [0, ...[...now.matchAll(/\r?\n/g)].map((it) => it.index + it[0].length)];
      return (starts[line] ?? now.length) + (line < starts.length ? character : 0);
    };
    now = now.slice(0, offset(edit.range.start)) + edit.text + now.slice(offset(edit.range.end));
  }
  return now;
}
