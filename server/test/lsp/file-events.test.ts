/** What happens on disk, told by the client or seen by the server itself. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { acme } from '../cli/run.ts';
import { clean, scratch } from '../host/scratch.ts';
import { connect, PUSH, stopAll } from './client.ts';
import { saysAgain, tellChanged } from './watched.ts';

const PATH = 'budgets/payments.yaml';

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
      /"baseUri":"file:\/\/[^"]*\.git","pattern":"\{HEAD,index,packed-refs,refs/,
    );
  });

  it('are read again when the client tells of them', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching });
    await client.read();
    await client.heard('a registration', (it) => it.method === 'client/registerCapability');
    made.write('budgets/search.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    tellChanged(client, 'budgets/search.yaml');
    await client.published('budgets/search.yaml', (it) => it.diagnostics.length > 0);
    rmSync(join(made.path, 'budgets/search.yaml'));
    tellChanged(client, 'budgets/search.yaml');
    await client.published('budgets/search.yaml', (it) => it.diagnostics.length === 0);
    made.write('budgets/new.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    tellChanged(client, 'budgets/new.yaml');
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
    tellChanged(client, PATH);
    await client.published(PATH, (it) => it.diagnostics[0]?.code === 'unreadable-file');
    rmSync(join(made.path, PATH));
    cpSync(join(outside.path, PATH), join(made.path, PATH));
    tellChanged(client, PATH);
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
    tellChanged(client, PATH);
    await client.published(PATH, (it) => it.diagnostics.length === 0);
  });

  it('are found in a folder that comes with all in it, of which nothing else is told', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    const { params } = await client.heard(
      'a registration',
      (it) => it.method === 'client/registerCapability',
    );
    assert.match(JSON.stringify(params), /"globPattern":"\*\*","kind":5/);
    const elsewhere = scratch();
    elsewhere.write('new/deep/plan.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    renameSync(join(elsewhere.path, 'new'), join(made.path, 'new'));
    tellChanged(client, 'new');
    await client.published('new/deep/plan.yaml', (it) => it.diagnostics.length > 0);
  });

  it('that Git ignores count as soon as it tracks them, and of its index nothing else is looked at', async () => {
    const made = acme();
    made.write('.gitignore', '.cache/\nlocal/\n');
    made.write('local/plan.yaml', 'apiVersion: outlay/v1\nkind: Budget\n');
    for (const capabilities of [PUSH, watching]) {
      const client = await connect(made.path, { capabilities, settings: { log: 'debug' } });
      await client.heard('that it is read again', saysAgain);
      const before = client.told.filter(saysAgain).length;
      made.write('budgets/search.yaml', readFileSync(join(made.path, 'budgets/search.yaml')));
      made.git('status');
      await new Promise((resume) => setTimeout(resume, 500));
      assert.equal(client.told.filter(saysAgain).length, before);
      made.git('add', '-f', 'local/plan.yaml');
      await client.published('local/plan.yaml', (it) => it.diagnostics.length > 0);
      made.git('rm', '-q', '--cached', 'local/plan.yaml');
      await client.published('local/plan.yaml', (it) => it.diagnostics.length === 0, client.told.length);
    }
  }).timeout(60_000);

  it('are compared with the first commit of what becomes a repository, and no more when it is none', async () => {
    for (const capabilities of [PUSH, CODE]) {
      const made = acme();
      rmSync(join(made.path, '.git'), { recursive: true });
      const client = await connect(made.path, { capabilities, settings: { log: 'debug' } });
      await client.heard('that it is read again', saysAgain);
      const says = async (pattern: RegExp, path: string, git: () => void) => {
        git();
        if (capabilities === CODE) tellChanged(client, path);
        const workspace = client.uri('').replace(/\/$/, '');
        await client.until(
          () => client.request('outlay/status', { workspace }),
          (it) => pattern.test(JSON.stringify(it)),
        );
      };
      await says(/no commit yet/, '.git', () => made.git('init', '-q', '-b', 'main'));
      await client.until(
        async () => JSON.stringify(client.told),
        (it) => capabilities === PUSH || /"baseUri":"[^"]*\.git"/.test(it),
      );
      await says(/no change against main/, '.git/refs/heads/main', () => void made.commit());
      await says(/not in a Git repository/, '.git', () =>
        rmSync(join(made.path, '.git'), { recursive: true }),
      );
    }
  }).timeout(60_000);

  it('that are moved while they are open are counted once', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    client.open(PATH);
    const heard = client.told.length;
    renameSync(join(made.path, PATH), join(made.path, 'budgets/moved.yaml'));
    tellChanged(client, PATH);
    tellChanged(client, 'budgets/moved.yaml');
    await client.heard('that it is read again', saysAgain, heard);
    const workspace = client.uri('').replace(/\/$/, '');
    assert.match(
      JSON.stringify(await client.request('outlay/status', { workspace })),
      /no change against main/,
    );
  });

  it('that links lead to are read again through these too', async () => {
    const made = acme();
    symlinkSync('payments.yaml', join(made.path, 'budgets/twin.yaml'));
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    made.write(PATH, readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod'));
    tellChanged(client, PATH);
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
    tellChanged(client, PATH);
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

  it('may say that the plan is compared with another branch', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: watching, settings: { log: 'debug' } });
    await client.heard('that it is read again', saysAgain);
    const settings = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    made.write('outlay.yaml', settings.replace('defaultBranch: main', 'defaultBranch: trunk'));
    tellChanged(client, 'outlay.yaml');
    const workspace = client.uri('').replace(/\/$/, '');
    await client.until(
      () => client.request('outlay/status', { workspace }),
      (it) => JSON.stringify(it).includes('no such branch: `trunk`'),
    );
  });

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

const CODE = {
  ...PUSH,
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
};
const watching = { ...PUSH, workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
