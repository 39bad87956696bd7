/** One item in the status bar: what the working tree costs. The server provides the words. */
import { Disposable, StatusBarAlignment, type StatusBarItem, type Uri, window, workspace } from 'vscode';
import type { Status } from '../../../server/src/protocol.ts';
import { OPEN_PREVIEW } from '../commands/names.ts';
import type { Focus } from '../focus.ts';
import { latest } from '../latest.ts';
import { plainLabel } from '../plain-label.ts';
import type { Server } from '../server.ts';

/** Follows the workspace that the user is working in. */
export function showStatus(server: Server, focus: Focus): Disposable {
  const item = window.createStatusBarItem('outlay.status', StatusBarAlignment.Left, 0);
  item.name = 'Outlay';
  const update = latest(async () => {
    const root = focus.workspace();
    const status = root && (await server.ask('status', { workspace: root.toString() }));
    if (!root || !status || status.state === 'empty' || !isWanted()) item.hide();
    else render(item, root, status);
  });
  return Disposable.from(
    item,
    server.onDidChange(update),
    focus.onDidChange(update),
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('outlay.statusBar') && update()),
  );
}

function isWanted(): boolean {
  return workspace.getConfiguration('outlay').get('statusBar', true);
}

function render(item: StatusBarItem, root: Uri, status: Status): void {
  item.text = plainLabel(status.text);
  item.tooltip = status.tooltip.join('\n');
  item.command = {
    title: 'Open Preview',
    command: OPEN_PREVIEW,
    arguments: [{ workspace: root.toString() }],
  };
  item.show();
}
