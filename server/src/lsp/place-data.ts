/** A place that a client carries for us until it asks for more about it. */
import type { IdeFile } from '../ide/file.ts';
import type { Server } from './server.ts';

/** An offset in a text. */
export interface PlaceData {
  readonly uri: string;
  /** Of the text that `offset` counts in. */
  readonly version: number | undefined;
  readonly offset: number;
}

/** What there is to say about a place that comes back from the client; undefined where its text is another by now. */
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

/** What comes back from the client is what we gave it, or nothing. */
function placeIn(value: unknown): PlaceData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, version, offset }: { uri?: unknown; version?: unknown; offset?: unknown } = value;
  if (typeof uri !== 'string' || typeof offset !== 'number') return undefined;
  return { uri, offset, version: typeof version === 'number' ? version : undefined };
}
