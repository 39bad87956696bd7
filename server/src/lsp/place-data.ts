/** A place that a client keeps for us until it asks for more about it. */
import type { IdeFile } from '../ide/file.ts';
import type { Server } from './server.ts';

/** An offset in a text. */
export interface PlaceData {
  readonly uri: string;
  /** Of the text that `offset` refers to. */
  readonly version: number | undefined;
  readonly offset: number;
}

/** The answer about a place that the client sent back; undefined if its text has changed since. */
export async function answerAbout<Answer>(
  server: Server,
  data: unknown,
  ask: (file: IdeFile, offset: number) => Answer,
  check: () => void,
): Promise<Answer | undefined> {
  const place = placeIn(data);
  const buffer = place && server.buffer(place.uri);
  if (!buffer?.workspace || buffer.version !== place?.version) return undefined;
  const { workspace, path } = buffer;
  return workspace.answer(() => {
    const file = workspace.file(path);
    return file && ask(file, place.offset);
  }, check);
}

/** The client sends back what we gave it, or nothing. */
function placeIn(value: unknown): PlaceData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, version, offset }: { uri?: unknown; version?: unknown; offset?: unknown } = value;
  if (typeof uri !== 'string' || typeof offset !== 'number') return undefined;
  return { uri, offset, version: typeof version === 'number' ? version : undefined };
}
