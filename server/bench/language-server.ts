/** A peer: yaml-language-server over stdio, without its debounce, on one file that lies alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { type Edit, edited, type Session } from './sessions.ts';

/** How it is asked. */
export interface ServerRun {
  /** A Node that it runs on. */
  readonly node: string;
  /** An empty folder for the file. */
  readonly folder: string;
  readonly text: string;
  readonly sessions: readonly Session[];
}

/** Milliseconds from each edit to the diagnostics that follow it. */
export async function serverKeystrokes({ node, folder, text, sessions }: ServerRun): Promise<number[]> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'budget.yaml');
  writeFileSync(file, text);
  const client = await start(node, folder);
  const document = { uri: pathToFileURL(file).href, version: 1 };
  await client.answered(document.uri, 'textDocument/didOpen', {
    textDocument: { ...document, languageId: 'yaml', text },
  });
  const times: number[] = [];
  let now = text;
  for (const edit of sessions.flatMap((it) => it.edits)) {
    document.version++;
    const change = { textDocument: { ...document }, contentChanges: [changeOf(now, edit)] };
    times.push(await client.answered(document.uri, 'textDocument/didChange', change));
    now = edited(now, edit);
    await new Promise((resume) => setTimeout(resume, 3));
  }
  await client.stop();
  return times;
}

interface Client {
  /** Sends a notification; milliseconds until the next diagnostics of `uri`. */
  answered(uri: string, method: string, params: object): Promise<number>;
  stop(): Promise<void>;
}

async function start(node: string, folder: string): Promise<Client> {
  const server = join(import.meta.dirname, 'programs/yls-nodelay.mjs');
  const child = spawn(node, [server], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let waiting: (uri: string) => void = () => {};
  connection.onNotification('textDocument/publishDiagnostics', ({ uri }: { uri: string }) => waiting(uri));
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) =>
    items.map(({ section }) => SETTINGS[section] ?? null),
  );
  for (const method of [
    'client/registerCapability',
    'client/unregisterCapability',
    'window/workDoneProgress/create',
  ])
    connection.onRequest(method, () => null);
  connection.listen();
  await initialize(connection, folder);
  return {
    async answered(uri, method, params) {
      const next = new Promise<number>((resolve) => {
        waiting = (of) => {
          if (of === uri) resolve(performance.now());
        };
      });
      const sent = performance.now();
      await connection.sendNotification(method, params);
      return (await next) - sent;
    },
    stop: () => stop(connection, child),
  };
}

async function initialize(connection: MessageConnection, folder: string): Promise<void> {
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'alone' }],
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
      },
      textDocument: {
        publishDiagnostics: { versionSupport: true },
        synchronization: { dynamicRegistration: true },
      },
    },
  });
  await connection.sendNotification('initialized', {});
  await new Promise((resume) => setTimeout(resume, 500)); // it fetches its settings meanwhile
}

async function stop(connection: MessageConnection, child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  const late = setTimeout(() => child.kill('SIGKILL'), 2000);
  await ended;
  clearTimeout(late);
  connection.dispose();
}

/** The product's own schema, and nothing from the network. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    format: { enable: false },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: { [pathToFileURL(join(import.meta.dirname, '../../schemas/budget.json')).href]: ['**/*.yaml'] },
  },
  http: {},
};

function changeOf(text: string, { at, remove, insert }: Edit): object {
  return { range: { start: positionOf(text, at), end: positionOf(text, at + remove) }, text: insert };
}

function positionOf(text: string, offset: number): { readonly line: number; readonly character: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length - 1, character: offset - start };
}
