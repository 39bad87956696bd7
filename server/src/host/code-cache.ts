/**
 * Code that V8 compiled, kept from one run to the next. It is executed, so it is only taken from where no one else can have
 * put it: a file of the user's own that no one else may read, outside every working tree, since a repository could bring one
 * along. V8 trusts every byte of it and crashes on a wrong one, hence the checksum.
 */
import { closeSync, fstatSync, lstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { isInWorkingTree, replaceFile } from './cache-folder.ts';

/** Bytes of the checksum at the beginning of a file. */
const HEAD = 4;

/** What `keepCode` stored for exactly these bytes of a program and this Node; undefined: none that can be trusted. */
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

/** Stores the code of a program; if that fails, the next run is merely slower. */
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

/** Mode bits: what others may do. */
const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;

function isOwn({ uid, mode }: Stats, others: number): boolean {
  // Windows has neither; there an access list closes the user's folder to others
  return process.getuid === undefined || (uid === process.getuid() && (mode & others) === 0);
}
