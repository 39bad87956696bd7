/** Buffers that open, change and close, and files that change on disk. */
import {
  type DidChangeTextDocumentParams,
  type DidChangeWatchedFilesParams,
  type DidChangeWorkspaceFoldersParams,
  type DidCloseTextDocumentParams,
  type DidOpenTextDocumentParams,
  type DidSaveTextDocumentParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FILES, type Files } from '../../protocol.ts';
import { type Handler, onNotification } from '../dispatch.ts';
import { areAll, hasMembers, IN_FILE, isInteger, isRange, isString, maybe } from '../params.ts';
import { placeOf } from '../uris.ts';

const NAMED = areAll(hasMembers({ uri: isString }));
const OPENED = { textDocument: hasMembers({ uri: isString, version: isInteger, text: isString }) };
const CHANGED = {
  textDocument: hasMembers({ uri: isString, version: isInteger }),
  contentChanges: areAll(hasMembers({ text: isString, range: maybe(isRange) })),
};
const TOUCHED = { changes: NAMED };
const PUSHED = { files: areAll(hasMembers({ uri: isString, text: maybe(isString) })) };
const MOVED = { event: hasMembers({ added: NAMED, removed: NAMED }) };

/** Changes are sent as edits. */
export const synchronize: Handler = {
  provides: () => ({
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  }),
  register: (server) => {
    onNotification<DidOpenTextDocumentParams>(server, 'textDocument/didOpen', OPENED, ({ textDocument }) => {
      server.open(textDocument);
    });
    onNotification<DidChangeTextDocumentParams>(server, 'textDocument/didChange', CHANGED, (params) => {
      const { textDocument, contentChanges } = params;
      server.change(textDocument.uri, textDocument.version, contentChanges);
    });
    onNotification<DidCloseTextDocumentParams>(
      server,
      'textDocument/didClose',
      IN_FILE,
      ({ textDocument }) => {
        server.close(textDocument.uri);
      },
    );
    onNotification<DidSaveTextDocumentParams>(server, 'textDocument/didSave', IN_FILE, ({ textDocument }) => {
      server.saved(textDocument.uri);
    });
    onNotification<DidChangeWatchedFilesParams>(
      server,
      'workspace/didChangeWatchedFiles',
      TOUCHED,
      ({ changes }) => {
        server.events.happened(changes.flatMap(({ uri }) => placeOf(uri, server.host) ?? []));
      },
    );
    onNotification<Files>(server, FILES, PUSHED, ({ files }) => {
      const pushed = files.flatMap(({ uri, text }) => {
        const place = placeOf(uri, server.host);
        return place === undefined ? [] : [{ place, text: text ?? undefined }];
      });
      server.host.take?.(pushed);
      // one of them may make a folder a workspace
      server.setFolders(server.folders);
      server.events.happened(pushed.map((it) => it.place));
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
      MOVED,
      ({ event }) => {
        const removed = new Set(event.removed.map((it) => it.uri));
        const kept = server.folders.filter((it) => !removed.has(it));
        server.setFolders([...new Set([...kept, ...event.added.map((it) => it.uri)])]);
      },
    );
  },
};
