/** Settings that change while the server runs, and trust once it is granted. */
import { DidChangeConfigurationNotification, type DidChangeConfigurationParams } from 'vscode-languageserver';
import { TRUST, type Trust } from '../../protocol.ts';
import { type Handler, onNotification } from '../dispatch.ts';
import { isAnything, isBoolean } from '../params.ts';
import type { Server } from '../server.ts';
import { readSettings } from '../settings.ts';

const SECTION = 'outlay';

/** Clients that can be asked are asked; others send the settings with the notification. */
export const configuration: Handler = {
  register: (server) => {
    onNotification<DidChangeConfigurationParams>(
      server,
      'workspace/didChangeConfiguration',
      { settings: isAnything },
      async ({ settings }) => {
        if (server.client.configures) await askForSettings(server);
        else server.set(readSettings(sectionOf(settings)));
      },
    );
    onNotification<Trust>(server, TRUST, { trusted: isBoolean }, ({ trusted }) => server.trust(trusted));
  },
};

/** Asks the client if it can be asked; `initial` is what it sent at the start. */
export async function askForSettings(server: Server, initial?: unknown): Promise<void> {
  const { client, connection } = server;
  if (!client.configures) {
    if (initial !== undefined) server.set(readSettings(sectionOf(initial)));
    return;
  }
  const isLatest = server.asking();
  const found: unknown = await connection.sendRequest('workspace/configuration', {
    items: [{ section: SECTION }],
  });
  // a client may answer out of order
  if (isLatest()) server.set(readSettings(Array.isArray(found) ? found[0] : undefined));
}

/** Subscribes to changes if the client requires that. */
export async function listenToSettings({ client, connection }: Server): Promise<void> {
  if (client.tellsOfConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
}

/** With and without the section around it. */
function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return SECTION in settings ? Reflect.get(settings, SECTION) : settings;
}
