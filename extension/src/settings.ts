/** Settings that the extension itself follows; all others are the server's. */
import { type Uri, workspace } from 'vscode';

/** Whether something is to be shown, by the last part of its setting's name. */
export function isOn(setting: 'codeLens' | 'statusBar', scope?: Uri): boolean {
  return workspace.getConfiguration('outlay', scope).get(setting, true);
}
