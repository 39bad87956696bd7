/** As much of the editor, and of its language client, as tests of the extension's own code need: what it is told is kept. */

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
  clients: [],
  documents: [],
  active: undefined,
  choose: () => undefined,
  taken: () => undefined,
  typed: undefined,
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
  findFiles: () => editor.findFiles(),
  openTextDocument: () => editor.openTextDocument(),
  createFileSystemWatcher: () => {
    const created = new EventEmitter<void>();
    const listening = editor.created.event(() => created.fire(undefined));
    return { onDidCreate: created.event, onDidDelete: nothing(), dispose: listening.dispose };
  },
  onDidChangeWorkspaceFolders: nothing(),
};

export const commands: object = { executeCommand: async () => undefined };
export const languages: object = { onDidChangeDiagnostics: nothing(), getDiagnostics: () => editor.found };
export const extensions: object = { getExtension: () => undefined };
export const StatusBarAlignment: object = { Left: 1 };
export const QuickPickItemKind: object = { Separator: -1 };
export const ViewColumn: object = { One: 1, Beside: -2 };
export const TextEditorRevealType: object = { InCenterIfOutsideViewport: 2 };
export class Position {}
export class Range {}

interface Closed {
  readonly action: number;
  readonly handled?: boolean;
}

interface ClientOptions {
  readonly errorHandler: { readonly closed: () => Closed | Promise<Closed> };
}

/** How often a process may end by itself before it is not started any more. */
const MOST_CRASHES = 4;

/** As the real one: unless it runs it cannot be stopped, but its process is ended, after which it starts another one if it may. */
export class LanguageClient {
  state: 'new' | 'starting' | 'running' | 'failed' | 'stopped' = 'new';
  readonly #options: ClientOptions;
  #crashes = 0;

  constructor(_id: string, _name: string, _server: unknown, options: ClientOptions) {
    this.#options = options;
    editor.clients.push(this);
  }

  async start(): Promise<void> {
    this.state = 'starting';
    try {
      await editor.start();
      this.state = 'running';
    } catch (error) {
      this.state = 'failed';
      throw error;
    }
  }

  async dispose(): Promise<void> {
    if (this.state === 'stopped') return;
    const { closed } = this.#options.errorHandler;
    if (this.state === 'starting' && (await closed()).action !== CloseAction.DoNotRestart)
      editor.errors.push('Restarting server failed');
    if (this.state !== 'running') throw new Error(`cannot be stopped: ${this.state}`);
    this.state = 'stopped';
  }

  /** Its process ends by itself. */
  async crash(): Promise<void> {
    const { action, handled } = await this.#options.errorHandler.closed();
    if (action === CloseAction.Restart) return;
    this.state = 'stopped';
    if (!handled) editor.errors.push('The server will not be restarted');
  }

  createDefaultErrorHandler(): ClientOptions['errorHandler'] {
    const { DoNotRestart, Restart } = CloseAction;
    return { closed: () => ({ action: ++this.#crashes > MOST_CRASHES ? DoNotRestart : Restart }) };
  }

  isRunning(): boolean {
    return this.state === 'running';
  }

  registerFeature(): void {}
  onNotification(): void {}
  sendRequest(): Promise<string> {
    return editor.answer();
  }
}

export const CloseAction = { DoNotRestart: 1, Restart: 2 } as const;
export const TransportKind: object = { ipc: 1 };
export const vsdiag: object = { DocumentDiagnosticReportKind: { full: 'full', unChanged: 'unChanged' } };
