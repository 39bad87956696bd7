/** Buffers that open, change and close, and files that do so on disk. */
import {
  type DidChangeTextDocumentParams,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { type Handler, onNotification } from '../dispatch.ts';
import { placeOf } from '../uris.ts';

/** Changes are sent as edits. */
export const synchronize: Handler = {
  provides: () => ({ textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental } }),
  register: (server) => {
    onNotification<DidOpenTextDocumentParams>(server, 'textDocument/didOpen', ({ textDocument }) => {
      const { uri, languageId, version, text } = textDocument;
      server.open(uri, languageId, version, text);
    });
    onNotification<DidChangeTextDocumentParams>(server, 'textDocument/didChange', (params) => {
      const { textDocument, contentChanges } = params;
      server.change(textDocument.uri, textDocument.version, contentChanges);
    });
    onNotification<DidCloseTextDocumentParams>(server, 'textDocument/didClose', ({ textDocument }) => {
      server.close(textDocument.uri);
    });
    onNotification<DidChangeWatchedFilesParams>(server, 'workspace/didChangeWatchedFiles', ({ changes }) => {
      server.events.happened(changes.flatMap(({ uri }) => placeOf(uri, server.host.schemes) ?? []));
    });
  },
};

/** Folders of the client that come and go. */
export const folders: Handler = {
  provides: ({ tellsOfFolders }) =>
    tellsOfFolders ? { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } } : {},
  register: (server) => {
    onNotification<DidChangeWorkspaceFoldersParams>(
      server,
      'workspace/didChangeWorkspaceFolders',
      ({ event }) => {
        const removed = new Set(event.removed.map((it) => it.uri));
        const kept = server.folders.filter((it) => !removed.has(it));
        server.setFolders([...new Set([...kept, ...event.added.map((it) => it.uri)])]);
      },
    );
  },
};
