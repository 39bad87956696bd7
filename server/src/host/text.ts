/** From bytes to text: strictly UTF-8, and the hash by which head and base share what they have in common. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ReadableText, TextSource, UnreadableText } from '../analysis/change.ts';

/** How a repository computes its ids. */
export type HashName = 'sha1' | 'sha256';

/** Files above this number of bytes are not read. */
export const LARGEST_FILE: number = 64 * 1024 * 1024;

/** What is reported about a file above `LARGEST_FILE`. */
export const TOO_LARGE: UnreadableText = { unreadable: 'larger than 64 MB' };

const CR = 13;
const LF = 10;

/**
 * Decodes the bytes of a file. A byte order mark and CRLF stay in the text but not in the hash. With `id` the caller passes
 * the blob id of exactly these bytes, which saves computing it if it is the hash.
 */
export function decode(bytes: Buffer, algorithm: HashName, id?: string): TextSource {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { unreadable: `${wide}, expected UTF-8` };
  if (!isUtf8(bytes)) return { unreadable: `not UTF-8 (line ${firstBadLine(bytes)})` };
  const plain = canonical(bytes);
  const hash = id !== undefined && plain === bytes ? id : blobId(plain, algorithm);
  return new EncodedText(bytes, hash, plain === bytes ? undefined : (id ?? blobId(bytes, algorithm)));
}

/** A text that is decoded on each access: most are used only twice, and a string may take twice the memory of its bytes. */
class EncodedText implements ReadableText {
  readonly hash: string;
  readonly id: string | undefined;
  readonly #bytes: Buffer;

  /** The caller may overwrite the bytes afterwards. */
  constructor(bytes: Buffer, hash: string, id: string | undefined) {
    this.hash = hash;
    this.id = id;
    this.#bytes = Buffer.from(bytes);
  }

  get text(): string {
    return this.#bytes.toString('utf8');
  }
}

/** The id that Git gives to a blob of these bytes, in hex. */
function blobId(bytes: Buffer, algorithm: HashName): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The hash of a text that is not on disk, such as an editor's buffer: like `ReadableText.hash`. */
export function hashText(text: string, algorithm: HashName): string {
  return blobId(canonical(Buffer.from(text, 'utf8')), algorithm);
}

/** Without byte order mark, CRLF as LF; the same object if nothing had to change. */
function canonical(bytes: Buffer): Buffer {
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (!body.includes(CR)) return body;
  if (!body.includes('\r\n', 0, 'latin1')) return body;
  return Buffer.from(body.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

/** The name of UTF-16 or UTF-32: recognized by their mark, or by the zero bytes that ASCII has in them. */
function wideEncoding(bytes: Buffer): string | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (bytes.length < 4) return undefined;
  const zeros = [a, b, c, d].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (zeros === 'x0x0' || zeros === '0x0x') return 'UTF-16';
  return zeros === 'x000' || zeros === '000x' ? 'UTF-32' : undefined;
}

/** 1-based. A line feed is never part of a longer character, so each line can be checked alone. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LF, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
}
