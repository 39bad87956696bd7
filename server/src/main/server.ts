/** The language server: speaks the protocol over stdin and stdout, or to the Node process that started it. */
import { homedir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { createConnection } from 'vscode-languageserver/node';
import { cacheFolder } from '../host/cache-folder.ts';
import { prepareGitEnvironment } from '../host/git.ts';
import { startServer } from '../lsp/start.ts';
import { nodeHost } from './node-host.ts';
import { wholeMessages } from './whole-messages.ts';

/** Put in by the build. */
declare const OUTLAY_VERSION: string;
declare const OUTLAY_BUILD: string;

// see `launch.ts`: else what is read of thousands of Budgets, and forgotten, is kept among what stays
setFlagsFromString('--no-allocation-site-pretenuring');
prepareGitEnvironment(process.env);
const cache = cacheFolder(process.env, process.platform, homedir());
const isForked = process.argv.includes('--node-ipc');
startServer(
  isForked ? createConnection() : createConnection(process.stdin, wholeMessages(process.stdout)),
  nodeHost(__dirname, cache === undefined ? undefined : { folder: cache, version: OUTLAY_BUILD }),
  OUTLAY_VERSION,
);
