/** What may happen while something else is on its way: a page that is asked, a search of the disk. */
import assert from 'node:assert/strict';
import { register } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import type { CancellationToken, ExtensionContext, Uri as RealUri, TextDocument, WebviewPanel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Focus } from '../src/focus.ts';
import type { FromPage } from '../src/preview/messages.ts';
import type { Server } from '../src/server.ts';
import type { Workspaces } from '../src/workspaces.ts';
import { partly, pending, turn } from './editor/parts.ts';
import { until } from './suite/until.ts';

register('./editor/hooks.mjs', import.meta.url);
const { EventEmitter, editor, Uri } = await import('./editor/vscode.ts');
const real = {
  client: await import('../src/client.ts'),
  preview: await import('../src/preview/preview.ts'),
  previews: await import('../src/preview/previews.ts'),
  focus: await import('../src/focus.ts'),
  workspaces: await import('../src/workspaces.ts'),
  middleware: await import('../src/middleware.ts'),
};

/** A column that does not exist yet. */
const BESIDE = -2;

const ACME = partly<RealUri>(Uri.parse('file:///acme'));

/** A panel as the editor has it: once it is closed, nothing of it may be touched. */
class Panel {
  readonly said: unknown[] = [];
  readonly #received = new EventEmitter<FromPage>();
  readonly #closed = new EventEmitter<void>();
  readonly #looked = new EventEmitter<void>();
  readonly onDidDispose = this.#closed.event;
  readonly onDidChangeViewState = this.#looked.event;
  active = false;
  viewColumn = 2;
  #isClosed = false;
  #title = '';

  get webview() {
    this.#look();
    return {
      onDidReceiveMessage: this.#received.event,
      postMessage: async (message: unknown) => void this.said.push(message),
      asWebviewUri: (it: unknown) => it,
      cspSource: 'https://acme.test',
    };
  }

  get title(): string {
    return this.#title;
  }

  set title(text: string) {
    this.#look();
    this.#title = text;
  }

  receive(message: FromPage): Promise<void> {
    return this.#received.fire(message);
  }

  /** A person clicks into it. */
  lookAt(): Promise<void> {
    this.active = true;
    return this.#looked.fire();
  }

  dispose(): void {
    this.#isClosed = true;
    void this.#closed.fire();
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  #look(): void {
    if (this.#isClosed) throw new Error('Webview is disposed');
  }
}

describe('a preview', () => {
  const answer = { rows: [] };

  function opened(
    ask: (name: string) => Promise<unknown>,
    changed = new EventEmitter<void>(),
    workspaces = partly<Workspaces>({ isGone: () => false }),
    isRunning = true,
  ) {
    const panel = new Panel();
    const server = partly<Server>({ ask, pass: ask, onDidChange: changed.event, isRunning });
    new real.preview.Preview(ACME, server, workspaces, ACME, partly<WebviewPanel>(panel));
    return panel;
  }

  it('passes on what its page asks', async () => {
    const panel = opened(async () => answer);
    await panel.receive({ kind: 'ready' });
    await panel.receive({ kind: 'ask', id: 1, name: 'impact', params: {} });
    assert.deepEqual(panel.said.at(-1), { kind: 'answer', id: 1, answer });
  });

  it('names the branch that is checked out, and again when it is another', async () => {
    const changed = new EventEmitter<void>();
    const branches: (string | undefined)[] = ['more-compute', undefined];
    const panel = opened(async () => {
      assert.ok(branches.length > 0, 'asked too often');
      return { branch: branches.shift() };
    }, changed);
    await turn();
    await panel.receive({ kind: 'ready' });
    assert.deepEqual(panel.said.at(-1), { kind: 'branch', name: 'more-compute' });
    assert.equal(panel.title, 'Impact: more-compute');
    for (let typed = 0; typed < 5; typed++) await changed.fire();
    await until(() => panel.said.some((it) => isDeepStrictEqual(it, { kind: 'branch', name: null })));
    assert.deepEqual(branches, [], 'asked twice');
    assert.equal(panel.title, 'Impact');
  });

  it('says that the server has stopped, and to ask again all the same: the workspace may be gone', async () => {
    const changed = new EventEmitter<void>();
    const panel = opened(async () => undefined, changed, undefined, false);
    await panel.receive({ kind: 'ready' });
    await changed.fire();
    assert.deepEqual(panel.said.slice(-2), [{ kind: 'stopped' }, { kind: 'changed' }]);
  });

  it('says nothing to a page that was closed while it was asked', async () => {
    const asked = pending<unknown>();
    const panel = opened(() => asked.promise);
    await panel.receive({ kind: 'ready' });
    const hearing = panel.receive({ kind: 'ask', id: 1, name: 'impact', params: {} });
    const said = panel.said.length;
    panel.dispose();
    asked.keep(answer);
    await hearing;
    assert.equal(panel.said.length, said);
  });

  it('asks nothing more once it is closed', async () => {
    const changed = new EventEmitter<void>();
    let asked = 0;
    const panel = opened(async () => void asked++, changed);
    await panel.receive({ kind: 'ready' });
    panel.dispose();
    const before = asked;
    await changed.fire();
    await panel.receive({ kind: 'ask', id: 1, name: 'impact', params: {} });
    assert.equal(asked, before);
  });

  it('says of a folder that is no workspace any more how to make one', async () => {
    editor.findFiles = async () => [];
    const workspaces = new real.workspaces.Workspaces();
    const changed = new EventEmitter<void>();
    workspaces.onDidChange(() => changed.fire());
    const panel = opened(async () => undefined, changed, workspaces);
    await panel.receive({ kind: 'ready' });
    const ask = () => panel.receive({ kind: 'ask', id: 1, name: 'impact', params: {} });
    await ask();
    assert.deepEqual(panel.said.at(-1), { kind: 'answer', id: 1, answer: null }, 'nobody has looked yet');
    workspaces.find();
    await until(() => panel.said.some((it) => isDeepStrictEqual(it, { kind: 'changed' })));
    await ask();
    assert.deepEqual(panel.said.at(-1), { kind: 'answer', id: 1, answer: { version: 1, state: 'empty' } });
    await panel.receive({ kind: 'ask', id: 2, name: 'rows', params: {} });
    assert.deepEqual(panel.said.at(-1), { kind: 'answer', id: 2, answer: null }, 'it has no rows');
    workspaces.dispose();
  });

  it('marks the row of the cursor as it stands last, whichever question is answered first', async () => {
    const [first, second] = [pending<unknown>(), pending<unknown>()];
    const asked = [first, second];
    const workspaces = partly<Workspaces>({ of: () => ACME, isGone: () => false });
    const panel = opened(
      async (name) => (name === 'rowAt' ? asked.shift()?.promise : undefined),
      new EventEmitter<void>(),
      workspaces,
    );
    const document = { uri: Uri.parse('file:///acme/a.yaml') };
    editor.active = { document, selection: { active: { line: 0, character: 0 } } };
    const ready = panel.receive({ kind: 'ready' });
    const moved = panel.receive({ kind: 'question', question: partly({}) });
    second.keep({ row: 'second', index: 1 });
    await turn();
    first.keep({ row: 'first', index: 0 });
    await Promise.all([ready, moved]);
    await turn();
    editor.active = undefined;
    assert.deepEqual(panel.said.at(-1), { kind: 'cursor', place: { row: 'second', index: 1 } });
  });

  it('opens a place beside itself, wherever it was moved', async () => {
    const panel = opened(async () => undefined);
    const place = { path: 'a.yaml', line: 0, character: 0, label: 'a.yaml:1' };
    const failing = editor.openTextDocument;
    editor.openTextDocument = async () => ({});
    editor.columns.splice(0);
    await panel.receive({ kind: 'open', place });
    panel.viewColumn = 1;
    await panel.receive({ kind: 'open', place });
    editor.openTextDocument = failing;
    assert.deepEqual(editor.columns, [1, BESIDE]);
  });

  it('tells why a place cannot be opened', async () => {
    const panel = opened(async () => undefined);
    editor.errors.splice(0);
    const place = { path: 'gone.yaml', line: 0, character: 0, label: 'gone.yaml:1' };
    await panel.receive({ kind: 'open', place });
    assert.deepEqual(editor.errors, ['Outlay: there is no such file']);
  });

  it('that is restored where one is open takes nothing from it', async () => {
    const previews = new real.previews.Previews(
      partly<ExtensionContext>({ extensionUri: ACME }),
      partly<Server>({ ask: async () => undefined, onDidChange: new EventEmitter().event }),
      partly<Workspaces>({}),
      partly<Focus>({}),
    );
    const [first, second] = [new Panel(), new Panel()];
    const state = { workspace: ACME.toString() };
    await editor.restore(first, state);
    await editor.restore(second, state);
    first.dispose();
    previews.dispose();
    assert.ok(second.isClosed);
  });
});

describe('the workspace that is worked in', () => {
  it('is that of the preview that is looked at, for whatever is done next', async () => {
    const other = partly<RealUri>(Uri.parse('file:///other'));
    const workspaces = partly<Workspaces>({ roots: [ACME, other], onDidChange: new EventEmitter().event });
    const focus = new real.focus.Focus(workspaces);
    const previews = new real.previews.Previews(
      partly<ExtensionContext>({ extensionUri: ACME }),
      partly<Server>({ ask: async () => undefined, onDidChange: new EventEmitter().event }),
      workspaces,
      focus,
    );
    const panel = new Panel();
    await editor.restore(panel, { workspace: other.toString() });
    const turned: (string | undefined)[] = [];
    focus.onDidChange(() => turned.push(focus.workspace()?.path));
    assert.equal(focus.workspace(), ACME);
    await panel.lookAt();
    await panel.lookAt();
    assert.deepEqual(turned, ['/other']);
    previews.dispose();
    focus.dispose();
  });
});

describe('what was reported of a document', () => {
  const document = partly<TextDocument>({ uri: ACME });
  const token = partly<CancellationToken>({});

  it('stands in for an answer that nothing has changed, until the document is closed', async () => {
    const { provideDiagnostics, didClose } = real.middleware.middleware();
    const answered = async (report: object) =>
      provideDiagnostics?.(document, undefined, token, async () => partly(report));
    const unchanged = { kind: 'unChanged', resultId: '1' };
    await answered({ kind: 'full', resultId: '1', items: [] });
    assert.deepEqual(await answered(unchanged), { kind: 'full', resultId: '1', items: [] });
    await didClose?.(document, async () => {});
    assert.equal(await answered(unchanged), unchanged);
  });
});

describe('what is wrong in a document', () => {
  it('is asked for again in that document, not in another one of the same path', () => {
    const open = { uri: Uri.parse('file:///acme/a.yaml') };
    editor.documents.push({ uri: Uri.parse('git:///acme/a.yaml') }, open);
    const asked: unknown[] = [];
    const getProvider = (document: unknown) => ({
      onDidChangeDiagnosticsEmitter: { fire: () => asked.push(document) },
    });
    const client = partly<LanguageClient>({ getFeature: () => ({ getProvider }) });
    real.client.askForDiagnostics(client, partly<RealUri>(open.uri));
    assert.deepEqual(asked, [open]);
  });
});
