/** `textDocument/codeLens`. */
import { type CodeLens, CodeLensRequest } from 'vscode-languageserver';
import { codeLenses } from '../../ide/lens.ts';
import { type Handler, ofFile } from '../dispatch.ts';

/** A command of our extension. Other clients only show what a lens says. */
const OPEN_PREVIEW = 'outlay.openPreview';

/** Effects above documents and lines. */
export const codeLens: Handler = ofFile(
  CodeLensRequest.type,
  () => ({ codeLensProvider: {} }),
  null,
  (file) => {
    const { positions, server, workspace } = file;
    if (!server.settings.codeLens) return [];
    return codeLenses(file).map(({ range, title, command }): CodeLens => {
      const isCommand = command !== undefined && server.client.wantsChanged;
      return {
        range: positions.range(range),
        command: isCommand
          ? { title, command: OPEN_PREVIEW, arguments: [{ workspace: workspace.uri }] }
          : { title, command: '' },
      };
    });
  },
);
