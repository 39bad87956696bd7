/** The life of a server: from `initialize` to `exit`. */
import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ResponseError,
  ServerCapabilities,
} from 'vscode-languageserver';
import { PROTOCOL_VERSION } from '../protocol.ts';
import type { Client } from './client.ts';
import { askForSettings, listenToSettings } from './handlers/configuration.ts';
import { HANDLERS } from './handlers/index.ts';
import type { Host } from './host.ts';
import type { Phase } from './phase.ts';
import { Server } from './server.ts';

/** Serves one client; returns the phase of the session. `version` is the program's. */
export function startServer(connection: Connection, host: Host, version: string): Phase {
  const server = new Server(connection, host);
  let options: unknown;
  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    const refused = server.phase.begin();
    if (refused) return refused;
    options = params.initializationOptions;
    server.initialize(params);
    server.setFolders(foldersOf(params));
    return {
      capabilities: capabilitiesFor(server.client),
      serverInfo: { name: 'outlay', version },
    };
  });
  connection.onInitialized(() => {
    if (!server.phase.refusal()) server.background('start', start(server, options));
  });
  connection.onShutdown(() => server.phase.end() ?? server.events.stop());
  for (const { register } of HANDLERS) register(server);
  connection.listen();
  return server.phase;
}

async function start(server: Server, options: unknown): Promise<void> {
  const settings =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'settings') : undefined;
  // a client that does not answer gets the defaults
  await Promise.race([askForSettings(server, settings), server.host.wait(2_000)]).catch((error: unknown) =>
    server.log.fault('workspace/configuration', error),
  );
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

/** URIs; a client that names no folders may name a root. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  const named: unknown = workspaceFolders ?? [{ uri: rootUri }];
  if (!Array.isArray(named)) return [];
  return named.flatMap((it: unknown) => {
    const { uri }: { readonly uri?: unknown } = Object(it);
    return typeof uri === 'string' ? [uri] : [];
  });
}
