/** `textDocument/references` and `textDocument/documentHighlight`: everywhere that something is named. */
import { DocumentHighlightKind, DocumentHighlightRequest, ReferencesRequest } from 'vscode-languageserver';
import { highlights } from '../../ide/highlight.ts';
import { references as referencesAt } from '../../ide/references.ts';
import { type Handler, ofFile } from '../dispatch.ts';
import { Locator } from '../locator.ts';
import { AT_POSITION, hasMembers, isBoolean } from '../params.ts';

/** In all files of the workspace. */
export const references: Handler = ofFile(
  ReferencesRequest.type,
  { ...AT_POSITION, context: hasMembers({ includeDeclaration: isBoolean }) },
  () => ({ referencesProvider: true }),
  null,
  (file, { position, context }) => {
    const locator = new Locator(file.workspace, file.positions.encoding);
    const declaration = context.includeDeclaration;
    return referencesAt(file, file.positions.offset(position), { declaration }).map(({ path, range }) =>
      locator.location(path, range),
    );
  },
);

/** In the file itself. */
export const documentHighlight: Handler = ofFile(
  DocumentHighlightRequest.type,
  AT_POSITION,
  () => ({ documentHighlightProvider: true }),
  null,
  (file, { position }) =>
    highlights(file, file.positions.offset(position)).map(({ range, isDeclared }) => ({
      range: file.positions.range(range),
      kind: isDeclared ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    })),
);
