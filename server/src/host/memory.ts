/**
 * What earlier runs remember about a workspace, in the user's cache folder. It may always be lost: what does not fit the
 * program that reads it, or is not complete, is ignored.
 */
import type { Contents } from '../analysis/memory/known-contents.ts';
import type { KnownFindings } from '../analysis/memory/known-findings.ts';
import type { MemoryData, Remembered } from '../analysis/memory/memory.ts';
import { type Cache, openCache } from './cache.ts';
import { readContents, writeContents } from './contents.ts';

/** All but what is simply read again if it is missing. */
type Facts = Omit<Remembered, 'contents' | 'findings'>;

/** Bytes of the two lengths in front. */
const FRONT = 8;
const AMOUNT = BigInt64Array.BYTES_PER_ELEMENT;
const NUMBER = Int32Array.BYTES_PER_ELEMENT;
const CONTENTS = 'contents';
const FINDINGS = 'findings';

/** `version` names the program; any other program reads nothing of it. */
export function readMemory(file: string, version: string): Remembered | undefined {
  const cache = openCache(file, version);
  const bytes = cache.index();
  const facts = bytes && decode(bytes);
  const memory = facts && { ...facts, contents: contentsIn(cache), findings: readFindings(cache) };
  cache.close();
  return memory;
}

/** Without them, texts are read again. */
function contentsIn(cache: Cache): Contents {
  const bytes = cache.get(CONTENTS);
  try {
    return bytes ? readContents(bytes) : NO_CONTENTS;
  } catch {
    // written by a later Node
    return NO_CONTENTS;
  }
}

const NO_CONTENTS: Contents = new Map();

/** Without them, rules are evaluated again. */
function readFindings(cache: Cache): KnownFindings | undefined {
  const bytes = cache.get(FINDINGS);
  return bytes && bytes.length > 0 ? JSON.parse(Buffer.from(bytes).toString()) : undefined;
}

/** Returns whether it was stored. */
export function writeMemory(file: string, version: string, memory: Remembered): boolean {
  const cache = openCache(file, version);
  cache.setIndex(encode(memory));
  cache.put(CONTENTS, writeContents(memory.contents));
  cache.put(FINDINGS, Buffer.from(memory.findings ? JSON.stringify(memory.findings) : ''));
  const isKept = cache.flush();
  cache.close();
  return isKept;
}

function encode({ data, numbers, amounts }: Facts): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(data));
  const front = Buffer.alloc(FRONT);
  front.writeUInt32LE(amounts.byteLength, 0);
  front.writeUInt32LE(numbers.byteLength, 4);
  const parts = [amounts, numbers].map((it) => Buffer.from(it.buffer, it.byteOffset, it.byteLength));
  return [front, ...parts, text];
}

/** The cache has verified the checksum: these are bytes that `encode` wrote. */
function decode(bytes: Uint8Array): Facts | undefined {
  if (bytes.length < FRONT) return undefined;
  // copied unless it begins at a multiple of 8, which an array of 64-bit integers requires
  const { buffer, byteOffset } = bytes.byteOffset % AMOUNT === 0 ? bytes : Uint8Array.from(bytes);
  const view = new DataView(buffer, byteOffset, FRONT);
  const start = byteOffset + FRONT;
  const middle = start + view.getUint32(0, true);
  const end = middle + view.getUint32(4, true);
  if ((middle - start) % AMOUNT !== 0 || (end - middle) % NUMBER !== 0 || end > byteOffset + bytes.length)
    return undefined;
  const data: MemoryData = JSON.parse(Buffer.from(buffer, end, byteOffset + bytes.length - end).toString());
  return {
    data,
    numbers: new Int32Array(buffer, middle, (end - middle) / NUMBER),
    amounts: new BigInt64Array(buffer, start, (middle - start) / AMOUNT),
  };
}
