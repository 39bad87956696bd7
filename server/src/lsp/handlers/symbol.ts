/** `textDocument/documentSymbol` and `workspace/symbol`: documents and their entries, by place and by name. */
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  type SymbolInformation,
  SymbolKind,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver';
import { documentSymbols, type OutlineSymbol } from '../../ide/symbols.ts';
import { workspaceSymbols } from '../../ide/workspace-symbols.ts';
import { type Handler, type OpenFile, ofFile, onRequest } from '../dispatch.ts';
import { Locator } from '../locator.ts';
import { IN_FILE, isString } from '../params.ts';

const FIELD = SymbolKind.Field;

/** By kind; anything else is a field. */
const KINDS: Readonly<Record<string, SymbolKind>> = {
  document: SymbolKind.Class,
  budget: SymbolKind.Class,
  driver: SymbolKind.Variable,
  Series: SymbolKind.Array,
  CostCenter: SymbolKind.Namespace,
  center: SymbolKind.Namespace,
  Person: SymbolKind.Interface,
  person: SymbolKind.Interface,
  Team: SymbolKind.Interface,
  team: SymbolKind.Interface,
  Category: SymbolKind.EnumMember,
  category: SymbolKind.EnumMember,
  Unreadable: SymbolKind.Null,
};

/** As a tree where the client shows one. */
export const documentSymbol: Handler = ofFile(
  DocumentSymbolRequest.type,
  IN_FILE,
  () => ({ documentSymbolProvider: true }),
  null,
  (file) => {
    const symbols = documentSymbols(file);
    return file.server.client.takesTrees ? symbols.map((it) => tree(file, it)) : flat(file, symbols);
  },
);

/** In all workspaces. */
export const workspaceSymbol: Handler = {
  provides: () => ({ workspaceSymbolProvider: true }),
  register: (server) =>
    onRequest(server, WorkspaceSymbolRequest.type, { query: isString }, async ({ query }, check) => {
      const found: SymbolInformation[] = [];
      for (const workspace of server.workspaces.all) {
        const locator = () => new Locator(workspace, server.client.encoding);
        const all = await workspace.answer(() => {
          const places = locator();
          return workspaceSymbols(workspace.project, query).map(
            ({ name, detail, kind, path, range }): SymbolInformation => ({
              name,
              kind: kindOf(kind),
              containerName: detail,
              location: places.location(path, range),
            }),
          );
        }, check);
        for (const it of all) found.push(it);
      }
      return found;
    }),
};

function tree(
  file: OpenFile,
  { name, detail, kind, range, selection, children }: OutlineSymbol,
): DocumentSymbol {
  return {
    // clients reject an empty name
    name: name === '' ? kind : name,
    ...(detail === '' ? {} : { detail }),
    kind: kindOf(kind),
    range: file.positions.range(range),
    selectionRange: file.positions.range(selection),
    ...(children.length === 0 ? {} : { children: children.map((it) => tree(file, it)) }),
  };
}

function flat(file: OpenFile, symbols: readonly OutlineSymbol[], containerName = ''): SymbolInformation[] {
  return symbols.flatMap(({ name, kind, range, children }) => [
    {
      name,
      kind: kindOf(kind),
      location: { uri: file.uri, range: file.positions.range(range) },
      ...(containerName === '' ? {} : { containerName }),
    },
    ...flat(file, children, name),
  ]);
}

function kindOf(kind: string): SymbolKind {
  return KINDS[kind] ?? FIELD;
}
