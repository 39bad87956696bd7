/** What a client that watches files tells the server, and how its log answers. */
import type { Client } from './client.ts';

export function tellChanged(client: Client, path: string): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type: 2 }] });
}

/** Whether a log message says that a workspace was read again. */
export function saysAgain(it: unknown): boolean {
  return JSON.stringify(it).includes(' again: ');
}
