/** Edits of several files as the protocol says them. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as Edit } from '../base/text.ts';
import type { OpenFile } from './dispatch.ts';
import { Locator } from './locator.ts';

/** By path from the workspace folder; edits of open files belong to the version that is open. */
export function workspaceEdit(
  { server, workspace, positions }: OpenFile,
  edits: ReadonlyMap<string, readonly Edit[]>,
): WorkspaceEdit {
  const locator = new Locator(workspace, positions.encoding);
  const files = Array.from(edits, ([path, all]): readonly [uri: string, edits: TextEdit[]] => [
    workspace.uriOf(path),
    all.map(({ range, newText }) => ({ range: locator.range(path, range), newText })),
  ]);
  if (!server.client.takesVersionedEdits) return { changes: Object.fromEntries(files) };
  return {
    documentChanges: files.map(([uri, all]) => ({
      textDocument: { uri, version: server.buffer(uri)?.version ?? null },
      edits: all,
    })),
  };
}
