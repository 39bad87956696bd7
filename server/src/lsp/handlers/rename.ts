/** `textDocument/prepareRename` and `textDocument/rename`. */
import { LSPErrorCodes, PrepareRenameRequest, RenameRequest, ResponseError } from 'vscode-languageserver';
import { prepareRename as prepareAt, type Refused, rename as renameAt } from '../../ide/rename.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { AT_POSITION, isString } from '../params.ts';
import { workspaceEdit } from '../workspace-edit.ts';

/** What would be renamed, or why nothing can be. */
export const prepareRename: Handler = ofFile(
  PrepareRenameRequest.type,
  AT_POSITION,
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
  { ...AT_POSITION, newName: isString },
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

function refusal({ refused }: Refused): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refused);
}
