/** Edits of several files as the protocol expects them. */
import type { Range, SnippetTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit as Edit } from '../base/text.ts';
import { escapeSnippet } from '../ide/completion/snippet.ts';
import type { OpenFile } from './dispatch.ts';
import { Locator } from './locator.ts';

/** By path from the workspace folder; edits of open files refer to the open version. */
export function workspaceEdit(file: OpenFile, edits: ReadonlyMap<string, readonly Edit[]>): WorkspaceEdit {
  const files = located(file, edits, plain);
  if (!file.server.client.takesVersionedEdits) return { changes: Object.fromEntries(files) };
  return versioned(file, files);
}

/** The same for rows whose end is still to be written: the cursor goes there if the client supports it. */
export function unfinishedEdit(file: OpenFile, edits: ReadonlyMap<string, readonly Edit[]>): WorkspaceEdit {
  const { takesSnippetEdits } = file.server.client;
  return takesSnippetEdits ? versioned(file, located(file, edits, unfinished)) : workspaceEdit(file, edits);
}

/** Edits by URI. */
type Located<Put> = readonly (readonly [uri: string, edits: Put[]])[];

function located<Put>(
  { workspace, positions }: OpenFile,
  edits: ReadonlyMap<string, readonly Edit[]>,
  put: (range: Range, newText: string) => Put,
): Located<Put> {
  const locator = new Locator(workspace, positions.encoding);
  return Array.from(edits, ([path, all]) => [
    workspace.uriOf(path),
    all.map(({ range, newText }) => put(locator.range(path, range), newText)),
  ]);
}

function versioned({ server }: OpenFile, files: Located<TextEdit | SnippetTextEdit>): WorkspaceEdit {
  return {
    documentChanges: files.map(([uri, edits]) => ({
      textDocument: { uri, version: server.buffer(uri)?.version ?? null },
      edits,
    })),
  };
}

function plain(range: Range, newText: string): TextEdit {
  return { range, newText };
}

function unfinished(range: Range, newText: string): SnippetTextEdit {
  const [, rows = '', lineEnd = ''] = /^(.*?)(\r?\n)?$/s.exec(newText) ?? [];
  return { range, snippet: { kind: 'snippet', value: `${escapeSnippet(rows)}$0${lineEnd}` } };
}
