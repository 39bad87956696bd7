/**
 * What earlier runs remember of a workspace, in the user's cache folder. It may always be lost: what does not fit the program that
 * reads it, or is not whole, is none.
 */
import type { MemoryData } from '../analysis/memory.ts';
import { openCache } from './cache.ts';

/** Plain data and the amounts that it speaks of. */
export interface StoredMemory {
  readonly data: MemoryData;
  /** Minor units. */
  readonly amounts: BigInt64Array;
}

/** Bytes of the two lengths in front. */
const FRONT = 8;
const AMOUNT = BigInt64Array.BYTES_PER_ELEMENT;

/** `version` names the program; another one reads nothing of it. */
export function readMemory(file: string, version: string): StoredMemory | undefined {
  const cache = openCache(file, version);
  const bytes = cache.index();
  cache.close();
  return bytes && decode(bytes);
}

/** Whether it is kept. */
export function writeMemory(file: string, version: string, memory: StoredMemory): boolean {
  const cache = openCache(file, version);
  cache.setIndex(encode(memory));
  const isKept = cache.flush();
  cache.close();
  return isKept;
}

function encode({ data, amounts }: StoredMemory): Uint8Array {
  const text = Buffer.from(JSON.stringify(data));
  const front = Buffer.alloc(FRONT);
  front.writeUInt32LE(amounts.byteLength, 0);
  front.writeUInt32LE(text.length, 4);
  return Buffer.concat([front, Buffer.from(amounts.buffer, amounts.byteOffset, amounts.byteLength), text]);
}

/** The checksum of the cache has passed: these are bytes that `encode` wrote. */
function decode(bytes: Uint8Array): StoredMemory | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < FRONT) return undefined;
  const length = buffer.readUInt32LE(0);
  if (length % AMOUNT !== 0 || FRONT + length + buffer.readUInt32LE(4) !== buffer.length) return undefined;
  // a copy, because an array of 64-bit integers has to begin at a multiple of 8
  const amounts = new BigInt64Array(
    buffer.buffer.slice(buffer.byteOffset + FRONT, buffer.byteOffset + FRONT + length),
  );
  return { data: JSON.parse(buffer.toString('utf8', FRONT + length)), amounts };
}
