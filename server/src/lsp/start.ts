/** The life of a server: from `initialize` to `exit`. */
import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
} from 'vscode-languageserver';
import { PROTOCOL_VERSION } from '../protocol.ts';
import type { Client } from './client.ts';
import { askForSettings, listenToSettings } from './handlers/configuration.ts';
import { HANDLERS } from './handlers/index.ts';
import type { Host } from './host.ts';
import { Server } from './server.ts';

/** Serves one client. `version` is the program's. */
export function startServer(connection: Connection, host: Host, version: string): void {
  const server = new Server(connection, host);
  let initial: InitializeParams | undefined;
  connection.onInitialize((params): InitializeResult => {
    initial = params;
    server.initialize(params);
    return {
      capabilities: capabilitiesFor(server.client),
      serverInfo: { name: 'outlay', version },
    };
  });
  connection.onInitialized(() => server.background('start', start(server, initial)));
  connection.onShutdown(() => server.events.stop());
  for (const { register } of HANDLERS) register(server);
  connection.listen();
}

async function start(server: Server, initial: InitializeParams | undefined): Promise<void> {
  const options: unknown = initial?.initializationOptions;
  const settings =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'settings') : undefined;
  // a client that does not answer gets the defaults
  await Promise.race([askForSettings(server, settings), server.host.wait(2_000)]).catch((error: unknown) =>
    server.log.fault('workspace/configuration', error),
  );
  server.setFolders(foldersOf(initial));
  server.start();
  await listenToSettings(server);
}

function capabilitiesFor(client: Client): ServerCapabilities {
  const capabilities: ServerCapabilities = {
    positionEncoding: client.encoding,
    experimental: { outlay: { version: PROTOCOL_VERSION } },
  };
  return Object.assign(capabilities, ...HANDLERS.map((it) => it.provides?.(client) ?? {}));
}

function foldersOf(params: InitializeParams | undefined): readonly string[] {
  const { workspaceFolders, rootUri } = params ?? {};
  if (workspaceFolders) return workspaceFolders.map((it) => it.uri);
  return rootUri ? [rootUri] : [];
}
