/** `textDocument/prepareRename` and `textDocument/rename`. */
import {
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import {
  prepareRename as prepareAt,
  type Refused,
  type RenameEdits,
  rename as renameAt,
} from '../../ide/rename.ts';
import { type Handler, type OpenFile, ofFile } from '../dispatch.ts';
import { Locator } from '../locator.ts';

/** What would be renamed, or why nothing can be. */
export const prepareRename: Handler = ofFile(
  PrepareRenameRequest.type,
  undefined,
  null,
  (file, { position }) => {
    const found = prepareAt(file, file.positions.offset(position));
    if ('refused' in found) throw refusal(found);
    return { range: file.positions.range(found.range), placeholder: found.placeholder };
  },
);

/** In all files of the workspace, open or not. */
export const rename: Handler = ofFile(
  RenameRequest.type,
  ({ capabilities }) => ({
    renameProvider: capabilities.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
  }),
  null,
  (file, { position, newName }) => {
    const edits = renameAt(file, file.positions.offset(position), newName);
    if ('refused' in edits) throw refusal(edits);
    return workspaceEdit(file, edits);
  },
);

/** Edits of several files; of open ones they belong to the version that is open. */
function workspaceEdit({ server, workspace, positions }: OpenFile, edits: RenameEdits): WorkspaceEdit {
  const locator = new Locator(workspace, positions.encoding);
  const files = Array.from(edits, ([path, all]): readonly [uri: string, edits: TextEdit[]] => [
    workspace.uriOf(path),
    all.map(({ range, newText }) => ({ range: locator.range(path, range), newText })),
  ]);
  if (!server.client.takesVersionedEdits) return { changes: Object.fromEntries(files) };
  return {
    documentChanges: files.map(([uri, all]) => ({
      textDocument: { uri, version: server.buffer(uri)?.document.version ?? null },
      edits: all,
    })),
  };
}

function refusal({ refused }: Refused): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}
