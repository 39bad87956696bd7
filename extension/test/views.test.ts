/** What the extension puts around the text: status bar, badges, messages, and what it leaves to others. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Diagnostic, ExtensionContext, Uri as RealUri } from 'vscode';
import type { Direction, Status } from '../../server/src/protocol.ts';
import type { Focus } from '../src/focus.ts';
import { pagePolicy } from '../src/preview/policy.ts';
import type { Server } from '../src/server.ts';
import { partly, pending, turn } from './editor/parts.ts';

register('./editor/hooks.mjs', import.meta.url);
const { EventEmitter, editor, Uri } = await import('./editor/vscode.ts');
const { badgeUri, showBadges } = await import('../src/views/badges.ts');
const { createWorkspace } = await import('../src/commands/create-workspace.ts');
const { showStatus } = await import('../src/views/status-bar.ts');
const { withoutSaidTwice } = await import('../src/yaml-extension.ts');
const { Workspaces } = await import('../src/workspaces.ts');

const ACME = partly<RealUri>(Uri.parse('file:///acme'));

describe('the status bar', () => {
  async function shown(status: Status | undefined) {
    const changed = new EventEmitter<void>();
    const server = partly<Server>({ ask: async () => status, onDidChange: changed.event });
    const focus = partly<Focus>({ workspace: () => ACME, onDidChange: new EventEmitter().event });
    const view = showStatus(server, focus);
    await changed.fire();
    await turn();
    view.dispose();
    return editor.bar.at(-1);
  }

  it('says what the working tree costs, and draws no icon for a name', async () => {
    const text = '▲ +12.00 USD in FY2027 against $(flame)';
    const item = await shown({ state: 'changed', text, tooltip: ['one', 'two'] });
    assert.deepEqual([item?.isShown, item?.tooltip], [true, 'one\ntwo']);
    assert.equal(item?.text, '▲ +12.00 USD in FY2027 against \\$(flame)');
    const other = await shown({ state: 'changed', text: 'against $(a/b)', tooltip: [] });
    assert.equal(other?.text, 'against $(a/b)', 'this is no icon');
  });

  it('is empty where nothing is planned, and while no server answers', async () => {
    assert.equal((await shown({ state: 'empty', text: '', tooltip: [] }))?.isShown, false);
    assert.equal((await shown(undefined))?.isShown, false);
  });
});

describe('a badge', () => {
  it('says by its shape whether a cost center costs more or less', () => {
    showBadges();
    const badge = (direction: Direction) => {
      const { scheme, path, query } = badgeUri(ACME, 'payments', direction);
      return editor.decorations?.provideFileDecoration(new Uri(scheme, path, query))?.badge;
    };
    assert.deepEqual([badge('more'), badge('less'), badge('same')], ['▲', '▽', undefined]);
    assert.equal(editor.decorations?.provideFileDecoration(new Uri('file', '/acme', 'more')), undefined);
  });
});

describe('a file', () => {
  it('is of the innermost workspace that holds it', async () => {
    const found = ['file:///acme/outlay.yaml', 'file:///acme/labs/outlay.yaml', 'file:///other/outlay.yaml'];
    editor.findFiles = async () => found.map((it) => Uri.parse(it));
    const workspaces = new Workspaces();
    workspaces.find();
    await turn();
    const of = (text: string) => workspaces.of(partly<RealUri>(Uri.parse(text)))?.path;
    assert.equal(of('file:///acme/labs/budget.yaml'), '/acme/labs');
    assert.equal(of('file:///acme/labsful/budget.yaml'), '/acme');
    assert.equal(of('git:///acme/budget.yaml'), undefined);
    workspaces.dispose();
  });
});

describe('the workspaces of a window', () => {
  it('are those that were looked for last, whichever search ends first', async () => {
    const found = () => pending<readonly InstanceType<typeof Uri>[]>();
    const [first, second] = [found(), found()];
    const searches = [first, second];
    editor.findFiles = () => searches.shift()?.promise ?? Promise.resolve([]);
    const workspaces = new Workspaces();
    workspaces.find();
    void editor.created.fire();
    second.keep([Uri.parse('file:///acme/outlay.yaml'), Uri.parse('file:///other/outlay.yaml')]);
    await turn();
    first.keep([Uri.parse('file:///acme/outlay.yaml')]);
    await turn();
    assert.deepEqual(workspaces.roots.map(String), ['file:///acme', 'file:///other']);
  });
});

describe('beside another extension for YAML', () => {
  it('what both find on a row is said by the other one alone', () => {
    const at = (line: number) => ({ range: { start: { line } } });
    editor.found = [
      { source: 'YAML', ...at(3) },
      { source: 'spelling', ...at(5) },
    ];
    const ours = [
      { code: 'unreadable-yaml', ...at(3) },
      { code: 'bare-percent', ...at(3) },
      { code: { value: 'duplicate-key' }, ...at(5) },
    ];
    const left = withoutSaidTwice(ACME, partly<readonly Diagnostic[]>(ours));
    editor.found = [];
    assert.deepEqual(left, ours.slice(1));
  });
});

describe('create workspace', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outlay-create-'));
  after(() => rmSync(folder, { recursive: true }));

  it('says why it could not, in the words of the program', async () => {
    const program = join(folder, 'program.cjs');
    writeFileSync(program, "console.error('error: there is an outlay.yaml'); process.exit(2);\n");
    editor.folders = [{ uri: new Uri('file', folder) }];
    editor.errors.splice(0);
    await createWorkspace(partly<ExtensionContext>({ asAbsolutePath: () => program }));
    assert.deepEqual(editor.errors, ['Outlay: there is an outlay.yaml']);
  });
});

describe('the page of a preview', () => {
  it('may load its own script and styles, and nothing else', () => {
    assert.equal(
      pagePolicy('abc', 'https://acme.test'),
      "default-src 'none'; script-src 'nonce-abc'; style-src https://acme.test 'nonce-abc'",
    );
  });
});
