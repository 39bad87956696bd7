/** The language server: speaks the protocol over stdin and stdout, or to the Node process that started it. */
import { homedir } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { createConnection, StreamMessageReader } from 'vscode-languageserver/node';
import { cacheFolder } from '../host/cache-folder.ts';
import { prepareGitEnvironment } from '../host/git.ts';
import { startServer } from '../lsp/start.ts';
import { nodeHost } from './node-host.ts';
import { PipeWriter } from './pipe-writer.ts';

/** Set by the build. */
declare const OUTLAY_VERSION: string;
declare const OUTLAY_BUILD: string;

// see `launch.ts`: otherwise what is read of thousands of Budgets, and dropped, would stay in the old space
setFlagsFromString('--no-allocation-site-pretenuring');
prepareGitEnvironment(process.env);
const cache = cacheFolder(process.env, process.platform, homedir());
const isForked = process.argv.includes('--node-ipc');
const connection = isForked
  ? createConnection()
  : createConnection(new StreamMessageReader(process.stdin), new PipeWriter(process.stdout));
const host = nodeHost(__dirname, cache === undefined ? undefined : { folder: cache, version: OUTLAY_BUILD });
const phase = startServer(connection, host, OUTLAY_VERSION);
// the client is gone
if (!isForked) process.stdin.once('close', () => process.exit(phase.isOver ? 0 : 1));
