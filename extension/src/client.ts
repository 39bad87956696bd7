/** The language client: which documents it covers, how the server is started, and what it is told about the editor. */
import { type ExtensionContext, type LogOutputChannel, type Uri, workspace } from 'vscode';
import {
  CloseAction,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  type StaticFeature,
  TransportKind,
} from 'vscode-languageclient/node';
import { middleware } from './middleware.ts';

/** The section of its settings, and the prefix of its log messages. */
const SECTION = 'outlay';

/** What to do when a server process has ended. */
export interface Fate {
  /** A server that is no longer wanted is not restarted. */
  readonly isWanted: () => boolean;
  /** Called when it has ended so many times that it is not restarted either. */
  readonly giveUp: () => void;
}

/** Not started yet. Only documents of `roots` reach the server. */
export function createClient(
  context: ExtensionContext,
  log: LogOutputChannel,
  roots: readonly Uri[],
  { isWanted, giveUp }: Fate,
): LanguageClient {
  const module = context.asAbsolutePath('dist/server.cjs');
  const server: ServerOptions = {
    run: { module, transport: TransportKind.ipc },
    debug: { module, transport: TransportKind.ipc, options: { execArgv: ['--inspect=6019'] } },
  };
  const options: LanguageClientOptions = {
    documentSelector: roots.flatMap(documentsBelow),
    outputChannel: log,
    traceOutputChannel: log,
    initializationOptions: { trusted: workspace.isTrusted },
    middleware: middleware(),
    errorHandler: {
      error: (...failure) => usual.error(...failure),
      closed: async () => {
        if (!isWanted()) return { action: CloseAction.DoNotRestart, handled: true };
        const next = await usual.closed();
        if (next.action !== CloseAction.DoNotRestart) return next;
        giveUp();
        return { ...next, handled: true };
      },
    },
  };
  const client = new LanguageClient(SECTION, 'Outlay', server, options);
  const usual = client.createDefaultErrorHandler();
  client.registerFeature(told(roots));
  return client;
}

/** YAML, and the tables that hold values of drivers. */
function documentsBelow(
  root: Uri,
): { scheme: string; language?: string; pattern: { baseUri: string; pattern: string } }[] {
  const { scheme } = root;
  const baseUri = root.toString();
  return [
    { scheme, language: 'yaml', pattern: { baseUri, pattern: '**/*' } },
    { scheme, pattern: { baseUri, pattern: '**/*.csv' } },
  ];
}

/** The server's folders are our workspaces, wherever they are in the editor's folders; and it is to report every change. */
function told(roots: readonly Uri[]): StaticFeature {
  return {
    fillInitializeParams: (params) => {
      params.workspaceFolders = roots.map((it) => ({
        uri: it.toString(),
        name: it.path.split('/').at(-1) ?? '',
      }));
    },
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = { ...capabilities.experimental, outlayChanged: true };
    },
    initialize: () => {},
    getState: () => ({ kind: 'static' }),
    clear: () => {},
  };
}

/** Makes the editor request the diagnostics of a document again. */
export function askForDiagnostics(client: LanguageClient, uri: Uri): void {
  const document = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  const feature = client.getFeature('textDocument/diagnostic');
  if (document) feature?.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
}
