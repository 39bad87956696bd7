/** As much of the editor as tests of the extension's own code need: what it is told is kept. */

import type { LanguageClient } from './language-client.ts';

type Listener<Event> = (event: Event) => unknown;

/** Whoever fires waits for what listeners have begun: the editor does not, and what fails in them is lost there. */
export class EventEmitter<Event> {
  readonly #listeners = new Set<Listener<Event>>();

  readonly event: (listener: Listener<Event>) => { readonly dispose: () => void } = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  async fire(event: Event): Promise<void> {
    await Promise.all([...this.#listeners].map((it) => it(event)));
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

/** Without authority and escapes. */
export class Uri {
  readonly scheme: string;
  readonly path: string;
  readonly query: string;

  constructor(scheme: string, path: string, query = '') {
    this.scheme = scheme;
    this.path = path;
    this.query = query;
  }

  static parse(text: string): Uri {
    const [scheme = '', path = ''] = text.split('://');
    return new Uri(scheme, path);
  }

  static from({ scheme, path, query }: Pick<Uri, 'scheme' | 'path' | 'query'>): Uri {
    return new Uri(scheme, path, query);
  }

  static joinPath({ scheme, path }: Uri, ...parts: readonly string[]): Uri {
    return Uri.parse(
      `${scheme}://${new URL(parts.join('/'), `file://${path}/`).pathname}`.replace(/\/$/, ''),
    );
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.path}`;
  }
}

/** One item in the status bar. */
export class StatusBarItem {
  text = '';
  tooltip = '';
  isShown = false;

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
  }

  dispose(): void {}
}

export class FileDecoration {
  readonly badge: string;
  readonly tooltip: string;

  constructor(badge: string, tooltip: string) {
    this.badge = badge;
    this.tooltip = tooltip;
  }
}

interface Disposed {
  readonly dispose: () => void;
}

export const Disposable: { readonly from: (...all: readonly Disposed[]) => Disposed } = {
  from: (...all) => ({
    dispose: () => {
      for (const it of all) it.dispose();
    },
  }),
};

/** What tests look at, and what they decide. */
interface Editor {
  /** Error messages that were shown. */
  readonly errors: string[];
  /** Other messages that were shown. */
  readonly messages: string[];
  /** Commands that were run, with their arguments. */
  readonly ran: unknown[][];
  /** Commands that are registered. */
  readonly commands: Map<string, (...args: readonly unknown[]) => unknown>;
  /** The clients that were made, the newest last. */
  readonly clients: LanguageClient[];
  /** What is open. */
  readonly documents: { readonly uri: Uri }[];
  /** The editor that has the focus. */
  active: object | undefined;
  /** What a person takes of what is offered. */
  choose: (offered: readonly { readonly label: string }[]) => unknown;
  /** Which of the buttons of a message a person takes. */
  taken: (offered: readonly string[]) => string | undefined;
  /** What a person writes who is asked for a text. */
  typed: string | undefined;
  /** The folders that a person chooses. */
  chosen: readonly Uri[] | undefined;
  /** The open folders. */
  folders: readonly { readonly uri: Uri }[];
  /** What is found wrong in every document. */
  found: readonly object[];
  /** Items of the status bar. */
  readonly bar: StatusBarItem[];
  /** What draws badges. */
  decorations: { readonly provideFileDecoration: (uri: Uri) => FileDecoration | undefined } | undefined;
  /** Told when a file of a workspace comes. */
  readonly created: EventEmitter<void>;
  /** What happens when a client starts. */
  start: () => Promise<void>;
  /** What a running one answers. */
  answer: () => Promise<string>;
  findFiles: () => Promise<readonly Uri[]>;
  openTextDocument: () => Promise<unknown>;
  /** The columns in which texts were shown. */
  readonly columns: number[];
  /** Brings back a panel of the window before, as it was registered. */
  restore: (panel: unknown, state: unknown) => Promise<void>;
}

export const editor: Editor = {
  errors: [],
  messages: [],
  ran: [],
  commands: new Map(),
  clients: [],
  documents: [],
  active: undefined,
  choose: () => undefined,
  taken: () => undefined,
  typed: undefined,
  chosen: undefined,
  folders: [],
  found: [],
  bar: [],
  decorations: undefined,
  created: new EventEmitter(),
  start: async () => {},
  answer: async () => 'an answer',
  findFiles: async () => [],
  openTextDocument: () => Promise.reject(new Error('there is no such file')),
  columns: [],
  restore: async () => {},
};

interface Serializer {
  readonly deserializeWebviewPanel: Editor['restore'];
}

/** An event that never comes. */
const nothing = () => new EventEmitter<void>().event;

export const window: object = {
  get activeTextEditor() {
    return editor.active;
  },
  showInputBox: async () => editor.typed,
  showQuickPick: async (offered: readonly { readonly label: string }[]) => editor.choose(offered),
  visibleTextEditors: [],
  onDidChangeTextEditorSelection: nothing(),
  onDidChangeActiveTextEditor: nothing(),
  registerWebviewPanelSerializer: (_type: string, { deserializeWebviewPanel }: Serializer) => {
    editor.restore = deserializeWebviewPanel;
    return { dispose: () => {} };
  },
  showTextDocument: async (_document: unknown, { viewColumn }: { readonly viewColumn: number }) => {
    editor.columns.push(viewColumn);
    return { revealRange: () => {} };
  },
  showErrorMessage: async (text: string, ...offered: readonly string[]) => {
    editor.errors.push(text);
    return editor.taken(offered);
  },
  showInformationMessage: async (text: string, ...offered: readonly string[]) => {
    editor.messages.push(text);
    return editor.taken(offered);
  },
  showOpenDialog: async () => editor.chosen,
  createStatusBarItem: () => {
    const item = new StatusBarItem();
    editor.bar.push(item);
    return item;
  },
  registerFileDecorationProvider: (provider: Editor['decorations']) => {
    editor.decorations = provider;
    return { dispose: () => {} };
  },
};

export const workspace: object = {
  isTrusted: true,
  get workspaceFolders() {
    return editor.folders;
  },
  onDidChangeConfiguration: nothing(),
  textDocuments: editor.documents,
  getConfiguration: () => ({ get: (_name: string, usual: unknown) => usual }),
  getWorkspaceFolder: ({ path }: Uri) => editor.folders.find((it) => path.startsWith(`${it.uri.path}/`)),
  findFiles: () => editor.findFiles(),
  openTextDocument: () => editor.openTextDocument(),
  createFileSystemWatcher: () => {
    const created = new EventEmitter<void>();
    const listening = editor.created.event(() => created.fire(undefined));
    return { onDidCreate: created.event, onDidDelete: nothing(), dispose: listening.dispose };
  },
  onDidChangeWorkspaceFolders: nothing(),
};

export const commands: object = {
  executeCommand: async (...command: readonly unknown[]) => void editor.ran.push([...command]),
  registerCommand: (name: string, run: (...args: readonly unknown[]) => unknown) => {
    editor.commands.set(name, run);
    return { dispose: () => {} };
  },
};
export const languages: object = { onDidChangeDiagnostics: nothing(), getDiagnostics: () => editor.found };
export const extensions: object = { getExtension: () => undefined };
export const StatusBarAlignment: object = { Left: 1 };
export const QuickPickItemKind: object = { Separator: -1 };
export const ViewColumn: object = { One: 1, Beside: -2 };
export const TextEditorRevealType: object = { InCenterIfOutsideViewport: 2 };
export class Position {}
export class Range {}
