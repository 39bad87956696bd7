/** `textDocument/codeLens`, and the costlier part once a lens is visible. */
import { type CodeLens, CodeLensRequest, CodeLensResolveRequest } from 'vscode-languageserver';
import { codeLenses, PREVIEW, referencesTitle } from '../../ide/lens.ts';
import { type Handler, ofFile, onRequest } from '../dispatch.ts';
import { IN_FILE, isRange } from '../params.ts';
import { answerAbout, type PlaceData } from '../place-data.ts';

/** A command of our extension. Other clients only show the lens's title. */
const OPEN_PREVIEW = 'outlay.openPreview';

/** Effects above documents and lines, references above drivers. */
export const codeLens: Handler = ofFile(
  CodeLensRequest.type,
  IN_FILE,
  () => ({ codeLensProvider: { resolveProvider: true } }),
  null,
  (file) => {
    const { path, positions, server, uri, workspace } = file;
    if (!server.settings.codeLens) return [];
    const version = server.buffer(uri)?.version;
    const isOurs = server.client.wantsChanged;
    const shown = codeLenses(file).filter(({ title }) => isOurs || title !== PREVIEW);
    return shown.map(({ range, title, command: { action, offset } }): CodeLens => {
      const data: PlaceData = { uri, version, offset };
      if (title === undefined) return { range: positions.range(range), data };
      const isCommand = action === 'preview' && isOurs;
      const place = { path, ...positions.position(offset) };
      return {
        range: positions.range(range),
        command: isCommand
          ? { title, command: OPEN_PREVIEW, arguments: [{ workspace: workspace.uri, place }] }
          : { title, command: '' },
      };
    });
  },
);

/** How often a document is referred to. */
export const codeLensResolve: Handler = {
  register: (server) =>
    onRequest(server, CodeLensResolveRequest.type, { range: isRange }, async (lens, check) => {
      const title = await answerAbout(server, lens.data, referencesTitle, check);
      return { ...lens, command: { title: title ?? '', command: '' } };
    }),
};
