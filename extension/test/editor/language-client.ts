/** As much of the editor's language client as tests of the extension's own code need. */
import { editor } from './vscode.ts';

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
