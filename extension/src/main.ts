/** The extension: starts where a workspace of ours is, and shows what the server computes. It computes no numbers. */

// biome-ignore assist/source/organizeImports: the clock starts before anything else runs
import { STARTED } from './started.ts';
import { commands, type ExtensionContext, window, workspace } from 'vscode';
import { registerCommands } from './commands/register.ts';
import { Focus } from './focus.ts';
import { Previews } from './preview/previews.ts';
import { Server } from './server.ts';
import { showBadges } from './views/badges.ts';
import { showCostCenters } from './views/cost-centers.ts';
import { showStatus } from './views/status-bar.ts';
import { Workspaces } from './workspaces.ts';
import { quietYamlExtension } from './yaml-extension.ts';

/** Milliseconds that loading took; VS Code does other things before it calls `activate`. */
const LOADING = performance.now() - STARTED;

/** What the extension reports about itself. */
export interface Activation {
  /** Milliseconds of the extension host that loading and activating took. */
  readonly took: number;
}

/** Called once by VS Code. The server is started afterwards, not in it. */
export function activate(context: ExtensionContext): Activation {
  const started = performance.now();
  const log = window.createOutputChannel('Outlay', { log: true });
  const workspaces = new Workspaces();
  const server = new Server(context, log, workspaces);
  const focus = new Focus(workspaces);
  const previews = new Previews(context, server, workspaces, focus);
  context.subscriptions.push(
    log,
    workspaces,
    server,
    focus,
    previews,
    showStatus(server, focus),
    showCostCenters(server, workspaces),
    showBadges(),
    ...registerCommands({ context, log, server, workspaces, focus, previews }),
    workspaces.onDidChange(() => settle(server, workspaces)),
    workspace.onDidGrantWorkspaceTrust(() => server.restart()),
  );
  workspaces.find();
  quietYamlExtension(workspaces).catch((error: unknown) => log.warn(`the YAML extension: ${String(error)}`));
  const took = LOADING + performance.now() - started;
  log.info(`activated in ${Math.round(took)} ms`);
  return { took };
}

async function settle(server: Server, { roots }: Workspaces): Promise<void> {
  await commands.executeCommand('setContext', 'outlay.hasWorkspace', roots.length > 0);
  // neither holds before the search has ended: while it runs, no one is told that there is none
  await commands.executeCommand('setContext', 'outlay.hasNoWorkspace', roots.length === 0);
  await server.restart();
}
