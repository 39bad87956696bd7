/**
 * The bytes of a cache file: a head of 24 bytes (mark, lengths, checksum), the directory as text, the index, the payloads. The
 * checksum of the head covers version, directory and index; each payload has its own in the directory.
 */
import { crc32 } from 'node:zlib';

/** Bytes before the directory. */
export const HEAD_LENGTH = 24;

const MARK = 'OUTLAYC1';
/** `setIndex` was never called. */
const NO_INDEX = 0xffff_ffff;

/** Where a payload is. */
export interface Slot {
  /** From the end of the index, in bytes. */
  readonly offset: number;
  readonly length: number;
  readonly checksum: number;
  /** How many times the file has been written since this was last used. */
  readonly idle: number;
}

/** Lengths in bytes of what follows the head. */
export interface Head {
  readonly directory: number;
  /** Undefined: the file holds none. */
  readonly index: number | undefined;
  readonly checksum: number;
}

/** Reads the first `HEAD_LENGTH` bytes; undefined if they are not ours. */
export function readHead(bytes: Buffer): Head | undefined {
  if (bytes.length < HEAD_LENGTH || bytes.toString('latin1', 0, MARK.length) !== MARK) return undefined;
  const index = bytes.readUInt32LE(12);
  return {
    directory: bytes.readUInt32LE(8),
    index: index === NO_INDEX ? undefined : index,
    checksum: bytes.readUInt32LE(16),
  };
}

/** Head, directory and index of a file with these slots. */
export function writeFront(
  version: string,
  slots: ReadonlyMap<string, Slot>,
  index: readonly Uint8Array[] | undefined,
): readonly Uint8Array[] {
  const rows = [...slots].map(([key, slot]) =>
    JSON.stringify([key, slot.offset, slot.length, slot.checksum, slot.idle]),
  );
  const directory = Buffer.from(rows.join('\n'), 'utf8');
  const head = Buffer.alloc(HEAD_LENGTH);
  head.write(MARK, 'latin1');
  head.writeUInt32LE(directory.length, 8);
  head.writeUInt32LE(index ? lengthOf(index) : NO_INDEX, 12);
  head.writeUInt32LE(frontChecksum(version, directory, index), 16);
  return [head, directory, ...(index ?? [])];
}

/** The value that `Head.checksum` must have. */
export function frontChecksum(
  version: string,
  directory: Uint8Array,
  index: readonly Uint8Array[] | undefined,
): number {
  const lengths = `${directory.length}\0${index ? lengthOf(index) : '-'}`;
  const sum = crc32(directory, crc32(`${version}\0${lengths}\0`));
  return (index ?? []).reduce((before, part) => crc32(part, before), sum);
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** The value that `Slot.checksum` must have. */
export function payloadChecksum(key: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(`${key}\0`));
}

/** Reads a directory whose checksum is valid. */
export function readDirectory(bytes: Buffer): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const row of bytes.length === 0 ? [] : bytes.toString('utf8').split('\n')) {
    const [key, offset, length, checksum, idle]: unknown[] = JSON.parse(row);
    if (typeof key !== 'string') continue;
    slots.set(key, {
      offset: Number(offset),
      length: Number(length),
      checksum: Number(checksum),
      idle: Number(idle),
    });
  }
  return slots;
}
