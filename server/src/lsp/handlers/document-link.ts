/** `textDocument/documentLink`: files that documents name. */
import { DocumentLinkRequest } from 'vscode-languageserver';
import { documentLinks } from '../../ide/links.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { IN_FILE } from '../params.ts';

/** To tables of drivers and rates. */
export const documentLink: Handler = ofFile(
  DocumentLinkRequest.type,
  IN_FILE,
  () => ({ documentLinkProvider: {} }),
  null,
  (file) =>
    documentLinks(file).map(({ range, path }) => ({
      range: file.positions.range(range),
      target: file.workspace.uriOf(path),
    })),
);
