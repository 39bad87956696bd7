/** `textDocument/definition`. */
import { DefinitionRequest, type LocationLink } from 'vscode-languageserver';
import { definition as definitionAt } from '../../ide/definition.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { Locator } from '../locator.ts';
import { AT_POSITION } from '../params.ts';

/** Where a name is declared; clients that take links also get the range that was asked about. */
export const definition: Handler = ofFile(
  DefinitionRequest.type,
  AT_POSITION,
  () => ({ definitionProvider: true }),
  null,
  (file, { position }) => {
    const { positions, server, workspace } = file;
    const found = definitionAt(file, positions.offset(position));
    if (!found) return null;
    const locator = new Locator(workspace, positions.encoding);
    const { path, name, item, origin } = found;
    if (!server.client.takesLinks) return locator.location(path, name);
    const link: LocationLink = {
      originSelectionRange: positions.range(origin),
      targetUri: workspace.uriOf(path),
      targetRange: locator.range(path, item),
      targetSelectionRange: locator.range(path, name),
    };
    return [link];
  },
);
