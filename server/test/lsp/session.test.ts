/** What a session goes through: other folders, another branch, other settings, hostile and broken clients. */
import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeLens } from 'vscode-languageserver';
import { acme, edit } from '../cli/run.ts';
import { clean, scratch } from '../host/scratch.ts';
import { type Client, connect, PULL, PUSH, rows, stopAll } from './client.ts';

const PATH = 'budgets/payments.yaml';
const REFRESHED = {
  ...PULL,
  workspace: { ...PULL.workspace, codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } },
};

async function lens(client: Client): Promise<string> {
  await client.read();
  const found = await client.request<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: client.uri(PATH) },
  });
  return found.map((it) => it.command?.title).join(' | ');
}

/** On the name of a Budget. */
function hoverAt(client: Client, path: string): object {
  return { textDocument: { uri: client.uri(path) }, position: { line: 2, character: 20 } };
}

describe('a session', () => {
  afterEach(async () => {
    await stopAll();
    clean();
  });

  it('has several workspaces, nested ones too, and folders that come and go', async () => {
    const one = acme();
    const two = acme();
    cpSync(join(two.path, 'outlay.yaml'), join(one.path, 'nested/outlay.yaml'));
    one.write('nested/budget.yaml', readFileSync(join(one.path, PATH), 'utf8').replace('cloud', 'clod'));
    const client = await connect(one.path, { folders: [one.path] });
    client.open('nested/budget.yaml');
    const nested = await client.published('nested/budget.yaml', (it) => it.diagnostics.length > 0);
    assert.deepEqual(rows(nested.diagnostics), ['7:33-7:37 error unknown-reference']);
    two.write(PATH, readFileSync(join(one.path, PATH), 'utf8').replace('cloud', 'clod'));
    const folder = { uri: pathToFileURL(two.path).href, name: 'two' };
    const uri = pathToFileURL(join(two.path, PATH)).href;
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    const at = await client.heard('of the second', (it) => JSON.stringify(it.params ?? '').includes(uri));
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    await client.heard(
      'that it is gone',
      (it) => it !== at && JSON.stringify(it.params ?? '').includes(`${uri}","diagnostics":[]`),
    );
  });

  it('takes what is open into a workspace that is made around it', async () => {
    const made = acme();
    const settings = readFileSync(join(made.path, 'outlay.yaml'), 'utf8');
    rmSync(join(made.path, 'outlay.yaml'));
    const client = await connect(made.path, { capabilities: PUSH });
    client.open(PATH, readFileSync(join(made.path, PATH), 'utf8').replace('cloud', 'clod'));
    client.open('outlay.yaml', settings);
    assert.equal(await client.request('textDocument/hover', hoverAt(client, PATH)), null);
    made.write('outlay.yaml', settings);
    client.notify('textDocument/didSave', { textDocument: { uri: client.uri('outlay.yaml') } });
    const { version, diagnostics } = await client.published(PATH, (it) => it.diagnostics.length > 0);
    assert.equal(version, 1);
    assert.deepEqual(rows(diagnostics), ['7:33-7:37 error unknown-reference']);
    client.change(PATH, { text: readFileSync(join(made.path, PATH), 'utf8') });
    await client.published(PATH, (it) => it.version === 2 && it.diagnostics.length === 0);
  });

  it('takes what is open into a workspace that is made inside of its own', async () => {
    const made = acme();
    const path = 'nested/budget.yaml';
    made.write(path, readFileSync(join(made.path, PATH), 'utf8').replace('payments }', 'nested }'));
    const client = await connect(made.path, { capabilities: PUSH });
    client.open(path);
    await client.read();
    cpSync(join(made.path, 'outlay.yaml'), join(made.path, 'nested/outlay.yaml'));
    client.open('nested/outlay.yaml');
    await client.until(
      () => client.request<unknown>('textDocument/hover', hoverAt(client, path)),
      (it) => JSON.stringify(it).includes('nested'),
    );
    client.change(path, {
      text: readFileSync(join(made.path, path), 'utf8').replace('1_152_000', '1_152_00O'),
    });
    await client.published(path, (it) => it.version === 2 && it.diagnostics.length > 0);
  });

  it('says nothing when it is told the settings that it has, nor where it looks again and nothing is new', async () => {
    const client = await connect(acme().path, {
      capabilities: REFRESHED,
      settings: { inlayHints: 'all', severities: { 'unused-driver': 'off' }, log: 'debug' },
    });
    await client.heard('that it has looked again', ({ params }) =>
      / again: /.test(Reflect.get(Object(params), 'message')),
    );
    await new Promise((resume) => setTimeout(resume, 100));
    const before = client.count('workspace/codeLens/refresh');
    assert.equal(before, 1);
    for (let i = 0; i < 3; i++) client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      async () => client.count('workspace/configuration'),
      (it) => it === 4,
    );
    client.settings = { inlayHints: 'off' };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      async () => client.count('workspace/codeLens/refresh'),
      (it) => it > before,
    );
    await new Promise((resume) => setTimeout(resume, 100));
    assert.equal(client.count('workspace/codeLens/refresh'), before + 1);
  });

  it('has the settings that it asked for last, in whatever order they come', async () => {
    const client = await connect(acme().path, { capabilities: PULL, settings: { inlayHints: 'off' } });
    client.open(PATH);
    await client.read();
    const answers: ((settings: readonly object[]) => void)[] = [];
    client.connection.onRequest('workspace/configuration', () => new Promise((keep) => answers.push(keep)));
    for (let i = 0; i < 2; i++) client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until(
      async () => answers.length,
      (it) => it === 2,
    );
    answers[1]?.([{ inlayHints: 'all' }]);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const hints = () =>
      client.request<readonly object[]>('textDocument/inlayHint', {
        textDocument: { uri: client.uri(PATH) },
        range,
      });
    await client.until(hints, (it) => it.length > 0);
    answers[0]?.([{ inlayHints: 'off' }]);
    await new Promise((resume) => setTimeout(resume, 100));
    assert.notDeepEqual(await hints(), []);
  });

  it('follows the branch that is checked out', async () => {
    const made = acme();
    edit(made, PATH, '1_152_000', '1_200_000');
    made.commit('more');
    const client = await connect(made.path, { capabilities: REFRESHED });
    client.open(PATH);
    assert.match(await lens(client), /48,000\.00 more than main/);
    made.git('checkout', '-q', 'main');
    client.change(PATH, { text: readFileSync(join(made.path, PATH), 'utf8') });
    await client.until(
      () => lens(client),
      (it) => /as on main/.test(it),
    );
    assert.ok(client.count('workspace/codeLens/refresh') > 0);
    assert.ok(client.count('workspace/inlayHint/refresh') > 0);
  });

  it('knows what is unsaved although the base is read later', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: REFRESHED });
    // before anything is read
    client.open(PATH, readFileSync(join(made.path, PATH), 'utf8').replace('1_152_000', '1_200_000'));
    assert.match(await lens(client), /48,000\.00 more than main/);
    client.settings = { base: 'HEAD' };
    client.notify('workspace/didChangeConfiguration', { settings: { outlay: { base: 'HEAD' } } });
    await client.until(
      () => lens(client),
      (it) => /48,000\.00 more than more-compute/.test(it),
    );
  });

  it('says why the effect is unknown', async () => {
    const made = acme();
    const plain = scratch();
    cpSync(join(made.path, 'outlay.yaml'), join(plain.path, 'outlay.yaml'));
    cpSync(join(made.path, PATH), join(plain.path, PATH));
    const client = await connect(plain.path, { capabilities: REFRESHED });
    client.open(PATH);
    assert.match(await lens(client), /effect unknown: the workspace is not in a Git repository/);
  });

  it('runs no Git in a folder that nobody trusts, until somebody does', async () => {
    const made = acme();
    edit(made, PATH, '1_152_000', '1_200_000');
    const client = await connect(made.path, {
      capabilities: REFRESHED,
      initializationOptions: { trusted: false },
    });
    client.open(PATH);
    assert.match(
      await lens(client),
      /effect unknown: this folder is not trusted: Git is not run in it until you trust it/,
    );
    client.notify('outlay/trust', { trusted: true });
    await client.until(
      () => lens(client),
      (it) => /48,000\.00 more than main/.test(it),
    );
  });

  it('takes other settings without a restart, and what is none as not said', async () => {
    const made = acme();
    const text = readFileSync(join(made.path, PATH), 'utf8').replace('category: saas', 'category: cloud');
    const client = await connect(made.path, {
      capabilities: PULL,
      settings: { severities: { 'unused-category': 'error' } },
    });
    client.open(PATH, text);
    const found = async () => rows(await client.settled('outlay.yaml')).map((it) => it.replace(/^\S+ /, ''));
    assert.deepEqual(await found(), ['error unused-category']);
    for (const [settings, expected] of [
      [{ severities: { 'unused-category': 'off' } }, []],
      [
        {
          severities: { 'unused-category': 'loud', 'no-code': 7 },
          inlayHints: 3,
          base: ['x'],
          asOf: 'soon',
          log: {},
        },
        ['warning unused-category'],
      ],
      ['nonsense', ['warning unused-category']],
      [null, ['warning unused-category']],
    ] as const) {
      client.settings = settings;
      client.notify('workspace/didChangeConfiguration', { settings: {} });
      await client.until(found, (it) => JSON.stringify(it) === JSON.stringify(expected));
    }
  });

  it('reads once where a file is open before its settings are known', async () => {
    const client = await connect(acme().path, {
      capabilities: PULL,
      settings: { asOf: '2027-11-18', base: 'HEAD', log: 'debug' },
    });
    client.open(PATH);
    await client.heard('what was read', (it) => / files in /.test(JSON.stringify(it.params ?? '')));
    const readings = client.told.filter((it) => /"read \//.test(JSON.stringify(it.params ?? '')));
    assert.equal(readings.length, 1, JSON.stringify(readings));
  });

  it('takes settings from a client that only sends them', async () => {
    const made = acme();
    const text = readFileSync(join(made.path, PATH), 'utf8').replace('category: saas', 'category: cloud');
    const client = await connect(made.path, { capabilities: PUSH });
    client.open(PATH, text);
    await client.published('outlay.yaml', (it) => it.diagnostics.length === 1);
    client.notify('workspace/didChangeConfiguration', {
      settings: { outlay: { severities: { 'unused-category': 'off' } } },
    });
    await client.published('outlay.yaml', (it) => it.diagnostics.length === 0);
  });

  it('has nothing to say of what is not in a workspace', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL });
    const position = { line: 0, character: 0 };
    for (const uri of [
      'file:///etc/passwd',
      `${client.uri('budgets')}/../../../etc/passwd`,
      `${client.uri('budgets')}/%2e%2e/%2e%2e/outlay.yaml`,
      `${client.uri('outlay.yaml')}%00`,
      'file:///%E0%A4%A',
      'https://example.com/outlay.yaml',
      'untitled:Untitled-1',
      'no uri at all',
      '',
    ]) {
      const textDocument = { uri };
      client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text: 'kind: Budget\n' },
      });
      assert.equal(await client.request('textDocument/hover', { textDocument, position }), null, uri);
      assert.deepEqual(
        await client.request('textDocument/diagnostic', { textDocument }),
        { kind: 'full', items: [] },
        uri,
      );
      client.notify('textDocument/didClose', { textDocument });
    }
    assert.deepEqual(await client.settled(PATH), []);
  });

  it('logs what took how long when it is asked to', async () => {
    const made = acme();
    const client = await connect(made.path, { capabilities: PULL, settings: { log: 'debug' } });
    await client.settled(PATH);
    await client.heard('a time', (it) =>
      /textDocument\/diagnostic: [\d.]+ ms/.test(JSON.stringify(it.params ?? '')),
    );
  });
});
