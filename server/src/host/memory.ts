/**
 * What earlier runs remember of a workspace, in the user's cache folder. It may always be lost: what does not fit the program that
 * reads it, or is not whole, is none.
 */
import { deserialize, serialize } from 'node:v8';
import type { Contents } from '../analysis/known-contents.ts';
import type { MemoryData, Remembered } from '../analysis/memory.ts';
import { type Cache, openCache } from './cache.ts';

/** Plain data and the amounts that it speaks of. */
type Facts = Pick<Remembered, 'data' | 'amounts'>;

/** Bytes of the two lengths in front. */
const FRONT = 8;
const AMOUNT = BigInt64Array.BYTES_PER_ELEMENT;
const CONTENTS = 'contents';

/** `version` names the program; another one reads nothing of it. */
export function readMemory(file: string, version: string): Remembered | undefined {
  const cache = openCache(file, version);
  const bytes = cache.index();
  const facts = bytes && decode(bytes);
  const memory = facts && { ...facts, contents: readContents(cache) };
  cache.close();
  return memory;
}

/** Without them texts are read once more. */
function readContents(cache: Cache): Contents {
  const bytes = cache.get(CONTENTS);
  try {
    return bytes ? deserialize(bytes) : NO_CONTENTS;
  } catch {
    // written by a later Node
    return NO_CONTENTS;
  }
}

const NO_CONTENTS: Contents = new Map();

/** Whether it is kept. */
export function writeMemory(file: string, version: string, memory: Remembered): boolean {
  const cache = openCache(file, version);
  cache.setIndex(encode(memory));
  cache.put(CONTENTS, serialize(memory.contents));
  const isKept = cache.flush();
  cache.close();
  return isKept;
}

function encode({ data, amounts }: Facts): Uint8Array {
  const text = Buffer.from(JSON.stringify(data));
  const front = Buffer.alloc(FRONT);
  front.writeUInt32LE(amounts.byteLength, 0);
  front.writeUInt32LE(text.length, 4);
  return Buffer.concat([front, Buffer.from(amounts.buffer, amounts.byteOffset, amounts.byteLength), text]);
}

/** The checksum of the cache has passed: these are bytes that `encode` wrote. */
function decode(bytes: Uint8Array): Facts | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < FRONT) return undefined;
  const length = buffer.readUInt32LE(0);
  if (length % AMOUNT !== 0 || FRONT + length + buffer.readUInt32LE(4) !== buffer.length) return undefined;
  // a copy, because an array of 64-bit integers has to begin at a multiple of 8
  const amounts = new BigInt64Array(
    buffer.buffer.slice(buffer.byteOffset + FRONT, buffer.byteOffset + FRONT + length),
  );
  const data: MemoryData = JSON.parse(buffer.toString('utf8', FRONT + length));
  return { data, amounts };
}
