/** Documents of the folder that the suite has opened: shown, edited, and put back. */
import { Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';

/** Shows a file by its path below the folder. */
export async function show(path: string): Promise<TextDocument> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('the suite needs an open folder');
  const document = await workspace.openTextDocument(Uri.joinPath(folder.uri, path));
  await window.showTextDocument(document);
  return document;
}

/** The range of the only place, or the first, where a text stands. */
export function rangeOf(document: TextDocument, text: string): Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`no ${text} in ${document.uri.path}`);
  return new Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Writes `after` for the first `before`, without saving. */
export async function replace(document: TextDocument, before: string, after: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, before), after);
  await workspace.applyEdit(edit);
}

/** Every open document as the disk has it. */
export async function putBack(): Promise<void> {
  for (const document of workspace.textDocuments) {
    if (!document.isDirty || document.uri.scheme !== 'file') continue;
    const saved = new TextDecoder().decode(await workspace.fs.readFile(document.uri));
    const edit = new WorkspaceEdit();
    edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), saved);
    await workspace.applyEdit(edit);
    // by its name: while VS Code starts it may put another object in the place of an open document
    await workspace.save(document.uri);
  }
}
