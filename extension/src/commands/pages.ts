/** Pages that ship with the extension, shown as Markdown: one for each finding, and the tutorial of the import. */
import { readdir } from 'node:fs/promises';
import { commands, type ExtensionContext, Uri, window } from 'vscode';

/** Asks for the code if none is given. */
export async function openRulePage(
  { extensionUri }: ExtensionContext,
  code: string | undefined,
): Promise<void> {
  const folder = Uri.joinPath(extensionUri, 'dist/rules');
  const codes = (await readdir(folder.fsPath)).map((it) => it.replace(/\.md$/, ''));
  const chosen = code ?? (await window.showQuickPick(codes, { placeHolder: 'Which finding?' }));
  if (chosen === undefined) return;
  if (codes.includes(chosen)) await showMarkdown(Uri.joinPath(folder, `${chosen}.md`));
  else await window.showWarningMessage(`Outlay: there is no page about ${chosen}`);
}

/** How a spreadsheet becomes a workspace. */
export function openImportHelp({ extensionUri }: ExtensionContext): Promise<void> {
  return showMarkdown(Uri.joinPath(extensionUri, 'docs/tutorials/import.md'));
}

async function showMarkdown(page: Uri): Promise<void> {
  await commands.executeCommand('markdown.showPreview', page);
}
