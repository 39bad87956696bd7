/**
 * The cache: one file with an index that is read at once and payloads that are read on demand. It may always be lost: whatever
 * is truncated, corrupted, of another version or unreadable is a miss, and what cannot be written is not kept.
 */
import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import {
  frontChecksum,
  HEAD_LENGTH,
  payloadChecksum,
  readDirectory,
  readHead,
  type Slot,
  writeFront,
} from './cache-file.ts';
import { replaceFile } from './cache-folder.ts';

/** A store of bytes by key. It never throws. The bytes it returns must not be modified. */
export interface Cache {
  /** What `setIndex` stored last. */
  index(): Uint8Array | undefined;
  setIndex(parts: readonly Uint8Array[]): void;
  /** What `put` stored under `key`; undefined is a miss. */
  get(key: string): Uint8Array | undefined;
  put(key: string, bytes: Uint8Array): void;
  /** Writes what is new; whether it was stored. Of several writers the last wins, each with a file of its own. */
  flush(): boolean;
  /** Closes the file. What was not flushed is lost. */
  close(): void;
}

/** How much a cache file holds. */
export interface CacheLimits {
  /** Bytes of payloads; those idle longest go first, those used by this run stay. */
  readonly bytes: number;
  /** How many times the file may be written before an unused payload is dropped. */
  readonly idle: number;
}

const LIMITS: CacheLimits = { bytes: 256 * 1024 * 1024, idle: 12 };

/** The cache file of a workspace (its real folder) in the cache folder. */
export function cacheFile(folder: string, workspace: string): string {
  return join(folder, `${createHash('sha256').update(workspace).digest('hex').slice(0, 24)}.cache`);
}

/** What is on disk: an open file and what it holds. */
interface Stored {
  readonly handle: number | undefined;
  readonly slots: Map<string, Slot>;
  readonly index: Uint8Array | undefined;
  /** Where the payloads begin, in bytes. */
  readonly start: number;
}

const NOTHING_STORED: Stored = { handle: undefined, slots: new Map(), index: undefined, start: 0 };

/** Opens a cache; `version` stands for everything that the content depends on besides its keys. */
export function openCache(file: string, version: string, limits: CacheLimits = LIMITS): Cache {
  let loaded: Stored | undefined = load(file, version);
  let index: readonly Uint8Array[] | undefined = loaded.index && [loaded.index];
  let dirty = false;
  const stored = (): Stored => {
    loaded ??= load(file, version);
    return loaded;
  };
  const added = new Map<string, Uint8Array>();
  const used = new Set<string>();

  const get = (key: string): Uint8Array | undefined => {
    const bytes = added.get(key) ?? readPayload(stored(), key);
    if (bytes === undefined) stored().slots.delete(key);
    else used.add(key);
    return bytes;
  };
  const close = (): void => {
    const handle = loaded?.handle;
    if (handle !== undefined) attempt(() => closeSync(handle));
    loaded = NOTHING_STORED;
  };
  const flush = (): boolean => {
    if (!dirty) return true;
    const kept = attempt(() => {
      const parts = compose(stored(), added, used, limits);
      const front = writeFront(version, parts.slots, index);
      // not every system can replace an open file
      close();
      replaceFile(file, [...front, ...parts.payloads]);
      return true;
    });
    close();
    // for later reads
    loaded = undefined;
    if (kept !== true) return false;
    added.clear();
    dirty = false;
    return true;
  };
  return {
    index: () => (index?.length === 1 ? index[0] : index && Buffer.concat(index)),
    setIndex: (parts) => {
      index = parts;
      dirty = true;
    },
    get,
    put: (key, bytes) => {
      added.set(key, bytes);
      used.add(key);
      dirty = true;
    },
    flush,
    close,
  };
}

function load(file: string, version: string): Stored {
  const handle = attempt(() => openSync(file, 'r'));
  if (handle === undefined) return { ...NOTHING_STORED, slots: new Map() };
  const stored = attempt(() => loadFrom(handle, version));
  if (stored !== undefined) return stored;
  attempt(() => closeSync(handle));
  return { ...NOTHING_STORED, slots: new Map() };
}

function loadFrom(handle: number, version: string): Stored | undefined {
  const head = readHead(readAt(handle, 0, HEAD_LENGTH));
  if (head === undefined) return undefined;
  const start = HEAD_LENGTH + head.directory + (head.index ?? 0);
  if (start > fstatSync(handle).size) return undefined;
  const directory = readAt(handle, HEAD_LENGTH, head.directory);
  const index = head.index === undefined ? undefined : readAt(handle, start - head.index, head.index);
  if (frontChecksum(version, directory, index && [index]) !== head.checksum) return undefined;
  return { handle, slots: readDirectory(directory), index, start };
}

function readPayload(stored: Stored, key: string): Uint8Array | undefined {
  const { handle } = stored;
  const slot = stored.slots.get(key);
  if (slot === undefined || handle === undefined) return undefined;
  const bytes = attempt(() => readAt(handle, stored.start + slot.offset, slot.length));
  return bytes !== undefined && payloadChecksum(key, bytes) === slot.checksum ? bytes : undefined;
}

/** Exactly `length` bytes; throws if the file ends before that. */
function readAt(handle: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const count = readSync(handle, bytes, done, length - done, position + done);
    if (count === 0) throw new Error('the file is truncated');
    done += count;
  }
  return bytes;
}

/** What the next file holds: what is new or was used, then the rest, least idle first, as far as there is room. */
function compose(
  stored: Stored,
  added: ReadonlyMap<string, Uint8Array>,
  used: ReadonlySet<string>,
  limits: CacheLimits,
): { readonly slots: ReadonlyMap<string, Slot>; readonly payloads: readonly Uint8Array[] } {
  const slots = new Map<string, Slot>();
  const payloads: Uint8Array[] = [];
  let offset = 0;
  const add = (key: string, bytes: Uint8Array, idle: number): void => {
    slots.set(key, { offset, length: bytes.length, checksum: payloadChecksum(key, bytes), idle });
    payloads.push(bytes);
    offset += bytes.length;
  };
  for (const [key, bytes] of added) add(key, bytes, 0);
  const idleOf = ([key, slot]: readonly [string, Slot]): number => (used.has(key) ? 0 : slot.idle + 1);
  for (const entry of [...stored.slots].sort((a, b) => idleOf(a) - idleOf(b))) {
    const [key, slot] = entry;
    const idle = idleOf(entry);
    const hasRoom = idle === 0 || (idle <= limits.idle && offset + slot.length <= limits.bytes);
    const bytes = added.has(key) || !hasRoom ? undefined : readPayload(stored, key);
    if (bytes !== undefined) add(key, bytes, idle);
  }
  return { slots, payloads };
}

/** The only catch of this file: whatever goes wrong with a cache is a miss. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
