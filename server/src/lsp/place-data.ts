/** A place that a client carries for us until it asks for more about it. */

/** An offset in a text. */
export interface PlaceData {
  readonly uri: string;
  /** Of the text that `offset` counts in. */
  readonly version: number | undefined;
  readonly offset: number;
}

/** What comes back from the client is what we gave it, or nothing. */
export function placeIn(value: unknown): PlaceData | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { uri, version, offset }: { uri?: unknown; version?: unknown; offset?: unknown } = value;
  if (typeof uri !== 'string' || typeof offset !== 'number') return undefined;
  return { uri, offset, version: typeof version === 'number' ? version : undefined };
}
