/**
 * Code that V8 compiled, kept from one run to the next. It is executed, so it is only taken from where nobody else can have put
 * it: a file of the user's own that no other may read, outside of every working tree, since a repository could bring one along.
 * V8 believes every byte of it and crashes on a wrong one, hence the checksum.
 */
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { isInWorkingTree, replaceFile } from './cache-folder.ts';

/** Bytes of the checksum at the beginning of a file. */
const HEAD = 4;

/** The code that `keepCode` kept for these very bytes of a program and this Node; undefined: none that can be trusted. */
export function readCode(file: string, program: Uint8Array): Buffer | undefined {
  try {
    if (!isOwn(lstatSync(dirname(file)), OTHERS_WRITE) || isInWorkingTree(dirname(file))) return undefined;
    const handle = openSync(file, 'r');
    try {
      if (!isOwn(fstatSync(handle), OTHERS)) return undefined;
      const bytes = readFileSync(handle);
      const code = bytes.subarray(HEAD);
      return bytes.length > HEAD && bytes.readUInt32LE() === checksum(program, code) ? code : undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

/** Keeps the code of a program; where that fails, the next run is only slower. */
export function keepCode(file: string, program: Uint8Array, code: Uint8Array): void {
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(checksum(program, code));
  try {
    if (!isInWorkingTree(dirname(file))) replaceFile(file, [head, code]);
  } catch {
    // a cache may always be lost
  }
}

function checksum(program: Uint8Array, code: Uint8Array): number {
  return crc32(code, crc32(program, crc32(`${process.version} ${process.arch}`)));
}

/** Bits of a mode: what others may. */
const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;

function isOwn({ uid, mode }: Stats, others: number): boolean {
  // Windows has neither; there the user's folder is closed to others by its access list
  return process.getuid === undefined || (uid === process.getuid() && (mode & others) === 0);
}
