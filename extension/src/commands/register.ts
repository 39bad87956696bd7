/** Every command of package.json and what it does. */
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, Uri, window } from 'vscode';
import type { Place } from '../../../server/src/protocol.ts';
import type { Focus } from '../focus.ts';
import type { Previews } from '../preview/previews.ts';
import type { Server } from '../server.ts';
import type { Workspaces } from '../workspaces.ts';
import { compareWith } from './compare.ts';
import { createWorkspace } from './create-workspace.ts';
import { CREATE_WORKSPACE, OPEN_PLACE, OPEN_PREVIEW, type PreviewTarget, RULE_PAGE } from './names.ts';
import { openPlace } from './open-place.ts';
import { openImportHelp, openRulePage } from './pages.ts';

/** The parts of the extension that commands act on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly workspaces: Workspaces;
  readonly focus: Focus;
  readonly previews: Previews;
}

/** Registers all commands. */
export function registerCommands(parts: Parts): Disposable[] {
  const { context, log, server, workspaces, focus, previews } = parts;
  const on = (name: string, run: (...args: never[]) => unknown) => commands.registerCommand(name, run);
  const workedIn = async () => {
    await workspaces.known;
    return focus.workspace() ?? offerWorkspace();
  };
  // a preview passes the workspace that it means
  const here = (run: (workspace: Uri) => unknown) => async (meant?: unknown) => {
    const workspace = meant instanceof Uri ? meant : await workedIn();
    return workspace && run(workspace);
  };
  return [
    on(OPEN_PREVIEW, async (target?: PreviewTarget) => {
      const workspace = target?.workspace === undefined ? await workedIn() : Uri.parse(target.workspace);
      return workspace && previews.open(workspace, target);
    }),
    on(OPEN_PLACE, (workspace: string, place: Place) => openPlace(workspace, place)),
    on(
      'outlay.compareWith',
      here((it) => compareWith(server, it)),
    ),
    on(
      'outlay.exportPreview',
      here((it) => previews.export(it)),
    ),
    on(
      'outlay.showDerivation',
      here((it) => previews.explainAtCursor(it)),
    ),
    on('outlay.refresh', () => server.refresh()),
    on(CREATE_WORKSPACE, () => createWorkspace(context)),
    on('outlay.importHelp', () => openImportHelp(context)),
    on(RULE_PAGE, (code?: string) => openRulePage(context, code)),
    on('outlay.restartServer', () => server.restart()),
    on('outlay.showLog', () => log.show(true)),
  ];
}

/** The walkthrough has buttons even where the palette has no commands: they say what is missing. */
async function offerWorkspace(): Promise<undefined> {
  const create = 'Create Workspace';
  const message = 'Outlay: no open folder holds an outlay.yaml, so there is no plan to show';
  const taken = await window.showInformationMessage(message, create);
  if (taken === create) await commands.executeCommand(CREATE_WORKSPACE);
}
