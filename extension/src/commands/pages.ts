/** Pages that lie in the extension, shown as Markdown: one for each rule, and the tutorial of the import. */
import { readFile } from 'node:fs/promises';
import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';

const SCHEME = 'outlay-page';

/** Serves them as documents that cannot be edited. */
export function servePages(context: ExtensionContext): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async (uri) => (await rulePages(context))[nameOf(uri)],
  });
}

/** Asks for the code where none is given. */
export async function openRulePage(context: ExtensionContext, code: string | undefined): Promise<void> {
  const pages = await rulePages(context);
  const chosen = code ?? (await window.showQuickPick(Object.keys(pages), { placeHolder: 'Which finding?' }));
  if (chosen === undefined) return;
  if (!Object.hasOwn(pages, chosen)) {
    await window.showWarningMessage(`Outlay: there is no page about ${chosen}`);
    return;
  }
  await showMarkdown(Uri.from({ scheme: SCHEME, path: `${chosen}.md` }));
}

/** How a spreadsheet becomes a workspace. */
export function openImportHelp(context: ExtensionContext): Promise<void> {
  return showMarkdown(Uri.joinPath(context.extensionUri, 'docs/tutorials/import.md'));
}

async function showMarkdown(page: Uri): Promise<void> {
  await commands.executeCommand('markdown.showPreview', page);
}

function nameOf(uri: Uri): string {
  return uri.path.replace(/\.md$/, '');
}

/** By code; the build wrote them for `outlay explain`. */
async function rulePages(context: ExtensionContext): Promise<Readonly<Record<string, string>>> {
  const { rules } = JSON.parse(await readFile(context.asAbsolutePath('dist/reference.json'), 'utf8'));
  return rules;
}
