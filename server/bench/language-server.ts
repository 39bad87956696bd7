/** A peer: yaml-language-server over stdio, without its debounce, on standalone files, with the product's own schema. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EditorClient } from './editor-client.ts';
import type { Session } from './sessions.ts';

/** How to run it. */
export interface ServerRun {
  /** The Node that it runs on. */
  readonly node: string;
  /** An empty folder for the file. */
  readonly folder: string;
  readonly text: string;
  readonly sessions: readonly Session[];
}

/** Milliseconds from each edit to the diagnostics that follow it. */
export async function serverKeystrokes({ node, folder, text, sessions }: ServerRun): Promise<number[]> {
  const client = await startPeer(node, folder);
  await openAlone(client, folder, 'budget.yaml', text);
  const times: number[] = [];
  for (const edit of sessions.flatMap((it) => it.edits)) {
    times.push(await client.type('budget.yaml', edit));
    await pause(3);
  }
  await client.stop();
  return times;
}

/** Started in a folder that is created for it. */
export async function startPeer(node: string, folder: string): Promise<EditorClient> {
  mkdirSync(folder, { recursive: true });
  const server = join(import.meta.dirname, 'programs/yls-nodelay.mjs');
  const client = await EditorClient.start({ node, args: [server], settings: SETTINGS }, folder);
  await pause(SETTLING);
  return client;
}

/** Milliseconds that it is given to fetch its settings. */
export const SETTLING = 500;

/** Milliseconds until its diagnostics. */
export function openAlone(client: EditorClient, folder: string, path: string, text: string): Promise<number> {
  writeFileSync(join(folder, path), text);
  return client.open(path, text);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}

/** Nothing from the network. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    format: { enable: false },
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
    schemas: {
      [pathToFileURL(join(import.meta.dirname, '../../schemas/outlay.schema.json')).href]: ['**/*.yaml'],
    },
  },
  http: {},
};
