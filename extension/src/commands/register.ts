/** Every command of package.json and what it does. */
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import type { Place } from '../../../server/src/protocol.ts';
import type { Focus } from '../focus.ts';
import type { Previews } from '../preview/previews.ts';
import type { Server } from '../server.ts';
import { compareWith } from './compare.ts';
import { createWorkspace } from './create-workspace.ts';
import { OPEN_PLACE, OPEN_PREVIEW, type PreviewTarget, RULE_PAGE } from './names.ts';
import { openPlace } from './open-place.ts';
import { openImportHelp, openRulePage } from './pages.ts';

/** The parts of the extension that commands act on. */
export interface Parts {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly server: Server;
  readonly focus: Focus;
  readonly previews: Previews;
}

/** Registers them. */
export function registerCommands(parts: Parts): Disposable[] {
  const { context, log, server, focus, previews } = parts;
  const on = (name: string, run: (...args: never[]) => unknown) => commands.registerCommand(name, run);
  // a preview says which workspace it means
  const here = (run: (workspace: Uri) => unknown) => (meant?: unknown) => {
    const workspace = meant instanceof Uri ? meant : focus.workspace();
    return workspace && run(workspace);
  };
  return [
    on(OPEN_PREVIEW, (target?: PreviewTarget) => {
      const workspace = target?.workspace === undefined ? focus.workspace() : Uri.parse(target.workspace);
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
    on('outlay.createWorkspace', () => createWorkspace(context)),
    on('outlay.importHelp', () => openImportHelp(context)),
    on(RULE_PAGE, (code?: string) => openRulePage(context, code)),
    on('outlay.restartServer', () => server.restart()),
    on('outlay.showLog', () => log.show(true)),
  ];
}
