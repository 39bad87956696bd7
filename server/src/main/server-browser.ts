/** The language server in a web worker: speaks the protocol through messages. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../lsp/start.ts';
import { browserHost } from './browser-host.ts';

/** Set by the build. */
declare const OUTLAY_VERSION: string;
declare const self: DedicatedWorkerGlobalScope;

startServer(
  createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)),
  browserHost(),
  OUTLAY_VERSION,
);
