/** One preview: passes the questions of its page to the server, and events in the editor to its page. */
import { commands, type Disposable, type TextEditor, Uri, type WebviewPanel, window } from 'vscode';
import {
  type ImpactAnswer,
  type ImpactQuestion,
  REQUESTS,
  type RowPlace,
} from '../../../server/src/protocol.ts';
import type { TextPlace } from '../commands/names.ts';
import { openPlace } from '../commands/open-place.ts';
import { latest } from '../latest.ts';
import type { RequestName, Server } from '../server.ts';
import { throttled } from '../throttled.ts';
import type { Workspaces } from '../workspaces.ts';
import { exportPreview } from './export.ts';
import { pageOf } from './html.ts';
import type { FromPage, ToPage } from './messages.ts';
import { firstQuestion } from './question.ts';

/** What the server would answer if there were anything to start one for. */
const GONE: ImpactAnswer = { version: 1, state: 'empty' };

const BEGINNINGS = { create: 'outlay.createWorkspace', import: 'outlay.importHelp' } as const;

/** Milliseconds between two requests for the branch: the server asks Git. */
const NAMING_PACE = 500;

/** A panel and its workspace. */
export class Preview implements Disposable {
  readonly #server: Server;
  readonly #workspaces: Workspaces;
  readonly #workspace: Uri;
  readonly #panel: WebviewPanel;
  readonly #subscriptions: readonly Disposable[];
  /** Marks the row of the text cursor. */
  readonly #follow: () => void = latest(() => this.#followCursor());
  #question: ImpactQuestion = firstQuestion();
  /** A closed panel must not be touched. */
  #isClosed = false;
  /** Messages from before the page can listen; undefined once it can. */
  #waiting: ToPage[] | undefined = [];

  constructor(extension: Uri, server: Server, workspaces: Workspaces, workspace: Uri, panel: WebviewPanel) {
    this.#server = server;
    this.#workspaces = workspaces;
    this.#workspace = workspace;
    this.#panel = panel;
    const media = Uri.joinPath(extension, 'extension/media');
    panel.iconPath = { light: Uri.joinPath(media, 'view.svg'), dark: Uri.joinPath(media, 'view-dark.svg') };
    panel.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extension, 'dist')] };
    const naming = throttled(
      NAMING_PACE,
      latest(() => this.#nameBranch()),
    );
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: FromPage) => this.#hear(message).catch(tell)),
      panel.onDidDispose(() => this.#end()),
      server.onDidChange(() => {
        if (!server.isRunning) this.#say({ kind: 'stopped' });
        this.#say({ kind: 'changed' });
        naming.run();
      }),
      naming,
      window.onDidChangeTextEditorSelection(this.#follow),
      window.onDidChangeActiveTextEditor(this.#follow),
    ];
    panel.webview.html = pageOf(panel.webview, extension);
    naming.run();
  }

  /** The question that it shows the answer to. */
  get question(): ImpactQuestion {
    return this.#question;
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  /** Selects a row, even if it is folded away. */
  select(row: string, { explain }: { readonly explain: boolean }): void {
    this.#say({ kind: 'select', row, explain });
  }

  /** The row of an editor's cursor; undefined if there is none. */
  async rowAt(editor: TextEditor): Promise<RowPlace | undefined> {
    const { document, selection } = editor;
    if (this.#workspaces.of(document.uri)?.path !== this.#workspace.path) return undefined;
    const { line, character } = selection.active;
    return this.#rowOf({ path: document.uri.path.slice(this.#workspace.path.length + 1), line, character });
  }

  /** Selects the row that a text causes, if there is one. */
  async selectAt(place: TextPlace): Promise<void> {
    const found = await this.#rowOf(place);
    if (found) this.select(found.row, { explain: false });
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #end(): void {
    this.#isClosed = true;
    for (const it of this.#subscriptions) it.dispose();
  }

  async #rowOf({ path, line, character }: TextPlace): Promise<RowPlace | undefined> {
    const workspace = this.#workspace.toString();
    const question = this.#question;
    const row = await this.#server.ask('rowAt', { workspace, question, path, line, character });
    return row ?? undefined;
  }

  #say(message: ToPage): void {
    if (this.#isClosed) return;
    if (this.#waiting) this.#waiting.push(message);
    else void this.#panel.webview.postMessage(message);
  }

  async #hear(message: FromPage): Promise<void> {
    switch (message.kind) {
      case 'ready': {
        const waiting = this.#waiting ?? [];
        this.#waiting = undefined;
        this.#say({ kind: 'start', workspace: this.#workspace.toString(), question: this.#question });
        for (const it of waiting) this.#say(it);
        this.#follow();
        return;
      }
      case 'ask':
        return this.#pass(message.id, message.name, message.params);
      case 'question':
        this.#question = message.question;
        this.#follow();
        return;
      case 'open':
        return openPlace(this.#workspace.toString(), message.place, this.#panel.viewColumn);
      case 'compare':
        await commands.executeCommand('outlay.compareWith', this.#workspace);
        return;
      case 'begin':
        await commands.executeCommand(BEGINNINGS[message.how]);
        return;
      case 'export':
        return exportPreview(this.#server, this.#workspace, this.#question, message.format);
    }
  }

  /** The page may send any request of the protocol, for its own workspace. */
  async #pass(id: number, name: RequestName, params: object): Promise<void> {
    const asked = { ...params, workspace: this.#workspace.toString() };
    const answer = Object.hasOwn(REQUESTS, name) ? await this.#server.pass(name, asked) : undefined;
    const isGone = name === 'impact' && this.#workspaces.isGone(this.#workspace);
    this.#say({ kind: 'answer', id, answer: answer ?? (isGone ? GONE : null) });
  }

  async #followCursor(): Promise<void> {
    const editor = window.activeTextEditor;
    // a click into the page leaves no editor active; the mark stays where it was
    if (editor) this.#say({ kind: 'cursor', place: (await this.rowAt(editor)) ?? null });
  }

  /** Unchanged while no server answers. */
  async #nameBranch(): Promise<void> {
    const bases = await this.#server.ask('bases', { workspace: this.#workspace.toString() });
    if (!bases || this.#isClosed) return;
    const { branch } = bases;
    this.#panel.title = branch === undefined ? 'Impact' : `Impact: ${branch}`;
    this.#say({ kind: 'branch', name: branch ?? null });
  }
}

/** Reports a failure, as for a command. */
function tell(error: unknown): void {
  void window.showErrorMessage(`Outlay: ${error instanceof Error ? error.message : String(error)}`);
}
