/** *Create Workspace*: writes what `outlay init` writes, in the open folder. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commands, type ExtensionContext, Uri, window, workspace } from 'vscode';

/** Asks for the folder only if there is a choice; opens what was written. */
export async function createWorkspace(context: ExtensionContext): Promise<void> {
  const folder = await chosenFolder();
  if (!folder) return;
  const args = [context.asAbsolutePath('dist/cli.cjs'), 'init', '--cwd', folder.fsPath, '--format', 'json'];
  // the editor's executable runs as Node if told so
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
  try {
    await promisify(execFile)(process.execPath, args, { env });
  } catch (error) {
    await window.showErrorMessage(messageOf(error));
    return;
  }
  const budget = Uri.joinPath(folder, 'budget.yaml');
  // outside an open folder the file would belong to no workspace
  if (workspace.getWorkspaceFolder(budget)) await window.showTextDocument(budget);
  else await commands.executeCommand('vscode.openFolder', folder, { filesToOpen: [budget] });
}

async function chosenFolder(): Promise<Uri | undefined> {
  const [first, ...more] = workspace.workspaceFolders ?? [];
  if (first && more.length === 0) return first.uri;
  if (first) return (await window.showWorkspaceFolderPick({ placeHolder: 'Where to create it' }))?.uri;
  const picked = await window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    openLabel: 'Create here',
  });
  return picked?.[0];
}

/** What the program wrote to standard error, without the leading word and without help meant for a terminal. */
function messageOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return `Outlay: ${said === '' ? String(error) : said.replace(/^error: /, '').replace(/\nhelp: .*$/s, '')}`;
}
