/** The language client: which documents it speaks of, how the server is started, what it is told of the editor. */
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

/** Its settings, and the name in front of what it logs. */
const SECTION = 'outlay';

/** What becomes of a server whose process has ended. */
export interface Fate {
  /** One that is not wanted any more does not come back. */
  readonly isWanted: () => boolean;
  /** It ended so often that it does not come back either. */
  readonly giveUp: () => void;
}

/** Not started yet. Nothing but documents of `roots` reaches the server. */
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

/** The folders of the server are our workspaces, wherever they lie in the folders of the editor; and it is to tell of every change. */
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

/** Makes the editor ask again for what is wrong in a document. */
export function askForDiagnostics(client: LanguageClient, uri: Uri): void {
  const document = workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  const feature = client.getFeature('textDocument/diagnostic');
  if (document) feature?.getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
}
