/** What an earlier start has read is not read again, and no answer shows it. */
import assert from 'node:assert/strict';
import { readFileSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DRIVERS_PATH, generate } from '../../bench/generate.ts';
import { clean, type Scratch, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, stopAll } from './client.ts';

const FILES = 400;
/** A folder with one Budget, which is as another one. */
const TEAM = 'team';

describe('a server that was here before', () => {
  let made: Scratch;
  let budgets: readonly string[] = [];

  before(() => {
    made = scratch();
    const files = [...generate({ files: FILES, scars: false })];
    budgets = files.map((it) => it.path).filter((it) => it.startsWith('budgets/'));
    for (const { path, text } of files) made.write(path, text);
    made.write(
      `${TEAM}/plan.yaml`,
      files.find((it) => it.path === budgets[10])?.text.replace(/name: plan-\d+/, 'name: twin') ?? '',
    );
    made.write('.gitignore', '.cache/\n');
    made.git('init', '-q', '-b', 'main');
    made.commit('the plan');
    // else all of it is as young as the index
    const then = new Date('2020-01-01');
    for (const path of [...files.map((it) => it.path), `${TEAM}/plan.yaml`])
      utimesSync(join(made.path, path), then, then);
    made.git('update-index', '--refresh');
  });

  after(clean);
  afterEach(stopAll);

  it('answers as one that reads everything, after edits of Budgets and of what they read too', async () => {
    const cache = scratch();
    const env = { XDG_CACHE_HOME: cache.path };
    const first = await connect(made.path, { capabilities: PULL, env });
    await first.read();
    assert.equal(remembered(first), undefined);
    await first.heard('that it is remembered', saysRemembered);
    await first.stop();
    const warm = await connect(made.path, { capabilities: PULL, env });
    const fresh = await connect(made.path, { capabilities: PULL });
    await Promise.all([warm.read(), fresh.read()]);
    assert.ok(Number(remembered(warm)) > FILES / 2, `${remembered(warm)} remembered`);
    assert.equal(remembered(fresh), undefined);
    await compare(warm, fresh);
    const [one = '', two = ''] = budgets.slice(10);
    for (const client of [warm, fresh]) {
      client.open(one, text(one).replace(/amount: (\d)/, 'amount: 9$1'));
      client.open(two);
      client.change(two, { text: text(two).replace('costCenter: ', 'costCenter: nobody-') });
    }
    await compare(warm, fresh);
    for (const client of [warm, fresh])
      client.open('registry.yaml', text('registry.yaml').replace(/name: ([a-z]+)/g, 'name: $1-x'));
    await compare(warm, fresh);
    for (const client of [warm, fresh]) {
      client.close('registry.yaml');
      client.close(one);
    }
    await compare(warm, fresh);
  });

  it('knows a driver that is open from its start on by what the disk has, in this start and in the next', async () => {
    const cache = scratch().path;
    const path = DRIVERS_PATH;
    const stored = text(path);
    const start = async (at: string | undefined) => {
      const env = at === undefined ? {} : { XDG_CACHE_HOME: at };
      const client = await connect(made.path, { capabilities: PULL, env });
      client.open(path);
      await client.read();
      return client;
    };
    const first = await start(cache);
    await first.heard('that it is remembered', saysRemembered);
    await first.stop();
    const second = await start(cache);
    assert.ok(Number(remembered(second)) > FILES / 2, `${remembered(second)} remembered`);
    await second.stop();
    try {
      made.write(path, stored.replaceAll('4_', '5_'));
      made.commit('more people');
      const [warm, fresh] = await Promise.all([start(cache), start(undefined)]);
      await compare(warm, fresh);
    } finally {
      made.write(path, stored);
      made.commit('as many people as before');
    }
  });

  it('reads what it remembers while a driver is open that somebody may edit, and answers as before', async () => {
    const env = { XDG_CACHE_HOME: scratch().path };
    const first = await connect(made.path, { capabilities: PULL, env });
    await first.heard('that it is remembered', saysRemembered);
    await first.stop();
    const warm = await connect(made.path, { capabilities: PULL, env });
    const fresh = await connect(made.path, { capabilities: PULL });
    for (const client of [warm, fresh]) client.open(DRIVERS_PATH);
    await warm.heard('that all is read', ({ params }) =>
      /read what was remembered/.test(JSON.stringify(params)),
    );
    await fresh.read();
    await compare(warm, fresh);
    for (const client of [warm, fresh])
      client.change(DRIVERS_PATH, { text: text(DRIVERS_PATH).replaceAll('4_', '5_') });
    await compare(warm, fresh);
  });

  it('tells a client that is pushed to what an edit of a driver means for files that it has not read', async () => {
    const env = { XDG_CACHE_HOME: scratch().path };
    const first = await connect(made.path, { env });
    await first.heard('that it is remembered', saysRemembered);
    await first.stop();
    const warm = await connect(made.path, { env });
    await warm.read();
    warm.open(DRIVERS_PATH);
    warm.change(DRIVERS_PATH, { text: text(DRIVERS_PATH).replace(/ {4}company: .*\n/, '') });
    const readers = budgets.filter((it) => /workforce\/company/.test(text(it)));
    assert.ok(readers.length > 1);
    for (const it of readers)
      await warm.published(it, ({ diagnostics }) =>
        diagnostics.some(({ code }) => code === 'missing-driver-value'),
      );
  });

  it('notices that a folder is gone of which it has read nothing', async () => {
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } };
    const env = { XDG_CACHE_HOME: scratch().path };
    const start = () =>
      connect(made.path, { capabilities: { ...PULL, workspace: { ...PULL.workspace, ...workspace } }, env });
    const first = await start();
    await first.heard('that it is remembered', saysRemembered);
    await first.stop();
    const warm = await start();
    await warm.read();
    assert.ok(Number(remembered(warm)) > FILES / 2, `${remembered(warm)} remembered`);
    const tree = () => warm.request<unknown>('outlay/tree', { workspace: warm.uri('') });
    const away = join(scratch().path, 'away');
    renameSync(join(made.path, TEAM), away);
    warm.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: warm.uri(TEAM), type: 3 }] });
    await warm.until(tree, (it) => JSON.stringify(it).includes('"direction":"less"'));
    renameSync(away, join(made.path, TEAM));
  });

  function text(path: string): string {
    return readFileSync(join(made.path, path), 'utf8');
  }

  async function compare(warm: Client, fresh: Client): Promise<void> {
    const [a, b] = await Promise.all([warm, fresh].map((it) => answers(it)));
    assert.deepEqual(a, b);
  }

  async function answers(client: Client): Promise<unknown> {
    const lenses = budgets
      .slice(8, 14)
      .map((it) => client.request('textDocument/codeLens', { textDocument: { uri: client.uri(it) } }));
    return Promise.all([
      client.request('workspace/diagnostic', { previousResultIds: [] }),
      client.request('outlay/status', { workspace: client.uri('') }),
      client.request('outlay/tree', { workspace: client.uri('') }),
      client.request('workspace/symbol', { query: 'plan' }),
      ...lenses,
    ]);
  }
});

function saysRemembered({ params }: Client['told'][number]): boolean {
  return /remembered for the next start/.test(JSON.stringify(params ?? ''));
}

function remembered(client: Client): string | undefined {
  return /(\d+) remembered in/.exec(JSON.stringify(client.told))?.[1];
}
