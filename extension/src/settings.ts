/** Settings that the extension itself follows; all others are the server's. */
import { workspace } from 'vscode';

/** Whether the status bar may say something. */
export function showsStatus(): boolean {
  return workspace.getConfiguration('outlay').get('statusBar', true);
}
